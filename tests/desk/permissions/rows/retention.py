"""The customers we already have."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.cast import AT, company_of
from tests.desk.permissions.row import SEES_ALL, SEES_CONTRACTS, SELLS, Row, World, company, deal_in, foreign_company
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Contact
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.retention.models import ReferenceConsent, Referral
from yunchou.desk.retention.terms import ReferenceKind
from yunchou.playbook.kernel.terms import Answer

DAY = "2026-09-01"
Where = Callable[[Opportunity], dict[str, Any]]


def _bound(opportunity: Opportunity) -> dict[str, Any]:
    """A deal with a signed contract."""
    Contract.objects.get_or_create(
        opportunity=opportunity,
        defaults={
            "number": f"R-{opportunity.pk}", "title": "坐席采购", "amount": Decimal(360000), "signed_on": AT.date(),
            "created_by": opportunity.owner, "created_at": AT,
        },
    )  # fmt: skip
    return {"pk": opportunity.pk}


def _consent(opportunity: Opportunity) -> dict[str, Any]:
    said = {"kind": ReferenceKind.LOGO, "agreed": Answer.YES, "on": AT.date(), "scope": "投标"}
    kept = {"recorded_by": opportunity.owner, "recorded_at": AT}
    return {"pk": ReferenceConsent.objects.create(company_id=opportunity.customer_id, **said, **kept).pk}


def _customer(opportunity: Opportunity) -> dict[str, Any]:
    return {"pk": opportunity.customer_id}


def _referral(opportunity: Opportunity) -> dict[str, Any]:
    owner = opportunity.owner
    introduced = company_of(owner, f"新海证券{opportunity.pk}")
    kept = {"on": AT.date(), "recorded_by": owner, "recorded_at": AT}
    return {"pk": Referral.objects.create(introducer=opportunity.customer, introduced=introduced, **kept).pk}


def _person(opportunity: Opportunity) -> dict[str, Any]:
    return {"pk": Contact.objects.create(company_id=opportunity.customer_id, name="李敏", created_at=AT).pk}


def _form(route: str, where: Where, data: dict[str, Any] | None = None) -> Row:
    """A page or, with `data`, a form for who sells to the customer."""

    def ours(world: World) -> dict[str, Any]:
        return where(deal_in(world, theirs=False))

    def theirs(world: World) -> dict[str, Any]:
        return where(deal_in(world, theirs=True))

    said = None if data is None else lambda _world: dict(data)
    return Row(route, "GET" if data is None else "POST", ours=ours, theirs=theirs, allowed=SELLS, data=said)


ROWS = [
    Row("retention", allowed=SEES_CONTRACTS),
    Row("renewals", allowed=SEES_CONTRACTS),
    Row("growth", allowed=SEES_CONTRACTS),
    Row("references", allowed=SEES_CONTRACTS),
    # Nobody of the cast was given the right to export.
    Row("retention_export", allowed=frozenset()),
    Row("customer_care", ours=company, theirs=foreign_company, allowed=SEES_CONTRACTS, allowed_theirs=SEES_ALL),
    _form("care_new", _customer),
    _form("care_new", _customer, {"on": DAY, "satisfied": "yes"}),
    _form("usage_new", _customer),
    _form("usage_new", _customer, {"month": DAY, "seats": "5"}),
    _form("consent_new", _customer),
    _form("consent_new", _customer, {"kind": "logo", "agreed": "no", "on": DAY}),
    _form("reference_use_new", _consent),
    _form("reference_use_new", _consent, {"used_on": DAY}),
    _form("expansion_open", _customer, {"seats": "5"}),
    _form("renewal_open", _bound, {}),
    Row("referrals", allowed=SEES_CONTRACTS),
    Row("ledger", allowed=SEES_CONTRACTS),
    _form("referral_new", _customer),
    _form("referral_new", _customer, {"introduced": "新海证券", "on": DAY}),
    _form("referral_thanks", _referral),
    _form("referral_thanks", _referral, {"thanked_on": DAY, "thanks": "letter", "version": 1}),
    _form("job_change", _person),
    _form("job_change", _person, {"left_on": DAY, "new_company": "新海证券", "version": 1}),
]
