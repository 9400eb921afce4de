"""What the method says of one deal's need, budget, time and decision process, for the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.parameters import our_parameters
from yunchou.desk.qualification.facts import dossier_parts
from yunchou.desk.qualification.queries import Qualification
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.pipeline.facts import Opportunity as DealFacts
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Standing
from yunchou.playbook.qualification.budget import Cover, budget_for_price, budget_for_requirement
from yunchou.playbook.qualification.decision import completeness
from yunchou.playbook.qualification.factors import FourFactors, established, four_factors
from yunchou.playbook.qualification.need import backed_by, must_haves_met
from yunchou.playbook.qualification.terms import EndorsementSide
from yunchou.playbook.qualification.time_plan import Schedule, schedule


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts of the page."""

    established: Finding
    factors: FourFactors
    must_haves: Finding
    sides: dict[EndorsementSide, Finding]
    for_price: Cover
    for_need: Cover
    schedule: Schedule
    decision_known: Decimal | None


def judge(deal: Opportunity, known: Qualification, *, as_of: date) -> Judgement:
    """Judge one deal from what was loaded of it; at most one query more."""
    case = Case(_dossier(deal, known), our_parameters(), as_of)
    return Judgement(
        established=case.of(established),
        factors=case.of(four_factors),
        must_haves=case.of(must_haves_met),
        sides={side: backed_by(case, side) for side in EndorsementSide},
        for_price=case.of(budget_for_price),
        for_need=case.of(budget_for_requirement),
        schedule=case.of(schedule),
        decision_known=case.of(completeness),
    )


def _dossier(deal: Opportunity, known: Qualification) -> Dossier:
    return Dossier(
        opportunity=DealFacts(
            name=deal.name,
            standing=deal.standing,
            seats=deal.seats,
            unit_price=deal.unit_price,
            amount=deal.amount,
            currency=deal.currency,
            expected_sign_on=deal.expected_sign_on,
            disqualified_for=_disqualified_for(deal),
        ),
        **dossier_parts(known),
    )


def _disqualified_for(deal: Opportunity) -> DisqualifiedFor | None:
    if deal.standing is not Standing.DISQUALIFIED:
        return None
    newest = StandingChange.objects.filter(opportunity=deal).order_by("-at", "-pk").first()
    return (newest.disqualified_for or None) if newest else None
