"""Users, teams, one's own settings, the logs."""

from typing import Any

from tests.cast import person
from tests.desk.permissions.row import EVERYBODY, NOBODY, Row, World
from yunchou.desk.identity.models import Team
from yunchou.desk.identity.roles import Role

ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
COMPLIANCE = frozenset({Role.COMPLIANCE})


def somebody(world: World) -> dict[str, Any]:
    """Any user: an administrator manages all of them."""
    return {"pk": world.cast.stranger.pk}


def empty_team(_world: World) -> dict[str, Any]:
    """A team that nobody belongs to."""
    return {"pk": Team.objects.get_or_create(name="华北一队")[0].pk}


def own_values(_world: World) -> dict[str, Any]:
    return {"name": "本人", "language": "en", "time_zone": "UTC", "version": 1}


def user_values(_world: World) -> dict[str, Any]:
    return {"name": "新同事", "email": "new@example.com"}


def leader(_world: World) -> dict[str, Any]:
    return {"name": "新队", "leader": person("高远", "leader@example.com", Role.LEADER).pk}


ROWS = [
    Row("setup", allowed=NOBODY, answers=dict.fromkeys(EVERYBODY, 404), public=True, status=404),
    Row("preferences"),
    Row("preferences", "POST", data=own_values),
    Row("users", allowed=ADMINISTRATOR),
    Row("user_new", allowed=ADMINISTRATOR),
    Row("user_new", "POST", allowed=ADMINISTRATOR, data=user_values),
    Row("user", allowed=ADMINISTRATOR, ours=somebody),
    Row("user_edit", allowed=ADMINISTRATOR, ours=somebody),
    Row("user_edit", "POST", allowed=ADMINISTRATOR, ours=somebody, data=lambda w: {**user_values(w), "version": 1}),
    Row("user_roles", allowed=ADMINISTRATOR, ours=somebody),
    Row("user_roles", "POST", allowed=ADMINISTRATOR, ours=somebody, data=lambda _w: {"roles": "finance", "version": 1}),
    Row("user_access", "POST", allowed=ADMINISTRATOR, ours=somebody, data=lambda _w: {"active": "no"}),
    Row("user_link", "POST", allowed=ADMINISTRATOR, ours=somebody, status=200),
    Row("user_sessions", "POST", allowed=ADMINISTRATOR, ours=somebody),
    Row("user_factors", "POST", allowed=ADMINISTRATOR, ours=somebody),
    Row("sign_in_rules", allowed=ADMINISTRATOR),
    Row("sign_in_rules", "POST", allowed=ADMINISTRATOR, data=lambda _w: {"roles": ["finance"]}),
    Row("teams", allowed=ADMINISTRATOR),
    Row("team_new", allowed=ADMINISTRATOR),
    Row("team_new", "POST", allowed=ADMINISTRATOR, data=leader),
    Row("team", allowed=ADMINISTRATOR, ours=empty_team),
    Row("team", "POST", allowed=ADMINISTRATOR, ours=empty_team, data=lambda w: {**leader(w), "version": 1}),
    Row("team_removal", "POST", allowed=ADMINISTRATOR, ours=empty_team),
    Row("access_log", allowed=COMPLIANCE),
    Row("journal", allowed=COMPLIANCE),
    Row("journal_verification", allowed=COMPLIANCE),
]
