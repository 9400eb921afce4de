"""Teams: a tree whose leaders see what their team and the teams below own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.journal.operations import hold, record

DEEPEST = 10
"""Levels of teams below each other; nobody needs more, and a reader of the tree should not run for long."""


@transaction.atomic
def add_team(values: dict[str, Any], *, actor: User, at: datetime) -> Team:
    """A new team; `values` are name, parent and leader (keys or None)."""
    ensure_may(actor, May.MANAGE_USERS)
    hold()
    fields = _checked(values)
    team = Team.objects.create(**fields)
    changes = {name: [None, str(value)] for name, value in fields.items() if value}
    record("team.created", team, actor=actor, at=at, changes=changes)
    return team


@transaction.atomic
def change_team(team: Team, values: dict[str, Any], *, seen_version: int, actor: User, at: datetime) -> Team:
    """Change name, place in the tree and leader. Raises `Conflict` when somebody else changed the team meanwhile."""
    ensure_may(actor, May.MANAGE_USERS)
    hold()
    diff = apply_changes(team, _checked(values, team), seen_version=seen_version)
    if diff:
        record("team.changed", team, actor=actor, at=at, changes=diff)
    return team


@transaction.atomic
def remove_team(team: Team, *, actor: User, at: datetime) -> None:
    """Remove a team that nobody belongs to and that has no team below it."""
    ensure_may(actor, May.MANAGE_USERS)
    hold()
    if team.members.exists() or team.children.exists():
        raise Invalid({"": _("Move the members and the teams below first; only an empty team can be removed.")})
    record("team.removed", team, actor=actor, at=at)
    team.delete()


def _checked(values: dict[str, Any], team: Team | None = None) -> dict[str, Any]:
    parent = _parent(values["parent"], team)
    leader = User.objects.filter(pk=values["leader"]).first() if values["leader"] else None
    same = Team.objects.filter(name=values["name"])
    if (same.exclude(pk=team.pk) if team else same).exists():
        raise Invalid({"name": _("There is a team of this name already.")})
    kept = team is not None and leader is not None and team.leader_id == leader.pk
    if leader is not None and not kept and not _may_lead(leader):
        raise Invalid({"leader": _("Give this colleague the role of sales leader first.")})
    return {"name": values["name"], "parent": parent, "leader": leader}


def _may_lead(user: User) -> bool:
    return user.is_active and user.role_assignments.filter(role=Role.LEADER).exists()


def _parent(key: int | None, team: Team | None) -> Team | None:
    """The team above, if it exists and does not lie below this one."""
    if not key:
        return None
    parents = dict(Team.objects.values_list("pk", "parent_id"))
    if key not in parents:
        raise Invalid({"parent": _("There is no such team.")})
    above, step = [key], parents[key]
    while step is not None:
        above.append(step)
        step = parents[step]
    if team is not None and team.pk in above:
        raise Invalid({"parent": _("A team cannot lie below itself.")})
    if len(above) >= DEEPEST:
        raise Invalid({"parent": _("Teams lie at most ten levels deep.")})
    return Team.objects.get(pk=key)
