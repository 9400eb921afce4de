"""Whose leave an amendment needs: by the contract as a whole as it will be, and by what is changed (P80, P82, P84)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from yunchou.playbook.contracts.bargain import leave_needed
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.kernel.value_objects import value_object

HUNDRED = Decimal(100)
ZERO = Decimal(0)
HIGHER = {Role.LEADER: 1, Role.EXECUTIVE: 2}
ENOUGH = {
    Role.LEADER: frozenset({Role.LEADER, Role.EXECUTIVE}),
    Role.EXECUTIVE: frozenset({Role.EXECUTIVE}),
    Role.FINANCE: frozenset({Role.FINANCE}),
}
"""Whose agreement is enough where somebody's is needed."""


@value_object
class Whole:
    """A contract as a whole: `discount` is percent off the list price, `last_due` the day of its last payment."""

    amount: Decimal
    seats: int | None
    discount: Decimal | None
    last_due: date | None


@value_object
class Change:
    """A contract as signed, as in force, and as amended. `bottom_line`: ours, for the seats that were signed.

    `days_later`: by how many days a payment that it puts off comes later than was signed, 0 when it puts off none.
    """

    signed: Whole
    before: Whole
    after: Whole
    bottom_line: Decimal | None
    days_later: int


@value_object
class Reason:
    """Why somebody of ours must agree."""

    needs: Role
    words: Sentence


def reasons(change: Change, settings: Settings) -> tuple[Reason, ...]:
    """Every reason for which somebody must agree; none for an amendment that is nobody's business but its owner's."""
    return tuple(_reasons(change, settings))


def path(found: Iterable[Reason]) -> tuple[Role, ...]:
    """Who must agree, in order: commerce about when money comes, then the leader or, above him, the executive."""
    needs = {each.needs for each in found}
    above = max(needs & set(HIGHER), key=lambda role: HIGHER[role], default=None)
    first = (Role.FINANCE,) if Role.FINANCE in needs else ()
    return first if above is None else (*first, above)


def unmet(needed: Iterable[Role], agreed: Iterable[Role]) -> tuple[Role, ...]:
    """Those whose leave is needed and was not given; an executive's is a leader's too."""
    given = set(agreed)
    return tuple([role for role in needed if not ENOUGH[role] & given])


def _reasons(change: Change, settings: Settings) -> Iterator[Reason]:
    if _price_is_worse(change.before, change.after) is not Answer.NO:
        yield from _price(change, settings)
    yield from _lost(change, settings)
    large = settings.whole("contracts.review_executive_amount")
    if change.before.amount < large <= change.after.amount:
        yield Reason(
            Role.EXECUTIVE,
            say("改后合同达到 {amount}，须高层批。", "As amended it reaches {amount}: an executive agrees.",
                amount=Decimal(large)),
        )  # fmt: skip
    later, most = _later(change), settings.whole("contracts.amendment_free_days")
    if later > most:
        yield Reason(
            Role.FINANCE,
            say("钱比原来晚到 {days} 天，超过 {most} 天。", "Money comes {days} days later, more than {most}.",
                days=later, most=most),
        )  # fmt: skip


def _price_is_worse(before: Whole, after: Whole) -> Answer:
    """Whether a seat costs less than before; unknown when nobody can tell and less money is agreed."""
    if before.discount is not None and after.discount is not None:
        return Answer.YES if after.discount > before.discount else Answer.NO
    if before.seats and after.seats:
        return Answer.YES if after.amount * before.seats < before.amount * after.seats else Answer.NO
    return Answer.UNKNOWN if after.amount < before.amount else Answer.NO


def _price(change: Change, settings: Settings) -> Iterator[Reason]:
    after = change.after
    needs = leave_needed(after.discount, after.amount, settings)
    if needs is not None and after.discount is None:
        yield Reason(
            needs, say("不知道改后比目录价低多少。", "Nobody can tell how far it lies below the list price then.")
        )
    elif needs is not None and after.discount is not None:
        yield Reason(
            needs,
            say("改后整份合同比目录价低 {percent}%。", "The whole contract lies {percent} % below the list price then.",
                percent=after.discount),
        )  # fmt: skip
    line = _line_for(change)
    if line is not None and after.amount < line:
        yield Reason(
            Role.EXECUTIVE,
            say("改后低于底价 {line}。", "It falls below our bottom line of {line}.", line=line),
        )


def _line_for(change: Change) -> Decimal | None:
    """Our bottom line for as many seats as the contract will have."""
    line, signed, now = change.bottom_line, change.signed.seats, change.after.seats
    if line is None or not signed or not now:
        return line
    return (line * now / signed).quantize(Decimal("0.01"))


def _lost(change: Change, settings: Settings) -> Iterator[Reason]:
    """Money given up since the signature: many small amendments are one large one."""
    if change.after.amount >= change.before.amount:
        return
    lost = ((change.signed.amount - change.after.amount) * HUNDRED / change.signed.amount).quantize(Decimal("0.1"))
    if lost <= settings.whole("contracts.amendment_free_percent"):
        return
    large = lost > settings.whole("contracts.amendment_leader_percent")
    yield Reason(
        Role.EXECUTIVE if large else Role.LEADER,
        say("合同额比签订时少 {percent}%。", "{percent} % less than was signed.", percent=lost),
    )


def _later(change: Change) -> int:
    """By how many days the last money comes later; 0 when not, or when no day is planned."""
    last, then = change.before.last_due, change.after.last_due
    by_last = (then - last).days if last is not None and then is not None else 0
    return max(change.days_later, by_last, 0)
