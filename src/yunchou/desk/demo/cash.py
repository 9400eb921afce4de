"""The paths of papers, the contract, what was invoiced and what arrived."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import SIGNING_STEP, draw_up
from yunchou.desk.demo.told import Told
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.receivables.operations import PAYMENT_STEP, issue_invoice, plan_by_shares
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.terms import Answer


def tell_cash(told: Told) -> None:
    """Let a deal's papers and money move on the days on which they moved."""
    plan, gates = told.plan, told.plan["gates"]
    for name, kind, gate in (("signing", SIGNING_STEP, 7), ("payment", PAYMENT_STEP, 8)):
        known = gates[gate - 1] + 2 if len(gates) >= gate else (gates[-1] if gates else 1) - 1
        for step in plan.get(name, []):
            _tell_step(told, kind, step, known)
    if "contract" not in plan:
        return
    drawn_up = gates[6] - 1 if len(gates) >= 7 else plan["contract"]["signed"] + 6
    drawn_up = max(drawn_up, plan["contract"]["signed"] + 1)
    told.story.on(drawn_up, lambda at: _draw_up(told, at))
    told.story.on(plan["contract"]["signed"], lambda at: _sign(told, at))
    for number, ago, percent in plan.get("invoices", []):
        told.story.on(ago, lambda at, number=number, percent=percent: _invoice(told, number, percent, at))  # type: ignore[misc]
    for each in plan.get("receipts", []):
        told.story.on(each[0], lambda at, each=each: _receive(told, each, at))  # type: ignore[misc]


def _tell_step(told: Told, kind: RowKind[Any], step: list[Any], known: int) -> None:
    """A step is mapped first, taken in hand when the paper arrives, and done or stuck later."""
    department, person, document, days, state, started, done, *reason = step
    keys: list[int] = []

    def map_out(at: datetime) -> None:
        values = {
            "department": department,
            "person": told.person(person),
            "document": document,
            "expected_days": days,
            "state": StepState.WAITING,
        }
        keys.append(add_row(kind, told.deal, values, actor=told.owner, at=at).pk)

    def change(values: dict[str, Any], version: int) -> Any:
        return lambda at: change_row(kind, told.deal, keys[0], values, seen_version=version, actor=told.owner, at=at)

    told.story.on(max(known, started), map_out)
    if not started:
        return
    told.story.on(started, change({"state": StepState.IN_HAND, "started_on": told.day(started)}, 1))
    if state == "done":
        told.story.on(done, change({"state": StepState.DONE, "done_on": told.day(done)}, 2))
    elif state == "stuck":
        since = max(started - 3, 1)
        values = {"state": StepState.STUCK, "stuck_since": told.day(since), "stuck_reason": reason[0]}
        told.story.on(since, change(values, 2))


def _contract(told: Told) -> Contract:
    return Contract.objects.select_related("opportunity").get(opportunity=told.deal)


def _draw_up(told: Told, at: datetime) -> None:
    plan, deal = told.plan["contract"], told.deal
    terms = {
        "number": plan["number"],
        "title": f"{deal.customer} {deal.name}",
        "amount": deal.amount,
        "currency": deal.currency,
        "seats": deal.seats,
        "starts_on": told.day(plan["starts"]),
        "ends_on": told.day(plan["ends"]),
        "first_payment": Decimal(plan["first"]) if plan["first"] else None,
        "sealed": Answer.of(plan["sealed"]),
        "project_started": Answer.of(plan["started"]),
        "project_frozen": Answer.of(plan["frozen"]),
        "people_changed": Answer.of(plan["people"]),
    }
    contract = draw_up(deal, terms, actor=told.finance, at=at)
    shares = [(name, Decimal(percent), told.story.clock.day(due)) for name, percent, due in told.plan["instalments"]]
    plan_by_shares(contract, shares, actor=told.finance, at=at)


def _sign(told: Told, at: datetime) -> None:
    contract, despite = _contract(told), told.plan["contract"].get("despite", "")
    said = {"signed_on": timezone.localdate(at), "override_reason": despite}
    sign(contract, **said, seen_version=contract.version, actor=told.owner, at=at)


def _instalment(told: Told, position: int) -> Instalment:
    return Instalment.objects.select_related("contract__opportunity").get(contract=_contract(told), position=position)


def _invoice(told: Told, position: int, percent: int, at: datetime) -> None:
    instalment = _instalment(told, position)
    issue_invoice(
        instalment,
        number=f"FP{at:%y%m%d}{instalment.pk:04d}",
        amount=instalment.amount * percent / 100,
        issued_on=timezone.localdate(at),
        actor=told.finance,
        at=at,
    )


def _receive(told: Told, each: list[Any], at: datetime) -> None:
    ago, amount, shares, payer, _later = each
    record_receipt(
        told.deal.customer,
        bank_reference=f"{at:%Y%m%d}{told.deal.pk:06d}{ago:03d}",
        payer=payer,
        amount=Decimal(amount),
        currency=told.deal.currency,
        received_on=timezone.localdate(at),
        note="",
        shares={_instalment(told, position).pk: Decimal(share) for position, share in shares},
        actor=told.finance,
        at=at,
    )
