"""How long a sign-in lasts, and how all of a user's sessions end at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import F

from yunchou.desk.identity.models import User

_SINCE, _SEEN = "signed_in_at", "seen_at"
STEP = timedelta(minutes=5)
"""Use is noted at most this often: a session is not written at every request."""


def end_sessions(user: User) -> None:
    """Sign the user out everywhere, with his next request at the latest. The caller's transaction decides."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])


def is_over(session: SessionBase, *, at: datetime) -> bool:
    """Whether a signed-in session has been idle, or has lasted, for longer than the settings allow."""
    since, seen = _moment(session, _SINCE), _moment(session, _SEEN)
    if since is None or seen is None:
        return False
    return at - since > settings.SESSION_LONGEST or at - seen > settings.SESSION_IDLE


def note_use(session: SessionBase, *, at: datetime) -> None:
    """Remember when the session began and that it was used just now."""
    if _moment(session, _SINCE) is None:
        session[_SINCE] = at.timestamp()
    seen = _moment(session, _SEEN)
    if seen is None or at - seen >= STEP:
        session[_SEEN] = at.timestamp()


def _moment(session: SessionBase, name: str) -> datetime | None:
    kept = session.get(name)
    return None if kept is None else datetime.fromtimestamp(kept, tz=UTC)
