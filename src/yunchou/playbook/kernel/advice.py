"""Advice: one move we make, with the rule and phrases it comes from, its reasons, who does it, by when."""

from __future__ import annotations

from datetime import date

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


@value_object
class Advice:
    """One move. `phrases` are the numbers it cites, `by` is the day by which it should be done.

    `kind` and `people` are what conduct looks at before the move may be shown as one: nobody of them may be barred.
    """

    rule: str
    title: Words
    phrases: tuple[int, ...]
    severity: Severity
    sentence: Sentence
    reasons: tuple[Reason, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    who: Role = Role.OWNER
    by: date | None = None
    kind: MoveKind = MoveKind.ORDINARY
    people: tuple[str, ...] = ()
