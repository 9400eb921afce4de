"""The initiative: whose steps the deal follows (P37, P53)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.meetings.planned import contacts, since
from yunchou.playbook.meetings.terms import Initiative


@value_object
class InitiativeIndex:
    """Steps proposed by each side in the period that is counted."""

    ours: int
    customers: int
    rivals: int

    @property
    def share(self) -> Decimal | None:
        """Our share of all steps, 0 to 1; `None` when no step is known."""
        total = self.ours + self.customers + self.rivals
        return Decimal(self.ours) / total if total else None

    @property
    def balance(self) -> Decimal:
        """From -1 (all theirs) to 1 (all ours): our steps against the rival's, one of each side being added."""
        return Decimal(self.ours - self.rivals) / (self.ours + self.rivals + 1)


def initiative(case: Case) -> InitiativeIndex:
    """Count the steps of the last weeks. Contacts of unknown initiative or day are not counted."""
    first = case.as_of - timedelta(days=case.settings.whole("competitors.initiative_days"))
    told = [each.initiative for each in since(case.of(contacts), first)]
    return InitiativeIndex(*[told.count(side) for side in SIDES])


SIDES = (Initiative.OURS, Initiative.CUSTOMERS, Initiative.RIVALS)
