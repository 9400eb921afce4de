"""Take a bank statement and turn its lines into receipts. A line is taken once, whoever sends it again (P83)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.receivables.cash import Shares, record_receipt
from yunchou.desk.receivables.models import BankReceipt, BankStatement, StatementLine
from yunchou.desk.receivables.statement_queries import WAITING, proposals_of
from yunchou.playbook.receivables.matching.facts import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One line of money that came in. `ordinal` counts the lines of the file that say exactly the same."""

    row: int
    booked_on: date
    amount: Decimal
    currency: str
    payer: str
    reference: str
    text: str
    ordinal: int = 1

    def numbered(self, ordinal: int) -> Incoming:
        """The same line as the so-manieth of its kind."""
        return replace(self, ordinal=ordinal)

    @property
    def mark(self) -> str:
        """The digest by which the same line is known again in another file."""
        said = (self.booked_on, self.amount, self.currency, self.payer, self.reference, self.text, self.ordinal)
        return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()


@transaction.atomic
def take_statement(
    file_name: str,
    digest: str,
    incoming: Sequence[Incoming],
    *,
    outgoing: int,
    unread: Sequence[tuple[int, str]],
    actor: User,
    at: datetime,
) -> BankStatement:
    """Keep the lines that nobody has sent before. The same file again changes nothing and gives what was taken then.

    A line whose bank reference and amount a receipt already has is that receipt. Raises `Invalid` on `file` for
    money from the future.
    """
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    known = BankStatement.objects.filter(digest=digest).first()
    if known is not None:
        return known
    if any(line.booked_on > timezone.localtime(at).date() for line in incoming):
        raise Invalid({"file": _("Money cannot have arrived in the future.")})
    marks = {line.mark: line for line in incoming}
    before = set(StatementLine.objects.filter(mark__in=marks).values_list("mark", flat=True))
    statement = BankStatement.objects.create(
        file_name=file_name[:200],
        digest=digest,
        outgoing=outgoing,
        known_before=len(before),
        unread=[list(each) for each in unread],
        taken_by=actor,
        taken_at=at,
    )
    _keep(statement, [line for mark, line in marks.items() if mark not in before])
    record("bank_statement.taken", statement, actor=actor, at=at, changes=made(lines=len(marks) - len(before)))
    return statement


def _keep(statement: BankStatement, incoming: Sequence[Incoming]) -> None:
    recorded = {
        (row.bank_reference, row.amount, row.currency): row.pk
        for row in BankReceipt.objects.filter(
            bank_reference__in={line.reference for line in incoming if line.reference},
            withdrawn_at__isnull=True,
            statement_line__isnull=True,
        )
    }
    StatementLine.objects.bulk_create(
        [
            StatementLine(
                statement=statement,
                row=line.row,
                mark=line.mark,
                booked_on=line.booked_on,
                amount=line.amount,
                currency=line.currency,
                payer=line.payer,
                reference=line.reference,
                text=line.text,
                receipt_id=recorded.pop((line.reference, line.amount, line.currency), None),
            )
            for line in incoming
        ],
        batch_size=500,
    )


@transaction.atomic
def accept_certain(statement: BankStatement, *, actor: User, at: datetime) -> int:
    """Record every line about which nothing is left to decide; returns how many. The lines are judged anew here."""
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    lines = list(StatementLine.objects.select_for_update(of=("self",)).filter(WAITING, statement=statement))
    found = proposals_of(actor, lines)
    sure = [(line, found[line.pk][0]) for line in lines if found[line.pk] and found[line.pk][0].certain]
    for line, proposal in sure:
        _become_receipt(line, proposal.customer, _shares(proposal), actor=actor, at=at)
    return len(sure)


@transaction.atomic
def accept(line: StatementLine, key: str, *, actor: User, at: datetime) -> BankReceipt:
    """Record one line as one of its proposals says. `Conflict` when that proposal is no longer made."""
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    _hold(line)
    waiting = list(StatementLine.objects.filter(WAITING, statement_id=line.statement_id))
    chosen = next((each for each in proposals_of(actor, waiting).get(line.pk, ()) if each.key == key), None)
    if chosen is None:
        raise Conflict(_("What is owed has changed since you opened the page. Look again."))
    return _become_receipt(line, chosen.customer, _shares(chosen), actor=actor, at=at)


@transaction.atomic
def record_line(
    line: StatementLine, customer: Company, shares: Shares, *, for_others: str = "", actor: User, at: datetime
) -> BankReceipt:
    """Record one line as money of this customer that pays these shares; what is left over stays an over-payment.

    `for_others`: why it pays for customers outside the group, as in `record_receipt`.
    """
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    _hold(line)
    return _become_receipt(line, customer.pk, shares, for_others, actor=actor, at=at)


@transaction.atomic
def set_aside(line: StatementLine, reason: str, *, actor: User, at: datetime) -> None:
    """Say that a line is no payment of a customer: interest, a refund, a transfer between our accounts."""
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    held = _hold(line)
    if not reason.strip():
        raise Invalid({"reason": _("Say what this money is.")})
    held.set_aside_reason, held.decided_by, held.decided_at = reason.strip(), actor, at
    held.save(update_fields=["set_aside_reason", "decided_by", "decided_at"])
    record("statement_line.set_aside", held, actor=actor, at=at, changes=made(set_aside_reason=reason.strip()))


@transaction.atomic
def take_up_again(line: StatementLine, *, actor: User, at: datetime) -> None:
    """Let a line that was set aside wait again."""
    ensure_may(actor, May.CHANGE_RECEIVABLES)
    held = StatementLine.objects.select_for_update().get(pk=line.pk)
    if not held.set_aside_reason:
        raise Conflict(_("Somebody else has decided about this line already."))
    changes = {"set_aside_reason": [held.set_aside_reason, None]}
    held.set_aside_reason, held.decided_by, held.decided_at = "", None, None
    held.save(update_fields=["set_aside_reason", "decided_by", "decided_at"])
    record("statement_line.taken_up", held, actor=actor, at=at, changes=changes)


def _hold(line: StatementLine) -> StatementLine:
    held = StatementLine.objects.select_for_update().get(pk=line.pk)
    if not held.waits:
        raise Conflict(_("Somebody else has decided about this line already."))
    return held


def _become_receipt(
    line: StatementLine, customer: int, shares: Shares, for_others: str = "", *, actor: User, at: datetime
) -> BankReceipt:
    receipt = record_receipt(
        Company.objects.get(pk=customer),
        bank_reference=_free_reference(line),
        payer=line.payer or _("not named"),
        amount=line.amount,
        currency=line.currency,
        received_on=line.booked_on,
        note=line.text,
        shares=shares,
        for_others=for_others,
        actor=actor,
        at=at,
    )
    StatementLine.objects.filter(pk=line.pk).update(receipt=receipt, decided_by=actor, decided_at=at)
    return receipt


def _free_reference(line: StatementLine) -> str:
    """The bank's reference; banks number vouchers over and over, so one that is taken gets the line's mark behind."""
    own = line.reference or f"{line.booked_on:%Y%m%d}"
    taken = BankReceipt.objects.filter(bank_reference=own, withdrawn_at__isnull=True).exists()
    return f"{own[:66]}/{line.mark[:12]}" if taken or not line.reference else own


def _shares(proposal: Proposal) -> Shares:
    return {share.instalment: share.amount for share in proposal.shares}
