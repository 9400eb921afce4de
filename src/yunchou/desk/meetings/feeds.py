"""The secret address of a person's calendar: made, told once, revoked, over when its owner was not safe."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.operations import record
from yunchou.desk.meetings.models import CalendarFeed

LASTS = timedelta(days=365)
"""After a year an address has to be made anew: phones are lost and forgotten."""
UNSAFE = frozenset({"user.deactivated", "user.password_changed", "user.factors_reset", "user.signed_out"})


@transaction.atomic
def make_feed(*, actor: User, at: datetime) -> str:
    """The secret of a new address for one's calendar; the one before stops working. It is told this once."""
    ensure_may(actor, May.SEE_OPPORTUNITIES)
    secret = secrets.token_urlsafe(32)
    values = {"digest": digest_of(secret), "made_at": at}
    feed, _made = CalendarFeed.objects.update_or_create(user=actor, defaults=values)
    record("calendar_feed.made", feed, actor=actor, at=at)
    return secret


@transaction.atomic
def revoke_feed(*, actor: User, at: datetime) -> None:
    """Let the address of one's calendar stop working at once."""
    feed = CalendarFeed.objects.select_for_update().filter(user=actor).first()
    if feed is not None:
        record("calendar_feed.revoked", feed, actor=actor, at=at)
        feed.delete()


def end_feeds(entries: Sequence[JournalEntry]) -> None:
    """A reaction: whoever is shut out or signed out everywhere, or takes a new password, loses the address as well.

    Who got hold of his session may have made one, and it would go on telling his meetings.
    """
    people = {int(entry.subject_id) for entry in entries if entry.kind in UNSAFE}
    people |= {
        entry.actor_id
        for entry in entries
        if entry.kind == "alert.answered" and entry.changes["answer"][1] == "not_mine" and entry.actor_id
    }
    if people:
        CalendarFeed.objects.filter(user__in=people).delete()


def feed_for(user: User, *, at: datetime) -> CalendarFeed | None:
    """The address of a person's calendar, if he has one that works; the secret itself is kept nowhere."""
    return CalendarFeed.objects.filter(user=user, made_at__gt=at - LASTS).first()


def owner_of(secret: str, *, at: datetime) -> User:
    """Whose meetings an address tells. `NotThere` when it is over or never was, or its owner does not work here."""
    rows = CalendarFeed.objects.filter(digest=digest_of(secret), made_at__gt=at - LASTS, user__is_active=True)
    found = rows.select_related("user").first()
    if found is None:
        raise NotThere(_("There is no such calendar."))
    return found.user


def digest_of(secret: str) -> str:
    """What is kept of the secret of an address."""
    return hashlib.sha256(secret.encode()).hexdigest()
