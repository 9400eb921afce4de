"""Write what became of papers and money: paths, the contract, instalments, seats."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.capture.operations.facts import put
from yunchou.desk.capture.operations.writing import Desk, given
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import SIGNING_STEP, amend
from yunchou.desk.errors import Invalid
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import Terms, edit
from yunchou.desk.opportunities.rows import RowKind, add_row
from yunchou.desk.receivables.claims import PROMISE
from yunchou.desk.receivables.operations import PAYMENT_STEP, change_instalment, plan_instalment
from yunchou.desk.resources.operations import ASK
from yunchou.desk.resources.queries import finance_people
from yunchou.desk.working_days import working_days_after
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.terms import Answer

CENT = Decimal("0.01")
DAY_OF: dict[StepState, str] = {
    StepState.IN_HAND: "started_on",
    StepState.STUCK: "stuck_since",
    StepState.DONE: "done_on",
}


def _write_step(kind: RowKind[Any], desk: Desk, values: Mapping[str, Any]) -> None:
    row = given(values, ("department", "document", "state"))
    row |= {"person": desk.perhaps(values.get("person", "")), "expected_days": values.get("days")}
    state = values.get("state")
    if state in DAY_OF:
        row[DAY_OF[state]] = values.get("on") or desk.day
    put(kind, desk, "department", row)


def write_signing_step(desk: Desk, values: Mapping[str, Any]) -> None:
    """One step of the customer's signing path."""
    _write_step(SIGNING_STEP, desk, values)


def write_payment_step(desk: Desk, values: Mapping[str, Any]) -> None:
    """One step of the customer's payment path."""
    _write_step(PAYMENT_STEP, desk, values)


def _contract(desk: Desk) -> Contract:
    contract = Contract.objects.select_related("opportunity").filter(opportunity=desk.deal).first()
    if contract is None:
        raise Invalid({"": _("This opportunity has no contract yet.")})
    return contract


def write_contract(desk: Desk, values: Mapping[str, Any]) -> None:
    """What became of the contract that was drawn up; signing wins nothing (P82)."""
    contract = _contract(desk)
    said = {name: values[name] for name in ("sealed", "project_started", "project_frozen")}
    known = {name: answer for name, answer in said.items() if answer is not Answer.UNKNOWN}
    if known:
        amend(contract, known, seen_version=contract.version, **desk.by)
    if values.get("signed_on"):
        sign(_contract(desk), signed_on=values["signed_on"], seen_version=_contract(desk).version, **desk.by)


def write_payment_promised(desk: Desk, values: Mapping[str, Any]) -> None:
    """Money that is to come: an instalment of the same name gets its day, otherwise one is planned.

    After the signature it is a promise of the customer about that instalment: the day that was signed stays (P85).
    """
    contract = _contract(desk)
    name, due_on, amount = values["name"], values["due_on"], values.get("amount")
    if amount is None and values.get("percent"):
        amount = (contract.amount * values["percent"] / 100).quantize(CENT)
    there = contract.instalments.filter(name=name).first()
    if there is None and amount is not None:
        there = contract.instalments.filter(amount=amount).order_by("due_on").first()
    if there is not None and contract.signed_on is not None:
        said = {"instalment": there, "amount": amount, "given_on": desk.day, "due_on": due_on}
        add_row(PROMISE, desk.deal, said, **desk.by)
    elif there is not None:
        known = {"due_on": due_on, **({} if amount is None else {"amount": amount})}
        change_instalment(there, known, seen_version=there.version, **desk.by)
    elif amount is None:
        raise Invalid({"amount": _("Name the amount.")})
    else:
        plan_instalment(contract, name=name, amount=amount, due_on=due_on, **desk.by)


def ask_about_payment(desk: Desk, values: Mapping[str, Any]) -> None:
    """Money that is said to have arrived is looked up by finance: the note books nothing and wins nothing (P83)."""
    asked = finance_people().filter(pk=values["to"]).first()
    if asked is None:
        raise Invalid({"to": _("Choose a colleague of finance.")})
    due_on = working_days_after(timezone.localdate(desk.at), 1)
    add_row(ASK, desk.deal, {"of": asked, "what": values["what"], "due_on": due_on}, **desk.by)


def write_seats(desk: Desk, values: Mapping[str, Any]) -> None:
    """How many seats the deal is about now; its amount follows (P6)."""
    deal = Opportunity.objects.get(pk=desk.deal.pk)
    names = ("name", "unit_price", "amount", "currency", "expected_sign_on", "expected_cash_on")
    terms = Terms(**{name: getattr(deal, name) for name in names}, seats=values["seats"])
    edit(deal, terms, seen_version=deal.version, **desk.by)
