"""Asks and effort as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.queries import Spent, asks, spent_on
from yunchou.desk.resources.terms import AskKind, AskState
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.resources import facts


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that are kept here; two queries."""
    asked: dict[int, list[facts.Ask]] = defaultdict(list)
    for row in asks(deals).exclude(state=AskState.DECLINED).defer("detail", "reply"):
        asked[row.opportunity_id].append(_ask(row))
    spent = spent_on(deals)
    return {pk: {"asks": tuple(asked[pk]), "investment": _investment(spent.get(pk, Spent()))} for pk in deals}


def _ask(row: Ask) -> facts.Ask:
    """One ask; a declined one promises nothing and is left out."""
    return facts.Ask(
        of=row.of.name,
        what=row.what,
        due_on=row.due_on,
        done_on=row.done_on,
        waits_for=row.waits_for.name if row.waits_for else "",
        coaching=Answer.YES if row.kind is AskKind.COACHING else Answer.NO,
    )


def _investment(spent: Spent) -> facts.Investment:
    return facts.Investment(hours=spent.hours, cost=spent.cost)
