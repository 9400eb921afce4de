"""What every writer of proposals works with: the deal, who writes, the day, and names turned into people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.people import contacts_of, team_of

_BETWEEN = re.compile(r"[、,，;；/\n]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One proposal that a person confirmed: its values as he left them. `original` is the name the note uses."""

    key: str
    kind: Kind
    deal: Opportunity
    values: Mapping[str, Any]
    original: str = ""


@dataclass(frozen=True, slots=True)
class TakenOff:
    """A planned meeting that did not take place: how it was to be, what was prepared, who was invited."""

    way: Way
    row: Mapping[str, Any]
    people: list[Contact]


@dataclass(slots=True)
class Desk:
    """One deal while a note is written into it."""

    deal: Opportunity
    actor: User
    at: datetime
    day: date
    raw: str = ""
    people: dict[str, Contact] = field(default_factory=dict)
    team: dict[str, User] = field(default_factory=dict)
    off: TakenOff | None = None

    @classmethod
    def of(cls, deal: Opportunity, *, actor: User, at: datetime, day: date, raw: str) -> Desk:
        """The deal with the names that a note may use; of two people of one name the one who still works there."""
        people = {one.name: one for one in sorted(contacts_of(deal), key=lambda one: one.left_on is None)}
        return cls(deal, actor, at, day, raw, people, {one.name: one for one in team_of(deal)})

    def somebody(self, name: str, field: str = "person") -> Contact:
        """The person of this name; `Invalid` when the customer has none."""
        found = self.people.get(name.strip())
        if found is None:
            told = _("“%(name)s” is not among the customer's people yet. Tick the person too, or correct the name.")
            raise Invalid({field: told % {"name": name}})
        return found

    def perhaps(self, name: str, field: str = "person") -> Contact | None:
        """The person of this name; nobody for an empty one."""
        return self.somebody(name, field) if name.strip() else None

    def all_of(self, names: str, field: str) -> list[Contact]:
        """The people of several names, written as people write lists."""
        return [self.somebody(name, field) for name in named(names)]

    def colleague(self, name: str, field: str = "by") -> User:
        """The colleague of this name on the deal's team."""
        found = self.team.get(name.strip())
        if found is None:
            raise Invalid({field: _("“%(name)s” is not on the team of this opportunity.") % {"name": name}})
        return found

    @property
    def by(self) -> dict[str, Any]:
        """Who and when, for the operations of the features."""
        return {"actor": self.actor, "at": self.at}


Writer = Callable[[Desk, Mapping[str, Any]], None]


def named(names: str) -> list[str]:
    """The names in a list as people write it, each once."""
    return list(dict.fromkeys(name.strip() for name in _BETWEEN.split(names) if name.strip()))


def given(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The values of these names that say something: what is absent stays unknown."""
    return {name: values[name] for name in names if values.get(name) not in (None, "", [])}
