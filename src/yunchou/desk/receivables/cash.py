"""Record money that arrived and what it pays. The only road to a won deal (P83)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, made
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries.groups import group_ids
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.operations import mark_won_by_receipt, withdraw_win
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.receivables.models import Allocation, BankReceipt, Instalment, StatementLine
from yunchou.desk.receivables.operations import ZERO, paid_on
from yunchou.desk.receivables.queries import visible
from yunchou.desk.sums import amount_of
from yunchou.playbook.pipeline.stages import Standing

Shares = Mapping[int, Decimal]


@transaction.atomic
def record_receipt(
    customer: Company,
    *,
    bank_reference: str,
    payer: str,
    amount: Decimal,
    currency: str,
    received_on: date,
    note: str,
    shares: Shares,
    for_others: str = "",
    actor: User,
    at: datetime,
) -> BankReceipt:
    """Record money on our account and what it pays. `shares` maps instalment keys to amounts.

    It pays for its customer and for the others of that group; for anybody else with the reason `for_others`, such as
    an order to pay in somebody's place. What the shares leave over is an over-payment and stays visible on the
    receipt. Raises `Invalid` naming the field.
    """
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    customers.fetch(actor, customer.pk)
    if amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    if received_on > timezone.localtime(at).date():
        raise Invalid({"received_on": _("Money cannot have arrived in the future.")})
    if BankReceipt.objects.filter(bank_reference=bank_reference, withdrawn_at__isnull=True).exists():
        raise Invalid({"bank_reference": _("This bank reference is already recorded.")})
    receipt = BankReceipt.objects.create(
        customer=customer,
        bank_reference=bank_reference,
        payer=payer,
        amount=amount,
        currency=currency,
        received_on=received_on,
        note=note,
        recorded_by=actor,
        recorded_at=at,
    )
    changes = made(amount=amount, currency=currency, received_on=received_on)
    record("receipt.recorded", receipt, actor=actor, at=at, changes=changes, customer_id=customer.pk)
    _allocate(receipt, shares, for_others, actor=actor, at=at)
    return receipt


@transaction.atomic
def allocate(receipt: BankReceipt, shares: Shares, *, for_others: str = "", actor: User, at: datetime) -> None:
    """Let what is left of a receipt pay further instalments, of the same customers as `record_receipt`."""
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    customers.fetch(actor, receipt.customer_id)
    locked = BankReceipt.objects.select_for_update().get(pk=receipt.pk)
    if locked.withdrawn_at is not None:
        raise Invalid({"": _("This receipt was withdrawn.")})
    _allocate(locked, shares, for_others, actor=actor, at=at)


@transaction.atomic
def withdraw_receipt(receipt: BankReceipt, *, reason: str, seen_version: int, actor: User, at: datetime) -> None:
    """Take back a receipt that was recorded by mistake. Deals that it had won are open again."""
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    customers.fetch(actor, receipt.customer_id)
    locked = BankReceipt.objects.select_for_update().get(pk=receipt.pk)
    if locked.version != seen_version or locked.withdrawn_at is not None:
        raise Conflict(_("Somebody else changed this since you opened it."))
    if not reason.strip():
        raise Invalid({"reason": _("Say why the receipt is withdrawn.")})
    if locked.refunds.filter(withdrawn_at__isnull=True).exists():
        raise Invalid({"reason": _("Money of it went back: it had arrived. Withdraw the refund first.")})
    contracts = release(locked, None, "receipt.released", actor=actor, at=at)
    locked.withdrawn_at, locked.withdrawn_reason, locked.version = at, reason, locked.version + 1
    locked.save()
    # A line of a statement that it came from waits again: the money is still on the account.
    StatementLine.objects.filter(receipt=locked).update(receipt=None, decided_by=None, decided_at=None)
    changes = {"amount": [locked.amount, None]}
    record(
        "receipt.withdrawn",
        locked,
        actor=actor,
        at=at,
        changes=changes,
        customer_id=locked.customer_id,
        note=reason,
    )
    reopen(contracts, reason=reason, actor=actor, at=at)


def release(receipt: BankReceipt, less: Shares | None, kind: str, *, actor: User, at: datetime) -> list[Contract]:
    """Let a receipt that was locked pay less: by so much of each allocation, by its key, or nothing any more.

    Told in each deal by a line of this kind; gives the contracts it had paid on.
    """
    rows = receipt.allocations.select_related("instalment__contract__opportunity").order_by("pk")
    touched: dict[int, Contract] = {}
    for part in rows if less is None else rows.filter(pk__in=less):
        contract = part.instalment.contract
        ensure_may_change(actor, contract.opportunity, May.CHANGE_RECEIVABLES)
        rest = ZERO if less is None else part.amount - less[part.pk]
        changes: Diff = {"amount": [part.amount, rest or None], "instalment": [part.instalment.name, None]}
        _record(kind, receipt, part.instalment, changes, actor=actor, at=at)
        if rest:
            Allocation.objects.filter(pk=part.pk).update(amount=rest)
        else:
            part.delete()
        touched[contract.pk] = contract
    return list(touched.values())


def reopen(contracts: Iterable[Contract], *, reason: str, actor: User, at: datetime) -> None:
    """Open deals again that were won by money which is on our account no more (P83)."""
    for contract in contracts:
        won = contract.opportunity.standing is Standing.WON
        if won and received_for(contract) < contract.winning_payment():
            withdraw_win(contract.opportunity, reason=reason, actor=actor, at=at)


@transaction.atomic
def win_by_what_came(contract: Contract, *, actor: User, at: datetime) -> None:
    """Win the deal when what came before is by now as much as wins it, because an amendment made it less."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_RECEIVABLES)
    newest = BankReceipt.objects.filter(allocations__instalment__contract=contract).order_by("-received_on", "-pk")
    if (receipt := newest.first()) is None or not is_winnable(contract):
        raise Invalid({"": _("The money that wins this deal is not on our account.")})
    _win([contract], receipt, actor=actor, at=at)


def is_winnable(contract: Contract) -> bool:
    """Whether the money that wins is on our account while the deal is not won."""
    return contract.opportunity.standing is not Standing.WON and received_for(contract) >= contract.winning_payment()


def left_of(receipt: BankReceipt) -> Decimal:
    """What of a receipt pays nothing yet and did not go back either."""
    returned = amount_of(receipt.refunds.filter(withdrawn_at__isnull=True))
    return receipt.amount - returned - amount_of(receipt.allocations.all())


def received_for(contract: Contract) -> Decimal:
    """All money that pays this contract."""
    return amount_of(Allocation.objects.filter(instalment__contract=contract))


def _allocate(receipt: BankReceipt, shares: Shares, for_others: str, *, actor: User, at: datetime) -> None:
    chosen = {key: share for key, share in shares.items() if share}
    instalments = {
        row.pk: row
        for row in Instalment.objects.select_for_update(of=("self",))
        .select_related("contract__opportunity__customer")
        .filter(pk__in=visible(actor).filter(pk__in=chosen).values("pk"))
    }
    kin = group_ids(receipt.customer_id)
    strange = {key for key, row in instalments.items() if row.contract.opportunity.customer_id not in kin}
    problems = _problems(receipt, chosen, instalments)
    if strange and not for_others.strip():
        named = {instalments[key].contract.opportunity.customer.name for key in strange}
        problems["for_others"] = _("Outside the group: %(names)s. Say why the money pays for them.") % {
            "names": _(", ").join(sorted(named))
        }
    if problems:
        raise Invalid(problems)
    for key, share in chosen.items():
        instalment, reason = instalments[key], for_others.strip() if key in strange else ""
        ensure_may_change(actor, instalment.contract.opportunity, May.CHANGE_RECEIVABLES)
        Allocation.objects.create(
            receipt=receipt,
            instalment=instalment,
            amount=share,
            for_other=reason,
            allocated_by=actor,
            allocated_at=at,
        )
        changes = made(amount=share, instalment=instalment.name)
        _record("receipt.allocated", receipt, instalment, changes, note=reason, actor=actor, at=at)
    _win({row.contract.pk: row.contract for row in instalments.values()}.values(), receipt, actor=actor, at=at)


def _record(
    kind: str,
    receipt: BankReceipt,
    instalment: Instalment,
    changes: Diff,
    *,
    note: str = "",
    actor: User,
    at: datetime,
) -> None:
    deal = instalment.contract.opportunity
    record(
        kind,
        receipt,
        actor=actor,
        at=at,
        changes=changes,
        note=note,
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
    )


def _problems(receipt: BankReceipt, shares: Shares, instalments: Mapping[int, Instalment]) -> dict[str, str]:
    problems: dict[str, str] = {}
    if sum(shares.values(), ZERO) > left_of(receipt):
        problems[""] = _("The shares add up to more than the money that arrived.")
    for key, share in shares.items():
        field, instalment = f"share-{key}", instalments.get(key)
        if instalment is None:
            problems[field] = _("There is no such instalment.")
        elif share < 0:
            problems[field] = _("A share cannot be negative.")
        elif instalment.contract.currency != receipt.currency:
            problems[field] = _("Currencies are never mixed: the instalment is in another one.")
        elif share > instalment.amount - paid_on(instalment):
            problems[field] = _("This is more than is still due on the instalment.")
        elif instalment.allocations.filter(receipt=receipt).exists():
            problems[field] = _("This receipt already pays on the instalment.")
    return problems


def _win(contracts: Iterable[Contract], receipt: BankReceipt, *, actor: User, at: datetime) -> None:
    for contract in contracts:
        if received_for(contract) >= contract.winning_payment():
            mark_won_by_receipt(contract.opportunity, receipt=receipt, actor=actor, at=at)
