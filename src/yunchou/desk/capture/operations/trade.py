"""Write what was said at the table, and what became of a meeting that did not take place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.capture.contract.terms import Party
from yunchou.desk.capture.operations.writing import Desk, TakenOff, named
from yunchou.desk.capture.queries import plan_meant
from yunchou.desk.errors import Invalid
from yunchou.desk.meetings.operations import PLAN
from yunchou.desk.negotiation.operations import ISSUE
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row, rows_of
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.contracts.terms import Better


def write_negotiation(desk: Desk, values: Mapping[str, Any]) -> None:
    """A position on the issue of that name, with its day; the customer's figure becomes their position (P80).

    What we said ourselves is noted and sets nothing: our target and limit are decided, not overheard. A figure in
    another unit than the issue's is noted only.
    """
    party, figure, unit = values["party"], values.get("figure"), values.get("unit", "")
    said = values.get("text", "").strip() or ("" if figure is None else f"{figure:,} {unit}".strip())
    if not said:
        raise Invalid({"text": _("Say what the position is, without who said so.")})
    line = f"{desk.day.isoformat()} {in_reader_language(party.words)}{_(': ')}{said}"
    there = rows_of(ISSUE, desk.deal).filter(name=values["name"]).order_by("pk").first()
    if there is None:
        better = Better.LOWER if unit == "%" else Better.HIGHER
        row = {"name": values["name"], "unit": unit, "better": better, "note": line}
        add_row(ISSUE, desk.deal, {**row, **_theirs(party, figure)}, **desk.by)
        return
    if line in there.note.splitlines():
        return
    changed: dict[str, Any] = {"note": "\n".join(filter(None, (there.note, line)))}
    if there.unit == unit:
        changed |= _theirs(party, figure)
    change_row(ISSUE, desk.deal, there.pk, changed, seen_version=there.version, **desk.by)


def _theirs(party: Party, figure: Any) -> dict[str, Any]:
    return {"theirs": figure} if party is Party.CUSTOMERS and figure is not None else {}


def write_cancelled(desk: Desk, values: Mapping[str, Any]) -> None:
    """The meeting that was meant is taken off; the journal keeps what it said.

    What was prepared for it goes along with the meeting that the same note plans instead.
    """
    plan = plan_meant(desk.deal, values.get("on"), named(values.get("people", "")))
    if plan is None:
        raise Invalid({"on": _("No one meeting of this day or with these people is planned.")})
    row = {name: getattr(plan, name) for name in PREPARED}
    desk.off = TakenOff(plan.way, row, [each.person for each in plan.invited.select_related("person")])
    remove_row(PLAN, desk.deal, plan.pk, seen_version=plan.version, **desk.by)


PREPARED = ("title", "minutes", "place", "agenda", "questions", "deck", "presenter")
