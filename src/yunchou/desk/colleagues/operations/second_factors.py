"""What a person does to his own second factors through allauth's pages, with its journal lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import Line, record_many

Held = Mapping[int, tuple[str, str]]
"""The factors of a user by key: what each is, and the name he gave it."""

SEALED = ("secret", "seed")
"""What allauth gives its adapter to seal: the secret of an app, the seed of recovery codes."""

_CODES = Authenticator.Type.RECOVERY_CODES


def held(user: User) -> Held:
    """The user's factors as they are now, recovery codes among them."""
    found = Authenticator.objects.filter(user_id=user.pk)
    return {row.pk: (str(row.type), str(row.data.get("name", ""))) for row in found}


def record_difference(before: Held, after: Held, *, actor: User, at: datetime) -> None:
    """One line for each factor added, removed or renamed, and for new recovery codes. Needs an open transaction."""
    lines = []
    for key, (kind, name) in after.items():
        if key not in before:
            said = "user.recovery_codes_made" if kind == _CODES else "user.factor_added"
            lines.append(Line(said, actor, {"factor": [None, name or kind]}))
        elif before[key] != (kind, name):
            lines.append(Line("user.factor_renamed", actor, {"factor": [before[key][1], name]}))
    for key, (kind, name) in before.items():
        if key not in after and kind != _CODES:
            lines.append(Line("user.factor_removed", actor, {"factor": [name or kind, None]}))
    if lines:
        record_many(lines, actor=actor, at=at)


def seal_anew() -> int:
    """Seal the secrets of all second factors with the data key in use; answers how many there were."""
    adapter, done = get_adapter(), 0
    for pk in Authenticator.objects.values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            names = [name for name in SEALED if factor is not None and name in factor.data]
            if factor is None or not names:
                continue
            factor.data |= {name: adapter.encrypt(adapter.decrypt(factor.data[name])) for name in names}
            factor.save(update_fields=["data"])
            done += len(names)
    return done
