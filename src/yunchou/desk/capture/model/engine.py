"""The optional second engine: a language model whose every answer is checked before it becomes a proposal.

It has the contract of the grammar engine, never writes, and is never needed. What does not fit the schema, or quotes
words that are not in the note, is dropped; so is what rests on blocked words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from yunchou.desk.capture.blocking import blocked_in, without_blocked
from yunchou.desk.capture.contract.fields import FIELDS, Fields
from yunchou.desk.capture.contract.proposals import Captured, Proposal, Quote
from yunchou.desk.capture.contract.terms import Certainty, Doubt, Kind
from yunchou.desk.capture.engine import LONGEST_NOTE, NoteTooLong
from yunchou.desk.capture.model.asking import ModelError, ask
from yunchou.desk.capture.model.settings import ModelSettings
from yunchou.desk.capture.naming.known import known_from
from yunchou.desk.capture.preparing import read
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import DossierError, read_facts

MOST_PROPOSALS = 200


def capture_by_model(note: str, dossier: Dossier, as_of: date, settings: ModelSettings) -> Captured:
    """Have a language model read a note. Raises `ModelError` when it cannot be asked or does not answer as it must."""
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(f"a note has at most {LONGEST_NOTE} characters, this one has {len(note)}")
    known = known_from(dossier)
    answer = ask(note, known, as_of, settings)
    listed = answer.get("proposals") if isinstance(answer, dict) else None
    if not isinstance(listed, list):
        raise ModelError("the language model answered without a list of proposals")
    blocked = blocked_in(read(note, as_of, known))
    checked = [made for item in listed[:MOST_PROPOSALS] for made in _checked(item, note)]
    return Captured(note, as_of, tuple(without_blocked(checked, blocked)), blocked, engine="language_model")


def _checked(item: object, note: str) -> Iterator[Proposal]:
    """The proposal in an answer's item, if it is one and quotes the note."""
    if not isinstance(item, dict):
        return
    kind = next((one for one in Kind if one.value == item.get("kind")), None)
    quote = _quote(item.get("quote"), note)
    if kind is None or quote is None:
        return
    try:
        fields: Any = read_facts(FIELDS[kind], item.get("fields"))
    except DossierError:
        return
    yield _proposal(kind, fields, quote, item)


def _proposal(kind: Kind, fields: Fields, quote: Quote, item: dict[str, Any]) -> Proposal:
    return Proposal(
        kind=kind,
        fields=fields,
        quotes=(quote,),
        certainty=Certainty.UNSURE,
        doubts=(Doubt.MODEL,),
        hearsay=item.get("hearsay") is True,
        source=_text(item.get("source")),
        heard_from=_text(item.get("heard_from")),
        about=_text(item.get("about")),
    )


def _quote(words: object, note: str) -> Quote | None:
    if not isinstance(words, str) or not words.strip():
        return None
    start = note.find(words.strip())
    return None if start < 0 else Quote(start, start + len(words.strip()))


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""
