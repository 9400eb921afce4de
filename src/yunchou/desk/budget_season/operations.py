"""Begin a campaign, note what was done, give a task to somebody else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.budget_season.models import BudgetTask
from yunchou.desk.budget_season.planning import due_days
from yunchou.desk.budget_season.queries import campaign, may_work, task_of
from yunchou.desk.changes import apply_changes, made
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import visible
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers.operations import News, announce
from yunchou.desk.messengers.terms import NoticeKind


@transaction.atomic
def begin(customer: Company, who: User, *, actor: User, at: datetime) -> list[BudgetTask]:
    """Give a customer the tasks of his budget season, all to one colleague; `Conflict` when they are there."""
    _ensure_may_work(actor, customer)
    _ensure_may_do(who, customer)
    Company.objects.select_for_update().get(pk=customer.pk)
    today = timezone.localdate(at)
    found = campaign(actor, customer.pk, today)
    if found.tasks:
        raise Conflict(_("The campaign of this season has begun already."))
    year = found.season.for_year
    days = due_days(found.season, today)
    tasks = [BudgetTask(customer=customer, year=year, task=task, who=who, due_on=on) for task, on in days.items()]
    BudgetTask.objects.bulk_create(tasks)
    changes = made(year=year, who=who)
    record("budget_campaign.begun", customer, actor=actor, at=at, changes=changes, customer_id=customer.pk)
    what = _("Budget of %(year)s: help with the application") % {"year": year}
    _tell(customer, who, what, f"budget:{customer.pk}:{year}:{who.pk}", actor=actor, at=at)
    return tasks


@transaction.atomic
def change_task(pk: int, values: dict[str, Any], *, seen_version: int, actor: User, at: datetime) -> BudgetTask:
    """Note that a task is done, by whom and when it is due. By who may run the campaign, or does the task."""
    task = task_of(actor, pk)
    if task.who_id != actor.pk:
        _ensure_may_work(actor, task.customer)
    ensure_may(actor, May.CHANGE_OPPORTUNITIES)
    _ensure_not_ahead(values.get("done_on"), at)
    before = task.who_id
    if "who" in values:
        _ensure_may_do(values["who"], task.customer)
    diff = apply_changes(task, values, seen_version=seen_version)
    if diff:
        record("budget_task.changed", task, actor=actor, at=at, changes=diff, customer_id=task.customer_id)
    if task.who_id != before:
        _tell(task.customer, task.who, str(task), f"budget-task:{task.pk}:{task.version}", actor=actor, at=at)
    return task


def _tell(customer: Company, who: User, what: str, key: str, *, actor: User, at: datetime) -> None:
    if who != actor:
        path = reverse("budget_campaign", args=[customer.pk])
        parts = {"who": actor.name, "what": what, "deal": str(customer)}
        announce([News(who.pk, NoticeKind.ASKED, key, path, parts)], at=at)


def _ensure_may_work(actor: User, customer: Company) -> None:
    if not may_work(actor, customer):
        raise Refused(_("Who carries the customer or one of its deals, or leads them, runs its campaign."))


def _ensure_may_do(who: User, customer: Company) -> None:
    if not who.is_active or May.CHANGE_OPPORTUNITIES not in reach_of(who).may:
        raise Invalid({"who": _("%(name)s cannot work on deals.") % {"name": who.name}})
    if not visible(who).filter(pk=customer.pk).exists():
        raise Invalid({"who": _("%(name)s does not see this customer: put him on the team of a deal there first.")
                       % {"name": who.name}})  # fmt: skip


def _ensure_not_ahead(day: date | None, at: datetime) -> None:
    if day is not None and day > timezone.localdate(at):
        raise Invalid({"done_on": _("This day has not come yet.")})
