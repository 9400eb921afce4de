"""Examples of a rule: facts with which it fires, stays silent, or faces something unknown.

The same examples are run by the tests and printed on the rule's page in docs/playbook.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.dossier.case import Case, DealRule
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.advice import Advice, Severity
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Stage

TODAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Example:
    """Facts, whether the rule then speaks, what it says, and whether it names something unknown."""

    words: Words
    dossier: Dossier
    speaks: bool
    says: str = ""
    severity: Severity | None = None
    faces_unknown: bool = False
    as_of: date = TODAY

    def advice(self, rule: DealRule) -> list[Advice]:
        return rule.advise(Case(self.dossier, DEFAULT, self.as_of))

    def holds_for(self, rule: DealRule) -> None:
        given = self.advice(rule)
        assert bool(given) is self.speaks, [advice.sentence.words for advice in given]
        told = " ".join(advice.sentence.words.zh for advice in given)
        assert self.says in told, told
        if self.severity is not None:
            assert {advice.severity for advice in given} == {self.severity}
        if self.faces_unknown and self.speaks:
            assert any(advice.unknowns for advice in given), "a rule that speaks on the unknown names it"

    def __str__(self) -> str:
        return self.words.en


def fires(
    zh: str, en: str, says: str = "", *, severity: Severity | None = None, as_of: date = TODAY, **facts: Any
) -> Example:
    """With these facts the rule speaks, and its Chinese sentence contains `says`."""
    return Example(Words(zh, en), Dossier(**facts), True, says, severity, as_of=as_of)


def silent(zh: str, en: str, *, as_of: date = TODAY, **facts: Any) -> Example:
    """With these facts the rule has nothing to say."""
    return Example(Words(zh, en), Dossier(**facts), False, as_of=as_of)


def unknown(zh: str, en: str, *, asks: bool, as_of: date = TODAY, says: str = "", **facts: Any) -> Example:
    """Something the rule needs is unknown: it asks for it, naming what is missing, or it stays silent."""
    return Example(Words(zh, en), Dossier(**facts), asks, says, faces_unknown=True, as_of=as_of)


def examples(cases: Sequence[Example]) -> Callable[..., Any]:
    """Run a test with every example; all that are wrong are named. One test for a rule: a test apiece takes longer."""

    def with_all(test: Callable[[Example], None]) -> Callable[[], None]:
        def with_every_example() -> None:
            wrong = []
            for example in cases:
                try:
                    test(example)
                except AssertionError as reason:
                    wrong.append(f"{example}: {reason}")
            assert not wrong, "\n".join(wrong)

        with_every_example.__name__, with_every_example.__module__ = test.__name__, test.__module__
        return with_every_example

    return with_all


def at(stage: Stage, **more: Any) -> Opportunity:
    """The deal of the examples, at a stage."""
    return Opportunity(name="智能客服一期", stage=stage, **more)
