"""Who is who in a deal and how they came to lean to us, told by `players.toml`; with it the pause that turned it."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from yunchou.desk.demo.rhythm import pausing
from yunchou.desk.demo.told import Told
from yunchou.desk.opportunities.operations import resume
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.desk.stakeholders import operations as people
from yunchou.desk.stakeholders.models import Player
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.desk.tempo import operations as tempo
from yunchou.desk.tempo.models import Replan
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

PLACEHOLDER = "（"


@lru_cache(maxsize=1)
def _plan() -> dict[str, Any]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


def tell_players(told: Told) -> None:
    """Let the people of a deal become known, and lean, on their days."""
    plan, story = _plan().get(told.plan["id"], {}), told.story
    for each in plan.get("people", []):
        story.on(each[7], lambda at, each=each: _join(told, each, at))  # type: ignore[misc]
    for name, ago, words in plan.get("reasons", []):
        story.on(ago, lambda at, n=name, w=words: _reason(told, n, w, at))  # type: ignore[misc]
    for each in plan.get("ties", []):
        story.on(each[4], lambda at, each=each: _tie(told, each, at))  # type: ignore[misc]
    for each in plan.get("covers", []):
        story.on(each[3], lambda at, each=each: _cover(told, each, at))  # type: ignore[misc]
    for each in plan.get("leans", []):
        story.on(each[1], lambda at, each=each: _lean(told, each, at))  # type: ignore[misc]
    if "pause" in plan:
        _tell_pause(told, plan["pause"])


def _player(told: Told, name: str) -> Player:
    return Player.objects.get(opportunity=told.deal, contact=told.somebody(name))


def _join(told: Told, each: list[Any], at: datetime) -> None:
    name, side, level, roles, decides, veto, evaluates, _ago = each
    stands_for_somebody = name.startswith(PLACEHOLDER)
    who: dict[str, Any] = {"title": name.strip("（）")} if stands_for_somebody else {"contact": told.somebody(name)}
    values = {
        "function": Function.of(side),
        "level": Level.of(level),
        "buying_roles": roles,
        "decides": Answer.of(decides),
        "veto": Answer.of(veto),
        "evaluator": Answer.of(evaluates),
    }
    add_row(people.PLAYER, told.deal, who | values, actor=told.owner, at=at)


def _reason(told: Told, name: str, words: str, at: datetime) -> None:
    row = _player(told, name)
    change_row(
        people.PLAYER, told.deal, row.pk, {"reason_to_choose": words}, seen_version=row.version, actor=told.owner, at=at
    )


def _tie(told: Told, each: list[Any], at: datetime) -> None:
    one, kind, other, note, _ago = each
    values = {"player": _player(told, one), "other": _player(told, other), "kind": TieKind.of(kind), "note": note}
    add_row(people.TIE, told.deal, values, actor=told.owner, at=at)


def _cover(told: Told, each: list[Any], at: datetime) -> None:
    name, colleague, strength, _ago = each
    values = {"player": _player(told, name), "colleague": told.people[colleague], "strength": Strength.of(strength)}
    add_row(people.COVER, told.deal, values, actor=told.owner, at=at)


def _lean(told: Told, each: list[Any], at: datetime) -> None:
    name, _ago, lean, rival, grade, note = each
    values = {
        "player": _player(told, name),
        "lean": Lean.of(lean),
        "rival": rival,
        "on": timezone.localdate(at),
        "grade": grade,
        "note": note,
    }
    add_row(people.LEAN_NOTE, told.deal, values, actor=told.owner, at=at)


def _tell_pause(told: Told, plan: dict[str, Any]) -> None:
    """Stopped with a plan thought through anew, agreed to by colleagues, and gone on with."""
    story = told.story
    story.on(plan["ago"], pausing(told, plan))
    for name, ago in zip(plan["agree"], plan["agreed"], strict=True):
        story.on(ago, lambda at, n=name: _agree(told, n, at))  # type: ignore[misc]
    story.on(plan["resumed"][0], lambda at: _go_on(told, plan["resumed"][1], at))


def _agree(told: Told, name: str, at: datetime) -> None:
    deal = told.deal
    replan = Replan.objects.filter(opportunity=deal).latest("pk")
    tempo.agree(deal, replan.pk, seen_version=replan.version, actor=told.people[name], at=at)


def _go_on(told: Told, reason: str, at: datetime) -> None:
    deal = told.deal
    resume(deal, seen_version=deal.version, reason=reason, actor=told.owner, at=at)
