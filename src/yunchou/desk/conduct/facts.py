"""Hospitality and introducers as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from yunchou.desk.conduct.models import Hospitality, Outsider
from yunchou.desk.conduct.queries import hospitality_elsewhere, hospitality_of
from yunchou.desk.conduct.terms import HospitalityState
from yunchou.playbook.conduct import facts
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.resources import facts as resources

COUNTED = frozenset(
    {HospitalityState.PLANNED, HospitalityState.WAITING, HospitalityState.APPROVED, HospitalityState.GIVEN}
)


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that conduct fills; three queries."""
    planned = hospitality_of(deals).select_related(None).select_related("person", "decision", "giving")
    own = [row for row in planned if row.state in COUNTED]
    guests = {row.person_id for row in own}
    away = [row for row in hospitality_elsewhere(guests) if row.state in COUNTED] if guests else []
    outsiders: defaultdict[int, list[Outsider]] = defaultdict(list)
    for row in Outsider.objects.select_related("knows").filter(opportunity__in=deals):
        outsiders[row.opportunity_id].append(row)
    return {
        pk: {"hospitality": hospitality_facts(pk, own, away), "outsiders": tuple(map(_outsider, outsiders[pk]))}
        for pk in deals
    }


def hospitality_facts(
    deal: int, own: Iterable[Hospitality], away: Iterable[Hospitality], people: Iterable[int] = ()
) -> tuple[facts.Hospitality, ...]:
    """What this deal's people got or will get, on this deal and, of the same people and `people`, on others."""
    here = [row for row in own if row.opportunity_id == deal]
    people = {row.person_id for row in here} | set(people)
    there = [row for row in away if row.opportunity_id != deal and row.person_id in people]
    return tuple([_hospitality(row, Answer.NO) for row in here] + [_hospitality(row, Answer.YES) for row in there])


def _hospitality(row: Hospitality, elsewhere: Answer) -> facts.Hospitality:
    given = getattr(row, "giving", None)
    decided = getattr(row, "decision", None)
    return facts.Hospitality(
        kind=row.kind,
        person=row.person.name,
        value=given.value if given else row.value,
        planned_on=row.planned_on,
        given_on=given.given_on if given else None,
        approved=decided.approved if decided else Answer.UNKNOWN,
        recipient=row.recipient,
        elsewhere=elsewhere,
    )


def _outsider(row: Outsider) -> resources.Outsider:
    return resources.Outsider(
        name=row.name,
        knows=row.knows.name if row.knows else "",
        screened=row.screened,
        conflict=row.conflict,
        paid=row.paid,
        payment_disclosed=row.disclosed,
    )
