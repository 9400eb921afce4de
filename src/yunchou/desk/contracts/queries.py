"""Read contracts; the deal they belong to decides who may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.approvals.models import Approval
from yunchou.desk.contracts.models import (
    Amendment,
    AmendmentLeave,
    Contract,
    ContractFile,
    ContractReview,
    ContractTemplate,
    ContractText,
    Obligation,
    SigningStep,
)
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.playbook.contracts.terms import Bound

TERMS = ("amount", "seats", "starts_on", "ends_on")
"""What an amendment may change of the contract itself."""
DECIDED = ("decided_by", "decided_for", "opportunity")


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


@dataclass(frozen=True, slots=True)
class Told:
    """One term that an amendment changes: from what to what."""

    label: str
    before: Any
    after: Any
    money: bool = False
    day: bool = False


def amendments_of(contract: Contract) -> list[Any]:
    """The amendments of a contract in order, each with what it changes as `told`."""
    rows = Amendment.objects.select_related("contract", "made_by", "adopted_by", "file").filter(contract=contract)
    stops = Prefetch("leaves", AmendmentLeave.objects.select_related(*(f"leave__{name}" for name in DECIDED)))
    found: list[Any] = list(rows.defer("file__content").prefetch_related(stops, "moves__instalment"))
    for row in found:
        row.told = told_of(row, contract)
    return found


def told_of(row: Amendment, contract: Contract) -> list[Told]:
    """What an amendment changes of the contract's terms."""
    return [_told(row, contract, name) for name in TERMS if getattr(row, name) is not None]


def amendment_of(approval: Approval) -> Amendment:
    """The amendment that an approval is about."""
    rows = Amendment.objects.select_related("contract__opportunity__customer", "made_by")
    return rows.get(leaves__leave=approval)


def agreed_on(amendment: Amendment) -> list[Approval]:
    """Our approval path of an amendment, in order."""
    return [stop.leave for stop in amendment.leaves.select_related("leave").order_by("position")]


def _told(row: Amendment, contract: Contract, name: str) -> Told:
    before = getattr(row, f"{name}_before") if row.adopted_at else getattr(contract, name)
    label = str(Contract._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return Told(label, before, getattr(row, name), money=name == "amount", day=name.endswith("_on"))


def fetch_amendment(user: User, deal_pk: int, number: int) -> Amendment:
    """One amendment of a contract in reach, or `NotThere`."""
    rows = Amendment.objects.select_related("contract__opportunity__customer", "contract__opportunity__owner")
    found = rows.filter(contract__opportunity_id=deal_pk, contract__opportunity__in=visible(user), number=number)
    amendment = found.first()
    if amendment is None:
        raise NotThere(_("There is no such amendment."))
    return amendment


def obligations_of(deal: Opportunity) -> QuerySet[Obligation]:
    """What a deal's contract obliges to, what is open first."""
    return Obligation.objects.select_related("owner").filter(opportunity=deal)


def open_obligations(bound: Bound, until: date) -> QuerySet[Obligation]:
    """What one side owes by a day and has not done, of every deal."""
    rows = Obligation.objects.filter(bound=bound, done_on=None, due_on__lte=until)
    return rows.select_related("opportunity__customer").order_by("due_on", "pk")


def colleagues_of(deal: Opportunity) -> QuerySet[User]:
    """Who may see to an obligation: the deal's owner and its team."""
    team = DealMember.objects.filter(opportunity=deal).values("user")
    return User.objects.filter(Q(pk=deal.owner_id) | Q(pk__in=team), is_active=True).order_by("name", "pk")
