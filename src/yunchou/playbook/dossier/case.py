"""A case: one dossier with the day of judgement and the parameters of that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.forecast.learnt import Learnt
from yunchou.playbook.kernel.parameters import Parameters, Settings
from yunchou.playbook.kernel.rules import Rule
from yunchou.playbook.pipeline.stages import Stage, Standing

T = TypeVar("T")


class Case:
    """What a rule reads: facts, day and settings. Calculations run once per case through `of`.

    `learnt` is what the team's closed deals have taught about the odds, when there are enough of them. `is_open`:
    the deal is being worked on, neither paused nor ended. `is_pursued`: it is still being fought for, open, not yet
    at collection, no contract known as signed, no money received; after that other things count: paper, people and
    money (P82, P83). `is_sealed`: the contract is known as signed, or money has arrived.
    """

    __slots__ = ("_known", "_stage", "as_of", "dossier", "is_open", "is_pursued", "is_sealed", "learnt", "settings")

    def __init__(self, dossier: Dossier, parameters: Parameters, as_of: date, learnt: Learnt | None = None) -> None:
        self.learnt = learnt
        self.dossier = dossier
        self.as_of = as_of
        self.settings: Settings = parameters.on(as_of)
        stage = dossier.opportunity.stage
        self._stage = 0 if stage is None else NUMBERS[stage]
        self._known: dict[Callable[[Case], object], object] = {}
        self.is_open = dossier.opportunity.standing is Standing.OPEN
        self.is_sealed = self._is_sealed()
        self.is_pursued = self.is_open and not self.is_sealed and self._stage < NUMBERS[Stage.COLLECTION]

    def of(self, calculation: Callable[[Case], T]) -> T:
        """The result of a calculation on this case; the same calculation is made only once."""
        known = self._known
        if calculation not in known:
            known[calculation] = calculation(self)
        return known[calculation]  # type: ignore[return-value]

    def _is_sealed(self) -> bool:
        signed_on = self.dossier.contract.signed_on if self.dossier.contract else None
        paid = any(receipt.amount and self.knew(receipt.received_on) for receipt in self.dossier.receipts)
        return paid or (signed_on is not None and signed_on <= self.as_of)

    def knew(self, day: date | None) -> bool:
        """Whether a fact noted on a day was known on the day of judgement. Without a day it always was."""
        return day is None or day <= self.as_of

    def has_reached(self, stage: Stage) -> bool:
        """Whether the deal is at a stage or past it; no while the deal's stage is unknown."""
        return self._stage >= NUMBERS[stage]

    def is_before(self, stage: Stage) -> bool:
        """Whether the deal is known to be earlier than a stage; no while the deal's stage is unknown."""
        return 0 < self._stage < NUMBERS[stage]

    def has_passed(self, stage: Stage) -> bool:
        """Whether the deal is past a stage; no while the deal's stage is unknown."""
        return self._stage > NUMBERS[stage]


def leavers(case: Case) -> frozenset[str]:
    """The names by which nobody is at the customer any more: everybody of that name is known to have left."""
    people = case.dossier.people
    gone = {person.name for person in people if person.left_on is not None and person.left_on <= case.as_of}
    if not gone:
        return frozenset()
    return frozenset(gone - {person.name for person in people if person.left_on is None or person.left_on > case.as_of})


NUMBERS = {stage: stage.number for stage in Stage}
DealRule = Rule[Case]
