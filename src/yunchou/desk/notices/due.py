"""What a day brings: promises due, meetings of tomorrow that are not ready, pauses that end, payments overdue.

Read for everybody at once in a fixed number of queries, by the worker in the morning. A look back of some days makes
up for a desk that was off; what was announced is not announced again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse

from yunchou.desk.approvals.queries import days_waiting, waited
from yunchou.desk.budget_season.models import BudgetTask
from yunchou.desk.contracts.queries import open_obligations
from yunchou.desk.meetings.preparation import readiness_of
from yunchou.desk.meetings.queries import plans
from yunchou.desk.messengers.operations import News
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.notices.announcing import approval_news, name_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.receivables.queries import with_money
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.queries import WAITING
from yunchou.desk.tempo.models import NextStep
from yunchou.playbook.contracts.terms import Bound
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Standing

BACK = timedelta(days=3)
BACK_MONEY = timedelta(days=30)
ENDED = [Standing.LOST, Standing.WON]


def due_news(today: date) -> list[News]:
    """Everything that a day announces, for everybody."""
    return [
        *_leaves(today),
        *_obligations(today),
        *_steps(today),
        *_asks(today),
        *_budgets(today),
        *_meetings(today),
        *_waking(today),
        *_money(today),
    ]


def _leaves(today: date) -> Iterator[News]:
    """What waits for somebody's leave, again every few days."""
    days = our_parameters().on(today).whole("contracts.approval_remind_days")
    for approval in waited(today - timedelta(days=days)):
        again = (days_waiting(approval, today) or 0) // days
        yield from approval_news(approval, today, f"approval-due:{approval.pk}:{again}")


def _obligations(today: date) -> Iterator[News]:
    """What a contract obliges either side to: who sees to it, or who carries the deal, hears of it."""
    for bound in Bound:
        for row in open_obligations(bound, today).filter(due_on__gte=today - BACK):
            parts = {"what": row.what, "deal": name_of(row.opportunity), "day": _day(row.due_on)}
            path = reverse("contract", args=[row.opportunity_id]) + "#obligations"
            user = row.owner_id or row.opportunity.owner_id
            key = f"obligation:{row.pk}:{row.due_on}"
            yield News(user, NoticeKind.PROMISE, key, path, parts, row.opportunity_id)


def _steps(today: date) -> Iterator[News]:
    rows = NextStep.objects.filter(initiative=Initiative.OURS, done_on=None, due_on__range=(today - BACK, today))
    rows = rows.exclude(opportunity__standing__in=ENDED).select_related("opportunity__customer")
    for row in rows:
        parts = {"what": row.what, "deal": name_of(row.opportunity), "day": _day(row.due_on)}
        path = reverse("pace", args=[row.opportunity_id]) + "#steps"
        for user in {row.opportunity.owner_id, row.recorded_by_id}:
            key = f"step:{row.pk}:{row.due_on}"
            yield News(user, NoticeKind.PROMISE, key, path, parts, row.opportunity_id)


def _asks(today: date) -> Iterator[News]:
    rows = Ask.objects.filter(state__in=WAITING, due_on__range=(today - BACK, today))
    for ask in rows.select_related("opportunity__customer"):
        parts = {"what": ask.what, "deal": name_of(ask.opportunity), "day": _day(ask.due_on)}
        yield News(ask.of_id, NoticeKind.PROMISE, f"ask-due:{ask.pk}:{ask.due_on}", reverse("my_asks"), parts)


def _budgets(today: date) -> Iterator[News]:
    rows = BudgetTask.objects.filter(done_on=None, due_on__range=(today - BACK, today)).select_related("customer")
    for task in rows:
        words = task.task.words
        parts = {"what": words.zh, "what_en": words.en, "deal": str(task.customer), "day": _day(task.due_on)}
        path, key = reverse("budget_campaign", args=[task.customer_id]), f"budget:{task.pk}:{task.due_on}"
        yield News(task.who_id, NoticeKind.PROMISE, key, path, parts)


def _meetings(today: date) -> Iterator[News]:
    deals: Iterable[int] = Opportunity.objects.exclude(standing__in=ENDED).values("pk")  # type: ignore[assignment]
    tomorrow = today + timedelta(days=1)
    for plan in plans(deals).filter(on=tomorrow).select_related("opportunity__customer"):  # type: ignore[arg-type]
        ready = readiness_of(plan)
        if ready.share >= Decimal(1) and not ready.unconfirmed:
            continue
        parts = {"what": plan.title, "deal": name_of(plan.opportunity), "percent": str(ready.percent)}
        path = reverse("meeting", args=[plan.opportunity_id, plan.pk])
        people = {plan.opportunity.owner_id, plan.created_by_id, plan.presenter_id} - {None}
        for user in people:
            key = f"meeting:{plan.pk}:{tomorrow}"
            yield News(user or 0, NoticeKind.MEETING, key, path, parts, plan.opportunity_id)


def _waking(today: date) -> Iterator[News]:
    asleep = Opportunity.objects.filter(
        standing__in=[Standing.PAUSED, Standing.DISQUALIFIED], wake_on__range=(today - BACK, today)
    )
    for deal in asleep.select_related("customer"):
        path, key = reverse("opportunity", args=[deal.pk]), f"waking:{deal.pk}:{deal.wake_on}"
        parts = {"deal": name_of(deal), "day": _day(deal.wake_on)}
        yield News(deal.owner_id, NoticeKind.WAKING, key, path, parts, deal.pk)


def _money(today: date) -> Iterator[News]:
    late = Instalment.objects.filter(due_on__range=(today - BACK_MONEY, today - timedelta(days=1)))
    rows = with_money(late).filter(outstanding__gt=0).select_related("contract__opportunity__customer")
    for row in rows:
        deal = row.contract.opportunity
        parts = {"what": row.name, "deal": name_of(deal), "day": _day(row.due_on)}
        path, key = reverse("receivables", args=[deal.pk]), f"overdue:{row.pk}:{row.due_on}"
        yield News(deal.owner_id, NoticeKind.OVERDUE, key, path, parts, deal.pk)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
