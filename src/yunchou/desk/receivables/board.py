"""The collections board: what is owed by what it waits for, the oldest first (P85)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from yunchou.desk.identity.models import User
from yunchou.desk.receivables.models import Instalment, PaymentPromise
from yunchou.desk.receivables.queries import SOON, visible
from yunchou.desk.sums import ExactSum
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.receivables import facts
from yunchou.playbook.receivables.ageing import state
from yunchou.playbook.receivables.promises import kept
from yunchou.playbook.receivables.terms import CollectionState

ZERO = Decimal(0)
MOST_ROWS, MOST_CARDS = 600, 20


@dataclass(frozen=True, slots=True)
class Card:
    """One instalment that is owed. `promise` is the newest about it and `was_kept` what came of it."""

    instalment: Instalment
    outstanding: Decimal
    days_late: int
    promise: PaymentPromise | None
    was_kept: Answer | None
    disputed: bool
    state: CollectionState


@dataclass(slots=True)
class Column:
    """The instalments in one state: how many, how much in each currency, the first few."""

    state: CollectionState
    count: int = 0
    money: dict[str, Decimal] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)

    def take(self, card: Card) -> None:
        """Add one instalment."""
        currency = card.instalment.contract.currency
        self.count += 1
        self.money[currency] = self.money.get(currency, ZERO) + card.outstanding
        if len(self.cards) < MOST_CARDS:
            self.cards.append(card)


@dataclass(frozen=True, slots=True)
class Board:
    """The columns, and how many instalments more there are than the board looks at."""

    columns: list[Column]
    more: int


def board_of(user: User, *, today: date, customer: int | None = None) -> Board:
    """The board; as many queries whatever is owed. What is due later and was never spoken about is only summed."""
    rows = visible(user).filter(outstanding__gt=0)
    if customer is not None:
        rows = rows.filter(contract__opportunity__customer=customer)
    spoken = Q(pk__in=_spoken_about())
    near = rows.filter(Q(due_on__lte=today + SOON) | spoken)
    columns = {each: Column(each) for each in CollectionState}
    for card in cards_of(near.order_by("due_on", "pk")[:MOST_ROWS], today=today):
        columns[card.state].take(card)
    _sum_later(columns[CollectionState.LATER], rows.exclude(Q(due_on__lte=today + SOON) | spoken))
    looked_at = sum(column.count for column in columns.values() if column.state is not CollectionState.LATER)
    more = near.count() - MOST_ROWS if looked_at >= MOST_ROWS else 0
    return Board(list(columns.values()), max(more, 0))


def _spoken_about() -> Any:
    promised = Instalment.objects.filter(promises__isnull=False)
    return (promised | Instalment.objects.filter(disputes__settled_on__isnull=True, disputes__isnull=False)).values(
        "pk"
    )


def _sum_later(column: Column, rows: Any) -> None:
    counted = rows.order_by().values("contract__currency").annotate(money=ExactSum("outstanding"))
    for row in counted:
        currency = row["contract__currency"]
        column.money[currency] = column.money.get(currency, ZERO) + row["money"]
    column.count += rows.count()


def cards_of(rows: Any, *, today: date) -> list[Card]:
    """The cards of instalments that carry `outstanding`; four queries."""
    found = rows.select_related("contract__opportunity__customer", "contract__opportunity__owner")
    related = ("promises__person", "disputes", "allocations__receipt")
    return [_card(row, today) for row in found.prefetch_related(*related)]


def _card(row: Any, today: date) -> Card:
    promise = next(iter(row.promises.all()), None)
    was_kept = None if promise is None else outcome_of(promise, row, today)
    disputed = any(dispute.settled_on is None for dispute in row.disputes.all())
    found = state(row.due_on, today, soon_days=SOON.days, disputed=disputed, kept=was_kept)
    return Card(row, row.outstanding, (today - row.due_on).days, promise, was_kept, disputed, found)


def outcome_of(promise: PaymentPromise, instalment: Any, today: date) -> Answer:
    """Whether a promise was kept, by the receipts that pay its instalment."""
    told = facts.PaymentPromise(
        instalment=str(instalment.pk), amount=promise.amount, given_on=promise.given_on, due_on=promise.due_on
    )
    return kept(told, _receipts(instalment), instalment.amount, today)


def _receipts(instalment: Any) -> Iterable[facts.Receipt]:
    for share in instalment.allocations.all():
        part = facts.Allocation(instalment=str(instalment.pk), amount=share.amount)
        yield facts.Receipt(amount=share.amount, received_on=share.receipt.received_on, allocations=(part,))


@dataclass(frozen=True, slots=True)
class Claims:
    """What was said about the instalments of one deal: promises with what came of them, and disputes."""

    promises: list[tuple[PaymentPromise, Answer]]
    disputes: list[Any]
    kept: int
    broken: int


def claims_of(instalments: Iterable[Any], *, today: date) -> Claims:
    """Promises and disputes about instalments that were read with both and their allocations."""
    found = [(p, outcome_of(p, row, today)) for row in instalments for p in row.promises.all()]
    counted: dict[Answer, int] = defaultdict(int)
    for _promise, outcome in found:
        counted[outcome] += 1
    found.sort(key=lambda each: each[0].given_on, reverse=True)
    disputes = [dispute for row in instalments for dispute in row.disputes.all()]
    return Claims(found, disputes, counted[Answer.YES], counted[Answer.NO])
