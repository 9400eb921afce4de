"""Positions at the table, more seats, new customers introduced (P80, P88)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yunchou.desk.capture.contract.deal_fields import ReferralFields
from yunchou.desk.capture.contract.money_fields import NegotiationFields, SeatExpansionFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind, Party, Point
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import trade as say


def negotiation(reading: Reading) -> Iterator[Proposal]:
    """What each side asks for or stands on."""
    goes_on = -1
    made: list[tuple[Clause, Proposal]] = []
    for clause in reading.clauses:
        if (
            RIVAL in clause.mask
            or clause.stance.asked
            or (clause.hearsay and not clause.speaker)
            or say.NOT_TRADE.search(clause.mask)
            or reading.rival_acts(clause)
            or re.search("公开招标|规定|制度", clause.mask)
        ):
            continue
        point = _same_matter(reading, clause) or next(
            ((one, match) for one, pattern in say.POINTS if (match := pattern.search(clause.mask))), None
        )
        if point is None or not (
            say.MOVES.search(clause.mask) or (clause.piece.sentence == goes_on and re.search("[Ⓜ%\\d]", clause.mask))
        ):
            continue
        goes_on = clause.piece.sentence
        party = (
            Party.OURS
            if say.OURS.search(clause.mask)
            and not (clause.speaker and not re.search("我们|底|最多|我说|我回|我", clause.mask))
            else Party.CUSTOMERS
        )
        if party is Party.CUSTOMERS and re.match(r"我们?", clause.mask):
            party = Party.OURS
        amounts = reading.amounts_in(*reading.of(clause))
        fields = NegotiationFields(
            party=party,
            point=point[0],
            amount=amounts[-1].amount if amounts else None,
            currency=amounts[-1].currency if amounts else "CNY",
            percent=_percent(clause.text) if point[0] in {Point.PRICE, Point.WARRANTY} else None,
            text=clause.text.strip(),
            person=clause.speaker if party is Party.CUSTOMERS else "",
        )
        _join(made, clause, propose(clause, Kind.NEGOTIATION, fields))
    yield from (proposal for _clause, proposal in made)


def _same_matter(reading: Reading, clause: Clause) -> tuple[Point, re.Match[str]] | None:
    """他们要20%，我们坚持10%: a bare figure goes on with the matter of the sentence."""
    figure = re.fullmatch(
        r"(?:但|不过)?(?:他们?|她们?|我们?|对方|客户|咱们?)?(?:想|只|最多|还是|能|可以)*(?:要|"
        r"坚持|给|出|认|接受|让|同意)\D{0,4}(?:Ⓜ‥*|[\d.]+%?.{0,2})",
        clause.mask,
    )
    if figure is None:
        return None
    earlier = " ".join(one.mask for one in reading.sentence(clause) if one.number < clause.number)
    return next(((point, figure) for point, pattern in say.POINTS if pattern.search(earlier)), None)


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
        if same and one.amount is None and one.percent is None:
            made[index] = (clause, replace(proposal, quotes=tuple(sorted({*earlier.quotes, *proposal.quotes}))))
            return
    made.append((clause, proposal))


def _percent(text: str) -> Decimal | None:
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


def seat_expansions(reading: Reading) -> Iterator[Proposal]:
    """More seats: how many, or up to how many."""
    for clause in reading.clauses:
        if RIVAL in clause.mask or clause.stance.is_open or clause.conditional or not say.EXPANDS.search(clause.mask):
            continue
        around = " ".join(one.mask for one in reading.sentence(clause))
        if (not say.SEAT_WORD.search(clause.text) and not say.SEAT_WORD.search(around)) or clause.stance.denied:
            continue
        added, total, before = _figures(clause.mask)
        if added is None and total is None:
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=False) if moment else None
        fields = SeatExpansionFields(
            added=added, total=total, before=before, on=span.day if span else None, within=within(span)
        )
        yield propose(clause, Kind.SEAT_EXPANSION, fields, doubts=date_doubts(moment, span))


def _figures(mask: str) -> tuple[int | None, int | None, int | None]:
    if match := say.FROM_TO.search(mask):
        return None, _count(match["b"] or match["d"]), _count(match["a"] or match["c"])
    if match := say.PLUS.search(mask):
        return _count(match["n"] or match["m"]), None, None
    match = say.TO.search(mask)
    return (None, _count(match["n"]), None) if match else (None, None, None)


def _count(text: str | None) -> int | None:
    found = number(re.sub(r"[来多余个\s]", "", text)) if text else None
    return int(found) if found is not None and 1 <= found < 1_000_000 else None


def referrals(reading: Reading) -> Iterator[Proposal]:
    """Somebody introduces a customer who is not this one."""
    for clause in reading.clauses:
        match = say.INTRODUCES.search(clause.mask)
        if match is None or clause.stance.is_open or clause.stance.denied or RIVAL in clause.mask:
            continue
        new = _new_customer(reading, clause, match)
        if not new:
            continue
        before = reading.names_in(clause.start, clause.start + match.start())
        by = before[-1] if before else clause.speaker
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
    company = next(
        (
            one
            for one in reading.companies
            if clause.start <= one.start < clause.piece.end and not one.is_rival and not one.is_account
        ),
        None,
    )
    if company:
        return company.name
    word = say.NEW_ONE.search(clause.mask)
    following = reading.after(clause)
    if word and word["word"]:
        if following and (there := _company_in(reading, following)):
            return there
        return word["word"]
    if following and re.search("一家|一个|个客户", clause.mask) and (named := _company_in(reading, following)):
        return named
    people = reading.people_in(clause.start + match.end(), clause.piece.end)
    return next((one.company for one in people if one.company), "")
