"""Whether a text may be kept: the one place that refuses what no note about a person may say (P76, P96).

Whatever the journal records of a change is judged by itself (`conduct.operations.words`). A text that never reaches the
journal because it is sealed is judged by the operation that takes it: `ensure_fit({"text": text}, of=Author(...))`.

A refusal undoes its transaction, so it cannot be written down inside it. Within `collecting` refusals are gathered, and
whoever opened it writes them afterwards; the middleware of `conduct` does so for every request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.conduct.refused_words import Refused, refused_in
from yunchou.playbook.conduct.wording.classes import RefusedClass


@dataclass(frozen=True, slots=True)
class Author:
    """Who wants to write a text, and about which deal or customer. `kind` is that of the journal line it would make."""

    user_id: int
    kind: str
    opportunity_id: int | None = None
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused in one field. `words` are those that may be kept: none about anybody's private life."""

    author: Author
    field: str
    of: RefusedClass
    words: str


class UnfitWords(Invalid):
    """A text says what may not be kept; each field names the words, the reason and what to write instead."""


_collected: ContextVar[list[Refusal] | None] = ContextVar("refusals", default=None)


@contextmanager
def collecting() -> Iterator[list[Refusal]]:
    """Gather the refusals that happen inside, for whoever writes them down afterwards."""
    found: list[Refusal] = []
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


def ensure_fit(texts: Mapping[str, str], *, of: Author) -> None:
    """Raise `UnfitWords` when one of these texts, by the names of their fields, says what may not be kept."""
    problems: dict[str, str] = {}
    collected = _collected.get()
    for field, text in texts.items():
        refused = refused_in(text)
        if not refused:
            continue
        problems[field] = " ".join(dict.fromkeys(_told(each) for each in refused))
        if collected is not None:
            collected += [Refusal(of, field, each.of, _keepable(each, refused)) for each in refused]
    if problems:
        raise UnfitWords(problems)


def _keepable(refused: Refused, others: Sequence[Refused]) -> str:
    """The words, unless they or words within them are personal."""
    touched = (each for each in others if each.start < refused.end and refused.start < each.end)
    return "" if any(each.of.is_personal for each in touched) else refused.word


def _told(refused: Refused) -> str:
    return _("“%(words)s” (%(kind)s): %(why)s %(better)s") % {
        "words": refused.word,
        "kind": in_reader_language(refused.named),
        "why": in_reader_language(refused.why),
        "better": in_reader_language(refused.better),
    }
