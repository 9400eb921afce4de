"""Change what is due and record what arrived. A receipt that covers the agreed payment wins the deal (P83)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, apply_changes, made
from yunchou.desk.contracts.models import Contract
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import RowKind
from yunchou.desk.receivables.models import Instalment, Invoice, PaymentStep
from yunchou.desk.sums import amount_of
from yunchou.playbook.receivables.schedule import equal_parts, months_on
from yunchou.playbook.receivables.terms import InstalmentKind, InvoiceKind

PAYMENT_STEP = RowKind(PaymentStep, "payment_step", ordered=True, may=May.CHANGE_CONTRACTS)
ZERO, HUNDRED, CENT = Decimal(0), Decimal(100), Decimal("0.01")


@transaction.atomic
def plan_instalment(
    contract: Contract,
    *,
    name: str,
    amount: Decimal,
    due_on: date,
    kind: InstalmentKind = InstalmentKind.OTHER,
    actor: User,
    at: datetime,
) -> Instalment:
    """Add one payment to the contract's plan. The plan may stay below the contract's amount, never above it."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    locked = Contract.objects.select_for_update().get(pk=contract.pk)
    _within_contract(locked, amount, apart_from=None)
    last = locked.instalments.order_by("-position").values_list("position", flat=True).first()
    instalment = Instalment.objects.create(
        contract=locked, position=(last or 0) + 1, name=name, amount=amount, due_on=due_on, kind=kind
    )
    changes = made(name=name, amount=amount, due_on=due_on, kind=kind)
    _record("instalment.planned", instalment, contract, changes, actor=actor, at=at)
    return instalment


@transaction.atomic
def plan_by_shares(
    contract: Contract, terms: Iterable[tuple[str, Decimal, date]], *, actor: User, at: datetime
) -> list[Instalment]:
    """Plan instalments from percentages such as 30/60/10. They add up exactly; the last takes the rounding."""
    chosen = list(terms)
    amounts = shares_of(contract.amount, [share for _name, share, _due in chosen])
    return [
        plan_instalment(contract, name=name, amount=amount, due_on=due_on, actor=actor, at=at)
        for (name, _share, due_on), amount in zip(chosen, amounts, strict=True)
    ]


@transaction.atomic
def plan_periods(
    contract: Contract, *, name: str, count: int, first_on: date, months: int, actor: User, at: datetime
) -> list[Instalment]:
    """Plan what no instalment holds yet in equal payments every so many months. They add up to the cent."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    left = contract.amount - contract.planned()
    if left < CENT * count:
        raise Invalid({"": _("The plan holds the whole contract already.")})
    return [
        plan_instalment(
            contract,
            name=f"{name} {number}/{count}",
            amount=amount,
            due_on=months_on(first_on, months * (number - 1)),
            kind=InstalmentKind.PERIODIC,
            actor=actor,
            at=at,
        )
        for number, amount in enumerate(equal_parts(left, count), start=1)
    ]


def shares_of(amount: Decimal, percents: Sequence[Decimal]) -> list[Decimal]:
    """An amount cut by percentages, to the cent, adding up exactly: the last part takes the rounding."""
    if sum(percents, ZERO) != HUNDRED:
        raise Invalid({"": _("The shares must add up to 100 percent.")})
    parts = [(amount * percent / HUNDRED).quantize(CENT) for percent in percents[:-1]]
    return [*parts, amount - sum(parts, ZERO)]


@transaction.atomic
def change_instalment(
    instalment: Instalment, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime
) -> None:
    """Change name, amount or due date. What is invoiced or paid on it cannot be undercut.

    From the signature on a day is moved by an amendment only, and an amount corrected by commerce (decision 250).
    """
    moved = [
        name for name in fixed_fields(instalment, actor) if values.get(name) not in (None, getattr(instalment, name))
    ]
    if moved:
        ensure_may_change(actor, instalment.contract.opportunity, May.CHANGE_CONTRACTS)
        why = {
            "due_on": _("The contract is signed: this day is moved by an amendment."),
            "amount": _("The contract is signed: commerce corrects an amount, an amendment changes it."),
        }
        raise Invalid({name: why[name] for name in moved})
    write_instalment(instalment, values, seen_version=seen_version, actor=actor, at=at)


def fixed_fields(instalment: Instalment, user: User) -> tuple[str, ...]:
    """What of one payment this person cannot change by hand: nothing before the signature."""
    if instalment.contract.signed_on is None:
        return ()
    return ("due_on",) if _corrects_plans(user) else ("amount", "due_on")


def may_remove(contract: Contract, user: User) -> bool:
    """Whether this person, who may change the contract, may take a payment out of its plan."""
    return contract.signed_on is None or _corrects_plans(user)


def _corrects_plans(user: User) -> bool:
    """Commerce corrects the plan of a signed contract by hand: it is asked for leave to later money anyway."""
    return May.CHANGE_RECEIVABLES in reach_of(user).may


@transaction.atomic
def write_instalment(
    instalment: Instalment, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime
) -> None:
    """Write what an amendment in force, or a change before the signature, makes of one payment."""
    contract = instalment.contract
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    chosen = {name: values[name] for name in ("name", "amount", "due_on", "kind") if name in values}
    if "amount" in chosen:
        locked = Contract.objects.select_for_update().get(pk=contract.pk)
        _within_contract(locked, chosen["amount"], apart_from=instalment)
        if chosen["amount"] < max(paid_on(instalment), invoiced_on(instalment)):
            raise Invalid({"amount": _("More than this is already invoiced or paid.")})
    diff = apply_changes(instalment, chosen, seen_version=seen_version)
    if diff:
        _record("instalment.changed", instalment, contract, diff, actor=actor, at=at)


@transaction.atomic
def remove_instalment(instalment: Instalment, *, seen_version: int, actor: User, at: datetime) -> None:
    """Take a payment out of the plan while nothing is invoiced or paid on it; after the signature, for commerce."""
    ensure_may_change(actor, instalment.contract.opportunity, May.CHANGE_CONTRACTS)
    if not may_remove(instalment.contract, actor):
        raise Invalid({"": _("The contract is signed: commerce takes a payment out of the plan.")})
    drop_instalment(instalment, seen_version=seen_version, actor=actor, at=at)


@transaction.atomic
def drop_instalment(instalment: Instalment, *, seen_version: int, actor: User, at: datetime) -> None:
    """Take out of the plan what an amendment in force, or a removal before the signature, takes away."""
    contract = instalment.contract
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    if instalment.version != seen_version:
        raise Conflict(_("Somebody else changed this since you opened it."))
    if instalment.invoices.exists() or instalment.allocations.exists():
        raise Invalid({"": _("Something is already invoiced or paid on this instalment.")})
    changes: Diff = {"amount": [instalment.amount, None], "due_on": [instalment.due_on, None]}
    _record("instalment.removed", instalment, contract, changes, actor=actor, at=at)
    instalment.delete()


@transaction.atomic
def issue_invoice(
    instalment: Instalment,
    *,
    number: str,
    amount: Decimal,
    issued_on: date,
    kind: InvoiceKind = InvoiceKind.UNKNOWN,
    title: str = "",
    tax_number: str = "",
    actor: User,
    at: datetime,
) -> Invoice:
    """Record an invoice for an instalment; the invoices of one never exceed it."""
    contract = instalment.contract
    ensure_may_change(actor, contract.opportunity, May.CHANGE_RECEIVABLES)
    locked = Instalment.objects.select_for_update().get(pk=instalment.pk)
    if amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    if invoiced_on(locked) + amount > locked.amount:
        raise Invalid({"amount": _("The invoices would exceed the instalment.")})
    if Invoice.objects.filter(number=number).exists():
        raise Invalid({"number": _("This invoice number is taken.")})
    if issued_on > timezone.localtime(at).date():
        raise Invalid({"issued_on": _("An invoice cannot have been issued in the future.")})
    if kind is InvoiceKind.SPECIAL and not (title.strip() and tax_number.strip()):
        raise Invalid({"tax_number": _("A special invoice names the buyer and his tax number.")})
    invoice = Invoice.objects.create(
        instalment=locked,
        number=number,
        amount=amount,
        issued_on=issued_on,
        kind=kind,
        title=title.strip(),
        tax_number=tax_number.strip().upper(),
        issued_by=actor,
        created_at=at,
    )
    changes = made(number=number, amount=amount, issued_on=issued_on)
    _record("invoice.issued", invoice, contract, changes, actor=actor, at=at)
    return invoice


def paid_on(instalment: Instalment) -> Decimal:
    """What receipts have paid on one instalment."""
    return amount_of(instalment.allocations.all())


def invoiced_on(instalment: Instalment) -> Decimal:
    """What has been invoiced on one instalment."""
    return amount_of(instalment.invoices.all())


def _within_contract(contract: Contract, amount: Decimal, *, apart_from: Instalment | None) -> None:
    others = contract.planned() - (apart_from.amount if apart_from else ZERO)
    if amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    if others + amount > contract.amount:
        left = contract.amount - others
        raise Invalid({"amount": _("The instalments would exceed the contract; %(left)s is left.") % {"left": left}})


def _record(
    kind: str,
    subject: Instalment | Invoice,
    contract: Contract,
    changes: Diff,
    *,
    actor: User,
    at: datetime,
) -> None:
    deal = contract.opportunity
    record(
        kind,
        subject,
        actor=actor,
        at=at,
        changes=changes,
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
    )
