"""How well the engine reads the labelled notes: precision and recall per kind, meetings that never were."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from statistics import median
from typing import Any

from tests.desk.capture.labelled import Label, Note, known, notes
from yunchou.desk.capture.contract.proposals import Captured, Proposal
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.engine import capture_known

DAYS = ("on", "planned_on", "done_on", "due_on", "received_on", "signed_on", "approval_on")
ENVELOPE = ("about", "source", "heard_from")


@dataclass
class Score:
    """Counts by kind, and what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    wrong_meetings: list[str] = field(default_factory=list)
    block_errors: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    answers: list[tuple[Note, Captured]] = field(default_factory=list)

    def precision(self, kind: str | None = None) -> float:
        return _ratio(self.right, self.proposed, kind)

    def recall(self, kind: str | None = None) -> float:
        return _ratio(self.right, self.wanted, kind)

    @property
    def median_ms(self) -> float:
        return median(self.milliseconds)


def _ratio(right: Counter[str], of: Counter[str], kind: str | None) -> float:
    over = of[kind] if kind else of.total()
    return (right[kind] if kind else right.total()) / over if over else 1.0


@cache
def score(part: str) -> Score:
    """Read every note of a part and compare; once for all tests of a process, for it takes seconds."""
    result = Score()
    for note in notes(part):
        began = time.process_time()
        captured = capture_known(note.text, known(note.dossier), note.as_of)
        result.milliseconds.append((time.process_time() - began) * 1000)
        result.answers.append((note, captured))
        compare(result, note, captured)
    return result


def compare(result: Score, note: Note, captured: Captured) -> None:
    """Pair labels and proposals of one note."""
    left = list(captured.proposals)
    for label in note.labels:
        result.wanted[label.kind] += 1
        match = next((one for one in left if fits(label, one)), None)
        if match is None:
            result.faults.append(f"{note.name} missed {label.kind} {label.fields}")
            continue
        left.remove(match)
        result.right[label.kind] += 1
    for one in captured.proposals:
        result.proposed[one.kind.value] += 1
    result.faults += [f"{note.name} extra  {one.kind.value} {shown(one)}" for one in left]
    if bool(captured.blocked) != note.blocked:
        result.block_errors.append(note.name)
    result.wrong_meetings += wrong_meetings(note, captured)


def wrong_meetings(note: Note, captured: Captured) -> list[str]:
    """People said to be met whom the labels do not say were met."""
    met = {label.fields["name"] for label in note.labels if label.kind == "person_met"}
    named = {one.fields.name for one in captured.proposals if one.kind is Kind.PERSON_MET}  # type: ignore[union-attr]
    named |= {name for one in captured.proposals if one.kind is Kind.INTERACTION for name in one.fields.people}  # type: ignore[union-attr]
    return [f"{note.name}: {name}" for name in sorted(named - met)]


def shown(proposal: Proposal) -> str:
    fields = {name: getattr(proposal.fields, name) for name in proposal.fields.__dataclass_fields__}
    known_fields = {name: str(value) for name, value in fields.items() if value not in (None, "", (), "unknown", "CNY")}
    return f"{known_fields} about={proposal.about!r}"


def fits(label: Label, proposal: Proposal) -> bool:
    """Whether a proposal is what a label says."""
    if label.kind != proposal.kind.value:
        return False
    if bool(proposal.about) != ("about" in label.fields) and label.kind not in {"person_met", "person_spoken_of"}:
        return False
    return all(_agrees(name, value, proposal) for name, value in label.fields.items())


def _agrees(name: str, wanted: str, proposal: Proposal) -> bool:
    if name in ENVELOPE:
        return wanted in getattr(proposal, name)
    if name == "hearsay":
        return proposal.hearsay == (wanted == "yes")
    if name in {"on", "due"}:
        return _is_day(wanted, proposal.fields)
    return _is_value(wanted, getattr(proposal.fields, name))


def _is_day(wanted: str, fields: Any) -> bool:
    days = [day for name in DAYS if (day := getattr(fields, name, None)) is not None]
    if ".." in wanted:
        first, last = (date.fromisoformat(part) for part in wanted.split(".."))
        return any(first <= day <= last for day in days)
    return date.fromisoformat(wanted) in days


def _is_value(wanted: str, found: Any) -> bool:
    if isinstance(found, Decimal | int) and not isinstance(found, bool):
        return Decimal(wanted) == found
    if isinstance(found, tuple):
        return set(wanted.split(",")) <= {str(one) for one in found}
    if found is None:
        return False
    text = str(getattr(found, "value", found)).lower().replace(" ", "")
    return (
        wanted.lower().replace(" ", "") in text
        if wanted.isascii() is False or len(wanted) > 2
        else wanted.lower() == text
    )


def table(result: Score) -> list[str]:
    """The figures per kind as lines of a Markdown table."""
    lines = ["| kind | labelled | proposed | precision | recall |", "|---|---|---|---|---|"]
    lines += [_row(result, kind) for kind in Kind if result.wanted[kind] or result.proposed[kind]]
    lines.append(
        f"| all | {result.wanted.total()} | {result.proposed.total()} | {result.precision():.3f} |"
        f" {result.recall():.3f} |"
    )
    return lines


def _row(result: Score, kind: Kind) -> str:
    counted = f"| {kind} | {result.wanted[kind]} | {result.proposed[kind]} |"
    return f"{counted} {result.precision(kind):.2f} | {result.recall(kind):.2f} |"
