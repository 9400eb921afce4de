"""Asks and effort as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from yunchou.desk.resources.queries import Spent, asks, spent_on
from yunchou.desk.resources.terms import AskKind, AskState
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.resources import facts


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that are kept here; two queries.

    A declined ask promises nothing and is left out.
    """
    asked: dict[int, list[facts.Ask]] = defaultdict(list)
    rows = asks(deals).exclude(state=AskState.DECLINED)
    for deal, of, what, due_on, done_on, waits_for, kind in rows.values_list(
        "opportunity_id", "of__name", "what", "due_on", "done_on", "waits_for__name", "kind"
    ):
        told = facts.Ask(
            of=of,
            what=what,
            due_on=due_on,
            done_on=done_on,
            waits_for=waits_for or "",
            coaching=Answer.YES if kind is AskKind.COACHING else Answer.NO,
        )
        asked[deal].append(told)
    spent = spent_on(deals)
    return {pk: {"asks": tuple(asked[pk]), "investment": _investment(spent.get(pk, Spent()))} for pk in deals}


def _investment(spent: Spent) -> facts.Investment:
    return facts.Investment(hours=spent.hours, cost=spent.cost)
