"""Hospitality, introducers, declarations and refused notes of the demo company, told by `conduct.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from yunchou.desk.conduct import operations
from yunchou.desk.conduct.judgement import Plan
from yunchou.desk.conduct.models import ConflictDeclaration, Hospitality, Outsider
from yunchou.desk.conduct.terms import ConflictNature, ConflictOutcome
from yunchou.desk.demo.accounts import company
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.meetings.operations import INTERACTION
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.wording import UnfitWords, collecting
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.kernel.terms import Answer

SCREENER = "zhengjie"


def tell_conduct(deals: Mapping[str, Told], people: People, story: Story) -> None:
    """Let it all happen on its days."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        plan = tomllib.load(file)
    for each in plan["hospitality"]:
        _tell_hospitality(deals[each["plan"][0]], each)
    for each in plan["introducers"]:
        _tell_introducer(deals[each["row"][0]], each)
    for each in plan["declarations"]:
        _tell_declaration(people, story, each)
    for each in plan["refused"]:
        told, (_deal, ago, words) = deals[each["row"][0]], each["row"]
        story.on(ago, lambda at, t=told, w=words: _refused(t, w, at))  # type: ignore[misc]


def _tell_hospitality(told: Told, each: dict[str, Any]) -> None:
    keys: list[int] = []

    def ask(at: datetime) -> None:
        _deal, _ago, name, kind, value, on, purpose = each["plan"]
        plan = Plan(
            person=told.somebody(name),
            kind=HospitalityKind.of(kind),
            value=Decimal(value),
            planned_on=told.story.clock.day(on),
        )
        made = operations.keep_attempt(told.deal, plan, purpose=purpose, actor=told.owner, at=at)
        made = made or operations.plan_hospitality(told.deal, plan, purpose=purpose, actor=told.owner, at=at)
        keys.append(made.pk)

    def stored() -> Hospitality:
        return Hospitality.objects.select_related("opportunity__customer", "person").get(pk=keys[0])

    def decide(at: datetime) -> None:
        _ago, by, answer, reason = each["decided"]
        row = stored()
        operations.decide(
            row, approved=Answer.of(answer), reason=reason, seen_version=row.version, actor=told.people[by], at=at
        )

    def give(at: datetime) -> None:
        _ago, value, number = each["given"]
        row, day = stored(), timezone.localdate(at)
        operations.note_giving(
            row,
            given_on=day,
            value=Decimal(value),
            receipt_number=number,
            seen_version=row.version,
            actor=told.owner,
            at=at,
        )

    def cancel(at: datetime) -> None:
        row = stored()
        operations.cancel(row, seen_version=row.version, actor=told.owner, at=at)

    told.story.on(each["plan"][1], ask)
    if "decided" in each:
        told.story.on(each["decided"][0], decide)
    if "given" in each:
        told.story.on(each["given"][0], give)
    if "cancelled" in each:
        told.story.on(each["cancelled"], cancel)


def _tell_introducer(told: Told, each: dict[str, Any]) -> None:
    keys: list[int] = []

    def note(at: datetime) -> None:
        _deal, _ago, name, organisation, knows, relation, paid, commission, contract, disclosed = each["row"]
        values = {
            "name": name,
            "organisation": organisation,
            "knows": told.somebody(knows),
            "relation": relation,
            "paid": Answer.of(paid),
            "commission": Decimal(commission) if commission else None,
            "contract_number": contract,
            "disclosed": Answer.of(disclosed),
        }
        keys.append(add_row(operations.OUTSIDER, told.deal, values, actor=told.owner, at=at).pk)

    def screen(at: datetime) -> None:
        _ago, cleared, conflict, words = each["screened"]
        row = Outsider.objects.select_related("opportunity").get(pk=keys[0])
        operations.screen(
            row,
            screened=Answer.of(cleared),
            conflict=Answer.of(conflict),
            note=words,
            seen_version=row.version,
            actor=told.people[SCREENER],
            at=at,
        )

    told.story.on(each["row"][1], note)
    if "screened" in each:
        told.story.on(each["screened"][0], screen)


def _tell_declaration(people: People, story: Story, each: dict[str, Any]) -> None:
    keys: list[int] = []
    ago, colleague, customer, other, nature, detail = each["row"]

    def declare(at: datetime) -> None:
        made = operations.declare(
            nature=ConflictNature.of(nature),
            customer=company(customer) if customer else None,
            other_party=other,
            detail=detail,
            actor=people[colleague],
            at=at,
        )
        keys.append(made.pk)

    def decide(at: datetime) -> None:
        _ago, outcome, measure = each["decided"]
        row = ConflictDeclaration.objects.get(pk=keys[0])
        operations.decide_conflict(
            row,
            outcome=ConflictOutcome.of(outcome),
            measure=measure,
            seen_version=row.version,
            actor=people[SCREENER],
            at=at,
        )

    story.on(ago, declare)
    if "decided" in each:
        story.on(each["decided"][0], decide)


def _refused(told: Told, words: str, at: datetime) -> None:
    """A note that the product does not take; what remains is a line for compliance."""
    values = {"way": Way.CALL, "on": timezone.localdate(at), "note": words}
    with collecting() as refusals, suppress(UnfitWords):
        add_row(INTERACTION, told.deal, values, actor=told.owner, at=at)
    operations.keep_refusals(refusals, at=at)
