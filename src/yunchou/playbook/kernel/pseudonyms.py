"""What a source is called where its name must not stand: 来源甲, source A. The same letter for the same source."""

from __future__ import annotations

import re

from yunchou.playbook.kernel.terms import Words

STEMS, LETTERS = "甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ"
WRITTEN = re.compile(rf"来源([{STEMS}])([1-9][0-9]*)?")


class Pseudonym(str):
    """A name that is said in the reader's language and compared in one: `来源甲` in Chinese, `source A` in English."""

    __slots__ = ()

    @classmethod
    def of(cls, ordinal: int) -> Pseudonym:
        """That of the first, second, … source of a deal: 甲, 乙, … 癸, 甲2, …"""
        turn, place = divmod(ordinal - 1, len(STEMS))
        return cls(f"来源{STEMS[place]}{turn + 1 if turn else ''}")

    @property
    def words(self) -> Words:
        """How it is said in both languages."""
        found = WRITTEN.fullmatch(self)
        if found is None:
            return Words(str(self), str(self))
        return Words(str(self), f"source {LETTERS[STEMS.index(found[1])]}{found[2] or ''}")
