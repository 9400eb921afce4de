"""Adopt an amendment of a contract: its terms come into force and the plan of payments follows, in one change."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.contracts.amending import held_open, put_in_force
from yunchou.desk.contracts.models import Amendment, Contract, ContractFile
from yunchou.desk.contracts.texts import keep_file
from yunchou.desk.contracts.uploads import Upload
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.receivables.operations import (
    ZERO,
    change_instalment,
    invoiced_on,
    paid_on,
    plan_instalment,
    remove_instalment,
)
from yunchou.playbook.contracts.terms import PaperKind
from yunchou.playbook.receivables.amended import cut_back


@transaction.atomic
def adopt_amendment(
    amendment: Amendment,
    *,
    signed_on: date,
    due_on: date | None,
    scan: Upload | None,
    seen_version: int,
    actor: User,
    at: datetime,
) -> None:
    """Put a signed amendment in force. More money is one instalment more, due on a day; less money is taken from the
    end of the plan, never from what is invoiced or paid. A plan that held the whole contract holds it again.
    """
    held = held_open(amendment, seen_version=seen_version, actor=actor)
    contract = held.contract
    before, planned = contract.amount, contract.planned()
    now = held.amount if held.amount is not None else before
    if now < planned:
        _cut(contract, planned - now, actor=actor, at=at)
    file: ContractFile | None = None
    if scan is not None:
        file = keep_file(contract, PaperKind.AMENDMENT, scan, actor=actor, at=at)
    put_in_force(held, signed_on=signed_on, file=file, actor=actor, at=at)
    if now > before and planned:
        if due_on is None:
            raise Invalid({"due_on": _("Say when the added money is due.")})
        name = _("Amendment %(number)s") % {"number": held.number}
        plan_instalment(contract, name=name, amount=now - before, due_on=due_on, actor=actor, at=at)


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
            change_instalment(row, {"amount": amount}, seen_version=row.version, actor=actor, at=at)
        else:
            remove_instalment(row, seen_version=row.version, actor=actor, at=at)
