"""What customers said about payments that are owed: promises kept and broken, a dispute, retention money."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from yunchou.desk.demo.told import Told
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.claims import DISPUTE, PROMISE
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.receivables.operations import change_instalment
from yunchou.playbook.receivables.terms import DisputeKind, InstalmentKind

RETENTION = "质保金"


def tell_claims(plan: dict[str, Any], deals: dict[str, Told]) -> None:
    """Let finance note what was said on the days on which it was said."""
    for name, said in plan.items():
        told = deals[name]
        for each in said.get("promises", []):
            told.story.on(each[1], lambda at, told=told, each=each: _promise(told, each, at))  # type: ignore[misc]
        for each in said.get("disputes", []):
            told.story.on(each[2], lambda at, told=told, each=each: _dispute(told, each, at))  # type: ignore[misc]
    for told in deals.values():
        if any(row[0] == RETENTION for row in told.plan.get("instalments", [])):
            told.story.on(1, lambda at, told=told: _retain(told, at))  # type: ignore[misc]


def _instalment(told: Told, position: int) -> Instalment:
    found = Instalment.objects.select_related("contract__opportunity")
    return found.get(contract__opportunity=told.deal, position=position)


def _promise(told: Told, each: list[Any], at: datetime) -> None:
    position, given, due, amount, who, note = each
    values = {
        "instalment": _instalment(told, position),
        "person": told.person(who),
        "amount": Decimal(amount) if amount else None,
        "given_on": told.story.clock.day(given),
        "due_on": told.story.clock.day(due),
        "note": note,
    }
    add_row(PROMISE, told.deal, values, actor=told.finance, at=at)


def _dispute(told: Told, each: list[Any], at: datetime) -> None:
    position, kind, raised, amount, what = each
    values = {
        "instalment": _instalment(told, position),
        "kind": DisputeKind.of(kind),
        "amount": Decimal(amount) if amount else None,
        "raised_on": told.story.clock.day(raised),
        "what": what,
    }
    add_row(DISPUTE, told.deal, values, actor=told.finance, at=at)


def _retain(told: Told, at: datetime) -> None:
    for row in Instalment.objects.select_related("contract__opportunity").filter(
        contract__opportunity=told.deal, name=RETENTION
    ):
        kind = {"kind": InstalmentKind.RETENTION}
        change_instalment(row, kind, seen_version=row.version, actor=told.finance, at=at)
