"""Record contacts with the customer (P39, P91, P106). `opportunities.rows` adds, changes and removes them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import FROM_AFAR, Way
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, ensure_past
from yunchou.playbook.kernel.terms import Answer


def _interaction(values: Values, writing: Writing) -> Values:
    """Who recorded it and when; a visit is one, a call never is."""
    row = writing.row if isinstance(writing.row, Interaction) else None
    if row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
        values.setdefault("colleagues", [writing.actor])
    ensure_past(values, ["on"], writing)
    _ensure_colleagues(values.get("colleagues", ()))
    way, visit = _now(values, row, "way"), _now(values, row, "visit")
    if way is Way.VISIT and visit is not Answer.YES:
        values["visit"] = Answer.YES
    elif way in FROM_AFAR and visit is not Answer.NO:
        values["visit"] = Answer.NO
    return values


def _ensure_colleagues(colleagues: Any) -> None:
    if not all(isinstance(each, User) for each in colleagues):
        raise Invalid({"colleagues": _("Name colleagues who have an account here.")})


def _now(values: Values, row: Interaction | None, name: str) -> Any:
    """The value as it will be: the one given, else the stored one."""
    return values[name] if name in values else getattr(row, name, None)


INTERACTION = RowKind(Interaction, "interaction", complete=_interaction)
