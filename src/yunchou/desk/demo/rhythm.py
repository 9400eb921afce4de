"""Tenders, decisions about pace, plays, next steps and pauses, and when they happened (`rhythm.toml`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from yunchou.desk.cockpit import operations as judged
from yunchou.desk.demo.told import Told
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.desk.tempo import operations
from yunchou.desk.tempo.models import ChosenPlay, PaceDecision
from yunchou.desk.tempo.operations.pauses import Plan
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.tempo.terms import Pace

Play = Callable[[datetime], None]


def tell_rhythm(told: Told, plan: dict[str, Any]) -> None:
    """Let the rhythm of a deal happen, as far as the plan tells one."""
    mine = plan.get(told.plan["id"], {})
    if "tender" in mine:
        told.story.on(mine["tender"]["noted"], _tender(told, mine["tender"]))
    for each in mine.get("decisions", []):
        told.story.on(each[0], _decision(told, each))
    for each in mine.get("plays", []):
        told.story.on(each[1], _play(told, each))
        if each[3]:
            told.story.on(each[3], _end(told, each))
    for each in mine.get("steps", []):
        _step(told, each)
    if "pause" in mine:
        told.story.on(mine["pause"]["ago"], pausing(told, mine["pause"]))


def _tender(told: Told, plan: dict[str, int]) -> Play:
    def play(at: datetime) -> None:
        values = {"notice_on": told.day(plan["notice"]), "award_on": told.day(plan["award"])}
        operations.set_tender(told.deal, values, seen_version=0, actor=told.owner, at=at)

    return play


def _decision(told: Told, each: list[Any]) -> Play:
    def play(at: datetime) -> None:
        newest = PaceDecision.objects.filter(opportunity=told.deal).order_by("-decided_at", "-pk").first()
        judged.decide_pace(
            told.deal,
            pace=Pace.of(each[1]),
            reason=each[2],
            exit_condition=each[3],
            seen=newest.pk if newest else 0,
            as_of=timezone.localdate(at),
            actor=told.owner,
            at=at,
        )

    return play


def _play(told: Told, each: list[Any]) -> Play:
    def play(at: datetime) -> None:
        operations.choose_play(told.deal, code=each[0], until=told.day(each[2]), actor=told.owner, at=at)

    return play


def _end(told: Told, each: list[Any]) -> Play:
    def play(at: datetime) -> None:
        runs = ChosenPlay.objects.get(opportunity=told.deal, code=each[0], ended_at__isnull=True)
        met, outcome = Answer.of(each[4]), each[5]
        operations.end_play(told.deal, runs.pk, exit_met=met, outcome=outcome, seen_version=1, actor=told.owner, at=at)

    return play


def _step(told: Told, each: list[Any]) -> None:
    what, initiative, noted, due, done = each
    keys: list[int] = []

    def note(at: datetime) -> None:
        values = {"what": what, "initiative": Initiative.of(initiative), "due_on": told.day(due)}
        keys.append(add_row(operations.NEXT_STEP, told.deal, values, actor=told.owner, at=at).pk)

    def finish(at: datetime) -> None:
        values = {"done_on": timezone.localdate(at)}
        change_row(operations.NEXT_STEP, told.deal, keys[0], values, seen_version=1, actor=told.owner, at=at)

    told.story.on(noted, note)
    if done:
        told.story.on(done, finish)


def pausing(told: Told, plan: dict[str, Any]) -> Play:
    """Stop the deal with a plan thought through anew."""

    def play(at: datetime) -> None:
        deal = told.deal
        stop = Plan(
            changed=plan["changed"],
            assumed=plan["assumed"],
            path=plan["path"],
            exit_condition=plan["ends"],
            wake_on=told.day(plan["wake"]),
            kill_on=told.day(plan["kill"]),
            must_agree=[told.people[name] for name in plan["agree"]],
        )
        day = timezone.localdate(at)
        judged.pause(deal, stop, seen_version=deal.version, as_of=day, actor=told.owner, at=at)

    return play
