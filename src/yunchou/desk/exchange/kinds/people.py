"""Colleagues, their teams and leaders, from a file. Nobody can sign in by it: an administrator gives links later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from yunchou.desk.colleagues.operations.roles import set_roles
from yunchou.desk.colleagues.operations.teams import add_team, change_team
from yunchou.desk.colleagues.operations.users import add_user, change_user
from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken
from yunchou.desk.identity.models import RightAssignment, RoleAssignment, Team, User
from yunchou.desk.identity.roles import May, Role
from yunchou.playbook.kernel.terms import Words

COLUMNS = (
    Column("name", Words("姓名", "Name"), read.text(80), ("sales_agent", "同事", "销售", "name"), required=True),
    Column("email", Words("邮箱", "Mail address"), read.text(254), ("邮件", "e-mail", "电子邮箱")),
    Column("title", Words("职务", "Title"), read.text(80), ("职位", "岗位")),
    Column("team", Words("团队", "Team"), read.text(80), ("team", "regional_office", "部门", "区域")),
    Column("leader", Words("主管", "Leader"), read.text(80), ("manager", "上级", "直属主管")),
)


def _take(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:  # noqa: ARG001
    taken = Taken()

    def keep(row: Row) -> int:
        leader = str(row.values.get("leader") or "")
        team = _team(str(row.values.get("team") or ""), leader, actor=actor, at=at)
        user = _person(row, team, actor=actor, at=at)
        return user.pk

    take_each(rows, keep, taken)
    return taken


def _team(name: str, leader: str, *, actor: User, at: datetime) -> Team | None:
    """The team of a region and its leader; two leaders of one region lead two teams."""
    if not name and not leader:
        return None
    title = " · ".join(part for part in (name, leader) if part)[:80]
    team = Team.objects.filter(name=title).first()
    if team is None:
        team = add_team({"name": title, "parent": None, "leader": None}, actor=actor, at=at)
    if leader and team.leader_id is None:
        head = _by_name(leader) or _added(leader, "", "", team, actor=actor, at=at)
        _ensure_role(head, Role.LEADER, actor=actor, at=at)
        values = {"name": team.name, "parent": team.parent_id, "leader": head.pk}
        change_team(team, values, seen_version=team.version, actor=actor, at=at)
    return team


def _person(row: Row, team: Team | None, *, actor: User, at: datetime) -> User:
    name, email = str(row.values["name"]), str(row.values.get("email") or "")
    user = (User.objects.filter(email__iexact=email).first() if email else None) or _by_name(name)
    title = str(row.values.get("title") or "")
    if user is None:
        user = _added(name, email, title, team, actor=actor, at=at)
    elif team is not None and user.team_id != team.pk:
        values = {"name": user.name, "email": user.email, "title": title or user.title, "phone": user.phone}
        change_user(user, {**values, "team": team.pk}, seen_version=user.version, actor=actor, at=at)
    if not RoleAssignment.objects.filter(user=user).exists():
        _ensure_role(user, Role.SELLER, actor=actor, at=at)
    return user


def _by_name(name: str) -> User | None:
    return User.objects.filter(name=name).order_by("pk").first()


def _added(name: str, email: str, title: str, team: Team | None, *, actor: User, at: datetime) -> User:
    """A new colleague. Without an address he gets one that receives no mail, until an administrator enters his own."""
    address = email or f"{hashlib.sha256(name.encode()).hexdigest()[:12]}@import.invalid"
    values = {"name": name, "email": address, "title": title, "phone": "", "team": team.pk if team else None}
    return add_user(values, actor=actor, at=at)


def _ensure_role(user: User, role: Role, *, actor: User, at: datetime) -> None:
    if not RoleAssignment.objects.filter(user=user, role=role).exists():
        roles = {*RoleAssignment.objects.filter(user=user).values_list("role", flat=True), role}
        rights = set(RightAssignment.objects.filter(user=user).values_list("right", flat=True))
        set_roles(user, roles, rights, seen_version=user.version, actor=actor, at=at)


PEOPLE = Kind(
    "people",
    Words("同事与团队", "Colleagues and teams"),
    COLUMNS,
    lambda values: read.normal(str(values["name"])),
    _take,
    may=May.MANAGE_USERS,
)
