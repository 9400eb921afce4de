"""Read contracts; the deal they belong to decides who may."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.approvals.models import Approval
from yunchou.desk.contracts.models import (
    Contract,
    ContractFile,
    ContractReview,
    ContractTemplate,
    ContractText,
    SigningStep,
)
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


def templates() -> QuerySet[ContractTemplate]:
    """Every template with its versions, those still offered first."""
    return ContractTemplate.objects.prefetch_related("versions__made_by").order_by(
        F("retired_at").asc(nulls_first=True), "name"
    )


def offered() -> QuerySet[ContractTemplate]:
    """The templates that a draft may be made from."""
    return ContractTemplate.objects.filter(retired_at__isnull=True).order_by("name")


def fetch_template(pk: int) -> ContractTemplate:
    """One template, or `NotThere`. Templates are the house's: the view's permission says who reads them."""
    template = ContractTemplate.objects.filter(pk=pk).first()
    if template is None:
        raise NotThere(_("There is no such template."))
    return template


def texts_of(contract: Contract) -> QuerySet[ContractText]:
    """The versions of a contract's text, the newest first, without the words."""
    rows = ContractText.objects.filter(contract=contract).select_related("contract", "made_by")
    return rows.defer("text")


def fetch_text(user: User, deal_pk: int, number: int) -> ContractText:
    """One version of the text of a contract in reach, or `NotThere`."""
    rows = ContractText.objects.select_related("contract__opportunity__customer", "made_by", "made_from__template")
    found = rows.filter(contract__opportunity_id=deal_pk, contract__opportunity__in=visible(user), number=number)
    text = found.first()
    if text is None:
        raise NotThere(_("There is no such version of the contract."))
    return text


def files_of(contract: Contract) -> QuerySet[ContractFile]:
    """The files of a contract, the newest first, without their bytes."""
    return ContractFile.objects.filter(contract=contract).select_related("uploaded_by").defer("content")


def fetch_file(user: User, deal_pk: int, pk: int) -> ContractFile:
    """One file of a contract in reach with its bytes, or `NotThere`."""
    rows = ContractFile.objects.filter(contract__opportunity_id=deal_pk, contract__opportunity__in=visible(user))
    file = rows.filter(pk=pk).first()
    if file is None:
        raise NotThere(_("There is no such file."))
    return file


def leaves_of(text: ContractText) -> list[Approval]:
    """Our approval path of a version, in order; of what was asked anew, the newest time."""
    rows = ContractReview.objects.filter(text=text).select_related(
        "leave__decided_by", "leave__decided_for", "leave__opportunity"
    )
    newest: dict[int, Approval] = {}
    for review in rows.order_by("leave"):
        newest[review.position] = review.leave
    return [newest[place] for place in sorted(newest)]


def newest_reviewed(contract: Contract) -> ContractText | None:
    """The newest version that was put to our own side, or none."""
    return ContractText.objects.filter(contract=contract, reviews__isnull=False).defer("text").distinct().first()
