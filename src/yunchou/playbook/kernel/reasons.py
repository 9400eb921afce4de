"""Reasons and unknowns: which facts a judgement rests on, and which it would still need."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.sentences import Value, tell
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.kernel.value_objects import value_object


@value_object
class Reason:
    """One fact a judgement rests on. `path` is its place in the dossier, `of` says which item of a list."""

    path: str
    fact: Words
    value: Value
    of: str = ""
    source: str = ""
    grade: Grade | None = None
    noted_on: date | None = None

    @property
    def told(self) -> Words:
        """The value as people read it."""
        return tell(self.value)

    def age_days(self, as_of: date) -> int | None:
        """How many days old the fact is on a day; `None` when nobody wrote down when it was learnt."""
        return None if self.noted_on is None else (as_of - self.noted_on).days


@value_object
class Unknown:
    """One fact that a judgement would need and does not have. `of` says which item of a list."""

    path: str
    fact: Words
    of: str = ""
