"""What the tests of conduct are about, freshly stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.cast import AT
from yunchou.desk.conduct.judgement import Plan
from yunchou.desk.conduct.models import Hospitality, Outsider
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.key_account.terms import PublicSectorClass

DAY = date(2026, 9, 3)


def person_at(deal: Opportunity, name: str = "李主任") -> Contact:
    """Somebody at the deal's customer."""
    return Contact.objects.get_or_create(company_id=deal.customer_id, name=name, defaults={"created_at": AT})[0]


def private(deal: Opportunity, sector: PublicSectorClass = PublicSectorClass.PRIVATE) -> Opportunity:
    """The deal, with the class of its customer known."""
    Company.objects.filter(pk=deal.customer_id).update(public_sector_class=sector)
    return Opportunity.objects.select_related("customer", "owner", "compartment").get(pk=deal.pk)


def plan(deal: Opportunity, value: int = 150, *, kind: HospitalityKind = HospitalityKind.WORK_MEAL, **more) -> Plan:
    """A work meal two days after the cast's day."""
    return Plan(
        person=more.pop("person", None) or person_at(deal), kind=kind, value=Decimal(value), planned_on=DAY, **more
    )


def meal(deal: Opportunity, value: Decimal, *, verdict: HospitalityVerdict) -> Hospitality:
    """A stored plan that the gate judged so."""
    return Hospitality.objects.create(
        opportunity=private(deal), person=person_at(deal), kind=HospitalityKind.WORK_MEAL, value=value, planned_on=DAY,
        purpose="需求讨论会后工作餐", verdict=verdict, why={"zh": "见测试", "en": "see the test"},
        asked_by=deal.owner, asked_at=AT,
    )  # fmt: skip


def introducer(deal: Opportunity) -> Outsider:
    """A stored introducer that nobody screened."""
    return Outsider.objects.create(
        opportunity=deal, name="方老师", knows=person_at(deal), recorded_by=deal.owner, recorded_at=AT
    )
