"""What the gate says of a plan before anything is saved, from the deal as it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.conduct.facts import COUNTED, hospitality_facts
from yunchou.desk.conduct.models import Hospitality
from yunchou.desk.conduct.queries import hospitality_elsewhere, hospitality_of
from yunchou.desk.customers.models import Contact
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.desk.tempo.models import TenderDates
from yunchou.desk.tempo.queries import tender_facts
from yunchou.playbook.conduct import facts
from yunchou.playbook.conduct.hospitality import Gated, gate
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.pipeline.facts import Opportunity as DealFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is planned for whom; `value` is per head, in yuan."""

    person: Contact
    kind: HospitalityKind
    value: Decimal
    planned_on: date
    recipient: PublicSectorClass = PublicSectorClass.UNKNOWN


def judge(deal: Opportunity, plan: Plan, *, as_of: date, besides: int | None = None) -> Gated:
    """What the gate says of a plan on a day; `besides` is the stored plan that is judged again. Four queries."""
    case = Case(_dossier(deal, plan, besides), our_parameters(), as_of)
    return gate(case, _facts(plan))


def judge_again(row: Hospitality, *, value: Decimal, on: date, as_of: date) -> Gated:
    """What the gate says of a stored plan as it would be now, with this value and on this day."""
    plan = Plan(person=row.person, kind=row.kind, value=value, planned_on=on, recipient=row.recipient)
    return judge(row.opportunity, plan, as_of=as_of, besides=row.pk)


def limit(name: str, on: date) -> Decimal:
    """A limit of conduct as it holds on a day, in yuan."""
    return Decimal(our_parameters().on(on).whole(f"conduct.{name}"))


def _dossier(deal: Opportunity, plan: Plan, besides: int | None) -> Dossier:
    own = [row for row in hospitality_of([deal.pk]) if row.state in COUNTED and row.pk != besides]
    away = [row for row in hospitality_elsewhere({plan.person.pk}) if row.state in COUNTED and row.pk != besides]
    return Dossier(
        account=Account(public_sector=deal.customer.public_sector_class),
        opportunity=DealFacts(name=deal.name, stage=deal.stage, standing=deal.standing),
        tender=tender_facts(TenderDates.objects.filter(opportunity=deal).first()),
        hospitality=hospitality_facts(deal.pk, own, away, {plan.person.pk}),
    )


def _facts(plan: Plan) -> facts.Hospitality:
    return facts.Hospitality(
        kind=plan.kind,
        person=plan.person.name,
        value=plan.value,
        planned_on=plan.planned_on,
        recipient=plan.recipient,
    )
