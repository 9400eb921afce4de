"""Sentences: a text in both languages with values that are put in when it is read, not before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from functools import cache

from yunchou.playbook.kernel.pseudonyms import Pseudonym
from yunchou.playbook.kernel.terms import Term, Words
from yunchou.playbook.kernel.value_objects import value_object

Value = int | str | Decimal | date | Term | Words | None
NOT_KNOWN = Words("不知道", "unknown")


def tell(value: Value) -> Words:
    """How a value is written for people: terms by their names, numbers with separators, `None` as unknown."""
    match value:
        case Words():
            return value
        case Term() | Pseudonym():
            return value.words
        case None | "":
            return NOT_KNOWN
        case bool():
            raise TypeError("a fact is yes, no or unknown (Answer), never a bare boolean")
        case Decimal() | int():
            return Words(*[f"{_plain(value):,}"] * 2)
        case date():
            return Words(f"{value.year}年{value.month}月{value.day}日", f"{value.day} {value:%B %Y}")
    return Words(value, value)


def _plain(number: Decimal | int) -> Decimal | int:
    """A decimal without the zeros that say nothing: 100.00 is written 100, 2.50 is written 2.50."""
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    return number


@value_object
class Sentence:
    """A text with named places and the values for them. Filling waits until somebody reads it."""

    template: Words
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The filled text in both languages."""
        if not self.values:
            return self.template
        return self.template.format(**{name: tell(value) for name, value in self.values.items()})

    def in_language(self, language: str) -> str:
        """The filled text in the language of a code such as `zh-hans` or `en`."""
        return self.words.in_language(language)


def say(zh: str, en: str, **values: Value) -> Sentence:
    """A sentence in both languages with its values."""
    return Sentence(_template(zh, en), values)


def listed(names: Iterable[str]) -> Words:
    """Several names in a row, as each language writes it."""
    every = tuple(names)
    return Words("、".join(every), ", ".join(every))


_template = cache(Words)  # the texts of the code, each made once
