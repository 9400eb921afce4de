"""How the demo company's existing customers fare, told by `retention.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from yunchou.desk.contracts.models import Contract
from yunchou.desk.demo.accounts import company, person
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.retention import operations
from yunchou.desk.retention.terms import ReferenceKind, Thanks
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import TicketSeverity

READ = 6
"""So many days ago the figures of use and the tickets were taken over."""


def tell_retention(deals: Mapping[str, Told], people: People, story: Story) -> None:
    """Let it all happen on its days."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        plan = tomllib.load(file)
    for name in dict.fromkeys(row[0] for row in plan["usage"]):
        story.on(READ, lambda at, n=name: _use(plan["usage"], n, at))  # type: ignore[misc]
    for name in dict.fromkeys(row[0] for row in plan["tickets"]):
        story.on(READ, lambda at, n=name: _tickets(plan["tickets"], n, story, at))  # type: ignore[misc]
    for row in plan["calls"]:
        story.on(row[1], lambda at, row=row: _call(row, at))  # type: ignore[misc]
    for each in plan["consents"]:
        _consent(each, deals, story)
    for each in plan["referrals"]:
        _referral(each, people, story)
    for each in plan["job_changes"]:
        story.on(each["row"][3], lambda at, row=each["row"]: _job_change(row, people, at))  # type: ignore[misc]
    for each in plan["renewals"]:
        told, ago = deals[each["row"][0]], each["row"][1]
        story.on(ago, lambda at, told=told: _renew(told, at))  # type: ignore[misc]


def _referral(each: dict[str, Any], people: People, story: Story) -> None:
    by, name, ago, who, introduced = each["row"]
    kept: list[Any] = []

    def note(at: datetime) -> None:
        values = {"introduced": introduced, "on": timezone.localdate(at), "person": person(name, who)}
        kept.append(operations.note_referral(company(name), values, actor=people[by], at=at))

    def thank(at: datetime) -> None:
        values = {"thanked_on": timezone.localdate(at), "thanks": Thanks.of(each["thanked"][1])}
        operations.thank(kept[0], values, seen_version=kept[0].version, actor=people[by], at=at)

    story.on(ago, note)
    if "thanked" in each:
        story.on(each["thanked"][0], thank)


def _job_change(row: list[Any], people: People, at: datetime) -> None:
    by, name, who, _ago, new, title = row
    gone = person(name, who)
    if gone is None:
        raise LookupError(who)
    values = {
        "left_on": timezone.localdate(at), "new_company": new, "new_title": title, "version": gone.version,
    }  # fmt: skip
    operations.note_job_change(gone, values, actor=people[by], at=at)


def _use(rows: list[list[Any]], name: str, at: datetime) -> None:
    last = timezone.localdate(at).replace(day=1) - timedelta(days=1)
    figures = []
    for customer, department, seats in rows:
        if customer == name:
            months = _months(last, len(seats))
            figures += [operations.Used(month, count, department) for month, count in zip(months, seats, strict=True)]
    served = company(name)
    operations.keep_usage(served, figures, actor=served.owner, at=at)


def _months(last: date, count: int) -> list[date]:
    """The first days of so many months, the last of them the month of `last`."""
    found = [last.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def _tickets(rows: list[list[Any]], name: str, story: Story, at: datetime) -> None:
    served = company(name)
    reported = [
        operations.Reported(
            number, TicketSeverity.of(severity), story.clock.day(opened), story.clock.day(closed) if closed else None
        )
        for customer, number, severity, opened, closed in rows
        if customer == name
    ]
    operations.keep_tickets(served, reported, actor=served.owner, at=at)


def _call(row: list[Any], at: datetime) -> None:
    name, _ago, who, satisfied, asked, said = row
    served = company(name)
    values = {
        "on": timezone.localdate(at),
        "person": person(name, who),
        "satisfied": Answer.of(satisfied),
        "referral_asked": Answer.of(asked),
        "note": said,
    }
    operations.note_care(served, values, actor=served.owner, at=at)


def _consent(each: dict[str, Any], deals: Mapping[str, Told], story: Story) -> None:
    name, ago, way, agreed, days, scope, who = each["row"]
    kept: list[Any] = []

    def say(at: datetime) -> None:
        served, on = company(name), timezone.localdate(at)
        values = {
            "kind": ReferenceKind.of(way),
            "agreed": Answer.of(agreed),
            "on": on,
            "until": on + timedelta(days=days) if days else None,
            "scope": scope,
            "person": person(name, who),
        }
        kept.append(operations.note_consent(served, values, actor=served.owner, at=at))

    def use(at: datetime, deal: str, where: str) -> None:
        row = kept[0]
        values = {"used_on": timezone.localdate(at), "what": where, "opportunity": None}
        if deals[deal].owner.pk == row.company.owner_id:
            values["opportunity"] = deals[deal].deal
        operations.use_reference(row, values, actor=row.company.owner, at=at)

    story.on(ago, say)
    for used, deal, where in each["uses"]:
        story.on(used, lambda at, deal=deal, where=where: use(at, deal, where))  # type: ignore[misc]


def _renew(told: Told, at: datetime) -> None:
    contract = Contract.objects.select_related("opportunity__customer", "opportunity__owner", "opportunity__product")
    operations.open_renewal(contract.get(opportunity=told.deal), actor=told.owner, at=at)
