"""Write a weekly report and hand it in."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, conflict, made
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers.operations import News, announce
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.weekly.models import WeeklyReport
from yunchou.desk.weekly.queries import leader_of


@transaction.atomic
def write_report(monday: date, text: str, *, seen_version: int, actor: User, at: datetime) -> WeeklyReport:
    """Keep what the actor says of a week. Version 0: nothing was kept yet. `Conflict` when another tab was faster."""
    ensure_may(actor, May.SEE_OPPORTUNITIES)
    if monday.weekday() != 0:
        raise Invalid({"week": _("A week begins on a Monday.")})
    # One writer at a time, also while there is no row to lock.
    User.objects.select_for_update().get(pk=actor.pk)
    report = WeeklyReport.objects.filter(user=actor, monday=monday).first()
    if report is None:
        if seen_version != 0:
            raise conflict(WeeklyReport(user=actor, monday=monday), {"text": text})
        report = WeeklyReport.objects.create(user=actor, monday=monday, text=text, written_at=at)
        record("weekly_report.written", report, actor=actor, at=at, changes=made(text=text))
        return report
    diff = apply_changes(report, {"text": text}, seen_version=seen_version)
    if diff:
        WeeklyReport.objects.filter(pk=report.pk).update(written_at=at)
        record("weekly_report.written", report, actor=actor, at=at, changes=diff)
    return report


@transaction.atomic
def hand_in(monday: date, *, actor: User, at: datetime) -> User:
    """Give the kept report to one's leader, who gets a notice; answers who that is. After a change it is done again."""
    report = WeeklyReport.objects.select_for_update().filter(user=actor, monday=monday).first()
    if report is None:
        raise NotThere(_("Save the report before you hand it in."))
    leader = leader_of(actor)
    if leader is None:
        raise Invalid({"": _("Your team has no leader to hand the report to. Copy it instead.")})
    if report.handed_in_at is not None and report.handed_in_at >= report.written_at:
        return leader  # he has it as it is
    WeeklyReport.objects.filter(pk=report.pk).update(handed_in_at=at)
    record("weekly_report.handed_in", report, actor=actor, at=at, changes={"handed_in_at": [report.handed_in_at, at]})
    path, parts = reverse("weekly_report", args=[report.pk]), {"who": actor.name, "day": monday.isoformat()}
    key = f"weekly:{report.pk}:{report.version}"
    announce([News(leader.pk, NoticeKind.WEEKLY, key, path, parts)], at=at)
    return leader
