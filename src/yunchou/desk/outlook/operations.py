"""Set targets, and keep what the forecast says week by week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.outlook.forecast import outlooks
from yunchou.desk.outlook.models import ForecastDeal, ForecastShare, ForecastTold, SalesTarget
from yunchou.desk.outlook.periods import month_of, quarter_of
from yunchou.desk.outlook.prospects import live_deals, odds_by_stage
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.pipeline.stages import Standing

KEEP_DEALS = timedelta(days=63)
"""How long the deals of a past forecast are kept: enough to tell what has moved; what it said is kept for good."""


@transaction.atomic
def set_target(
    person: User, *, quarter: date, view: View, currency: str, amount: Decimal, actor: User, at: datetime
) -> SalesTarget:
    """Say what a person is to bring in a quarter; said again it is changed. For who leads the person, or everybody."""
    ensure_may(actor, May.REASSIGN)
    reach = reach_of(actor)
    if not reach.sees_all and person.pk not in reach.team_user_ids:
        raise Refused(_("Only who leads a person sets the target."))
    if amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    key: dict[str, Any] = {"user": person, "quarter": quarter_of(quarter), "view": view, "currency": currency}
    before = SalesTarget.objects.select_for_update().filter(**key).first()
    if before is not None and before.amount == amount:
        return before
    target, _new = SalesTarget.objects.update_or_create(
        **key, defaults={"amount": amount, "set_by": actor, "set_at": at}
    )
    changes = {**made(quarter=target.quarter), "amount": [before.amount if before else None, amount]}
    record("sales_target.set", target, actor=actor, at=at, changes=changes)
    return target


@transaction.atomic
def share_past(shared: bool, *, actor: User, at: datetime) -> None:
    """Let those who reach one's deals read what one's past forecasts said, or let them no more. Only by oneself."""
    ensure_may(actor, May.CHANGE_OPPORTUNITIES)
    if ForecastShare.objects.filter(user=actor).exists() == shared:
        return
    if shared:
        ForecastShare.objects.create(user=actor, shared_at=at)
    else:
        ForecastShare.objects.filter(user=actor).delete()
    record(f"past_forecasts.{'shared' if shared else 'withdrawn'}", actor, actor=actor, at=at)


@transaction.atomic
def keep_forecast(*, on: date, at: datetime) -> int:  # noqa: ARG001 - when it ran is the day it is about
    """Keep what the forecast says on a day of everybody's deals; answers how many lines. Kept once a day."""
    if ForecastTold.objects.filter(taken_on=on).exists() or ForecastDeal.objects.filter(taken_on=on).exists():
        return 0
    told = [line for view in View for line in _told(view, on)]
    ForecastTold.objects.bulk_create(told, batch_size=500)
    ForecastDeal.objects.bulk_create(_deals(on), batch_size=500)
    ForecastDeal.objects.filter(taken_on__lt=on - KEEP_DEALS).delete()
    return len(told)


def _told(view: View, on: date) -> Iterable[ForecastTold]:
    for outlook in outlooks(live_deals(), view, today=on):
        for owner, periods in outlook.people.items():
            for period in periods:
                if period.first >= month_of(on):
                    yield ForecastTold(
                        owner_id=owner,
                        taken_on=on,
                        view=view,
                        currency=outlook.currency,
                        month=period.first,
                        expected=period.middle,
                        low=period.low,
                        high=period.high,
                    )


def _deals(on: date) -> Iterable[ForecastDeal]:
    base = odds_by_stage(on)
    columns = ("pk", "amount", "currency", "assessment__odds", "stage", "expected_sign_on", "expected_cash_on")
    rows = live_deals().filter(standing=Standing.OPEN, amount__gt=0).order_by("pk")
    for pk, amount, currency, odds, stage, sign_on, cash_on in rows.values_list(*columns):
        yield ForecastDeal(
            taken_on=on,
            opportunity_id=pk,
            amount=amount,
            currency=currency,
            odds=base[stage.value] if odds is None else odds,
            sign_on=sign_on,
            cash_on=cash_on,
            standing=Standing.OPEN,
        )
