"""Where a leader steps in: the deals about which a question moves most money, who is asked how much, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, FloatField, Q, Window
from django.db.models.functions import Cast, RowNumber

from yunchou.desk.cockpit.glances import glances
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.opportunities.queries.glances import Glance
from yunchou.desk.resources.models import Ask, Effort
from yunchou.desk.resources.terms import AskState
from yunchou.desk.sums import ExactSum
from yunchou.playbook.pipeline.stages import Standing

MOST, MONTH = 15, timedelta(days=30)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Question:
    """A deal, its odds, and the one detail that would tell most about it; `at_stake` is what hangs on the answer."""

    deal: Any
    odds: int
    at_stake: Decimal
    glance: Glance | None


def coaching_queue(user: User) -> list[Question]:
    """The open deals on which most hangs: their amount times how open they still are, odds of a half the most.

    Amounts of different currencies are never compared: the first of each currency come first, then the second ones.
    """
    rows = visible(user).filter(standing=Standing.OPEN, amount__gt=0, assessment__isnull=False)
    open_ = F("assessment__odds") * (100 - F("assessment__odds"))
    weighed = rows.annotate(stake=Cast(F("amount"), FloatField()) * open_)
    by_currency = Window(RowNumber(), partition_by="currency", order_by=[F("stake").desc(), "pk"])
    ranked = weighed.annotate(place=by_currency).filter(place__lte=MOST).order_by("place", "currency")
    found: list[Any] = list(ranked.select_related("customer", "owner", "assessment")[:MOST])
    seen = glances(user, [deal.pk for deal in found])
    return [
        Question(
            deal=deal,
            odds=deal.assessment.odds,
            at_stake=(deal.amount * deal.assessment.odds * (100 - deal.assessment.odds) / 2500).quantize(Decimal(1)),
            glance=seen.get(deal.pk),
        )
        for deal in found
    ]


@dataclass(frozen=True, slots=True)
class Load:
    """What one colleague is asked: open, overdue, and the hours of the last thirty days."""

    name: str
    open: int
    overdue: int
    hours: Decimal


def loads(user: User, *, today: date) -> list[Load]:
    """Who is asked how much on the deals in reach, the most loaded first; two queries."""
    deals = visible(user)
    waits = Q(state__in=[AskState.OPEN, AskState.ACCEPTED])
    asks = Ask.objects.filter(waits, opportunity__in=deals).order_by().values("of_id", "of__name")
    counted = asks.annotate(open=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    spent = Effort.objects.filter(opportunity__in=deals, on__gt=today - MONTH, hours__isnull=False)
    hours = {
        (row["by_id"], row["by__name"]): row["total"]
        for row in spent.order_by().values("by_id", "by__name").annotate(total=ExactSum("hours"))
    }
    asked = {(row["of_id"], row["of__name"]): (row["open"], row["overdue"]) for row in counted}
    found = [Load(key[1], *asked.get(key, (0, 0)), hours.get(key, ZERO)) for key in {**asked, **hours}]
    return sorted(found, key=lambda each: (-each.overdue, -each.open, -each.hours, each.name))


@dataclass(frozen=True, slots=True)
class Cost:
    """What was spent on one deal; `worth` is its amount times its odds, `None` while either is unknown."""

    deal: Any
    hours: Decimal
    cost: Decimal
    worth: Decimal | None


def costs(user: User) -> list[Cost]:
    """The deals of the reader's reach on which most hours were spent, whatever became of them. `cost` is in the deal's
    currency, and so tells nothing of another deal's."""
    spent = {"spent": ExactSum("efforts__cost"), "hours": ExactSum("efforts__hours")}
    rows = visible(user).annotate(**spent).filter(Q(spent__gt=0) | Q(hours__gt=0))
    found: Any = rows.select_related("customer", "owner", "assessment").order_by(
        F("hours").desc(nulls_last=True), "currency", F("spent").desc(nulls_last=True), "pk"
    )
    return [Cost(deal, deal.hours or ZERO, deal.spent or ZERO, _worth(deal)) for deal in found[:MOST]]


def _worth(deal: Any) -> Decimal | None:
    if deal.standing is Standing.WON:
        return deal.amount  # type: ignore[no-any-return]
    stored = getattr(deal, "assessment", None)
    if deal.standing is not Standing.OPEN or deal.amount is None or stored is None:
        return ZERO if deal.standing in (Standing.LOST, Standing.DISQUALIFIED) else None
    return (deal.amount * stored.odds / 100).quantize(Decimal("0.01"))  # type: ignore[no-any-return]
