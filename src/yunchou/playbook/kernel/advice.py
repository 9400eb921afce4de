"""Advice: one move we make, with the rule and phrases it comes from, its reasons, who does it, by when."""

from __future__ import annotations

from datetime import date, timedelta

from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Term, Words
from yunchou.playbook.kernel.value_objects import value_object


class Severity(Term):
    """How much a move matters, in order: a stop is obeyed before anything else."""

    STOP = "stop", "红线", "Stop"
    URGENT = "urgent", "紧急", "Urgent"
    IMPORTANT = "important", "重要", "Important"
    HINT = "hint", "提示", "Hint"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return RANKS[self]


SOON = timedelta(days=3)
"""How far ahead the day of a move may be for it to be called urgent."""
RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Role(Term):
    """Who on our side makes the move."""

    OWNER = "owner", "销售负责人", "Deal owner"
    LEADER = "leader", "销售主管", "Sales leader"
    TECHNICAL = "technical", "技术同事", "Technical colleague"
    EXECUTIVE = "executive", "公司高层", "Executive"
    FINANCE = "finance", "商务财务", "Commerce and finance"
    COMPLIANCE = "compliance", "合规", "Compliance"


class MoveKind(Term):
    """What a move touches, as far as conduct has a say in it."""

    ORDINARY = "ordinary", "一般", "Ordinary"
    CONTACT = "contact", "接触个人", "Contact with a person"
    SLOW_DOWN = "slow_down", "放慢项目", "Slowing the project"


UNTITLED = Words("", "")


@value_object
class Advice:
    """One move. `phrases` are the numbers it cites, `by` is the day by which it should be done.

    `kind` and `people` are what conduct looks at before the move may be shown as one: nobody of them may be barred.
    What a rule answers is a move without its name, title and phrases; `Rule.signed` adds them.
    """

    sentence: Sentence
    severity: Severity
    reasons: tuple[Reason, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    who: Role = Role.OWNER
    by: date | None = None
    kind: MoveKind = MoveKind.ORDINARY
    people: tuple[str, ...] = ()
    rule: str = ""
    title: Words = UNTITLED
    phrases: tuple[int, ...] = ()

    def called_on(self, day: date) -> Severity:
        """What the move is called on a day: urgent only when its own day has come, has gone by or is close.

        Where everything is called urgent the word says nothing. A move that weighs as much and has no day, or a later
        one, is called important; it keeps its place in the order. A stop is always called one.
        """
        due = self.by is not None and self.by <= day + SOON
        return Severity.IMPORTANT if self.severity is Severity.URGENT and not due else self.severity
