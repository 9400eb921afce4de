"""What an amendment means for the whole contract, whose leave it needs, and what of that lacks (P80, P82)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max, QuerySet

from yunchou.desk.contracts.models import Amendment, Contract
from yunchou.desk.contracts.queries import agreed_on
from yunchou.desk.negotiation.models import NegotiationPlan
from yunchou.desk.negotiation.operations import discount_of
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables.queries import open_of, with_signed_day
from yunchou.playbook.contracts.amended import Change, Reason, Whole, path, reasons, unmet
from yunchou.playbook.contracts.terms import LeaveLack
from yunchou.playbook.kernel.terms import Answer


def change_of(amendment: Amendment, *, due_on: date | None) -> Change:
    """The contract as signed, as in force and as amended. `due_on`: when added money is due."""
    contract = amendment.contract
    before = _whole(contract, contract.amount, contract.seats, _last_due(contract.instalments.all()))
    after = _whole(
        contract,
        contract.amount if amendment.amount is None else amendment.amount,
        contract.seats if amendment.seats is None else amendment.seats,
        before.last_due,
    )
    put_off, days = _put_off(amendment)
    last = [*days.values(), *contract.instalments.exclude(pk__in=days).values_list("due_on", flat=True)]
    if due_on is not None and after.amount > before.amount:
        last.append(due_on)
    after = replace(after, last_due=max(last, default=None))
    first = contract.amendments.filter(adopted_at__isnull=False).order_by("number").first()
    signed = before
    if first is not None and first.amount_before is not None:
        signed = _whole(contract, first.amount_before, first.seats_before, None)
    plan = NegotiationPlan.objects.filter(opportunity=contract.opportunity).first()
    return Change(signed, before, after, plan.bottom_line if plan else None, put_off)


def _put_off(amendment: Amendment) -> tuple[int, dict[int, date]]:
    """By how many days a payment that it puts off comes later than was signed, and the days of open payments then.

    Counted from the day as signed: many short delays are one long one.
    """
    later = timedelta(days=amendment.days_later or 0)
    moves = {move.instalment_id: move.due_on for move in amendment.moves.all()}
    days: dict[int, date] = {}
    most = 0
    for row in with_signed_day(open_of(amendment.contract)):
        days[row.pk] = moves.get(row.pk, row.due_on + later)
        if days[row.pk] > row.due_on:
            most = max(most, (days[row.pk] - row.signed_day).days)
    return most, days


def why(amendment: Amendment, *, due_on: date | None, on: date) -> tuple[Reason, ...]:
    """Why somebody of ours must agree, by the settings of a day."""
    return reasons(change_of(amendment, due_on=due_on), our_parameters().on(on))


def lacking(amendment: Amendment, *, due_on: date | None, on: date) -> list[LeaveLack]:
    """What our own side has not agreed to, judged anew by what is stored and the day added money is due."""
    leaves = agreed_on(amendment)
    open_needs = unmet(
        path(why(amendment, due_on=due_on, on=on)), [each.needs for each in leaves if each.approved is Answer.YES]
    )
    if not open_needs:
        return []
    if any(each.approved is Answer.NO for each in leaves):
        return [LeaveLack.AMENDMENT_REFUSED]
    asked = {each.needs for each in leaves if each.approved is Answer.UNKNOWN and each.ended_at is None}
    return [LeaveLack.AMENDMENT_WAITS if set(open_needs) <= asked else LeaveLack.AMENDMENT_UNASKED]


def _whole(contract: Contract, amount: Decimal, seats: int | None, last_due: date | None) -> Whole:
    return Whole(amount, seats, discount_of(contract.opportunity, amount, seats), last_due)


def _last_due(rows: QuerySet[Any]) -> date | None:
    last: date | None = rows.aggregate(last=Max("due_on"))["last"]
    return last
