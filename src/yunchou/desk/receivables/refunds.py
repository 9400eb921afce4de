"""Money that goes back after it had arrived, and a share that pays something else. A win lasts as long as its money."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.receivables.cash import Shares, left_of, release, reopen
from yunchou.desk.receivables.models import BankReceipt, Refund
from yunchou.desk.receivables.operations import ZERO


@transaction.atomic
def refund(
    receipt: BankReceipt,
    *,
    amount: Decimal,
    returned_on: date,
    bank_reference: str,
    reason: str,
    less: Shares,
    seen_version: int,
    actor: User,
    at: datetime,
) -> Refund:
    """Record that money of a receipt went back to its payer. `less` maps keys of allocations to what comes off each.

    What is not taken off comes from what pays nothing. Of a receipt that pays one instalment it comes off that by
    itself. Deals whose winning payment is no longer on our account are open again. Raises `Invalid` naming the field.
    """
    held = _held(receipt, seen_version=seen_version, actor=actor)
    taken = _taken(held, amount, {key: part for key, part in less.items() if part})
    _ensure(held, returned_on, bank_reference, reason, today=timezone.localtime(at).date())
    contracts = release(held, taken, "receipt.returned", actor=actor, at=at)
    made_now = Refund.objects.create(
        receipt=held,
        amount=amount,
        returned_on=returned_on,
        bank_reference=bank_reference.strip(),
        reason=reason.strip(),
        recorded_by=actor,
        recorded_at=at,
    )
    changes = made(amount=amount, currency=held.currency, returned_on=returned_on)
    _record("refund.recorded", made_now, changes, note=made_now.reason, actor=actor, at=at)
    reopen(contracts, reason=made_now.reason, actor=actor, at=at)
    return made_now


@transaction.atomic
def withdraw_refund(made_then: Refund, *, reason: str, seen_version: int, actor: User, at: datetime) -> None:
    """Take back a refund recorded by mistake. The money is on our account and pays nothing until somebody says what."""
    held = _held(made_then.receipt, seen_version=None, actor=actor)
    row = Refund.objects.select_for_update().get(pk=made_then.pk)
    if row.version != seen_version or row.withdrawn_at is not None:
        raise Conflict(_("Somebody else changed this since you opened it."))
    if not reason.strip():
        raise Invalid({"reason": _("Say why the refund is withdrawn.")})
    row.withdrawn_at, row.withdrawn_reason, row.version = at, reason.strip(), row.version + 1
    row.save()
    row.receipt = held
    _record("refund.withdrawn", row, {"amount": [row.amount, None]}, note=row.withdrawn_reason, actor=actor, at=at)


@transaction.atomic
def pay_no_more(
    receipt: BankReceipt, allocation: int, *, reason: str, seen_version: int, actor: User, at: datetime
) -> None:
    """Take one share of a receipt off what it pays, so that it may pay something else. A win by it is withdrawn."""
    held = _held(receipt, seen_version=seen_version, actor=actor)
    share = held.allocations.filter(pk=allocation).first()
    if share is None:
        raise Conflict(_("Somebody else changed this since you opened it."))
    if not reason.strip():
        raise Invalid({"reason": _("Say why it pays something else.")})
    contracts = release(held, {share.pk: share.amount}, "receipt.released", actor=actor, at=at)
    reopen(contracts, reason=reason.strip(), actor=actor, at=at)


def _held(receipt: BankReceipt, *, seen_version: int | None, actor: User) -> BankReceipt:
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    customers.fetch(actor, receipt.customer_id)
    held = BankReceipt.objects.select_for_update().get(pk=receipt.pk)
    if held.withdrawn_at is not None or seen_version not in (None, held.version):
        raise Conflict(_("Somebody else changed this since you opened it."))
    held.version += 1
    held.save(update_fields=["version"])
    return held


def _taken(receipt: BankReceipt, amount: Decimal, less: Shares) -> Shares:
    """What comes off each allocation, or the refusal that names the field."""
    parts, left = {part.pk: part.amount for part in receipt.allocations.all()}, left_of(receipt)
    if amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    if amount > left + sum(parts.values(), ZERO):
        raise Invalid({"amount": _("More than is left of this receipt cannot go back.")})
    if not less and len(parts) == 1 and amount > left:
        less = dict.fromkeys(parts, amount - left)
    wrong = [key for key, part in less.items() if not 0 < part <= parts.get(key, ZERO)]
    if wrong:
        raise Invalid({f"less-{key}": _("This is more than it pays.") for key in wrong})
    rest = amount - sum(less.values(), ZERO)
    if rest < 0:
        raise Invalid({"": _("More is taken off what it pays than goes back.")})
    if rest > left:
        raise Invalid(
            {"": _("Say of which payments it comes off: %(rest)s is not told.") % {"rest": f"{rest - left:,.2f}"}}
        )
    return less


def _ensure(receipt: BankReceipt, returned_on: date, bank_reference: str, reason: str, *, today: date) -> None:
    problems: dict[str, str] = {}
    if returned_on > today:
        problems["returned_on"] = _("Money cannot have gone back in the future.")
    elif returned_on < receipt.received_on:
        problems["returned_on"] = _("Money does not go back before it arrived.")
    if not bank_reference.strip():
        problems["bank_reference"] = _("Name the bank's reference.")
    elif Refund.objects.filter(bank_reference=bank_reference.strip(), withdrawn_at__isnull=True).exists():
        problems["bank_reference"] = _("This bank reference is already recorded.")
    if not reason.strip():
        problems["reason"] = _("Say why it went back.")
    if problems:
        raise Invalid(problems)


def _record(kind: str, row: Refund, changes: dict[str, list[object]], *, note: str, actor: User, at: datetime) -> None:
    record(kind, row, actor=actor, at=at, changes=changes, note=note, customer_id=row.receipt.customer_id)
