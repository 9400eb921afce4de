"""Two negotiations: one in which every step was given for something, one that needs a leader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from yunchou.desk.approvals.operations import decide
from yunchou.desk.demo.told import Told
from yunchou.desk.negotiation.models import Offer
from yunchou.desk.negotiation.operations import CONCESSION, ISSUE, make_offer, plan_negotiation
from yunchou.desk.negotiation.queries import issues_of
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.contracts.terms import Better
from yunchou.playbook.kernel.terms import Answer


def tell_negotiations(plan: dict[str, Any], deals: dict[str, Told]) -> None:
    """Let it be planned, talked and decided on the days on which it was."""
    for name, said in plan.items():
        told = deals[name]
        told.story.on(said["ago"], _planned(told, said))
        for step in said["steps"]:
            told.story.on(step[0], _step(told, step))
        for offer in said["offers"]:
            told.story.on(offer[0], _offer(told, offer))
            if offer[4]:
                told.story.on(offer[4], _decision(told, offer))


def _planned(told: Told, said: dict[str, Any]) -> Callable[[datetime], None]:
    def plan(at: datetime) -> None:
        values = {
            "target": Decimal(said["target"]),
            "bottom_line": Decimal(said["bottom_line"]),
            "gives": "\n".join(said["gives"]),
            "gets": "\n".join(said["gets"]),
            "fallback": said["fallback"],
        }
        plan_negotiation(told.deal, values, seen_version=0, actor=told.owner, at=at)
        for name, unit, better, target, limit, theirs in said["issues"]:
            issue = {"name": name, "unit": unit, "better": Better.of(better)}
            figures = {"target": Decimal(target), "limit": Decimal(limit), "theirs": Decimal(theirs)}
            add_row(ISSUE, told.deal, {**issue, **figures}, actor=told.owner, at=at)

    return plan


def _step(told: Told, step: list[Any]) -> Callable[[datetime], None]:
    ago, issue, by_us, what, value, got = step

    def give(at: datetime) -> None:
        values = {
            "issue": issues_of(told.deal).get(name=issue) if issue else None,
            "by_us": Answer.of(by_us),
            "given_on": told.day(ago),
            "what": what,
            "value": Decimal(value) if value else None,
            "got_something": {"": Answer.NO, "?": Answer.UNKNOWN}.get(got, Answer.YES),
            "got": got.strip("?"),
        }
        add_row(CONCESSION, told.deal, values, actor=told.owner, at=at)

    return give


def _offer(told: Told, offer: list[Any]) -> Callable[[datetime], None]:
    def ask(at: datetime) -> None:
        make_offer(told.deal, amount=Decimal(offer[1]), reason=offer[2], actor=told.owner, at=at)

    return ask


def _decision(told: Told, offer: list[Any]) -> Callable[[datetime], None]:
    def decide_about(at: datetime) -> None:
        asked = Offer.objects.select_related("leave").get(opportunity=told.deal, amount=Decimal(offer[1])).leave
        if asked is not None:
            said = {"approved": Answer.of(offer[5]), "answer": offer[6], "seen_version": asked.version}
            decide(asked, **said, actor=told.people[offer[3]], at=at)

    return decide_about
