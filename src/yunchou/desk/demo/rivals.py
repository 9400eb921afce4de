"""What became known of rivals and what people said, deal by deal, on the days on which it was learned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from yunchou.desk.competitors.ledger import Question, Threat
from yunchou.desk.competitors.models import Rival, RivalCompany
from yunchou.desk.competitors.operations import MOVE, RIVAL, rename_company
from yunchou.desk.competitors.queries import company_named, rivals_of
from yunchou.desk.demo.clock import Play
from yunchou.desk.demo.told import Told
from yunchou.desk.intelligence.claims import CLAIM, REPORT, settle
from yunchou.desk.intelligence.models import Claim
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage


def tell_rivals(plan: Mapping[str, Any], deals: Mapping[str, Told]) -> None:
    """Let everything about rivals and claims happen; `deals` are the deals being told, by their id in the plan."""
    short = {called: name for name, called in plan["companies"]}
    for each in plan["rivals"]:
        told = deals[each["deal"]]
        days = [*(line[1] for line in each["lines"]), *(judged[0] for judged in each["judged"])]
        told.story.on(max(days), _noting(told, short[each["name"]], each["name"]))
        for line in each["lines"]:
            told.story.on(line[1], _line(told, each["name"], line))
        for judged in each["judged"]:
            told.story.on(judged[0], _judging(told, each["name"], judged))
    for each in plan["claims"]:
        _tell_claim(deals[each["deal"]], each)


def _noting(told: Told, name: str, called: str) -> Play:
    """The rival turns up; who meets him first writes down what everybody calls him."""

    def play(at: datetime) -> None:
        known = company_named(name)
        add_row(RIVAL, told.deal, {"name": name}, actor=told.owner, at=at)
        if known is None:
            company = RivalCompany.objects.get(name=name)
            rename_company(company, name=name, short_name=called, seen_version=1, actor=told.owner, at=at)

    return play


def _rival(told: Told, called: str) -> Rival:
    return rivals_of(told.deal).get(company__short_name=called)


def _line(told: Told, called: str, line: list[Any]) -> Play:
    question, _ago, what, person, stage, lawful, grade, source = line

    def play(at: datetime) -> None:
        values = {
            "rival": _rival(told, called),
            "question": Question.of(question),
            "what": what,
            "person": told.person(person) if person else None,
            "stage": Stage.of(stage) if stage else "",
            "on": timezone.localdate(at),
            "lawful_source": LawfulSource.of(lawful),
            "grade": grade,
            "source_name": source,
        }
        add_row(MOVE, told.deal, values, actor=told.owner, at=at)

    return play


def _judging(told: Told, called: str, judged: list[Any]) -> Play:
    _ago, need, budget, threat, message = judged

    def play(at: datetime) -> None:
        row = _rival(told, called)
        values = {
            "meets_need": Answer.of(need),
            "within_budget": Answer.of(budget),
            "threat": Threat.of(threat),
            "counter_message": message,
        }
        change_row(RIVAL, told.deal, row.pk, values, seen_version=row.version, actor=told.owner, at=at)

    return play


def _tell_claim(told: Told, plan: dict[str, Any]) -> None:
    keys: list[int] = []

    def note(at: datetime) -> None:
        values = {"statement": plan["statement"], "critical": Answer.of(plan["critical"])}
        keys.append(add_row(CLAIM, told.deal, values, actor=told.owner, at=at).pk)

    def say(each: list[Any]) -> Play:
        name, says, _ago, grade, heard_from, words = each

        def play(at: datetime) -> None:
            values = {
                "claim": Claim.objects.get(pk=keys[0]),
                "says": Answer.of(says),
                "on": timezone.localdate(at),
                "grade": grade,
                "note": words,
                "source_name": name,
                "heard_from_name": heard_from,
            }
            add_row(REPORT, told.deal, values, actor=told.owner, at=at)

        return play

    told.story.on(plan["noted"], note)
    for each in plan["reports"]:
        told.story.on(each[2], say(each))
    if "outcome" in plan:
        answer, ago = plan["outcome"]
        told.story.on(ago, lambda at: _settle(told, keys[0], Answer.of(answer), at))


def _settle(told: Told, key: int, answer: Answer, at: datetime) -> None:
    settle(told.deal, key, answer, on=None, seen_version=1, actor=told.owner, at=at)
