"""Positions at the table, new customers introduced (P80, P88)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yunchou.desk.capture.contract.deal_fields import ReferralFields
from yunchou.desk.capture.contract.money_fields import NegotiationFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind, Party, Point
from yunchou.desk.capture.kinds.making import moment_near, propose
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.reading import CUSTOMER, OURS, PERSON, RIVAL, Clause, Reading
from yunchou.desk.capture.words import trade as say
from yunchou.desk.capture.words.budgets import BUDGET
from yunchou.desk.capture.words.classes import of


def negotiation(reading: Reading) -> Iterator[Proposal]:
    """What each side asks for or stands on."""
    goes_on = -1
    made: list[tuple[Clause, Proposal]] = []
    for clause in reading.clauses:
        if _is_no_trade(reading, clause):
            continue
        points = _points(reading, clause)
        moves = say.MOVES.search(clause.mask) or (
            clause.piece.sentence == goes_on and re.search("[Ⓜ%\\d]|点|折", clause.mask)
        )
        if not points or not moves:
            continue
        goes_on = clause.piece.sentence
        if _only_heads(reading, clause):
            continue
        for point, words in points:
            _join(made, clause, _position(reading, clause, point, words))
    yield from (proposal for _clause, proposal in made)


def _is_no_trade(reading: Reading, clause: Clause) -> bool:
    return bool(
        RIVAL in clause.mask
        or (clause.stance.asked and not say.ASKS.search(clause.mask))
        or clause.conditional
        or (clause.hearsay and not clause.speaker)
        or (say.PROMISES.search(clause.mask) and "Ⓓ" in clause.mask)
        or say.NOT_TRADE.search(clause.mask)
        or (
            reading.rival_acts(clause)
            and not re.match(r"(?:所以|就|还|又)?(?:让|要|叫|逼|催|希望)(?:我们|咱们)", clause.mask)
        )
        or _of_a_rival(reading, clause)
        or re.search("公开招标|规定|制度", clause.mask)
        or (
            not re.search(of("price", "payment_terms"), clause.mask, re.I)
            and any(BUDGET.search(one.mask) for one in reading.sentence(clause) if one.number < clause.number)
        )
    )


def _of_a_rival(reading: Reading, clause: Clause) -> bool:
    """Genesys来讲了一次，章总觉得太贵: what is too dear is not ours."""
    before = reading.before(clause)
    return bool(
        before
        and re.match(rf"[^{CUSTOMER}{OURS}我咱]{{0,6}}{RIVAL}", before.mask)
        and re.match(rf"{PERSON}[^，我咱]{{0,4}}(?:觉得|嫌|说|认为)[^，我咱]*$", clause.mask)
    )


def _points(reading: Reading, clause: Clause) -> list[tuple[Point, str]]:
    """The matter of a clause with the words that tell it; several when it joins them: 降8%、账期60天、质保两年."""
    found = _matters(clause.mask)
    if not found or found[0][1] is Point.PRICE:
        same = _same_matter(reading, clause)
        if same:
            return [(same, clause.text)]
    if len(found) < 2:
        return [(point, clause.text) for _place, point in found]
    parts, start = [], 0
    for end in [*(one.start() for one in _JOINS.finditer(clause.mask)), len(clause.mask)]:
        here = sorted(_matters(clause.mask[start:end]))
        parts += [(here[0][1], clause.text[start:end])] if here else []
        start = end
    points = dict(reversed(parts))
    return list(points.items())[::-1] if len(points) > 1 else [(found[0][1], clause.text)]


_JOINS = re.compile(r" and |[、+＋和]|以及|还有|外加|同时")


def _only_heads(reading: Reading, clause: Clause) -> bool:
    """我方让步：实施费减半: the clause after the colon tells the matter."""
    other = reading.after(clause)
    heads = clause.piece.ends_with[:1] in {"：", ":"} and not re.search("[Ⓜ\\d一二三四五六七八九十]", clause.mask)
    return bool(heads and other and _matters(other.mask) and say.MOVES.search(other.mask))


def _matters(mask: str) -> list[tuple[int, Point]]:
    return [(match.start(), point) for point, pattern in say.POINTS if (match := pattern.search(mask))]


def _position(reading: Reading, clause: Clause, point: Point, words: str) -> Proposal:
    """What one side asks for or stands on in one matter."""
    amounts = reading.amounts_in(*reading.of(clause))
    party = _party(reading, clause)
    percent = _percent(words)
    earlier = " ".join(one.text for one in reading.sentence(clause) if one.number < clause.number)
    if (
        percent is None
        and "%" in earlier
        and say.FIGURE.fullmatch(clause.mask)
        and (bare := re.search(r"\b\d{1,2}\b", clause.text))
    ):
        percent = Decimal(bare[0])  # he wants 10% off, we can do 4 at most
    fields = NegotiationFields(
        party=party,
        point=point,
        amount=amounts[-1].amount if amounts else None,
        currency=amounts[-1].currency if amounts else "CNY",
        percent=percent if point in {Point.PRICE, Point.WARRANTY} else None,
        text=words.strip(" 、和"),
        person=clause.speaker if party is Party.CUSTOMERS else "",
    )
    return propose(clause, Kind.NEGOTIATION, fields)


def _told_by_us(reading: Reading, clause: Clause) -> bool:
    """让利3个点，我跟钱处说的: the clause after says that it was we who said so."""
    after = reading.after(clause)
    return bool(after and say.WE_SAID.match(after.mask))


def _party(reading: Reading, clause: Clause) -> Party:
    ours = (say.OURS.search(clause.mask) or _told_by_us(reading, clause)) and not (
        clause.speaker and not re.search("我们|底|最多|我说|我回|我", clause.mask)
    )
    if say.ASKS.search(clause.mask):
        return Party.CUSTOMERS
    heading = reading.before(clause)
    if heading and heading.piece.ends_with[:1] in {"：", ":"} and re.match(r"我们?|我方|咱", heading.mask):
        return Party.OURS
    return Party.OURS if ours or re.match(r"我们?|我方|咱", clause.mask) else Party.CUSTOMERS


def _same_matter(reading: Reading, clause: Clause) -> Point | None:
    """他们要20%，我们坚持10%: a bare figure goes on with the matter of the sentence."""
    if not say.FIGURE.fullmatch(clause.mask):
        return None
    earlier = " ".join(one.mask for one in reading.sentence(clause) if one.number < clause.number)
    if not earlier and reading.goes_on(clause) and (before := reading.before(clause, anywhere=True)):
        earlier = before.mask
    if "Ⓜ" in clause.mask and dict(say.POINTS)[Point.PRICE].search(earlier + RIVAL):
        return Point.PRICE
    if "Ⓜ" in clause.mask and "Ⓜ" in earlier:
        return Point.PRICE
    return next((point for point, pattern in say.POINTS if pattern.search(earlier)), None)


def _join(made: list[tuple[Clause, Proposal]], clause: Clause, proposal: Proposal) -> None:
    """砍价：要求降到100 is one position: what an earlier clause only announced is told by the later one."""
    for index, (earlier_clause, earlier) in enumerate(made):
        one, other = earlier.fields, proposal.fields
        if not isinstance(one, NegotiationFields) or not isinstance(other, NegotiationFields):
            continue
        same = (one.party, one.point) == (
            other.party,
            other.point,
        ) and earlier_clause.piece.sentence == clause.piece.sentence
        if same and not re.search(r"[Ⓜ\d]", clause.mask) and (one.amount or one.percent):
            return
        if same and one.amount and one.amount == other.amount:
            return  # 底线是250，低于250不签
        if same and one.amount is None and one.percent is None:
            if re.search(r"[%\d成]", earlier_clause.mask):  # 上线付50%，验收付50%
                proposal = replace(proposal, fields=replace(other, text=f"{one.text}，{other.text}"[:120]))
            made[index] = (clause, replace(proposal, quotes=tuple(sorted({*earlier.quotes, *proposal.quotes}))))
            return
    made.append((clause, proposal))


def _percent(text: str) -> Decimal | None:
    if say.COMPARED.search(text):
        return None
    if fold := say.FOLD.search(text):
        written = number(fold[1])
        if written is None:
            return None
        if written >= 10:  # 八五折
            return 100 - written
        return 100 - written * 10
    match = say.PERCENT.search(text)
    found = number(next(part for part in match.groups() if part)) if match else None
    return found if found is not None and 0 < found < 100 else None


def referrals(reading: Reading) -> Iterator[Proposal]:
    """Somebody introduces a customer who is not this one; told in two clauses of a sentence, that is one."""
    told: set[tuple[int, str]] = set()
    for clause in reading.clauses:
        match = say.INTRODUCES.search(clause.mask)
        if match is None or clause.stance.is_open or clause.stance.denied or RIVAL in clause.mask:
            continue
        new = _new_customer(reading, clause, match)
        if not new or (clause.piece.sentence, new) in told:
            continue
        told.add((clause.piece.sentence, new))
        before = reading.names_in(clause.start, clause.start + match.start())
        earlier = [one for one in reading.sentence(clause) if one.number < clause.number]
        named = [name for one in earlier for name in reading.names_in(*reading.of(one))]
        taken = re.search("把|将", clause.mask[: match.start()])
        by = before[0 if taken else -1] if before else clause.speaker or (named[-1] if named else "")
        if not by and re.match(r"我们?", clause.mask):
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=True) if moment else None
        past = span.day if span and span.first <= reading.as_of else reading.as_of
        yield propose(
            clause,
            Kind.REFERRAL,
            ReferralFields(introduced=new, by=by, on=past),
            doubts=[] if moment else [Doubt.DATE],
            about="",
        )


def _company_in(reading: Reading, clause: Clause) -> str:
    return next(
        (
            one.name
            for one in reading.companies
            if clause.start <= one.start < clause.piece.end and not one.is_rival and not one.is_account
        ),
        "",
    )


def _new_customer(reading: Reading, clause: Clause, match: re.Match[str]) -> str:
    """Who is introduced: a company of the clause, else of those beside it, else somebody of another house."""
    if named := _company_in(reading, clause):
        return named
    for pattern in (say.SENT_TO, say.WORKS_AT):
        near = [clause] if pattern is say.SENT_TO else reading.sentence(clause)
        if found := pattern.search("，".join(one.text for one in near)):
            return found["who"] or found["of"]
    if english := say.ENGLISH_NEW_ONE.search(clause.mask):
        return english["who"]
    line = [one for one in reading.clauses if one.piece.line == clause.piece.line]
    near = [one for one in line if -2 <= one.number - clause.number <= 3]
    words = " ".join(one.mask for one in near)
    elsewhere = say.ELSEWHERE.search(words) or say.ALSO_WANTS.search(words)
    word = say.NEW_ONE.search(clause.mask)
    if (elsewhere or word or len(clause.mask) <= 10) and (
        there := next((name for one in near if (name := _company_in(reading, one))), "")
    ):
        return there
    if word and word["word"]:
        return word["word"]
    following = reading.after(clause)
    people = reading.people_in(clause.start + match.end(), clause.piece.end) or reading.people_in(*reading.of(clause))
    people += reading.people_in(*reading.of(following)) if following else []
    return next((one.company or one.name for one in people if one.company or (elsewhere and not one.known)), "")
