"""Hypothesis strategies for any dossier that the schema admits, made from the facts classes."""

import os
from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import EARLIEST, LATEST, Slot, slots
from yunchou.playbook.kernel.grades import Grade, Information, Source
from yunchou.playbook.kernel.terms import Answer, Term
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

# Enough to find a common fault in seconds, always the same ones. `bin/test --whole` looks at 50 of each, and at every
# labelled phrase; from 200 on, as with `YUNCHOU_EXAMPLES=2000`, they are other ones each time and find rarer faults.
THOROUGH = "YUNCHOU_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("YUNCHOU_EXAMPLES", "5"))
few = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 200,
    suppress_health_check=list(HealthCheck),
    database=None,
)
some = settings(few, max_examples=max(EXAMPLES, 15))  # where one example costs next to nothing
NAMES = st.sampled_from(["王建国", "李主任", "首付款", "云讯", "{x}", "", "solution_presented", "外呼"])


def facts(kind: type) -> st.SearchStrategy[Any]:
    """Any object of a facts class; each field may be unknown. One draw says which are known."""
    made = {name: field(slot) for name, slot in slots(kind).items()}
    size = (len(made) + 7) // 8

    @st.composite
    def objects(draw: st.DrawFn) -> Any:
        known = int.from_bytes(draw(st.binary(min_size=size, max_size=size)))
        return kind(**{name: draw(kinds) for place, (name, kinds) in enumerate(made.items()) if known >> place & 1})

    return objects()


def field(slot: Slot) -> st.SearchStrategy[Any]:
    return st.lists(value(slot), max_size=3).map(tuple) if slot.is_list else value(slot)


def value(slot: Slot) -> st.SearchStrategy[Any]:
    kind = slot.kind
    if kind is Grade:
        return st.builds(Grade, st.sampled_from(Source), st.sampled_from(Information))
    if is_dataclass(kind):
        return facts(kind)
    if kind is int:
        return st.integers(slot.least, slot.most) | st.integers(slot.least, min(slot.most, slot.least + 500))
    if kind is Decimal:
        return st.decimals(slot.least, slot.most, places=2) | st.integers(0, 1000).map(Decimal)
    if kind is date:
        return st.dates(EARLIEST, LATEST) | st.dates(date(2025, 6, 1), date(2026, 12, 1))
    if issubclass(kind, Term):
        return st.sampled_from(kind)
    return NAMES if slot.among is None else st.sampled_from(["", *slot.among])


dossiers = facts(Dossier)
days = st.dates(EARLIEST, LATEST) | st.dates(date(2026, 1, 1), date(2026, 12, 31))


RECENT = st.dates(date(2025, 12, 1), date(2026, 3, 2))
leans = st.builds(
    LeanNote, lean=st.sampled_from(Lean), on=RECENT, grade=st.none() | st.just(Grade(Source.A, Information.CONFIRMED))
)
people = st.builds(
    Person,
    name=st.sampled_from(["王建国", "李主任", "赵总", "钱行长"]),
    level=st.sampled_from(Level),
    function=st.sampled_from(Function),
    decides=st.sampled_from(Answer),
    leans=st.lists(leans, min_size=1, max_size=2).map(tuple),
)
# Deals about which something is known: random ones seldom have people who lean today.
lively = st.builds(
    lambda dossier, known: replace(dossier, people=tuple(known)), dossiers, st.lists(people, min_size=1, max_size=4)
)
