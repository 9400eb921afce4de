"""Make the demo company: everything through the operations, as people would have done it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.customers.operations import ensure_segments
from yunchou.desk.demo.accounts import open_accounts
from yunchou.desk.demo.alerts import tell_alerts
from yunchou.desk.demo.budgets import tell_budget
from yunchou.desk.demo.claims import tell_claims
from yunchou.desk.demo.clock import Clock, Story
from yunchou.desk.demo.colleagues import hire
from yunchou.desk.demo.conduct import tell_conduct
from yunchou.desk.demo.deals import tell_deals
from yunchou.desk.demo.forecast import tell_forecast
from yunchou.desk.demo.negotiation import tell_negotiations
from yunchou.desk.demo.papers import tell_papers
from yunchou.desk.demo.retention import tell_retention
from yunchou.desk.demo.rivals import tell_rivals
from yunchou.desk.demo.sign_in import keep, new_password
from yunchou.desk.demo.statement import tell_statement
from yunchou.desk.demo.told import Told
from yunchou.desk.demo.treasury import tell_treasury
from yunchou.desk.demo.trust import tell_trust
from yunchou.desk.demo.week import tell_week
from yunchou.desk.demo.year import added, put_beneath, with_months
from yunchou.desk.opportunities.models import Opportunity

HIRED = 374
HERO, FORTNIGHT = "jh-remote", 14


def make_demo(*, today: date) -> int:
    """Fill an empty database; returns how many things happened. All of it is there or nothing, in Chinese."""
    with translation.override("zh-hans"):
        return _tell(today)


@transaction.atomic
def _tell(today: date) -> int:
    clock = Clock(today)
    story = Story(clock)
    password = new_password()
    people = hire(_plan("people"), password, at=clock.moment(HIRED))
    put_beneath(_plan("year")["beneath"], people, at=clock.moment(HIRED, 1))
    ensure_segments(at=clock.moment(HIRED, 1))
    open_accounts(_plan("customers"), people, story)
    deals = tell_deals(with_months(_plan("deals"), today) | {"rhythm": _plan("rhythm")["deals"]}, people, story)
    tell_rivals(_plan("rivals"), deals)
    tell_conduct(deals, people, story)
    tell_claims(_plan("claims"), deals)
    tell_negotiations(_plan("negotiation"), deals)
    tell_papers(_plan("papers"), deals, people)
    tell_forecast(_plan("forecast"), people, story)
    tell_retention(deals, people, story)
    tell_treasury(_read("group")["treasury"]["receipts"], deals)
    tell_statement(_plan("statement"), people, story)
    tell_budget(deals[HERO])
    tell_week(people, story)
    tell_trust(deals[HERO], people)
    tell_alerts(people, story)
    happened = story.play(Evenings(deals[HERO]))
    keep(password)
    return happened


@dataclass(slots=True)
class Evenings:
    """Judges what changed, as the night does, so that rooms can be looked back at.

    The hero's deal is judged on every evening on which it changed, the others once in a fortnight: enough to look back
    at them, and the company is told in half the time.
    """

    hero: Told
    last: date = date.min

    def __call__(self, at: datetime) -> None:
        day = timezone.localdate(at)
        waiting = Opportunity.objects.filter(assessment=None)
        if (day - self.last).days < FORTNIGHT:
            waiting = waiting.filter(pk__in=self.hero.keys)
        else:
            self.last = day
        if changed := list(waiting.values_list("pk", flat=True)):
            refresh_assessments(changed, as_of=day, at=at)


def _plan(name: str) -> dict[str, Any]:
    """One plan with what the year and the group add to it."""
    year = _read("year")
    return year if name == "year" else added(added(_read(name), year.get(name, {})), _read("group").get(name, {}))


def _read(name: str) -> dict[str, Any]:
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
