"""The labelled notes: what each should become, written beside it in `notes/`.

A file names its dossier and its day, then come notes. Under each note stand its proposals, one a line: a kind,
sometimes the value of its main field, and the fields that matter as `name=value`. `met` and `spoken` name people;
`blocked` says that something is blocked.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.naming.known import Known, known_from
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import read_dossier

NOTES = Path(__file__).parent / "notes"
MAIN = {
    "interaction": "how",
    "planned_meeting": "how",
    "budget": "state",
    "plan_date": "step",
    "rival_move": "rival",
    "lean": "lean",
    "insider_evidence": "test",
    "signing_step": "state",
    "payment_step": "state",
    "negotiation": "party",
    "personal_need": "kind",
}
KINDS = {kind.value for kind in Kind}
LABEL = re.compile(rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))}|met|spoken|blocked)(?: |$)")


@dataclass
class Label:
    """One proposal that a note should become, by the fields that matter."""

    kind: str
    fields: dict[str, str]


@dataclass
class Note:
    """One labelled note."""

    name: str
    text: str
    dossier: str
    as_of: date
    labels: list[Label] = field(default_factory=list)
    blocked: bool = False


@cache
def dossier(name: str) -> Dossier:
    return read_dossier(json.loads((NOTES / "dossiers" / f"{name}.json").read_text("utf-8")))


@cache
def known(name: str) -> Known:
    return known_from(dossier(name))


def notes(part: str) -> list[Note]:
    """All notes of a part: `seen` or `held_back`."""
    return [note for path in sorted((NOTES / part).glob("*.note")) for note in _read(path)]


def _read(path: Path) -> list[Note]:
    head, *blocks = re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)
    settings = dict(line.split(maxsplit=1) for line in head.splitlines() if line.strip())
    return [_note(block, settings["dossier"], date.fromisoformat(settings["as_of"])) for block in blocks]


def _note(block: str, dossier_name: str, as_of: date) -> Note:
    name, *lines = block.rstrip().split("\n")
    first = next((number for number, line in enumerate(lines) if LABEL.match(line)), len(lines))
    note = Note(name.strip(), "\n".join(lines[:first]).strip("\n"), dossier_name, as_of)
    for line in lines[first:]:
        if line.strip():
            _label(note, shlex.split(line))
    return note


def _label(note: Note, words: list[str]) -> None:
    kind, *rest = words
    if kind == "blocked":
        note.blocked = True
    elif kind in {"met", "spoken"}:
        full = "person_met" if kind == "met" else "person_spoken_of"
        note.labels += [Label(full, {"name": name}) for name in rest if "=" not in name]
    elif kind in KINDS:
        fields = dict(word.split("=", 1) for word in rest if "=" in word)
        plain = [word for word in rest if "=" not in word]
        if plain:
            fields[MAIN[kind]] = plain[0]
        note.labels.append(Label(kind, fields))
    else:
        raise ValueError(f"{note.name}: {kind} is no kind")
