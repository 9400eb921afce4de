"""Letters to a customer about money: what is due soon, what is late, by when it is expected (P85)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.contracts.models import Contract
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables.board import Card, cards_of
from yunchou.desk.receivables.queries import SOON, open_of
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web import formats
from yunchou.playbook.contracts.capitals import in_capitals
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.receivables.letters import LetterKind, letter_kind

PATIENCE = timedelta(days=7)
"""How long after the letter money is expected."""


@transaction.atomic
def draw_letter(contract: Contract, *, actor: User, at: datetime) -> tuple[str, bytes]:
    """A Word file about what is owed or due within thirty days, and its name; the journal says that it was drawn.

    What is disputed stays out: that is settled first. `Invalid` when nothing is left to write about.
    """
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    today = timezone.localtime(at).date()
    cards = due_for_letter(contract, today=today)
    if not cards:
        raise Invalid({"": _("Nothing is due within thirty days that is not disputed.")})
    kind = letter_kind(max(card.days_late for card in cards), our_parameters().on(today))
    owed = sum((card.outstanding for card in cards), Decimal(0))
    deal = contract.opportunity
    record(
        "payment_letter.drawn",
        contract,
        actor=actor,
        at=at,
        changes=made(letter=kind, amount=owed),
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
    )
    content = _paper(contract, kind, cards, owed, today=today, signed=actor.name)
    return f"{in_reader_language(kind.words)} {contract.number} {today:%Y%m%d}", content


def due_for_letter(contract: Contract, *, today: date) -> list[Card]:
    """What a letter would be about, the oldest first."""
    rows = open_of(contract).filter(due_on__lte=today + SOON).order_by("due_on", "pk")
    return [card for card in cards_of(rows.prefetch_related("invoices"), today=today) if not card.disputed]


def _paper(
    contract: Contract, kind: LetterKind, cards: Sequence[Card], owed: Decimal, *, today: date, signed: str
) -> bytes:
    from yunchou.desk.meetings.papers import WordPaper  # Word's library is slow to load, and seldom asked for

    paper = WordPaper(in_reader_language(kind.words), "")
    opening = {"title": contract.title, "number": contract.number}
    paper.lines(
        [
            _("%(customer)s:") % {"customer": contract.opportunity.customer.name},
            _("Under the contract “%(title)s” (No. %(number)s) between us, the following is to be paid.") % opening,
        ]
    )
    heads = (
        _("Instalment"),
        _("Due"),
        _("Invoices"),
        _("Amount"),
        _("Paid"),
        _("Outstanding"),
        _("Days overdue"),
    )
    paper.table(heads, [_row(contract, card) for card in cards])
    paper.lines([*_closing(contract, kind, cards, owed, today), "", signed, f"{today:%Y-%m-%d}"])
    return paper.in_bytes()


def _row(contract: Contract, card: Card) -> tuple[str, ...]:
    row = card.instalment
    standing = [invoice.number for invoice in row.invoices.all() if invoice.amount > 0]
    paid = row.amount - card.outstanding
    money = [formats.full_money(each, contract.currency) for each in (row.amount, paid, card.outstanding)]
    return (row.name, f"{row.due_on:%Y-%m-%d}", "\n".join(standing), *money, str(max(card.days_late, 0)))


def _closing(contract: Contract, kind: LetterKind, cards: Sequence[Card], owed: Decimal, today: date) -> Iterator[str]:
    whole = formats.full_money(owed, contract.currency)
    if contract.currency == "CNY":
        whole = _("%(amount)s (%(capitals)s)") % {"amount": whole, "capitals": in_capitals(owed)}
    yield _("Together %(amount)s.") % {"amount": whole}
    for card in cards:
        if card.promise is not None and card.was_kept is Answer.NO:
            told = {
                "name": card.instalment.name,
                "given": f"{card.promise.given_on:%Y-%m-%d}",
                "due": f"{card.promise.due_on:%Y-%m-%d}",
            }
            yield _("On %(given)s payment of %(name)s was promised for %(due)s. It has not arrived.") % told
    if kind is LetterKind.REMINDER:
        yield _("Please arrange payment by the days above. If a paper is missing on our side, tell us.")
        return
    by = {"day": f"{today + PATIENCE:%Y-%m-%d}"}
    yield _("Please pay by %(day)s, or tell us in writing where it is stuck and when it will be paid.") % by
    if kind is LetterKind.LAST:
        yield _("If it is not paid by then, we shall claim what the contract and the law provide for late payment.")
