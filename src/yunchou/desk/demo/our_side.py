"""Contacts, meetings, reasons to choose and our own side of the demo's deals, told by `our_side.toml`."""

from __future__ import annotations

import tomllib
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from yunchou.desk.cockpit.resource_page import worth_now
from yunchou.desk.customers.models import Contact
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.meetings import operations as meetings
from yunchou.desk.meetings.models import MeetingAttendee
from yunchou.desk.meetings.terms import Item, Step
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources import operations as resources
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.terms import AskKind, AskState, EffortKind, Pursuit
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative


@lru_cache(maxsize=1)
def _plan() -> dict[str, Any]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


def tell_presenters(people: People, story: Story) -> None:
    """Let colleagues write how they are introduced."""
    for name, each in _plan()["presenters"].items():
        values = {key: each[key] for key in ("topics", "bio", "cases")}
        story.on(each["ago"], lambda at, of=people[name], v=values: _introduce(of, v, at))  # type: ignore[misc]


def _introduce(of: Any, values: dict[str, Any], at: datetime) -> None:
    resources.write_profile(of, values, seen_version=0, actor=of, at=at)


def tell_our_side(told: Told) -> None:
    """Let the contacts, meetings, reasons, requests and efforts of a deal happen on their days."""
    plan, story = _plan().get(told.plan["id"], {}), told.story
    for each in plan.get("contacts", []):
        story.on(each[0], lambda at, each=each: _contact(told, each, at))  # type: ignore[misc]
    for ask in plan.get("asks", []):
        _tell_ask(told, ask)
    for meeting in plan.get("plans", []):
        story.on(meeting["ago"], lambda at, m=meeting: _meeting(told, m, at))  # type: ignore[misc]
    _tell_reasons(told, plan.get("reasons", {}))
    _tell_effort(told, plan.get("effort", {}))


def _contact(told: Told, each: list[Any], at: datetime) -> None:
    _ago, way, people, initiative, sent, place, note, ours = each
    values = {
        "way": Way.of(way),
        "on": timezone.localdate(at),
        "people": _people(told, people),
        "initiative": Initiative.of(initiative),
        "message_sent": Answer.of(sent),
        "place": place,
        "note": note,
        "colleagues": [told.people[name] for name in ours],
    }
    add_row(meetings.INTERACTION, told.deal, values, actor=told.owner, at=at)


def _people(told: Told, names: list[str]) -> list[Contact]:
    return [person for name in names if (person := told.person(name)) is not None]


def _tell_ask(told: Told, ask: dict[str, Any]) -> None:
    """Asked, answered by the colleague himself, and done, each on its day."""
    keys: list[int] = []

    def tell(at: datetime) -> None:
        waits = ask.get("waits")
        values = {
            "kind": AskKind.of(ask["kind"]),
            "of": told.people[ask["of"]],
            "what": ask["what"],
            "detail": ask.get("detail", ""),
            "due_on": told.day(ask["due"]),
            "faces": told.person(ask.get("faces", "")),
            "waits_for": told.people[waits] if waits else None,
        }
        asker = told.people[ask["by"]] if "by" in ask else told.owner
        keys.append(add_row(resources.ASK, told.deal, values, actor=asker, at=at).pk)

    def answer(at: datetime, state: str, reply: str) -> None:
        stored = Ask.objects.get(pk=keys[0])
        resources.answer_ask(
            stored.pk, state=AskState.of(state), reply=reply, seen_version=stored.version, actor=stored.of, at=at
        )

    told.story.on(ask["ago"], tell)
    if "answer" in ask:
        ago, state, reply = ask["answer"]
        told.story.on(ago, lambda at: answer(at, state, reply))
    if "done" in ask:
        done, words = ask["done"]
        told.story.on(done, lambda at: answer(at, "done", words))


def _meeting(told: Told, plan: dict[str, Any], at: datetime) -> None:
    people = {name: told.person(name) for name, _comes, _fits in plan["invited"]}
    values = {
        "title": plan["title"],
        "way": Way.of(plan["way"]),
        "on": told.day(plan["on"]),
        "starts_at": time.fromisoformat(plan["at"]),
        "minutes": plan["minutes"],
        "place": plan["place"],
        "attendees": list(people.values()),
        "colleagues": [told.people[name] for name in plan["colleagues"]],
        "presenter": told.people[plan["presenter"]],
        **{name: plan[name] for name in ("deck", "agenda", "questions")},
    }
    made = add_row(meetings.PLAN, told.deal, values, actor=told.owner, at=at)
    for name, comes, fits in plan["invited"]:
        row = MeetingAttendee.objects.get(meeting=made, person=people[name])
        said = {"confirmed": Answer.of(comes), "deck_fits": Answer.of(fits)}
        meetings.answer_invitation(told.deal, row.pk, said, seen_version=1, actor=told.owner, at=at)
    for item, ready, owner, note in plan["items"]:
        prepared: dict[str, Any] = {
            "ready": Answer.of(ready),
            "owner": told.people[owner] if owner else None,
            "note": note,
        }
        meetings.prepare_item(told.deal, made.pk, Item.of(item), prepared, seen_version=0, actor=told.owner, at=at)


def _tell_reasons(told: Told, plan: dict[str, Any]) -> None:
    people = plan.get("people", [])
    if people:
        story_of = max(each["ago"] for each in people)
        told.story.on(story_of, lambda at: _offer(told, plan["options"], at))
    for each in people:
        told.story.on(each["ago"], lambda at, each=each: _reasons(told, each, at))  # type: ignore[misc]


def _offer(told: Told, options: list[list[str]], at: datetime) -> None:
    for step, title, scope, gain, amount in options:
        values = {"step": Step.of(step), "title": title, "scope": scope, "gain": gain, "amount": Decimal(amount)}
        add_row(meetings.OPTION, told.deal, values, actor=told.owner, at=at)


def _reasons(told: Told, each: dict[str, Any], at: datetime) -> None:
    values = {"person": told.person(each["person"]), "words": each["words"], "background": each["background"]}
    page = add_row(meetings.REASON_PAGE, told.deal, values, actor=told.owner, at=at)
    for concern, answer, evidence, *slides in each["concerns"]:
        worry = {"page": page, "concern": concern, "answer": answer, "evidence": evidence}
        worry |= {"answered_in": slides[0]} if slides else {}
        add_row(meetings.CONCERN, told.deal, worry, actor=told.owner, at=at)


def _tell_effort(told: Told, plan: dict[str, Any]) -> None:
    for each in plan.get("rows", []):
        told.story.on(each[0], lambda at, each=each: _effort(told, each, at))  # type: ignore[misc]
    if "decision" in plan:
        told.story.on(plan["decision"][0], lambda at: _decide(told, plan["decision"], at))


def _effort(told: Told, each: list[Any], at: datetime) -> None:
    _ago, kind, by, hours, cost, note = each
    who = told.people[by]
    on_the_team = who.pk == told.owner.pk or told.deal.members.filter(user=who).exists()
    values = {
        "kind": EffortKind.of(kind),
        "on": timezone.localdate(at),
        "by": who,
        "hours": Decimal(hours) if hours else None,
        "cost": Decimal(cost) if cost else None,
        "note": note,
    }
    # A leader notes his own; he is not on the team.
    add_row(resources.EFFORT, told.deal, values, actor=told.owner if on_the_team else who, at=at)


def _decide(told: Told, each: list[Any], at: datetime) -> None:
    _ago, decision, limit, reason, who = each
    worth = worth_now(told.deal, as_of=timezone.localdate(at))
    resources.decide_pursuit(
        told.deal,
        decision=Pursuit.of(decision),
        limit=Decimal(limit),
        reason=reason,
        spent=worth.cost or Decimal(0),
        expected=worth.expected,
        actor=told.people[who],
        at=at,
    )
