"""What a person changes about himself, and how the first administrator comes to be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import RoleAssignment, User
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.operations import Line, hold, record, record_many

OWN = frozenset({"name", "title", "phone", "language", "time_zone"})


@transaction.atomic
def change_preferences(values: dict[str, Any], *, seen_version: int, actor: User, at: datetime) -> None:
    """The actor's own name, title, phone, language and time zone; nothing else about himself."""
    if strange := set(values) - OWN:
        raise ValueError(f"not a preference: {sorted(strange)}")
    user = User.objects.get(pk=actor.pk)
    diff = apply_changes(user, values, seen_version=seen_version)
    if diff:
        record("user.preferences_changed", user, actor=actor, at=at, changes=diff)


@transaction.atomic
def set_up(email: str, name: str, password: str, *, language: str, also: Collection[Role], at: datetime) -> User:
    """Make the first administrator, who may hold further roles from the start (a small team has nobody else).

    Raises `NotThere` once there is any user, also when two people try at the same moment.
    """
    hold()
    if User.objects.exists():
        raise NotThere(_("Yunchou is set up already."))
    user = User.objects.create_user(email, password, name=name, language=language, joined_at=at)
    roles = [Role.ADMINISTRATOR, *sorted(set(also) - {Role.ADMINISTRATOR})]
    RoleAssignment.objects.bulk_create(RoleAssignment(user=user, role=role, given_at=at) for role in roles)
    given = [Line("user.role_given", user, {"role": [None, role.value]}) for role in roles]
    record_many([Line("installation.set_up", user), *given], actor=user, at=at)
    return user
