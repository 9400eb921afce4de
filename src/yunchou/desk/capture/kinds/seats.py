"""More seats: how many, or up to how many (P88)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.money_fields import SeatExpansionFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, told_once, within
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import trade as say


def seat_expansions(reading: Reading) -> Iterator[Proposal]:
    """More seats: how many, or up to how many."""
    return told_once(_expansions(reading), _up_to)


def _up_to(last: tuple[Clause, Proposal], clause: Clause, proposal: Proposal) -> Proposal | None:
    """加30个，加到75个: up to how many is told after how many more."""
    one, other = last[1].fields, proposal.fields
    if not isinstance(one, SeatExpansionFields) or not isinstance(other, SeatExpansionFields):
        return None
    goes_on = other.total and other.added is None and last[0].piece.sentence == clause.piece.sentence
    return replace(last[1], fields=replace(one, total=other.total)) if goes_on and one.added and not one.total else None


def _expansions(reading: Reading) -> Iterator[tuple[Clause, Proposal]]:
    """Every clause that tells of more seats."""
    for clause in reading.clauses:
        if RIVAL in clause.mask or clause.stance.is_open or clause.conditional or not say.EXPANDS.search(clause.mask):
            continue
        around = " ".join(one.mask for one in reading.sentence(clause))
        seats = say.SEAT_WORD.search(clause.text) or say.SEAT_WORD.search(around)
        if not seats or clause.stance.denied or clause.stance.cancelled or say.NOT_NOW.search(clause.mask):
            continue
        added, total, before = _figures(clause.mask)
        following = reading.after(clause)
        if added is None and total is None and following and (bare := say.ONLY_SEATS.fullmatch(following.mask)):
            added = _count(bare["n"])  # 又要加人，30个坐席
        now = say.SEATS_NOW.search(around)
        if say.DOUBLES.search(clause.mask) and now and (before := _count(now["n"])):
            total = before * 2
        if added is None and total is None:
            continue
        if total and before is None and now:
            before = _count(now["n"])
        moment = moment_near(reading, clause)
        span = moment.when(past=False) if moment else None
        fields = SeatExpansionFields(
            added=added, total=total, before=before, on=span.day if span else None, within=within(span)
        )
        yield clause, propose(clause, Kind.SEAT_EXPANSION, fields, doubts=date_doubts(moment, span))


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
