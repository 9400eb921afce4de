"""A case: one dossier with the day of judgement and the parameters of that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.parameters import Parameters, Settings
from yunchou.playbook.kernel.rules import Rule

T = TypeVar("T")


class Case:
    """What a rule reads: facts, day and settings. Calculations run once per case through `of`."""

    __slots__ = ("_known", "as_of", "dossier", "settings")

    def __init__(self, dossier: Dossier, parameters: Parameters, as_of: date) -> None:
        self.dossier = dossier
        self.as_of = as_of
        self.settings: Settings = parameters.on(as_of)
        self._known: dict[Callable[[Case], object], object] = {}

    def of(self, calculation: Callable[[Case], T]) -> T:
        """The result of a calculation on this case; the same calculation is made only once."""
        if calculation not in self._known:
            self._known[calculation] = calculation(self)
        return self._known[calculation]  # type: ignore[return-value]


DealRule = Rule[Case]
