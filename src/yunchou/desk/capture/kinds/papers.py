"""The customer's paper: contract, signing path, payment path; money promised and received (P82 to P85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.money_fields import PaperStepFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.naming.titles import DEPARTMENT
from yunchou.desk.capture.reading import PERSON, RIVAL, Clause, Reading
from yunchou.desk.capture.words import papers as say
from yunchou.playbook.contracts.terms import StepState


def signing_steps(reading: Reading) -> Iterator[Proposal]:
    """Where the contract is at the customer."""
    yield from _steps(reading, Kind.SIGNING_STEP, say.SIGNING)


def payment_steps(reading: Reading) -> Iterator[Proposal]:
    """Where a payment is at the customer."""
    yield from _steps(reading, Kind.PAYMENT_STEP, say.PAYMENT)


def _steps(reading: Reading, kind: Kind, about: re.Pattern[str]) -> Iterator[Proposal]:
    topic, sentence, told = "", -1, -1
    for clause in reading.clauses:
        if clause.piece.sentence != sentence:
            topic = topic if say.WAY.search(topic) and reading.goes_on(clause) else ""
            sentence = clause.piece.sentence
        if kind is Kind.SIGNING_STEP and (say.PAYS.search(clause.mask) or say.SIGNED_BY_BOTH.search(clause.mask)):
            topic = ""
            continue
        if about.search(clause.mask):
            topic = clause.mask
        elif not topic or not _goes_on(reading, clause):
            continue
        if _is_none(reading, clause, about):
            continue
        department, person, state = _where(reading, clause, about)
        listed = bool(say.WAY.search(topic)) and bool(say.HANDLES.search(clause.mask))
        tells = say.BY_ITSELF if kind is Kind.SIGNING_STEP else say.PAYING_BY_ITSELF
        told_of = department or person or tells.search(clause.mask) or say.ACCEPTS.search(clause.mask)
        if not told_of or not (state or listed or _HANDLED.search(clause.mask)):
            continue
        moment = moment_near(reading, clause)
        if not (department or person or moment) and (told == sentence or _is_told_on(reading, clause)):
            continue  # the same step, told on
        told = sentence
        state = _state_by(reading, clause, moment, state)
        span = moment.when(past=state is StepState.DONE) if moment else None
        fields = PaperStepFields(
            department=department,
            person=person,
            document=_document(reading, clause),
            days=_days(reading, clause),
            state=state,
            on=span.day if span else None,
            within=within(span),
        )
        for also in say.BOTH.findall(clause.mask):
            yield propose(clause, kind, replace(fields, department=also, person=""))
        yield propose(
            clause, kind, fields, doubts=[*date_doubts(moment, span), *([Doubt.STATE] if state is None else [])]
        )


def _where(reading: Reading, clause: Clause, about: re.Pattern[str]) -> tuple[str, str, StepState | None]:
    """At which department and whom the paper is, and how far it is there."""
    department, person = _place(reading, clause) or (_department_of(reading, clause.speaker), "")
    if not (department or person) and clause.speaker and say.BY_ITSELF.search(clause.mask):
        person = clause.speaker  # 用印的事钱处说周一给办
    state = (
        _MARKS.get(clause.piece.ends_with[:1])
        or _state(clause.mask)
        or _stuck_after(reading, clause)
        or _state_after(reading, clause)
    )
    if department and not person and (told_by := _at_whom(reading, clause, about)):
        return department, told_by, state or StepState.STUCK
    return department, person, state


_HANDLED = re.compile("走|签|盖|审|流程|会签|用印|复核|发起|意见|改")


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Whether a clause that names no paper goes on with the way of one: it handles it, somewhere."""
    handled = _moves(clause.mask) or say.HANDLES.search(clause.mask) or clause.piece.ends_with[:1] in _MARKS
    somewhere = _place(reading, clause) or (say.ACCEPTS.search(clause.mask) and reading.paper_way(clause))
    return bool(handled and somewhere)


def _state_by(reading: Reading, clause: Clause, moment: Moment | None, state: StepState | None) -> StepState | None:
    """What a day that is still ahead makes of a state."""
    if moment is None:
        return state
    if moment.ahead.first > reading.as_of and not moment.is_inferred and say.BEGINS.search(clause.mask):
        return StepState.WAITING  # 付款流程下周一发起
    return StepState.IN_HAND if state is StepState.DONE and say.WILL_BE.search(clause.mask) else state  # 下周三能盖完


def _is_told_on(reading: Reading, clause: Clause) -> bool:
    """付款申请提了，卡在会计那里: the clause after says where."""
    other = reading.after(clause)
    return bool(other and say.PAYING_BY_ITSELF.search(clause.mask) and _goes_on(reading, other))


def _is_none(reading: Reading, clause: Clause, about: re.Pattern[str]) -> bool:
    """Whether a clause states no step of theirs, belongs to the way of another paper, or only heads the steps."""
    if clause.stance.is_open or clause.conditional or RIVAL in clause.mask or _is_ours(clause):
        return True
    if (way := reading.paper_way(clause)) and not about.search(way):
        return True
    following = reading.after(clause) if clause.piece.ends_with in {"：", ":"} and say.WAY.search(clause.mask) else None
    return following is not None and bool(say.HANDLES.search(following.mask))


# 法务✅ 财务✅ 行长⏳
_MARKS = {
    "✅": StepState.DONE,
    "☑": StepState.DONE,
    "✔": StepState.DONE,
    "⏳": StepState.WAITING,
    "⌛": StepState.WAITING,
    "❌": StepState.STUCK,
}


def _at_whom(reading: Reading, clause: Clause, about: re.Pattern[str]) -> str:
    """合同走到法规部了，覃雯压着: the clause after it names who there has it, and no other paper or department."""
    other = reading.after(clause)
    if other is None or not re.match(PERSON, other.mask) or about.search(other.mask) or DEPARTMENT.search(other.text):
        return ""
    return (
        reading.names_in(*reading.of(other))[0]
        if say.STUCK.search(other.mask) or re.search("补|改|看|审|提", other.mask)
        else ""
    )


def _stuck_after(reading: Reading, clause: Clause) -> StepState | None:
    """法务提了意见，卡着呢: the clause after says that it goes no further."""
    other = reading.after(clause)
    return StepState.STUCK if other and len(other.mask) <= 8 and say.STUCK.search(other.mask) else None


def _state_after(reading: Reading, clause: Clause) -> StepState | None:
    """戴琳复核，现在就在她手上: a clause of the sentence after it that names nobody else tells how far it is."""
    for other in reading.sentence(clause):
        if other.number > clause.number:
            if _place(reading, other):
                return None
            if state := _state(other.mask):
                return state
    return None


def _department_of(reading: Reading, name: str) -> str:
    """The department of a known person who tells how far the paper is, when it is one that handles paper."""
    found = next((one.department for one in reading.people if one.name == name), "")
    return found if re.search("财务|法务|合规", found) else ""


def _is_ours(clause: Clause) -> bool:
    """Whether it is our own house that handles the paper, and not theirs as well."""
    if re.search(r"(?:对方|客户|他们|她们|甲方)的?(?:法务|财务|采购)", clause.mask):
        return False
    return bool(
        re.search(
            r"我们(?:的|公司|这边)?(?:法务|财务|内部|会签)|我司(?:的)?(?:法务|财务|内部)|公司法务|"
            r"(?:我|我们?)让|our (?:legal|finance)",
            clause.mask,
            re.I,
        )
    )


def _moves(mask: str) -> bool:
    return bool(
        re.search(r"复核|初审|审核|发起|签批|看(?=[一两三四五六\d])|在.{1,4}(?:办|部)", mask)
        or say.STUCK.search(mask)
        or say.DONE.search(mask)
        or say.WAITING.search(mask)
        or say.IN_HAND.search(mask)
    )


def _place(reading: Reading, clause: Clause) -> tuple[str, str] | None:
    """The department and the person at whom the paper is; who merely says so is not at it."""
    department = next((m[0] for m in DEPARTMENT.finditer(clause.text)), "")
    department = department or (match[0] if (match := say.ENGLISH_DEPARTMENT.search(clause.mask)) else "")
    if not department and (bare := say.BARE_DEPARTMENT.search(clause.text)):
        department = bare[0]
    if not department and (handler := say.HANDLER.search(clause.mask)):
        department = handler["who"]
    people = [
        one.name
        for one in reading.people_in(*reading.of(clause))
        if not re.match(r"‥*(?:说|讲|告诉|反馈|答应|表示)", clause.mask[one.start - clause.start + 1 :])
    ]
    if people and not department:
        department = next((one.department for one in reading.people if one.name == people[-1]), "")
    if not people and (office := say.OFFICE.search(clause.mask)):
        people = [office["who"]]
    return (department, people[-1] if people else "") if department or people else None


def _state(mask: str) -> StepState | None:
    for state, pattern in (
        (StepState.STUCK, say.STUCK),
        (
            StepState.WAITING,
            re.compile(
                r"下一个|(?:后头|后面)(?:还有)?|还有(?=Ⓟ)|^最后(?!.{0,12}了$)|(?:就|只)差|等(?!级|保)|还(?:没|差)|没(?:到|走|审|盖|签|批)|待(?!遇)|waiting|pending"
            ),
        ),
        (StepState.DONE, say.DONE),
        (StepState.IN_HAND, say.IN_HAND),
        (StepState.WAITING, say.WAITING),
    ):
        if pattern.search(mask):
            return state
    return None


def _document(reading: Reading, clause: Clause) -> str:
    """The paper a clause names, else the one that the clause after it says is lacking."""
    mask, following = clause.mask, reading.after(clause)
    for lacking in (say.LACKS.search(mask), say.LACKS.search(following.mask) if following else None):
        if lacking and not re.match("合同", lacking["what"]):
            return lacking["what"]
    match = re.search(r"合同初稿|补充协议|合同|协议|发票|付款申请|请款单|验收单|invoice|contract", mask, re.I)
    return match[0] if match else ""


def _days(reading: Reading, clause: Clause) -> int | None:
    for other in (clause, reading.after(clause)):
        match = (say.DAYS if other is clause else say.DAYS_AFTER).search(other.text) if other else None
        if match:
            count, unit = (found for found in match.groups() if found)
            days = number(count)
            return int(days) * (7 if unit in {"周", "个星期"} else 1) if days else None
    return None
