"""Red-letter invoices (红字发票): an invoice is never taken away, only cancelled by one that refers to it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.receivables.models import Instalment, Invoice
from yunchou.desk.receivables.operations import issue_invoice
from yunchou.desk.receivables.queries import left_on
from yunchou.playbook.receivables.terms import RedReason

PART = frozenset({RedReason.RETURNED, RedReason.STOPPED, RedReason.ALLOWANCE})
"""The reasons for which a part may be cancelled; what was made out wrongly is cancelled whole."""


@transaction.atomic
def issue_red_letter(
    blue: Invoice,
    *,
    number: str,
    amount: Decimal,
    issued_on: date,
    reason: RedReason,
    confirmation: str,
    actor: User,
    at: datetime,
) -> Invoice:
    """Cancel an invoice, or a part of it, by a red-letter one. `amount` is what is cancelled, above zero.

    Those of one invoice never exceed it. A special invoice needs the number of the tax office's confirmation.
    """
    deal = blue.instalment.contract.opportunity
    ensure_may_change(actor, deal, May.CHANGE_RECEIVABLES)
    Instalment.objects.select_for_update().get(pk=blue.instalment_id)
    held = Invoice.objects.select_for_update(of=("self",)).get(pk=blue.pk)
    if held.red_of_id is not None:
        raise Invalid({"": _("A red-letter invoice is not cancelled by another.")})
    _ensure(held, amount, issued_on, reason, confirmation, today=timezone.localtime(at).date())
    if Invoice.objects.filter(number=number).exists():
        raise Invalid({"number": _("This invoice number is taken.")})
    red = Invoice.objects.create(
        instalment_id=held.instalment_id,
        number=number,
        amount=-amount,
        issued_on=issued_on,
        kind=held.kind,
        title=held.title,
        tax_number=held.tax_number,
        red_of=held,
        red_reason=reason,
        confirmation=confirmation.strip(),
        issued_by=actor,
        created_at=at,
    )
    changes = made(number=number, amount=-amount, issued_on=issued_on, red_reason=reason, red_of=held.number)
    record(
        "invoice.cancelled", red, actor=actor, at=at, changes=changes, opportunity_id=deal.pk,
        customer_id=deal.customer_id,
    )  # fmt: skip
    return red


def _ensure(
    blue: Invoice, amount: Decimal, issued_on: date, reason: RedReason, confirmation: str, *, today: date
) -> None:
    left = left_on(blue)
    if left <= 0:
        raise Conflict(_("This invoice is cancelled already."))
    if not 0 < amount <= left:
        raise Invalid({"amount": _("Between zero and %(left)s: what is left of the invoice.") % {"left": left}})
    if amount != left and reason not in PART:
        raise Invalid({"amount": _("What was made out wrongly is cancelled whole: %(left)s.") % {"left": left}})
    if issued_on < blue.issued_on:
        raise Invalid({"issued_on": _("A red-letter invoice is not issued before the one it cancels.")})
    if issued_on > today:
        raise Invalid({"issued_on": _("An invoice cannot have been issued in the future.")})
    if blue.is_special and not confirmation.strip():
        raise Invalid({"confirmation": _("A special invoice is cancelled with the tax office's confirmation.")})


@transaction.atomic
def exchange_invoice(
    blue: Invoice,
    *,
    number: str,
    new_number: str,
    title: str,
    tax_number: str,
    issued_on: date,
    confirmation: str,
    actor: User,
    at: datetime,
) -> Invoice:
    """Cancel what is left of a wrong invoice and issue the right one for the same amount, in one change (换票)."""
    amount = left_on(blue)
    if not new_number.strip() or new_number == number:
        raise Invalid({"new_number": _("The new invoice has a number of its own.")})
    issue_red_letter(
        blue,
        number=number,
        amount=amount,
        issued_on=issued_on,
        reason=RedReason.WRONG,
        confirmation=confirmation,
        actor=actor,
        at=at,
    )
    try:
        return issue_invoice(
            blue.instalment,
            number=new_number,
            amount=amount,
            issued_on=issued_on,
            kind=blue.kind,
            title=title,
            tax_number=tax_number,
            actor=actor,
            at=at,
        )
    except Invalid as reason:
        raise Invalid(
            {("new_number" if name == "number" else name): text for name, text in reason.fields.items()}
        ) from reason
