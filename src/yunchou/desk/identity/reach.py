"""Whom a user reaches: computed once a request, asked everywhere. Default deny."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import RightAssignment, RoleAssignment, Team, User
from yunchou.desk.identity.roles import CHANGES_TEAM, REACHES_ALL, REACHES_TEAM, ROLE_MAY, May, Right, Role


@dataclass(frozen=True, slots=True)
class Reach:
    """What one user may do and whose records he reaches."""

    user_id: int
    roles: frozenset[Role]
    rights: frozenset[Right]
    may: frozenset[May]
    sees_all: bool
    team_user_ids: frozenset[int]
    changes_team: bool

    def sees_owner(self, owner_id: int | None) -> bool:
        """Whether records owned by this person are in reach without a deal team."""
        return self.sees_all or owner_id == self.user_id or owner_id in self.team_user_ids

    def changes_owner(self, owner_id: int | None) -> bool:
        """Whether records owned by this person may be changed without a deal team."""
        return owner_id == self.user_id or (self.changes_team and owner_id in self.team_user_ids)


_ATTRIBUTE = "_yunchou_reach"


def reach_of(user: User) -> Reach:
    """The reach of a user, kept on the user object for the rest of the request. Inactive users reach nothing."""
    kept: Reach | None = getattr(user, _ATTRIBUTE, None)
    if kept is None:
        kept = _compute(user)
        setattr(user, _ATTRIBUTE, kept)
    return kept


def forget_reach(user: User) -> None:
    """Compute the reach anew at the next question, after a role, a right or a team changed."""
    if hasattr(user, _ATTRIBUTE):
        delattr(user, _ATTRIBUTE)


def _compute(user: User) -> Reach:
    if not user.is_active or user.pk is None:
        return Reach(0, frozenset(), frozenset(), frozenset(), False, frozenset(), False)
    roles = frozenset(RoleAssignment.objects.filter(user=user).values_list("role", flat=True))
    rights = frozenset(RightAssignment.objects.filter(user=user).values_list("right", flat=True))
    return Reach(
        user_id=user.pk,
        roles=roles,
        rights=rights,
        may=frozenset({May.SIGNED_IN}).union(*(ROLE_MAY[role] for role in roles)),
        sees_all=bool(roles & REACHES_ALL),
        team_user_ids=_team_user_ids(user, roles),
        changes_team=bool(roles & CHANGES_TEAM),
    )


def _team_user_ids(user: User, roles: frozenset[Role]) -> frozenset[int]:
    """Members of the teams the user leads and all below; a read-only user reaches his own team."""
    if not roles & REACHES_TEAM:
        return frozenset()
    teams = list(Team.objects.values_list("pk", "parent_id", "leader_id"))
    wanted = {pk for pk, _parent, leader in teams if leader == user.pk and Role.LEADER in roles}
    if Role.READ_ONLY in roles and user.team_id:
        wanted.add(user.team_id)
    grown = True
    while grown:
        below = {pk for pk, parent, _leader in teams if parent in wanted} - wanted
        wanted |= below
        grown = bool(below)
    return frozenset(User.objects.filter(team_id__in=wanted).values_list("pk", flat=True))


def ensure_may(user: User, *any_of: May) -> None:
    """Refuse unless one of the user's roles brings this permission, or one of these."""
    if reach_of(user).may.isdisjoint(any_of):
        raise Refused(_("Your role does not allow this."))


def ensure_right(user: User, right: Right) -> None:
    """Refuse unless the user was given this separate right."""
    if right not in reach_of(user).rights:
        raise Refused(_("This needs a right that you have not been given."))
