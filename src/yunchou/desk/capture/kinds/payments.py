"""Money the customer promised and money that arrived (P83, P85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yunchou.desk.capture.contract.money_fields import PaymentPromisedFields, PaymentReceivedFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, told_once, within
from yunchou.desk.capture.language.dates import calendar
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import papers as say


def payments_received(reading: Reading) -> Iterator[Proposal]:
    """Money that the note says has arrived; told twice in a line it is one."""
    return told_once(_received(reading), _one_payment)


def _one_payment(last: tuple[Clause, Proposal], clause: Clause, proposal: Proposal) -> Proposal | None:
    """Both as one, when nothing that is known of them differs."""
    one, other = last[1].fields, proposal.fields
    if not isinstance(one, PaymentReceivedFields) or not isinstance(other, PaymentReceivedFields):
        return None
    same = all(not a or not b or a == b for a, b in ((one.amount, other.amount), (one.name, other.name)))
    if not same or last[0].piece.line != clause.piece.line or last[1].about != proposal.about:
        return None
    told = Doubt.DATE not in last[1].doubts
    fields = replace(one if told else other, amount=one.amount or other.amount, name=one.name or other.name)
    return replace(last[1], fields=fields, quotes=tuple(sorted({*last[1].quotes, *proposal.quotes})))


def _received(reading: Reading) -> Iterator[tuple[Clause, Proposal]]:
    """Every clause that says that money has arrived."""
    for clause in reading.clauses:
        match = say.ARRIVED.search(clause.mask)
        if (
            match is None
            or re.search(r"答应|承诺|预计|争取|说会|保证|前(?:付|打|到)", clause.mask)
            or not clause.states
            or clause.conditional
            or say.NOT_ARRIVED.search(clause.mask)
            or RIVAL in clause.mask
        ):
            continue
        money = _money(reading, clause)
        instalment = _instalment(reading, clause) or _instalment_after(reading, clause)
        if not (money or instalment or "款" in clause.mask or re.search("pa(?:id|yment)|money", clause.mask, re.I)):
            continue
        others = {_named(one) for one in reading.sentence(clause)} - {"", _named(clause)}
        moment = _arrived_on(reading, clause, match) or moment_near(reading, clause, skip=("year",), alone=not others)
        if moment and moment.ahead.first > reading.as_of and not moment.is_inferred:
            continue
        span = moment.when(past=True) if moment else calendar.on(reading.as_of)
        fields = PaymentReceivedFields(
            name=instalment,
            amount=money.amount if money else None,
            currency=money.currency if money else "CNY",
            received_on=span.day,
            within=within(span),
        )
        yield clause, propose(clause, Kind.PAYMENT_RECEIVED, fields, doubts=[] if moment else [Doubt.DATE])


def _arrived_on(reading: Reading, clause: Clause, match: re.Match[str]) -> Moment | None:
    """上个月那笔尾款今天收到了: of several dates the last one before the words of arriving."""
    own = [one for one in reading.moments_in(*reading.of(clause)) if one.shape != "year"]
    before = [one for one in own if one.start < clause.start + match.end()]
    return before[-1] if len(own) > 1 and before else None


def payments_promised(reading: Reading) -> Iterator[Proposal]:
    """Money the customer says he will pay, with a day or an instalment; told on in a sentence it is one."""
    return told_once(_promises(reading), _one_promise)


def _one_promise(last: tuple[Clause, Proposal], clause: Clause, proposal: Proposal) -> Proposal | None:
    """首付30%，见发票十五天内付: the later clause only adds to the earlier."""
    one, other = last[1].fields, proposal.fields
    if not isinstance(one, PaymentPromisedFields) or not isinstance(other, PaymentPromisedFields):
        return None
    pairs = (
        (one.name, other.name),
        (one.amount, other.amount),
        (one.percent, other.percent),
        (one.due_on, other.due_on),
    )
    same = all(not a or not b or a == b for a, b in pairs) and any(a and a == b for a, b in pairs)
    if not same or last[0].piece.sentence != clause.piece.sentence or last[1].about != proposal.about:
        return None
    fields = replace(
        one,
        name=one.name or other.name,
        amount=one.amount or other.amount,
        percent=one.percent or other.percent,
        due_on=one.due_on or other.due_on,
        within=one.within or other.within,
    )
    return replace(last[1], fields=fields, quotes=tuple(sorted({*last[1].quotes, *proposal.quotes})))


def _promises(reading: Reading) -> Iterator[tuple[Clause, Proposal]]:
    """Every clause that says what the customer will pay."""
    for clause in reading.clauses:
        if (
            not clause.states
            or clause.conditional
            or RIVAL in clause.mask
            or (
                say.ARRIVED.search(clause.mask)
                and not say.NOT_ARRIVED.search(clause.mask)
                and not clause.stance.planned
            )
        ):
            continue
        instalment = say.INSTALMENT.search(clause.mask)
        if (
            not (instalment or say.PAY.search(clause.mask) or _is_the_rest(reading, clause))
            or say.TERMS.search(clause.mask)
            or say.ITS_PAPER.search(clause.mask)
            or re.search(r"我们(?:先|要)?(?:付|打款|垫)|预算|拨款|财政|经费", clause.mask)
        ):
            continue
        moment = moment_near(reading, clause)
        if moment is None and (clause.stance.done or _has_arrived(reading, clause)):
            continue
        money, percent = _money(reading, clause), _percent(clause.text)
        if (moment is None and not (money and say.PAY.search(clause.mask))) or (
            moment and moment.ahead.last < reading.as_of and not moment.is_inferred
        ):
            continue
        told = instalment or _instalment(reading, clause) or _is_of_money(reading.before(clause))
        if not (told or money or percent or "款" in clause.mask or re.search("pay|paid|invoice", clause.mask, re.I)):
            continue
        yield clause, _promised(reading, clause, moment, money, percent)


def _is_the_rest(reading: Reading, clause: Clause) -> bool:
    """付掉80万，剩下20万下个月: it goes on with a payment."""
    before = reading.before(clause)
    return bool(before and say.REST.match(clause.mask) and "Ⓓ" in clause.mask and say.PAY.search(before.mask))


def _is_of_money(clause: Clause | None) -> bool:
    """款已经汇出了，今天应该到账: the clause before it speaks of the money."""
    return clause is not None and bool(re.search("款|货钱|汇|转账|发票|欠|账", clause.mask))


def _has_arrived(reading: Reading, clause: Clause) -> bool:
    """钱到账了，首付款90万: the clauses beside it say that this money is there."""
    return any(
        say.ARRIVED.search(one.mask) and not say.NOT_ARRIVED.search(one.mask) and not one.stance.planned
        for one in reading.sentence(clause)
        if 0 < abs(one.number - clause.number) <= 2
    )


def _promised(
    reading: Reading, clause: Clause, moment: Moment | None, money: Money | None, percent: Decimal | None
) -> Proposal:
    span = moment.when(past=False) if moment else None
    for other in reading.sentence(clause):
        if percent is None and 0 < clause.number - other.number <= 2 and say.INSTALMENT.search(other.mask):
            percent = _percent(other.text)
    fields = PaymentPromisedFields(
        name=_instalment(reading, clause),
        amount=money.amount if money else None,
        percent=percent,
        currency=money.currency if money else "CNY",
        due_on=span.day if span else None,
        within=within(span),
    )
    return propose(clause, Kind.PAYMENT_PROMISED, fields, doubts=date_doubts(moment, span))


def _instalment(reading: Reading, clause: Clause) -> str:
    for other in (clause, reading.before(clause)):
        match = say.INSTALMENT.search(other.mask) if other else None
        if match and (other is clause or (other is not None and len(other.mask) < 12)):
            return match[0]
    return ""


def _instalment_after(reading: Reading, clause: Clause) -> str:
    """Which payment it was, when the clause after holds little but its name and amount."""
    other = reading.after(clause)
    match = say.INSTALMENT.search(other.mask) if other and len(other.mask) <= 12 else None
    return match[0] if match and not (other and say.PAY.search(other.mask[match.end() :])) else ""


def _named(clause: Clause) -> str:
    match = say.INSTALMENT.search(clause.mask)
    return match[0] if match else ""


def _money(reading: Reading, clause: Clause) -> Money | None:
    own = reading.amounts_in(*reading.of(clause))
    if own:
        return own[0]
    told = _named(clause)
    for other in (reading.after(clause), reading.before(clause)):
        if (
            other
            and not (told and _named(other) not in {"", told})
            and len(other.mask) <= (18 if say.INSTALMENT.search(other.mask) or "款" in other.mask else 12)
            and (found := reading.amounts_in(*reading.of(other)))
        ):
            return found[0]
    return None


def _percent(text: str) -> Decimal | None:
    match = say.PERCENT.search(text)
    if match is None:
        return None
    if match[1]:
        found = Decimal(match[1])
    else:
        found = number(match[2]) or Decimal(0) if match[2] else (number(match[3]) or Decimal(0)) * 10
    return found if 0 < found <= 100 else None
