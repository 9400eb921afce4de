"""Rules: one sentence of the method each, in a file of its own that is found by listing the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.terms import Words

C = TypeVar("C", contravariant=True)


Move = Advice
"""What a rule answers when it fires; the rule adds its name, title and phrases."""


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
        """What the rule has answered, with its name, title and phrases: nobody else has seen these moves yet."""
        moves = [answer] if isinstance(answer, Move) else list(answer)
        for move in moves:
            move.rule, move.title, move.phrases = self.id, self.title, self.phrases  # type: ignore[misc]
        return moves
