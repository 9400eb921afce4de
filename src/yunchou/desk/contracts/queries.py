"""Read contracts; the deal they belong to decides who may."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible


def of_deal(deal: Opportunity) -> Contract | None:
    """The contract of a deal that was fetched through access, or none yet."""
    return Contract.objects.select_related("opportunity").filter(opportunity=deal).first()


def fetch_for(user: User, deal_pk: int) -> Contract:
    """The contract of one deal, or `NotThere`."""
    contract = (
        Contract.objects.select_related("opportunity__customer", "opportunity__owner")
        .filter(opportunity_id=deal_pk, opportunity__in=visible(user))
        .first()
    )
    if contract is None:
        raise NotThere(_("There is no such contract."))
    return contract


def signing_path(deal: Opportunity) -> list[SigningStep]:
    """The customer's signing path of a deal that was fetched through access, in order."""
    return list(SigningStep.objects.select_related("person").filter(opportunity=deal))


def people_of(deal: Opportunity) -> QuerySet[Contact]:
    """The people at the customer of a deal who are still there: those a paper may lie with."""
    return Contact.objects.filter(company_id=deal.customer_id, left_on__isnull=True).order_by("name")
