"""Findings and verdicts: a judgement with what it rests on and what it still lacks."""

from __future__ import annotations

from typing import Generic, TypeVar

from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer, Term
from yunchou.playbook.kernel.value_objects import value_object

V = TypeVar("V", bound=Term)


@value_object
class Verdict(Generic[V]):
    """A value of a closed list, why, and what is not known. `phrases` are the numbers of the playbook."""

    value: V
    sentence: Sentence
    phrases: tuple[int, ...]
    reasons: tuple[Reason, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


@value_object
class Finding(Verdict[Answer]):
    """A verdict that is yes, no or unknown."""


def strictest(answers: list[Answer]) -> Answer:
    """All must be yes: one no makes no, else one unknown makes unknown. Nothing asked is unknown (P24)."""
    if NO in answers:
        return NO
    if not answers or UNKNOWN in answers:
        return UNKNOWN
    return YES
