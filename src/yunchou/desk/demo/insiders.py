"""Who became an insider by what he did, told by `insiders.toml`, and what the owner opened of it."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from yunchou.desk.demo.told import Told
from yunchou.desk.insiders import operations
from yunchou.desk.intelligence.models import Source
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer

OPENED = 7


@lru_cache(maxsize=1)
def _plan() -> dict[str, Any]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


def tell_insiders(told: Told) -> None:
    """Let the evidence and the needs of a deal's sources be noted on their days."""
    for each in _plan().get(told.plan["id"], []):
        for row in each["evidence"]:
            told.story.on(row[0], lambda at, n=each["name"], row=row: _evidence(told, n, row, at))  # type: ignore[misc]
        for row in each["needs"]:
            told.story.on(row[0], lambda at, n=each["name"], row=row: _need(told, n, row, at))  # type: ignore[misc]
        told.story.on(OPENED, lambda at, n=each["name"]: _open(told, n, at))  # type: ignore[misc]


def _source(told: Told, name: str, at: datetime) -> Source:
    """The source that somebody is: the one the owner named already, else a new one."""
    return operations.tie_source(told.deal, told.somebody(name), actor=told.owner, at=at)


def _evidence(told: Told, name: str, row: list[Any], at: datetime) -> None:
    _ago, test, unprompted, verified, quotes, text = row
    values = {
        "test": InsiderTest.of(test),
        "passed": Answer.YES,
        "on": timezone.localdate(at),
        "unprompted": Answer.of(unprompted),
        "verified": Answer.of(verified),
        "heard_from": _source(told, quotes, at) if quotes else None,
        "financial_tie": Answer.NO,
        "text": text,
    }
    operations.add_evidence(told.deal, _source(told, name, at).pk, values, actor=told.owner, at=at)


def _need(told: Told, name: str, row: list[Any], at: datetime) -> None:
    _ago, kind, text, plan, can_be_open = row
    values = {"kind": NeedKind.of(kind), "text": text, "plan": plan, "can_be_open": Answer.of(can_be_open)}
    operations.add_need(told.deal, _source(told, name, at).pk, values, actor=told.owner, at=at)


def _open(told: Told, name: str, at: datetime) -> None:
    """The owner reads again what is kept: each reading stands in the access log."""
    operations.open_source(told.deal, _source(told, name, at).pk, actor=told.owner, at=at)
