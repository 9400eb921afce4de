"""Read weekly reports: one's own, and those that colleagues of the team handed in."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import Role
from yunchou.desk.weekly.models import WeeklyReport


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def own_report(user: User, monday: date) -> WeeklyReport | None:
    """What a person wrote of a week, if he saved it."""
    return WeeklyReport.objects.filter(user=user, monday=monday).first()


def readable(user: User) -> QuerySet[WeeklyReport]:
    """One's own reports, and those handed in by whom one leads; executives read all that were handed in."""
    reach = reach_of(user)
    handed = Q(handed_in_at__isnull=False)
    theirs = handed if Role.EXECUTIVE in reach.roles else handed & Q(user__in=_led(user))
    return WeeklyReport.objects.filter(Q(user=user) | theirs).select_related("user").order_by("-monday", "user__name")


def _led(user: User) -> frozenset[int]:
    reach = reach_of(user)
    return reach.team_user_ids if Role.LEADER in reach.roles else frozenset()


def fetch(user: User, pk: int) -> WeeklyReport:
    """One report that a user may read; `NotThere` alike for an absent one and for another's."""
    report = readable(user).filter(pk=pk).first()
    if report is None:
        raise NotThere(_("There is no such report."))
    return report


def leader_of(user: User) -> User | None:
    """Whom a report goes to: the leader of one's team, or of the team above where one leads it oneself."""
    team = user.team
    while team is not None:
        if team.leader is not None and team.leader_id != user.pk and team.leader.is_active:
            return team.leader
        team = team.parent
    return None
