"""One deal of the plan while it is being told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yunchou.desk.customers.models import Contact
from yunchou.desk.demo.accounts import person
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity


@dataclass(slots=True)
class Told:
    """A deal's plan, the people in it, and the key of the stored deal once it is opened."""

    plan: dict[str, Any]
    needs: dict[str, Any]
    people: People
    story: Story
    keys: list[int] = field(default_factory=list)
    _read: Opportunity | None = None

    @property
    def owner(self) -> User:
        """Who carries the deal."""
        return self.people[self.plan["owner"]]

    @property
    def finance(self) -> User:
        """Who records money."""
        return self.people["wumin"]

    def opened(self, deal: Opportunity) -> None:
        """Remember the stored deal."""
        self.keys.append(deal.pk)

    @property
    def deal(self) -> Opportunity:
        """The deal as it is stored now; read whole when it has changed, for it is asked for at every event."""
        stored = Opportunity.objects.filter(pk=self.keys[0])
        if self._read is None or self._read.version != stored.values_list("version", flat=True).get():
            self._read = stored.select_related("customer", "owner", "compartment").get()
        return self._read

    def day(self, ago: int | None) -> date | None:
        """A day of the plan; 0 and nothing are no day."""
        return self.story.clock.day(ago) if ago else None

    def person(self, name: str) -> Contact | None:
        """Somebody at the customer, nobody for an empty name."""
        return person(self.plan["customer"], name)

    def somebody(self, name: str) -> Contact:
        """Somebody at the customer who must be there: a wrong name in a plan is told at once."""
        found = self.person(name)
        if found is None:
            raise LookupError(name)
        return found
