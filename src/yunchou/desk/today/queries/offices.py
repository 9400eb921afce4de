"""What the offices open in the morning: compliance its log, the administrator what is not in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.timeline import Told, timeline
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.pipeline.stages import Standing

FEW = 8
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ComplianceDesk:
    """A week of readings of sealed facts: how many, how many refused, the last refusals; the newest changes."""

    readings: int
    refused: int
    refusals: list[AccessLogEntry]
    entries: list[Told]


@dataclass(frozen=True, slots=True)
class AdministratorDesk:
    """What an administrator sets right: people without a role, open deals of people who are gone."""

    people: int
    without_role: list[User]
    orphaned: list[Opportunity]


def compliance_desk(user: User, at: datetime) -> ComplianceDesk | None:
    """The compliance start page; `None` for everybody else."""
    if Role.COMPLIANCE not in reach_of(user).roles:
        return None
    week = AccessLogEntry.objects.filter(at__gte=at - WEEK)
    counts = week.aggregate(readings=Count("pk"), refused=Count("pk", filter=Q(allowed=False)))
    refusals = week.filter(allowed=False).select_related("reader").order_by("-at", "-pk")[:FEW]
    entries = JournalEntry.objects.select_related("actor").order_by("-sequence")[:FEW]
    return ComplianceDesk(counts["readings"], counts["refused"], list(refusals), timeline(entries))


def administrator_desk(user: User) -> AdministratorDesk | None:
    """The administrator's start page; `None` for everybody else."""
    if May.MANAGE_USERS not in reach_of(user).may:
        return None
    active = User.objects.filter(is_active=True)
    without = active.filter(role_assignments__isnull=True).order_by("name", "pk")[:FEW]
    orphaned = Opportunity.objects.filter(owner__is_active=False, standing__in=[Standing.OPEN, Standing.PAUSED])
    rows = orphaned.select_related("customer", "owner").order_by("pk")[:FEW]
    return AdministratorDesk(active.count(), list(without), list(rows))
