"""The colleagues of the demo company: one for every role, two teams."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from yunchou.desk.colleagues.operations.own import set_up
from yunchou.desk.colleagues.operations.roles import set_roles
from yunchou.desk.colleagues.operations.teams import add_team, change_team
from yunchou.desk.colleagues.operations.users import add_user
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Right, Role

DOMAIN = "demo.example"

People = dict[str, User]


def hire(plan: dict[str, Any], password: str, *, at: datetime) -> People:
    """Everybody, by the short name that the other plans use. All sign in with the same password."""
    first, *others = plan["users"]
    head = set_up(_address(first), first["name"], password, language="zh-hans", also=(), at=at)
    people: People = {first["id"]: head}
    for each in others:
        values = {"name": each["name"], "email": _address(each), "title": each["title"], "phone": "", "team": None}
        people[each["id"]] = add_user(values, actor=head, at=at)
    _give_roles(plan["users"], people, head, at)
    _make_teams(plan, people, head, at)
    # One hash for the password they share: each takes as long as a sign-in.
    User.objects.exclude(pk=head.pk).update(password=head.password)
    return {key: User.objects.get(pk=user.pk) for key, user in people.items()}


def _address(each: dict[str, Any]) -> str:
    return f"{each['id']}@{DOMAIN}"


def _give_roles(users: list[dict[str, Any]], people: People, head: User, at: datetime) -> None:
    for each in users:
        user = people[each["id"]]
        if user.pk == head.pk:
            continue
        roles = [Role.of(role) for role in each["roles"]]
        rights = [Right.of(right) for right in each.get("rights", ())]
        set_roles(user, roles, rights, seen_version=user.version, actor=head, at=at)


def _make_teams(plan: dict[str, Any], people: People, head: User, at: datetime) -> None:
    for each in plan["teams"]:
        team = add_team({"name": each["name"], "parent": None, "leader": None}, actor=head, at=at)
        members = [people[user["id"]].pk for user in plan["users"] if user.get("team") == each["name"]]
        User.objects.filter(pk__in=members).update(team=team)
        values = {"name": team.name, "parent": None, "leader": people[each["leader"]].pk}
        change_team(team, values, seen_version=team.version, actor=head, at=at)
