"""Whether a payer is a customer, and which numbers a text names. Widths, case, spaces and marks do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from yunchou.playbook.kernel.terms import Term
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.receivables.matching.facts import Debtor

ALIKE = 0.82
SHORTEST_NUMBER = 5
_MARKS = re.compile(r"[\W_]+")
_SEPARATORS = re.compile(r"[\s\-_/.]+")


class Likeness(Term):
    """How a payer's name stands to a customer's."""

    SAME = "same", "户名与客户全称一致", "The payer has the customer's full name"
    PAID_BEFORE = "paid_before", "这个户名以前替该客户付过款", "This payer has paid for the customer before"
    PART_OF = "part_of", "户名像是该客户的分支或简称", "The payer looks like a branch or a short name of the customer"
    ALIKE = "alike", "户名与客户相近", "The payer's name is close to the customer's"
    NAMED = "named", "附言提到了该客户的编号", "The text names a number of this customer"


WEIGHTS = {
    Likeness.SAME: 50,
    Likeness.PAID_BEFORE: 45,
    Likeness.PART_OF: 30,
    Likeness.ALIKE: 15,
    Likeness.NAMED: 20,
}


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """A name without width, case, spaces and marks."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name).casefold())


def likeness(payer: str, debtor: Debtor) -> Likeness | None:
    """How much a payer looks like a customer; `None` when not at all, or when nobody is named."""
    seen, full = bare(payer), bare(debtor.name)
    if not seen:
        return None
    if seen == full:
        return Likeness.SAME
    if seen in {bare(known) for known in debtor.payers}:
        return Likeness.PAID_BEFORE
    short = bare(debtor.short_name)
    if seen.startswith(full) or (full.startswith(seen) and len(seen) >= 4) or (len(short) >= 3 and short in seen):
        return Likeness.PART_OF
    alike = SequenceMatcher(None, seen, full)
    # The cheap bounds first: most customers look nothing like the payer.
    if alike.real_quick_ratio() < ALIKE or alike.quick_ratio() < ALIKE or alike.ratio() < ALIKE:
        return None
    return Likeness.ALIKE


@value_object
class Spoken:
    """A text in which numbers are looked for."""

    text: str

    @classmethod
    def of(cls, text: str) -> Spoken:
        """A text made ready for looking."""
        return cls(unicodedata.normalize("NFKC", text).casefold())

    def names(self, number: str) -> bool:
        """Whether the text holds a number as a whole, with or without its separators; short ones name nothing."""
        if len(bare(number)) < SHORTEST_NUMBER or bare(number) not in bare(self.text):
            return False
        parts = [part for part in _SEPARATORS.split(unicodedata.normalize("NFKC", number).casefold()) if part]
        pattern = r"[\s\-_/.]*".join(map(re.escape, parts))
        return re.search(rf"(?<![0-9a-z]){pattern}(?![0-9a-z])", self.text) is not None

    def named_of(self, numbers: Iterable[str]) -> tuple[str, ...]:
        """Those of the numbers that the text holds."""
        return tuple(number for number in numbers if self.names(number))
