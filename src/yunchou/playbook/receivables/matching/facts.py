"""What is matched: a line of the bank's statement, what a customer owes, and how one may pay the other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.value_objects import value_object


@value_object
class Line:
    """Money that came in, as the bank tells it. `text` is everything the payer wrote beside."""

    key: int
    amount: Decimal
    currency: str
    booked_on: date
    payer: str
    text: str


@value_object
class Owed:
    """One instalment with what is still open on it, and the numbers that name it."""

    key: int
    customer: int
    contract: str
    name: str
    invoices: tuple[str, ...]
    open: Decimal
    currency: str
    due_on: date


@value_object
class Debtor:
    """A customer by all names money may come under: its own, and those who paid for it before.

    `group`: the key of the highest company above it, the same for all of a group; `None` for one that stands alone.
    """

    customer: int
    name: str
    short_name: str
    payers: tuple[str, ...]
    group: int | None = None


@value_object
class Share:
    """The part of a line that pays one instalment."""

    instalment: int
    amount: Decimal


@value_object
class Proposal:
    """One way in which a line may pay. `certain` only when nothing else is possible by what is known.

    `weight` orders the proposals of a line; it is no probability. What the shares leave over stays an over-payment.
    """

    customer: int
    shares: tuple[Share, ...]
    certain: bool
    weight: int
    reasons: tuple[Sentence, ...]

    @property
    def key(self) -> str:
        """The same for the same customer and shares, so that a choice can be told again."""
        return "-".join([str(self.customer), *(f"{share.instalment}:{share.amount:.2f}" for share in self.shares)])
