"""Rules: one sentence of the method each, in a file of its own that is found by listing the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from yunchou.playbook.kernel.advice import Advice, MoveKind, Role, Severity
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.kernel.value_objects import value_object

C = TypeVar("C", contravariant=True)


@value_object
class Move:
    """What a rule answers when it fires; the rule adds its name and phrases to make it an advice."""

    sentence: Sentence
    severity: Severity
    reasons: tuple[Reason, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    who: Role = Role.OWNER
    by: date | None = None
    kind: MoveKind = MoveKind.ORDINARY
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[C]):
    """One rule. `id` is the name of its file, `inputs` are the dossier paths it reads."""

    id: str
    title: Words
    phrases: tuple[int, ...]
    inputs: tuple[str, ...]
    judge: Callable[[C], Move | Iterator[Move] | None]

    def advise(self, case: C) -> list[Advice]:
        """What the rule says about one deal: nothing, one move or several."""
        answer = self.judge(case)
        return [] if answer is None else self.signed(answer)

    def signed(self, answer: Move | Iterator[Move]) -> list[Advice]:
        """What the rule has answered, with its name and phrases."""
        moves = (answer,) if isinstance(answer, Move) else answer
        return [
            Advice(
                self.id, self.title, self.phrases, move.severity, move.sentence,
                move.reasons, move.unknowns, move.who, move.by, move.kind, move.people,
            )
            for move in moves
        ]  # fmt: skip
