"""Draft an amendment with the leave it needs; adopt it: its terms come into force and the plan of payments follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.approvals.operations import ask_leave
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.contracts.amending import draft_amendment, held_open, put_in_force
from yunchou.desk.contracts.models import Amendment, AmendmentLeave, Contract, ContractFile
from yunchou.desk.contracts.texts import keep_file
from yunchou.desk.contracts.uploads import Upload
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.receivables.amendment_leave import lacking, why
from yunchou.desk.receivables.cash import is_winnable, win_by_what_came
from yunchou.desk.receivables.models import DueMove, Instalment
from yunchou.desk.receivables.operations import (
    ZERO,
    drop_instalment,
    invoiced_on,
    paid_on,
    plan_instalment,
    write_instalment,
)
from yunchou.desk.receivables.queries import open_of
from yunchou.playbook.contracts.amended import path
from yunchou.playbook.contracts.terms import PaperKind
from yunchou.playbook.receivables.amended import cut_back


@transaction.atomic
def propose_amendment(
    contract: Contract,
    values: Mapping[str, Any],
    *,
    moves: Mapping[int, date] | None = None,
    reason: str,
    actor: User,
    at: datetime,
) -> Amendment:
    """Write an amendment down and ask for the leave that the contract as amended needs, as the settings say.

    `moves` gives payments that are still open, by their keys, another day; a day that is theirs already moves nothing.
    """
    moved = _moved(contract, moves or {})
    if moved and values.get("days_later"):
        raise Invalid({"days_later": _("Put off all open payments or move some, not both.")})
    days = {"payment_days": [_days((row, row.due_on) for row, _day in moved), _days(moved)]} if moved else {}
    amendment = draft_amendment(contract, values, reason=reason, days=days, actor=actor, at=at)
    DueMove.objects.bulk_create(DueMove(amendment=amendment, instalment=row, due_on=day) for row, day in moved)
    amendment.contract = contract
    needs = path(why(amendment, due_on=amendment.due_on, on=timezone.localtime(at).date()))
    what = _("%(contract)s, amendment %(number)s") % {"contract": contract.number, "number": amendment.number}
    leaves = ask_leave(contract.opportunity, Matter.AMENDMENT, what, needs, actor=actor, at=at)
    for place, leave in enumerate(leaves):
        AmendmentLeave.objects.create(amendment=amendment, leave=leave, position=place)
    return amendment


def _moved(contract: Contract, moves: Mapping[int, date]) -> list[tuple[Instalment, date]]:
    owed = {row.pk: row for row in open_of(contract).order_by("position")}
    problems = {f"day-{key}": _("Nothing is open on this payment.") for key in moves if key not in owed}
    if problems:
        raise Invalid(problems)
    return [(row, moves[key]) for key, row in owed.items() if moves.get(key, row.due_on) != row.due_on]


def _days(moved: Iterable[tuple[Instalment, date]]) -> str:
    return _(", ").join(f"{row.name} {day.isoformat()}" for row, day in moved)


@transaction.atomic
def agree_day(
    instalment: Instalment, due_on: date, *, agreed_on: date | None, reason: str, actor: User, at: datetime
) -> Amendment:
    """Agree with the customer on another day for one payment of a signed contract: a short amendment (P82, P85).

    In force at once when it is `agreed_on` a day and asks nobody's leave; otherwise it waits as every amendment does.
    """
    amendment = propose_amendment(
        instalment.contract, {}, moves={instalment.pk: due_on}, reason=reason, actor=actor, at=at
    )
    if agreed_on is not None and not lacking(amendment, due_on=None, on=timezone.localtime(at).date()):
        how: dict[str, Any] = {"due_on": None, "scan": None, "seen_version": amendment.version}
        adopt_amendment(amendment, signed_on=agreed_on, **how, actor=actor, at=at)
        amendment.refresh_from_db()
    return amendment


@transaction.atomic
def adopt_amendment(
    amendment: Amendment,
    *,
    signed_on: date,
    due_on: date | None,
    scan: Upload | None,
    override_reason: str = "",
    seen_version: int,
    actor: User,
    at: datetime,
) -> None:
    """Put a signed amendment in force. More money is one instalment more, due on a day; less money is taken from the
    end of the plan, never from what is invoiced or paid. A plan that held the whole contract holds it again. What is
    still open is put off as agreed. Where what came is as much as wins by now, commerce wins the deal by it. While
    leave of our own side lacks, it needs `override_reason`.
    """
    held = held_open(amendment, seen_version=seen_version, actor=actor)
    contract = held.contract
    due_on = due_on or held.due_on
    lacks = lacking(held, due_on=due_on, on=timezone.localtime(at).date())
    before, planned = contract.amount, contract.planned()
    now = held.amount if held.amount is not None else before
    if now < planned:
        _cut(contract, planned - now, actor=actor, at=at)
    file: ContractFile | None = None
    if scan is not None:
        file = keep_file(contract, PaperKind.AMENDMENT, scan, actor=actor, at=at)
    put_in_force(
        held, signed_on=signed_on, file=file, lacking=lacks, override_reason=override_reason, actor=actor, at=at
    )
    _move(held, actor=actor, at=at)
    if now > before and planned:
        if due_on is None:
            raise Invalid({"due_on": _("Say when the added money is due.")})
        name = _("Amendment %(number)s") % {"number": held.number}
        plan_instalment(contract, name=name, amount=now - before, due_on=due_on, actor=actor, at=at)
    if May.CHANGE_RECEIVABLES in reach_of(actor).may and is_winnable(contract):
        win_by_what_came(contract, actor=actor, at=at)


def _move(amendment: Amendment, *, actor: User, at: datetime) -> None:
    """Let open payments be due as agreed, and keep the day that held before. What was paid meanwhile stays."""
    later = timedelta(days=amendment.days_later or 0)
    moves = {move.instalment_id: move for move in amendment.moves.all()}
    for row in open_of(amendment.contract).select_related("contract__opportunity").order_by("position"):
        move = moves.get(row.pk) or DueMove(amendment=amendment, instalment=row, due_on=row.due_on + later)
        if move.due_on == row.due_on:
            continue
        move.due_before = row.due_on
        move.save()
        write_instalment(row, {"due_on": move.due_on}, seen_version=row.version, actor=actor, at=at)


def _cut(contract: Contract, less: Decimal, *, actor: User, at: datetime) -> None:
    rows = list(Instalment.objects.select_for_update(of=("self",)).filter(contract=contract).order_by("position"))
    bound = [max(paid_on(row), invoiced_on(row)) for row in rows]
    left = cut_back([row.amount for row in rows], bound, less)
    if left is None:
        fixed = sum(bound, ZERO)
        raise Invalid({"": _("%(fixed)s of the plan is invoiced or paid already.") % {"fixed": f"{fixed:,.2f}"}})
    for row, amount in zip(reversed(rows), reversed(left), strict=True):
        row.contract = contract
        if amount == row.amount:
            continue
        if amount:
            write_instalment(row, {"amount": amount}, seen_version=row.version, actor=actor, at=at)
        else:
            drop_instalment(row, seen_version=row.version, actor=actor, at=at)
