"""Give and take roles and separate rights, and say which roles need a second factor."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from yunchou.desk.changes import conflict
from yunchou.desk.colleagues.operations.guards import ensure_administrator_remains, ensure_not_himself
from yunchou.desk.identity.factors import has_factor, required_roles
from yunchou.desk.identity.models import RequiredFactor, RightAssignment, RoleAssignment, User
from yunchou.desk.identity.reach import ensure_may, forget_reach
from yunchou.desk.identity.roles import May, Right, Role
from yunchou.desk.identity.sessions import end_sessions
from yunchou.desk.journal.operations import Line, hold, record, record_many


@transaction.atomic
def set_roles(
    user: User,
    roles: Collection[Role],
    rights: Collection[Right],
    *,
    seen_version: int,
    actor: User,
    at: datetime,
) -> None:
    """Let the user hold exactly these roles and rights. One journal line for each given or taken; he is signed out.

    Raises `Refused` for oneself and for the last administrator, `Conflict` when the user was changed meanwhile.
    """
    ensure_may(actor, May.MANAGE_USERS)
    ensure_not_himself(user, actor)
    hold()
    forget_reach(user)
    had = _held(user)
    if user.version != seen_version:
        raise conflict(user, {})
    if Role.ADMINISTRATOR in had[0] - set(roles):
        ensure_administrator_remains(without=user)
    lines = _set_roles(user, had[0], set(roles), actor, at) + _set_rights(user, had[1], set(rights), actor, at)
    if not lines:
        return
    record_many(lines, actor=actor, at=at)
    User.objects.filter(pk=user.pk).update(version=user.version + 1)
    forget_reach(user)
    end_sessions(user)


def _held(user: User) -> tuple[frozenset[Role], frozenset[Right]]:
    roles = RoleAssignment.objects.filter(user=user).values_list("role", flat=True)
    rights = RightAssignment.objects.filter(user=user).values_list("right", flat=True)
    return frozenset(roles), frozenset(rights)


def _set_roles(user: User, had: frozenset[Role], wanted: set[Role], actor: User, at: datetime) -> list[Line]:
    RoleAssignment.objects.filter(user=user, role__in=had - wanted).delete()
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, role=role, given_by=actor, given_at=at) for role in sorted(wanted - had)
    )
    given = [Line("user.role_given", user, {"role": [None, role.value]}) for role in sorted(wanted - had)]
    return given + [Line("user.role_taken", user, {"role": [role.value, None]}) for role in sorted(had - wanted)]


def _set_rights(user: User, had: frozenset[Right], wanted: set[Right], actor: User, at: datetime) -> list[Line]:
    RightAssignment.objects.filter(user=user, right__in=had - wanted).delete()
    RightAssignment.objects.bulk_create(
        RightAssignment(user=user, right=right, given_by=actor, given_at=at) for right in sorted(wanted - had)
    )
    given = [Line("user.right_given", user, {"right": [None, right.value]}) for right in sorted(wanted - had)]
    return given + [Line("user.right_taken", user, {"right": [right.value, None]}) for right in sorted(had - wanted)]


@transaction.atomic
def require_factors(roles: Collection[Role], *, actor: User, at: datetime) -> None:
    """Let exactly these roles need a second factor. Who holds one of them and has none is signed out.

    With the next sign-in he gets no further than the page on which he sets one up.
    """
    ensure_may(actor, May.MANAGE_USERS)
    hold()
    had, wanted = required_roles(), frozenset(roles)
    if had == wanted:
        return
    RequiredFactor.objects.filter(role__in=had - wanted).delete()
    RequiredFactor.objects.bulk_create(RequiredFactor(role=role) for role in sorted(wanted - had))
    changes = {"roles": [sorted(role.value for role in had), sorted(role.value for role in wanted)]}
    record("requirement.changed", actor, actor=actor, at=at, changes=changes)
    concerned = User.objects.filter(is_active=True, role_assignments__role__in=wanted - had).exclude(pk=actor.pk)
    for user in concerned.distinct():
        if not has_factor(user):
            end_sessions(user)
