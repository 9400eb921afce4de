"""Marks that stand beside people: where somebody leans, how well somebody knows him."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yunchou.desk.stakeholders.terms import Strength
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Lean

register = template.Library()
LEAN_SHAPES = {
    Lean.OURS: "▲▲",
    Lean.TOWARD_US: "▲",
    Lean.NEUTRAL: "■",
    Lean.HEDGING: "◆",
    Lean.TOWARD_RIVAL: "▼",
    Lean.RIVALS: "▼▼",
    Lean.UNKNOWN: "○",
}
STRENGTH_SHAPES = {Strength.CLOSE: "●●●", Strength.REGULAR: "●●", Strength.SLIGHT: "●"}


@register.simple_tag
def lean_mark(value: Lean | str | None) -> SafeString:
    """Where somebody leans, by shape and word; `None` is unknown."""
    lean = Lean.of(value or Lean.UNKNOWN)
    return _mark("lean", lean.value, LEAN_SHAPES[lean], in_reader_language(lean.words))


@register.simple_tag
def strength_mark(value: Strength | str) -> SafeString:
    """How well a colleague knows somebody, by shape and word."""
    strength = Strength.of(value)
    return _mark("strength", strength.value, STRENGTH_SHAPES[strength], in_reader_language(strength.words))


@register.filter
def lean_shape(value: Lean) -> str:
    """The shape of a lean alone, where the word stands elsewhere."""
    return LEAN_SHAPES[value]


@register.filter
def newest_lean(person: Person) -> Lean:
    """Where somebody of a dossier leaned last, against whomever; unknown when nobody noted it."""
    notes = [note for note in person.leans if note.on is not None]
    return max(notes, key=lambda note: note.on or date.min).lean if notes else Lean.UNKNOWN


@register.filter
def get(table: dict[str, object], key: str) -> object:
    """What a table has for a key; nothing where it has none."""
    return table.get(key, "")


def _mark(kind: str, value: str, shape: str, text: str) -> SafeString:
    return format_html(
        '<span class="state {}-{}"><span class="shape" aria-hidden="true">{}</span><span>{}</span></span>',
        kind, value.replace("_", "-"), shape, text,
    )  # fmt: skip
