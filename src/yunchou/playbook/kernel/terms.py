"""Terms: the closed lists of the method, each value with its name in Chinese and English."""

from __future__ import annotations

from enum import StrEnum
from typing import Self, cast

from yunchou.playbook.kernel.value_objects import value_object


@value_object
class Words:
    """One text in both languages of the product. `{name}` placeholders are filled by `format`."""

    zh: str
    en: str

    def format(self, **values: object) -> Words:
        """The same text with its placeholders filled, in both languages; a `Words` value fills each side."""
        return Words(
            self.zh.format(**{k: v.zh if isinstance(v, Words) else v for k, v in values.items()}),
            self.en.format(**{k: v.en if isinstance(v, Words) else v for k, v in values.items()}),
        )

    def in_language(self, language: str) -> str:
        """The text in the language of a code such as `zh-hans` or `en-gb`; anything else reads Chinese."""
        return self.en if language.lower().startswith("en") else self.zh


class Term(StrEnum):
    """A closed list of the method. A member is its stored value; `words` is its name for people."""

    words: Words

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """Make a member from its stored value and its two names."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = Words(zh, en)
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member with a stored value; `ValueError` when there is none."""
        member = cls._value2member_map_.get(value)
        if member is None:
            raise ValueError(f"{value!r} is not a {cls.__name__}")
        return cast("Self", member)


class Answer(Term):
    """Three values, never two: what is not known is neither yes nor no (P24)."""

    YES = "yes", "是", "Yes"
    NO = "no", "否", "No"
    UNKNOWN = "unknown", "不知道", "Unknown"


# Reading a member of a closed list takes as long as a call; where answers are asked by the hundred, these are used.
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
