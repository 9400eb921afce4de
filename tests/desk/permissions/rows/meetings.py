"""Contacts with the customer, meetings that are prepared, reasons to choose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Arguments,
    Row,
    World,
    deal,
    deal_in,
    foreign_deal,
    new_row,
)
from yunchou.desk.customers.models import Contact
from yunchou.desk.meetings.models import Interaction, MeetingPlan, ReasonPage
from yunchou.desk.meetings.terms import Step
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity


def _contact(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        made = Interaction.objects.create(
            opportunity=of, way=Way.CALL, on=AT.date(), recorded_by=of.owner, recorded_at=AT
        )
        return {"pk": of.pk, "slug": "contacts", "row": made.pk}

    return arguments


def _met(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        address = _contact(theirs=theirs)(world)
        return {"pk": address["pk"], "contact": address["row"]}

    return arguments


def _plan_of(of: Opportunity) -> MeetingPlan:
    return MeetingPlan.objects.create(
        opportunity=of, title="方案讲解会", on=date(2199, 1, 1), created_by=of.owner, created_at=AT
    )


def _plan(*, theirs: bool = False, **more: Any) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        return {"pk": of.pk, "plan": _plan_of(of).pk, **more}

    return arguments


def _held(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        plan = _plan_of(of)
        MeetingPlan.objects.filter(pk=plan.pk).update(on=AT.date())
        return {"pk": of.pk, "plan": plan.pk}

    return arguments


def _somebody(of: Opportunity) -> Contact:
    return Contact.objects.create(company=of.customer, name="王建国", created_at=AT)


def _invited(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        plan = _plan_of(of)
        return {"pk": of.pk, "plan": plan.pk, "attendee": plan.invited.create(person=_somebody(of)).pk}

    return arguments


def _page_of(of: Opportunity) -> ReasonPage:
    return ReasonPage.objects.create(opportunity=of, person=_somebody(of), words="领导放心")


def _page(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        return {"pk": of.pk, "page": _page_of(of).pk}

    return arguments


MAKE: dict[str, Callable[[Opportunity], Any]] = {
    "plans": _plan_of,
    "pages": _page_of,
    "concerns": lambda of: _page_of(of).concerns.create(concern="停话"),
    "options": lambda of: of.choice_options.create(step=Step.PILOT, title="试点"),
}
THEIRS: dict[str, Arguments] = {
    "pages": lambda w: {"person": _somebody(w.foreign_deal).pk, "words": "领导放心"},
    "concerns": lambda w: {"page": _page_of(w.foreign_deal).pk, "concern": "停话"},
}
VALUES: dict[str, Arguments] = {
    "plans": lambda _w: {"title": "改名", "way": "visit", "minutes": 60},
    "pages": lambda w: {"person": _somebody(w.cast.deal).pk, "words": "领导放心"},
    "concerns": lambda w: {"page": _page_of(w.cast.deal).pk, "concern": "停话"},
    "options": lambda _w: {"step": "pilot", "title": "试点"},
}


def _row(slug: str, *, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        return {"pk": of.pk, "slug": slug, "row": MAKE[slug](of).pk}

    return arguments


def _rows_of(page: str, slug: str) -> list[Row]:
    new = {"ours": new_row(slug), "theirs": new_row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    one = {"ours": _row(slug), "theirs": _row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    ordered = slug in {"concerns", "options"}
    return [
        Row(f"{page}_row_new", **new),
        Row(f"{page}_row_new", "POST", data=VALUES[slug], their_data=THEIRS.get(slug), **new),
        Row(f"{page}_row", **one),
        Row(f"{page}_row", "POST", data=lambda w: {**VALUES[slug](w), "version": 1}, **one),
        Row(f"{page}_row_removal", "POST", data=lambda _w: {"version": 1}, **one),
        Row(f"{page}_row_place", "POST", data=lambda _w: {"to": 0}, status=302 if ordered else 422, **one),
    ]


_SEEN = {"allowed": SEES_DEALS, "allowed_theirs": SEES_ALL}
_DONE = {"allowed": WORKS_ON_DEALS}
_NEW = {"ours": new_row("contacts"), "theirs": new_row("contacts", theirs=True), "allowed": WORKS_ON_DEALS}
_ONE = {"ours": _contact(), "theirs": _contact(theirs=True), "allowed": WORKS_ON_DEALS}
_VALUES = {"way": "visit", "on": "2026-08-31"}
ROWS = [
    Row("meetings", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("meetings_row_new", **_NEW),
    Row("meetings_row_new", "POST", data=lambda _w: _VALUES, **_NEW),
    Row("meetings_row", **_ONE),
    Row("meetings_row", "POST", data=lambda _w: {**_VALUES, "version": 1}, **_ONE),
    Row("meetings_row_removal", "POST", data=lambda _w: {"version": 1}, **_ONE),
    # Contacts stand in the order of their days: none is moved, whoever asks (400 for who may change the deal).
    Row("meetings_row_place", "POST", data=lambda _w: {"to": 0}, **_ONE, status=422),
    Row("calendar_feed", allowed=SEES_DEALS),
    Row("calendar_feed_address", "POST", allowed=SEES_DEALS, status=200),
    Row("calendar_feed_removal", "POST", allowed=SEES_DEALS),
    # The secret in the address is the permission: a made-up one is answered like any address that is not there.
    Row("calendar_file", ours=lambda _w: {"secret": "made-up"}, public=True, status=404),
    Row("after_visit", ours=_met(), theirs=_met(theirs=True), **_SEEN),
    Row("after_visit_message", "POST", ours=_met(), theirs=_met(theirs=True),
        data=lambda _w: {"sent": "yes", "version": 1}, **_DONE),
    *_rows_of("meetings", "plans"),
    *(row for slug in ("pages", "concerns", "options") for row in _rows_of("reasons", slug)),
    *(Row(route, ours=_plan(), theirs=_plan(theirs=True), **_SEEN)
      for route in ("meeting", "meeting_pack", "meeting_pack_file", "meeting_pack_pdf", "meeting_slides",
                    "meeting_calendar")),
    Row("meeting_item", "POST", ours=_plan(item="room"), theirs=_plan(theirs=True, item="room"),
        data=lambda _w: {"ready": "yes", "version": 0}, **_DONE),
    Row("meeting_invitation", "POST", ours=_invited(), theirs=_invited(theirs=True),
        data=lambda _w: {"confirmed": "yes", "version": 1}, **_DONE),
    Row("meeting_question", "POST", ours=_plan(), theirs=_plan(theirs=True),
        data=lambda _w: {"question": "谁拍板", "version": 1}, **_DONE),
    Row("meeting_held", "POST", ours=_held(), theirs=_held(theirs=True), **_DONE),
    Row("reasons", ours=deal, theirs=foreign_deal, **_SEEN),
    *(Row(route, ours=_page(), theirs=_page(theirs=True), **_SEEN) for route in ("reason_page", "reason_file")),
]  # fmt: skip
