"""Where people lean, what insiders do, and what people need for their work (P66 to P68, P72 to P76, P99)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.people_fields import InsiderEvidenceFields, LeanFields, PersonalNeedFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import moment_near, propose
from yunchou.desk.capture.naming.mentions import Person
from yunchou.desk.capture.reading import PERSON, RIVAL, Clause, Reading
from yunchou.desk.capture.words import leans as say
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Lean


def leans(reading: Reading) -> Iterator[Proposal]:
    """Each person's lean, with the rival it is against when one is named."""
    made: list[tuple[Clause, Proposal]] = []
    for clause in reading.clauses:
        if clause.stance.is_open or clause.conditional or say.NOT_LEAN.search(clause.mask):
            continue
        for person, mask, offset in _segments(reading, clause):
            found = next(((lean, match) for lean, pattern in say.LEANS if (match := pattern.search(mask))), None)
            rivals = reading.rivals_in(clause.start + offset, clause.start + offset + len(mask))
            if found is None and (theirs := _for_them(reading, clause)):
                found, rivals = (Lean.TOWARD_RIVAL, theirs), rivals or reading.rivals_in(0, clause.start)
            if found is None:
                continue
            lean, match = found
            rival = rivals[0].name if rivals else ""
            fields = LeanFields(person=person, lean=lean, rival=rival)
            doubts = [] if re.search(PERSON, clause.mask) else [Doubt.WHO]
            _join(made, clause, propose(clause, Kind.LEAN, fields, doubts=doubts))
            if not _groups(clause, reading.people_in(*reading.of(clause))):
                break
    yield from (proposal for _clause, proposal in made)


def _for_them(reading: Reading, clause: Clause) -> re.Match[str] | None:
    """和云讯的人是同学，老替他们说话: they are the rival whom the sentence named before."""
    before = [one for one in reading.sentence(clause) if one.number < clause.number]
    return say.FOR_THEM.search(clause.mask) if any(RIVAL in one.mask for one in before) else None


def _join(made: list[tuple[Clause, Proposal]], clause: Clause, proposal: Proposal) -> None:
    """One lean of one person told in two clauses of a sentence is one; the rival may be named in either."""
    for index, (earlier_clause, earlier) in enumerate(made):
        one, other = earlier.fields, proposal.fields
        if not isinstance(one, LeanFields) or not isinstance(other, LeanFields):
            continue
        if (one.person, one.lean) == (
            other.person,
            other.lean,
        ) and clause.piece.sentence == earlier_clause.piece.sentence:
            better = proposal if other.rival else earlier
            made[index] = (clause, replace(better, quotes=tuple(sorted({*earlier.quotes, *proposal.quotes}))))
            return
    made.append((clause, proposal))


def _segments(reading: Reading, clause: Clause) -> list[tuple[str, str, int]]:
    """Whom each part of the clause is about: the person before the words, else the speaker or the one named before."""
    people = reading.people_in(*reading.of(clause))
    if not people:
        name = clause.speaker or _named_before(reading, clause)
        return [(name, clause.mask, 0)] if name else []
    parts: list[tuple[str, str, int]] = []
    groups = _groups(clause, people)
    for index, person in enumerate(people):
        start = person.start - clause.start
        end = people[index + 1].start - clause.start if index + 1 < len(people) else len(clause.mask)
        if _is_object(clause.mask[:start]) and index == 0:
            return [(person.name, clause.mask, 0)]
        parts.append((person.name, clause.mask[start:end], start))
    return [*parts, (people[-1].name, clause.mask, 0)] if not groups else _shared(clause, people)


def _groups(clause: Clause, people: list[Person]) -> bool:
    """Whether several people are the one subject: 王总、李主任都支持我们."""
    joined = rf"{PERSON}(?:\s?[、和跟与及]\s?{PERSON})+(?:都|也都|均|全)?"
    return len(people) > 1 and bool(re.match(joined, clause.mask))


def _shared(clause: Clause, people: list[Person]) -> list[tuple[str, str, int]]:
    last = max(
        (
            index
            for index, one in enumerate(people)
            if re.match(rf"(?:{PERSON}[、和跟与及\s]*){{{index + 1}}}", clause.mask)
        ),
        default=0,
    )
    start = people[last].start - clause.start
    return [(one.name, clause.mask[start:], start) for one in people[: last + 1]]


def _is_object(before: str) -> bool:
    return bool(re.search(r"(?:搞定|拿下|做通|把|将|说动)(?:了)?$", before))


def _named_before(reading: Reading, clause: Clause) -> str:
    """Who the clause before was about, when this one has no subject or says 他."""
    before = reading.before(
        clause, anywhere=bool(re.match(r"(?:他|她|但他|但她|对我们|对咱们|he\b|she\b)", clause.mask, re.I))
    )
    if re.match(r"(?:但)?(?:他|她)(?!们)", clause.mask) and before and not reading.names_in(*reading.of(before)):
        near = [one for one in reading.clauses[: clause.number] if one.piece.line == clause.piece.line]
        return next((name for one in reversed(near) for name in reading.names_in(*reading.of(one))), "")
    if before is None or (before.piece.line != clause.piece.line and before.piece.ends_with not in {":", "："}):
        return ""
    if re.match(r"(?:我们?|咱们?|Ⓡ|Ⓤ|客户|预算)", clause.mask):
        return ""
    while before is not None and before.piece.sentence == clause.piece.sentence:
        if names := reading.names_in(*reading.of(before)):
            return names[-1]
        if re.match(r"(?:我们?|咱们?|Ⓡ|Ⓤ|客户)", before.mask):
            return ""
        before = reading.before(before)
    names = reading.names_in(*reading.of(before)) if before else ()
    return names[-1] if names else ""


def _person(reading: Reading, clause: Clause, match: re.Match[str]) -> str:
    """Who does it: the nearest person before the words, else the speaker, else whoever was named before."""
    before: list[Person] = [
        one
        for one in reading.people_in(clause.start, clause.start + match.start() + 1)
        if not re.match(rf"{PERSON}的?面", clause.mask[one.start - clause.start :])  # 当着徐总的面
    ]
    if before:
        return before[-1].name
    inside = reading.people_in(clause.start + match.start(), clause.start + match.end())
    return inside[0].name if inside else clause.speaker or _named_before(reading, clause)


def insider_evidence(reading: Reading) -> Iterator[Proposal]:
    """What somebody did for us: brought word unasked, spoke up for us, or has the same interest at work."""
    seen: set[tuple[str, InsiderTest]] = set()
    tests = (
        (InsiderTest.ADVOCATES, say.ADVOCATES),
        (InsiderTest.INFORMS, say.INFORMS),
        (InsiderTest.ALIGNED, say.ALIGNED),
    )
    for clause in reading.clauses:
        if (
            clause.stance.is_open
            or clause.conditional
            or re.search(
                r"(?:没|不|希望|想让|请|让)(?:有|会)?.{0,6}(?:帮|替|为)(?:我们|咱们)|有(?:什么)?(?:消息|情况|变化|进展|结果|动静)[^，]{0,8}(?:通知|告诉|跟我|提醒)",
                clause.mask,
            )
        ):
            continue
        for test, pattern in tests:
            match = pattern.search(clause.mask)
            promised = say.PROMISED.search(clause.mask)
            if match and promised and promised.start() <= match.start() and not clause.stance.done:
                continue  # 钱处会在会上帮我们解释: not done yet
            if match is None or (RIVAL in clause.mask[: match.start()] and test is InsiderTest.INFORMS):
                continue
            person = _person(reading, clause, match)
            if not person or (person, test) in seen:
                continue
            seen.add((person, test))
            moment = moment_near(reading, clause)
            span = moment.when(past=True) if moment else None
            unprompted = (
                Answer.YES
                if test is InsiderTest.INFORMS
                and re.search(
                    say.UNASKED, f"{clause.mask}，{after.mask if (after := reading.after(clause)) else ''}", re.I
                )
                else Answer.UNKNOWN
            )
            fields = InsiderEvidenceFields(
                person=person,
                test=test,
                on=span.day if span and span.first <= reading.as_of else reading.as_of,
                unprompted=unprompted,
            )
            yield propose(clause, Kind.INSIDER_EVIDENCE, fields, doubts=[] if moment else [Doubt.DATE])


def personal_needs(reading: Reading) -> Iterator[Proposal]:
    """What somebody needs for his work; one of the five kinds, said of a person and not of the system."""
    seen: set[tuple[str, NeedKind]] = set()
    for clause in reading.clauses:
        if (
            clause.stance.asked
            or clause.conditional
            or RIVAL in clause.mask
            or re.match(r"(?:我们?|咱们?)", clause.mask)
            or re.search(rf"(?:给|为|替){PERSON}.{{0,10}}(?:准备|做|写|出)", clause.mask)
        ):
            continue
        somebody = say.PERSONAL.search(clause.mask) or clause.speaker or _named_before(reading, clause)
        if not (somebody and say.NEED_SIGN.search(clause.mask)):
            continue
        for kind, pattern in say.NEEDS:
            match = pattern.search(clause.mask)
            if match is None or re.search(
                r"党校|系统|平台|功能|支持|接口|报表|坐席(?!考核)|对接|给我们",
                clause.mask[max(0, match.start() - 4) : match.end() + 6],
            ):
                continue
            person = _person(reading, clause, match)
            if person and (person, kind) not in seen:
                seen.add((person, kind))
                yield propose(
                    clause,
                    Kind.PERSONAL_NEED,
                    PersonalNeedFields(person=person, kind=kind, text=clause.text.strip()[:200]),
                )
                break
