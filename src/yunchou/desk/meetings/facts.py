"""Contacts as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.preparation import facts_of
from yunchou.desk.meetings.queries import interactions, plans
from yunchou.playbook.meetings import facts


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that are kept here; seven queries."""
    made: dict[int, list[facts.Interaction]] = defaultdict(list)
    for row in interactions(deals).defer("raw"):
        made[row.opportunity_id].append(_interaction(row))
    ahead: dict[int, list[facts.Meeting]] = defaultdict(list)
    for plan in plans(deals):
        ahead[plan.opportunity_id].append(facts_of(plan))
    return {pk: {"interactions": tuple(reversed(made[pk])), "meetings": tuple(ahead[pk])} for pk in deals}


def _interaction(row: Interaction) -> facts.Interaction:
    """One contact; what was written down before it was sorted stays out."""
    return facts.Interaction(
        on=row.on,
        people=tuple(sorted(person.name for person in row.people.all())),
        by="、".join(sorted(each.name for each in row.colleagues.all())),
        initiative=row.initiative,
        visit=row.visit,
        message_sent=row.message_sent,
        note=row.note,
    )
