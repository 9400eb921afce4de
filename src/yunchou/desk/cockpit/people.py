"""The people of deals as facts, with what the meetings know: when each was met, the reasons he can pass on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from yunchou.desk.meetings.queries import last_met, reasons_written
from yunchou.desk.stakeholders.facts import load_people
from yunchou.playbook.stakeholders.facts import Person


def load_parts(deals: Collection[int], as_of: date) -> dict[int, dict[str, Any]]:
    """The people of many deals as a part of their dossiers."""
    met, written = last_met(deals, as_of), reasons_written(deals)
    return {
        pk: {
            "people": tuple(
                _with(person, met.get(pk, {}).get(contact), written.get(pk, {}).get(contact)) if contact else person
                for contact, person in people
            )
        }
        for pk, people in load_people(deals).items()
    }


def _with(person: Person, met_on: date | None, reason: str | None) -> Person:
    """The person as the meetings know him; a page of reasons counts before a line noted with the person."""
    if met_on is None and not reason:
        return person
    return replace(person, last_met_on=met_on, reason_to_choose=reason or person.reason_to_choose)
