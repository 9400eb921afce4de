"""The stored rhythm as the facts that the playbook judges. The one place where it is translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils import timezone

from yunchou.desk.tempo import models
from yunchou.desk.tempo.queries import decisions_of, in_force, steps_of, tender_facts
from yunchou.playbook.tempo import facts


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that tempo fills; three queries."""
    decisions: defaultdict[int, list[models.PaceDecision]] = defaultdict(list)
    told = ("opportunity__standing", "pace", "reason", "exit_condition", "decided_at")
    for decision in decisions_of(deals).select_related(None).select_related("opportunity").only(*told):
        decisions[decision.opportunity_id].append(decision)
    steps: defaultdict[int, list[models.NextStep]] = defaultdict(list)
    for step in steps_of(deals):
        steps[step.opportunity_id].append(step)
    tenders = {row.opportunity_id: row for row in models.TenderDates.objects.filter(opportunity__in=deals)}
    return {
        pk: {
            "tender": tender_facts(tenders.get(pk)),
            "paces": _paces(decisions[pk]),
            "next_steps": tuple(map(_step, steps[pk])),
        }
        for pk in deals
    }


def _paces(decisions: list[models.PaceDecision]) -> tuple[facts.PaceDecision, ...]:
    """The decision in force; earlier ones are history."""
    held = in_force(decisions, decisions[0].opportunity.standing) if decisions else None
    if held is None:
        return ()
    return (
        facts.PaceDecision(
            pace=held.pace,
            reason=held.reason,
            exit_condition=held.exit_condition,
            decided_on=timezone.localtime(held.decided_at).date(),
        ),
    )


def _step(row: models.NextStep) -> facts.NextStep:
    return facts.NextStep(what=row.what, initiative=row.initiative, due_on=row.due_on, done_on=row.done_on)
