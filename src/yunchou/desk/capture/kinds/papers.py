"""The customer's paper: contract, signing path, payment path; money promised and received (P82 to P85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from decimal import Decimal

from yunchou.desk.capture.contract.fields import (
    ContractFields,
    Fields,
    PaperStepFields,
    PaymentPromisedFields,
    PaymentReceivedFields,
)
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.dates import calendar
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.naming.titles import DEPARTMENT
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import papers as say
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.terms import Answer


def signing_steps(reading: Reading) -> Iterator[Proposal]:
    """Where the contract is at the customer."""
    yield from _steps(reading, Kind.SIGNING_STEP, say.SIGNING)


def payment_steps(reading: Reading) -> Iterator[Proposal]:
    """Where a payment is at the customer."""
    yield from _steps(reading, Kind.PAYMENT_STEP, say.PAYMENT)


def _steps(reading: Reading, kind: Kind, about: re.Pattern[str]) -> Iterator[Proposal]:
    topic, sentence = "", -1
    for clause in reading.clauses:
        if clause.piece.sentence != sentence:
            topic, sentence = "", clause.piece.sentence
        speaks = about.search(clause.mask)
        if speaks:
            topic = clause.mask
        elif not topic or not (_moves(clause.mask) and _place(reading, clause)):
            continue
        if clause.stance.is_open or clause.conditional or RIVAL in clause.mask or _is_ours(clause):
            continue
        department, person = _place(reading, clause) or (_department_of(reading, clause.speaker), "")
        state = _state(clause.mask)
        if (
            not (department or person or re.search(r"用印|会签|法审|寄出|回传", clause.mask))
            or (state is None
            and not re.search(r"走|签|盖|审|流程|会签|用印|复核|发起", clause.mask))
        ):
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=state is StepState.DONE) if moment else None
        fields = PaperStepFields(department=department, person=person, document=_document(clause.mask), days=_days(reading, clause),
                                 state=state, on=span.day if span else None, within=within(span))  # fmt: skip
        yield propose(
            clause, kind, fields, doubts=[*date_doubts(moment, span), *([Doubt.STATE] if state is None else [])]
        )


def _department_of(reading: Reading, name: str) -> str:
    """The department of a known person who tells how far the paper is, when it is one that handles paper."""
    found = next((one.department for one in reading.people if one.name == name), "")
    return found if re.search("财务|法务|合规", found) else ""


def _is_ours(clause: Clause) -> bool:
    return bool(
        re.search(
            r"我们(?:的|公司|这边)?(?:法务|财务|内部|会签)|我司(?:的)?(?:法务|财务|内部)|公司法务|"
            r"our (?:legal|finance)",
            clause.mask,
            re.I,
        )
    )


def _moves(mask: str) -> bool:
    return bool(
        re.search(r"复核|初审|审核|发起|签批|在.{1,4}(?:办|部)", mask)
        or say.STUCK.search(mask)
        or say.DONE.search(mask)
        or say.WAITING.search(mask)
        or say.IN_HAND.search(mask)
    )


def _place(reading: Reading, clause: Clause) -> tuple[str, str] | None:
    """The department and the person at whom the paper is; who merely says so is not at it."""
    department = next((m[0] for m in DEPARTMENT.finditer(clause.text)), "")
    people = [
        one.name
        for one in reading.people_in(*reading.of(clause))
        if not re.match(r"‥*(?:说|讲|告诉|反馈|答应|表示)", clause.mask[one.start - clause.start + 1 :])
    ]
    if people and not department:
        department = next((one.department for one in reading.people if one.name == people[-1]), "")
    return (department, people[-1] if people else "") if department or people else None


def _state(mask: str) -> StepState | None:
    for state, pattern in (
        (StepState.STUCK, say.STUCK),
        (StepState.WAITING, re.compile(r"等(?!级|保)|还(?:没|差)|没(?:到|走|审|盖|签|批)|待(?!遇)|waiting|pending")),
        (StepState.DONE, say.DONE),
        (StepState.IN_HAND, say.IN_HAND),
        (StepState.WAITING, say.WAITING),
    ):
        if pattern.search(mask):
            return state
    return None


def _document(mask: str) -> str:
    match = re.search(r"合同初稿|补充协议|合同|协议|发票|付款申请|请款单|验收单|invoice|contract", mask, re.I)
    return match[0] if match else ""


def _days(reading: Reading, clause: Clause) -> int | None:
    for other in (clause, reading.after(clause)):
        match = say.DAYS.search(other.text) if other else None
        if match:
            count = number(match[1])
            return int(count) * (7 if match[2] in {"周", "个星期"} else 1) if count else None
    return None


def contracts(reading: Reading) -> Iterator[Proposal]:
    """A contract that was signed, sealed or not, or a project that was frozen or begun."""
    found: list[Proposal] = []
    for clause in reading.clauses:
        if clause.stance.is_open or clause.conditional or RIVAL in clause.mask:
            continue
        signed = say.SIGNED.search(clause.mask)
        if signed and (
            say.SIGNED_BEFORE.search(clause.mask[: signed.start()])
            or re.search(
                r"(?:没|未|还没|尚未|等)(?:有)?签|后|再|not (?:yet )?signed", clause.mask[max(0, signed.start() - 3) :]
            )
        ):
            signed = None
        if signed and re.search(r"能|可以|争取|预计|计划|要(?!求)|会(?!签)|准备|应该", signed[0]):
            signed = None
        frozen, started = say.FROZEN.search(clause.mask), say.STARTED.search(clause.mask)
        if not (signed or frozen or started) or (clause.stance.planned and not clause.stance.done):
            continue
        moment = moment_near(reading, clause) if signed else None
        if moment and moment.ahead.first > reading.as_of and (not moment.is_inferred or clause.stance.planned):
            continue
        span = moment.when(past=True) if moment else calendar.on(reading.as_of) if signed else None
        amounts = reading.amounts_in(*reading.of(clause)) or _beside(reading, clause)
        fields = ContractFields(
            signed_on=span.day if span else None, within=within(span), amount=amounts[0].amount if signed and amounts else None,
            currency=amounts[0].currency if amounts else "CNY", sealed=_sealed(reading, clause),
            project_started=Answer.YES if started else Answer.UNKNOWN, project_frozen=Answer.YES if frozen else Answer.UNKNOWN,
        )  # fmt: skip
        found.append(
            propose(
                clause,
                Kind.CONTRACT,
                fields,
                doubts=[*date_doubts(moment, span), *([Doubt.DATE] if signed and not moment else [])],
            )
        )
    yield from _one_contract(found)


def _beside(reading: Reading, clause: Clause) -> list[Money]:
    """The amount of a contract in a clause beside that holds little else."""
    near = [
        one
        for one in reading.clauses
        if 0 < abs(one.number - clause.number) <= 2 and (len(one.mask) <= 10 or re.search("合同|总额|金额", one.mask))
    ]
    return [money for one in near if not re.search("款|付", one.mask) for money in reading.amounts_in(*reading.of(one))]


def _one_contract(found: list[Proposal]) -> Iterator[Proposal]:
    """A note that signs twice speaks of one contract."""
    merged: dict[str, Proposal] = {}
    for one in found:
        earlier = merged.get(one.about)
        merged[one.about] = (
            one
            if earlier is None
            else replace(
                earlier,
                fields=_filled(earlier.fields, one.fields),
                quotes=tuple(sorted({*earlier.quotes, *one.quotes})),
            )
        )
    yield from merged.values()


def _filled(one: Fields, other: Fields) -> Fields:
    """The fields of one, with what only the other knows."""
    known = {
        each.name: getattr(other, each.name)
        for each in dataclass_fields(one)
        if getattr(one, each.name) == each.default
    }
    return replace(one, **known)


def _sealed(reading: Reading, clause: Clause) -> Answer:
    words = "，".join(one.mask for one in reading.sentence(clause))
    return Answer.NO if say.UNSEALED.search(words) else Answer.YES if say.SEALED.search(words) else Answer.UNKNOWN


def payments_received(reading: Reading) -> Iterator[Proposal]:
    """Money that the note says has arrived."""
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
        instalment = _instalment(reading, clause)
        if not (money or instalment or "款" in clause.mask or re.search("pa(?:id|yment)|money", clause.mask, re.I)):
            continue
        moment = moment_near(reading, clause, skip=("year",), alone=True)
        if moment and moment.ahead.first > reading.as_of and not moment.is_inferred:
            continue
        span = moment.when(past=True) if moment else calendar.on(reading.as_of)
        fields = PaymentReceivedFields(name=instalment, amount=money.amount if money else None, currency=money.currency if money else "CNY",
                                       received_on=span.day, within=within(span))  # fmt: skip
        yield propose(clause, Kind.PAYMENT_RECEIVED, fields, doubts=[] if moment else [Doubt.DATE])


def payments_promised(reading: Reading) -> Iterator[Proposal]:
    """Money the customer says he will pay, with a day or an instalment."""
    for clause in reading.clauses:
        if (
            not clause.states
            or clause.conditional
            or RIVAL in clause.mask
            or (say.ARRIVED.search(clause.mask)
            and not say.NOT_ARRIVED.search(clause.mask)
            and not clause.stance.planned)
        ):
            continue
        instalment = say.INSTALMENT.search(clause.mask)
        if (
            not (instalment or say.PAY.search(clause.mask))
            or say.TERMS.search(clause.mask)
            or re.search(r"我们(?:先|要)?(?:付|打款|垫)|预算", clause.mask)
        ):
            continue
        moment = moment_near(reading, clause)
        money, percent = _money(reading, clause), _percent(clause.text)
        if (
            (moment is None
            and not (money and say.PAY.search(clause.mask)))
            or (moment
            and moment.ahead.last < reading.as_of
            and not moment.is_inferred)
        ):
            continue
        if not (instalment or money or "款" in clause.mask or re.search("pay", clause.mask, re.I)):
            continue
        yield _promised(reading, clause, moment, money, percent)


def _promised(
    reading: Reading, clause: Clause, moment: Moment | None, money: Money | None, percent: Decimal | None
) -> Proposal:
    span = moment.when(past=False) if moment else None
    fields = PaymentPromisedFields(
        name=_instalment(reading, clause), amount=money.amount if money else None, percent=percent,
        currency=money.currency if money else "CNY", due_on=span.day if span else None, within=within(span),
    )  # fmt: skip
    return propose(clause, Kind.PAYMENT_PROMISED, fields, doubts=date_doubts(moment, span))


def _instalment(reading: Reading, clause: Clause) -> str:
    for other in (clause, reading.before(clause)):
        match = say.INSTALMENT.search(other.mask) if other else None
        if match and (other is clause or (other is not None and len(other.mask) < 12)):
            return match[0]
    return ""


def _money(reading: Reading, clause: Clause) -> Money | None:
    own = reading.amounts_in(*reading.of(clause))
    if own:
        return own[0]
    for other in (reading.after(clause), reading.before(clause)):
        if other and len(other.mask) <= 12 and (found := reading.amounts_in(*reading.of(other))):
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
