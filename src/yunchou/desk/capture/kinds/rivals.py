"""What the rivals did: whom they met, what they said, handed in and won, and how far they are (P44 to P49)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.deal_fields import RivalMoveFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind, RivalQuestion
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Company, Side
from yunchou.desk.capture.reading import CUSTOMER, PERSON, RIVAL, Clause, Reading
from yunchou.desk.capture.words import rivals as say
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage


def rival_moves(reading: Reading) -> Iterator[Proposal]:
    """Every move of a rival, clause by clause; the rival stays the subject until somebody else is."""
    rival: Company | None = None
    moves: list[tuple[Clause, Proposal]] = []
    sentence = -1
    for clause in reading.clauses:
        if clause.piece.sentence != sentence:
            rival, sentence = None, clause.piece.sentence
        named = reading.rivals_in(*reading.of(clause)) or _by_their_people(reading, clause)
        if named:
            rival = named[0]
        elif rival and _other_subject(clause):
            rival = None
        if (
            rival is None
            or clause.stance.is_open
            or (not named and clause.speaker and re.match("说|讲|觉得", clause.mask))
        ):
            continue
        for one in named or [rival]:
            made = _move(reading, clause, one, bool(named))
            if made:
                _join(moves, clause, made)
    yield from (move for _clause, move in moves)


def _join(moves: list[tuple[Clause, Proposal]], clause: Clause, move: Proposal) -> None:
    """送过一版方案，报价不到三百万: what a rival handed in, told in two clauses of a sentence, is one move."""
    if moves and isinstance(move.fields, RivalMoveFields):
        last_clause, last = moves[-1]
        one, other = last.fields, move.fields
        handed = (RivalQuestion.DOCUMENT,)
        if (
            isinstance(one, RivalMoveFields)
            and clause.piece.sentence == last_clause.piece.sentence
            and (one.rival, one.answers, other.answers) == (other.rival, handed, handed)
        ):
            documents = "、".join(dict.fromkeys([one.document, other.document]))
            fields = replace(one, document=documents, on=one.on or other.on, within=one.within or other.within)
            quotes = tuple(sorted({*last.quotes, *move.quotes}))
            moves[-1] = (clause, replace(last, fields=fields, quotes=quotes))
            return
        stages = (RivalQuestion.STAGE,)
        if (
            isinstance(one, RivalMoveFields)
            and clause.piece.sentence == last_clause.piece.sentence
            and (one.rival, one.answers, other.answers) == (other.rival, stages, stages)
            and not (one.stage and other.stage and one.stage is not other.stage)
        ):
            fields = replace(
                one, stage=one.stage or other.stage, on=one.on or other.on, within=one.within or other.within
            )
            moves[-1] = (clause, replace(last, fields=fields, quotes=tuple(sorted({*last.quotes, *move.quotes}))))
            return
    moves.append((clause, move))


def _by_their_people(reading: Reading, clause: Clause) -> list[Company]:
    """天润通的张总说: the rival is named by one of his people."""
    names = {one.company for one in reading.people_in(*reading.of(clause), Side.RIVALS)}
    return [one for one in reading.companies if one.is_rival and one.name in names][:1] or [
        Company(clause.start, clause.start, name, is_rival=True) for name in names
    ]


def _other_subject(clause: Clause) -> bool:
    return bool(
        re.match(r"\s?(?:我们?|咱们?|Ⓤ|Ⓟ|Ⓒ|预算|招标|客户|下一步|周|Ⓓ‥*(?:前)?(?:发|给|我们))", clause.mask)
    ) or bool(re.match(r"(?:让|请|催)我们|抓紧", clause.mask))


def _answers(
    clause: Clause, *, met: str, won: str, document: str, stage: Stage | None, named: bool
) -> list[RivalQuestion]:
    """Which of the five questions a clause answers."""
    mask = clause.mask
    told = {
        RivalQuestion.MET: bool(met),
        RivalQuestion.WON_OVER: bool(won),
        RivalQuestion.DOCUMENT: bool(document),
        RivalQuestion.STAGE: bool(stage or say.FAR.search(mask)),
    }
    answers = [question for question, is_told in told.items() if is_told]
    if say.TOPICS.search(mask) and (not answers or say.PROMISES.search(mask)) and _says(clause, named):
        answers.append(RivalQuestion.TOPICS)
    if not answers and say.PRICED.search(mask):
        answers.append(RivalQuestion.DOCUMENT)
    if not answers and named and say.BARE.search(mask):
        answers.append(RivalQuestion.STAGE)
    return answers


def _move(reading: Reading, clause: Clause, rival: Company, named: bool) -> Proposal | None:
    mask = clause.mask
    if say.NOT_A_MOVE.search(mask) or (say.DENIED.search(mask) and not re.search(r"报了|交了|见了|做完", mask)):
        return None
    met, won, document, stage = _met(reading, clause), _won_over(reading, clause), _document(clause), _stage(clause)
    answers = _answers(clause, met=met, won=won, document=document, stage=stage, named=named)
    if met and re.search(rf"(?:想|要|打算|准备)(?:去|再)?(?:见|约|找|拜访){PERSON}", mask):
        return None  # 想见王总: not met yet
    if not answers or (say.LIKING.search(mask) and RivalQuestion.MET in answers and not say.CONTACT.search(mask)):
        return None
    topics = clause.text.strip() if RivalQuestion.TOPICS in answers else ""
    if RivalQuestion.DOCUMENT in answers and not document:
        document = "报价"
    moment = moment_near(reading, clause) or _earlier(reading, clause)
    span = moment.when(past=not clause.stance.planned or clause.stance.done) if moment else None
    fields = RivalMoveFields(
        rival=rival.name,
        known=Answer.YES if rival.known else Answer.NO,
        answers=tuple(answers),
        on=span.day if span else None,
        within=within(span),
        met=met,
        topics=topics,
        stage=stage,
        document=document,
        won_over=won,
        source=_source(clause),
    )
    doubts = [*date_doubts(moment, span), *([] if rival.known else [Doubt.NEW_RIVAL]), *([] if named else [Doubt.WHO])]
    return propose(clause, Kind.RIVAL_MOVE, fields, doubts=doubts)


def _earlier(reading: Reading, clause: Clause) -> Moment | None:
    """The day that the sentence began with."""
    before = [
        m
        for one in reading.sentence(clause)
        if one.number < clause.number
        for m in reading.moments_in(*reading.of(one))
    ]
    return before[-1] if before and before[-1].shape != "year" and not clause.stance.planned else None


def _says(clause: Clause, named: bool) -> bool:
    """Whether it is the rival who says or shows it."""
    place = clause.mask.find(RIVAL)
    if not named or place < 0:
        return not re.match(rf"(?:听|据){PERSON}", clause.mask)
    words = say.TOPICS.search(clause.mask, place)
    if re.search(rf"在{PERSON}面前", clause.mask):
        return True
    return words is not None and not re.search(rf"{CUSTOMER}‥*[^Ⓡ]{{0,6}}$", clause.mask[place + 1 : words.start()])


def _met(reading: Reading, clause: Clause) -> str:
    if not say.CONTACT.search(clause.mask) or (
        RIVAL in clause.mask and re.search(rf"听{PERSON}(?:说|讲)[^ⓅⓇ]*{RIVAL}[^Ⓟ]*$", clause.mask)
    ):
        return ""
    match = say.MET.search(clause.mask)
    if match is None:
        pronoun = re.search(r"(?:请|约|找|见|拜访|给|跟|陪)(?:了|过)?(?:他|她)(?!们)", clause.mask)
        before = [
            name
            for one in reading.sentence(clause)
            if one.number <= clause.number
            for name in reading.names_in(*reading.of(one))
        ]
        return before[-1] if pronoun and before else ""
    rival = clause.mask.find(RIVAL)
    speaker_first = re.match(
        rf"(?:听|据)?{PERSON}.{{0,4}}?(?:说|讲|透露|告诉|提到|told|said|says|mentioned)", clause.mask, re.I
    )
    start = clause.start + (speaker_first.end() if speaker_first else 0)
    people = reading.people_in(start, clause.piece.end)
    people = [one for one in people if one.start >= clause.start + match.start() or one.start < clause.start + rival]
    return "、".join(dict.fromkeys(one.name for one in people))


def _won_over(reading: Reading, clause: Clause) -> str:
    match = say.WON.search(clause.mask)
    if match is None:
        return ""
    people = reading.people_in(clause.start + match.start(), clause.start + match.end()) or reading.people_in(
        *reading.of(clause)
    )
    return "、".join(dict.fromkeys(one.name for one in people))


def _document(clause: Clause) -> str:
    match = say.DOCUMENT.search(clause.mask)
    if match and say.HANDED.search(clause.mask) and not re.search(r"讲(?:了|过|解)?.{0,6}方案|演示", clause.mask):
        return match["what"]
    return (
        "报价" if say.PRICED.search(clause.mask) and re.search(r"报|价|Ⓜ|quot|offer|price|%", clause.mask, re.I) else ""
    )


def _stage(clause: Clause) -> Stage | None:
    return next((stage for stage, pattern in say.STAGES if pattern.search(clause.mask)), None)


def _source(clause: Clause) -> LawfulSource:
    """What a customer told us he told of his own accord, as far as the words go; the rest has to be asked."""
    if clause.speaker and not clause.hearsay:
        return LawfulSource.CUSTOMER_VOLUNTEERED
    return LawfulSource.UNKNOWN
