"""A contract that was signed, a project that was frozen or begun (P82)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace

from yunchou.desk.capture.contract.fields import Fields
from yunchou.desk.capture.contract.money_fields import ContractFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.dates import calendar
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.naming.titles import DEPARTMENT
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import papers as say
from yunchou.desk.capture.words.plans import INTENDS
from yunchou.playbook.kernel.terms import Answer

SHORT = 4
"""已签, 签了: the date of the sentence is its day."""


def contracts(reading: Reading) -> Iterator[Proposal]:
    """A contract that was signed, sealed or not, or a project that was frozen or begun."""
    found: list[Proposal] = []
    for clause in reading.clauses:
        if clause.stance.is_open or clause.conditional or RIVAL in clause.mask:
            continue
        signed = _signed(reading, clause)
        frozen, started = say.FROZEN.search(clause.mask), say.STARTED.search(clause.mask)
        if not (signed or frozen or started) or (clause.stance.planned and not clause.stance.done):
            continue
        moment = moment_near(reading, clause, alone=len(clause.mask) <= SHORT) if signed else None
        if moment and INTENDS.search(clause.mask) and moment.ahead.last >= reading.as_of:
            continue  # 争取春节前把合同签了
        if moment and moment.side == "前":
            moment = None  # 赶在年前签了 sets no day
        if moment and moment.ahead.first > reading.as_of and (not moment.is_inferred or clause.stance.planned):
            continue
        span = moment.when(past=True) if moment else calendar.on(reading.as_of) if signed else None
        amounts = reading.amounts_in(*reading.of(clause)) or _beside(reading, clause)
        fields = ContractFields(
            signed_on=span.day if span else None,
            within=within(span),
            amount=amounts[0].amount if signed and amounts else None,
            currency=amounts[0].currency if amounts else "CNY",
            sealed=_sealed(reading, clause),
            project_started=Answer.YES if started else Answer.UNKNOWN,
            project_frozen=Answer.YES if frozen else Answer.UNKNOWN,
        )
        found.append(
            propose(
                clause,
                Kind.CONTRACT,
                fields,
                doubts=[*date_doubts(moment, span), *([Doubt.DATE] if signed and not moment else [])],
            )
        )
    yield from _one_contract(found)


def _signed(reading: Reading, clause: Clause) -> bool:
    """Whether a clause says that the contract is signed: by both, and not only meant to be."""
    signed = say.SIGNED.search(clause.mask)
    if signed is None or _is_one_signature(reading, clause):
        return False
    ahead = re.search("能|可以|争取|预计|计划|要(?!求)|会(?!签)|准备|应该", signed[0])
    not_yet = say.SIGNED_BEFORE.search(clause.mask[: signed.start()]) or re.search(
        r"(?:没|未|还没|尚未|等)(?:有)?签|后|再|not (?:yet )?signed", clause.mask[max(0, signed.start() - 3) :]
    )
    only_meant = say.SIGNS_ON.search(signed[0]) and not _signs_on_that_day(reading, clause)
    return not (ahead or not_yet or only_meant)


def _signs_on_that_day(reading: Reading, clause: Clause) -> bool:
    """今天签约: a day that is told, and no longer ahead."""
    moment = moment_near(reading, clause)
    return moment is not None and moment.ahead.last <= reading.as_of and not moment.is_inferred


def _is_one_signature(reading: Reading, clause: Clause) -> bool:
    """合同财务和法务都签完了，就差梁总: departments have signed, the contract is not."""
    after = reading.after(clause)
    return bool(
        re.search(r"让[^，]{1,6}签", clause.mask)
        or (
            DEPARTMENT.search(clause.mask)
            and re.search(r"都|也|已|部|科", clause.mask)
            and not re.search("双方", clause.mask)
        )
        or re.search(r"签(?:完|了|好)?(?:了)?(?:还|就|只)(?:差|剩|等)", clause.mask)
        or (after and re.match(r"(?:就|只|还)(?:差|剩|等)", after.mask))
    )


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
        if earlier and Doubt.DATE in earlier.doubts and Doubt.DATE not in one.doubts:
            earlier, one = one, earlier  # 合同签了，昨天双方盖的章: the day that is told
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
