"""Write who was met and who is new: contacts with the customer, people, meetings ahead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.operations.writing import Desk, given, named
from yunchou.desk.customers.operations import create_contact
from yunchou.desk.meetings.operations import ATTENDEE, INTERACTION, PLAN
from yunchou.desk.meetings.ways import FACE_TO_FACE, Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.tempo.operations import NEXT_STEP
from yunchou.playbook.meetings.terms import Initiative

WAYS: dict[ContactKind, Way] = {
    ContactKind.VISIT: Way.VISIT,
    ContactKind.HOSTED: Way.HOSTED,
    ContactKind.MEETING: Way.MEETING,
    ContactKind.MEAL: Way.MEAL,
    ContactKind.CALL: Way.CALL,
    ContactKind.VIDEO: Way.VIDEO,
    ContactKind.MESSAGE: Way.MESSAGE,
    ContactKind.CONTACT: Way.CONTACT,
}
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


def clock(text: str) -> time | None:
    """The time of day in a text such as 14:30; 上午 names none."""
    found = _CLOCK.search(text)
    return time.fromisoformat(found.group().zfill(5)) if found else None


def write_person(desk: Desk, values: Mapping[str, Any]) -> None:
    """A new person at the customer; the note's name for him leads to him from now on."""
    if values["name"] in desk.people:
        return
    kept = {"name": values["name"], "title": values.get("title", ""), "department": values.get("department", "")}
    desk.people[values["name"]] = create_contact(desk.deal.customer, kept, **desk.by)


def write_interaction(desk: Desk, values: Mapping[str, Any]) -> None:
    """One contact that took place. The note itself goes along where everybody may read it."""
    row: dict[str, Any] = {
        "way": values["way"], "on": values["on"], "raw": desk.raw, "began_at": clock(values.get("time", "")),
        "people": desk.all_of(values.get("people", ""), "people"), **given(values, ("place", "initiative", "visit")),
    }  # fmt: skip
    ours = [desk.colleague(name) for name in named(values.get("by", ""))]
    if ours:
        row["colleagues"] = ours if desk.actor in ours else [desk.actor, *ours]
    add_row(INTERACTION, desk.deal, row, **desk.by)


def write_meeting(desk: Desk, values: Mapping[str, Any]) -> None:
    """A meeting ahead with those who are invited; a call or a message that lies ahead is a next step.

    One that takes the place of a meeting the same note calls off keeps its way, its people and what was prepared.
    """
    people = desk.all_of(values.get("people", ""), "people")
    names = "、".join(one.name for one in people) or str(desk.deal.customer)
    way, prepared = values["way"], {}
    if desk.off is not None and way in (Way.CONTACT, desk.off.way):
        way, prepared, people = desk.off.way, dict(desk.off.row), list(dict.fromkeys([*people, *desk.off.people]))
        desk.off = None
    if way not in FACE_TO_FACE:
        step = {"what": _("Get in touch with %(names)s") % {"names": names}, "initiative": Initiative.OURS}
        add_row(NEXT_STEP, desk.deal, {**step, "due_on": values.get("on")}, **desk.by)
        return
    row: dict[str, Any] = {
        # A calendar takes the title out of the house: the customer's name, nobody's at the customer.
        "title": (_("Meeting with %(names)s") % {"names": desk.deal.customer})[:120], **prepared,
        "way": way, "on": values.get("on"),
        "starts_at": clock(values.get("time", "")) if values.get("on") else None,
        "colleagues": [desk.colleague(name) for name in named(values.get("by", ""))] or [desk.actor],
    }  # fmt: skip
    plan = add_row(PLAN, desk.deal, row, **desk.by)
    for person in people:
        add_row(ATTENDEE, desk.deal, {"meeting": plan, "person": person}, **desk.by)
