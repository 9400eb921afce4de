"""Read hospitality, introducers, declarations and refusals. Registers are for compliance, deals for their team."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.conduct.models import (
    ConflictDeclaration,
    Hospitality,
    HospitalityGiving,
    Outsider,
    RefusedWords,
)
from yunchou.desk.conduct.terms import ConflictOutcome
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import access
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.sums import ExactSum
from yunchou.desk.tempo.models import TenderDates
from yunchou.playbook.conduct.terms import HospitalityVerdict
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Standing

_ALL = ("person", "asked_by", "decision__decided_by", "giving")


def hospitality_of(deals: Collection[int]) -> QuerySet[Hospitality]:
    """What was planned or given on these deals. The caller fetched them through access."""
    return Hospitality.objects.select_related(*_ALL).filter(opportunity__in=deals)


def hospitality_elsewhere(people: Collection[int]) -> QuerySet[Hospitality]:
    """What these people got or will get on any deal; only sums of it leave the gate."""
    return Hospitality.objects.select_related(*_ALL).filter(person__in=people)


def plan_of(deal: Opportunity, pk: int) -> Hospitality:
    """One plan of a deal that was fetched through access; `NotThere` alike for an absent one and another deal's."""
    row = hospitality_of([deal.pk]).select_related("opportunity__customer", *_ALL).filter(pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    return row


def outsiders_of(deal: Opportunity) -> QuerySet[Outsider]:
    """The introducers of a deal that was fetched through access."""
    return Outsider.objects.select_related("knows", "screened_by", "recorded_by").filter(opportunity=deal)


def waiting_for(user: User) -> QuerySet[Hospitality]:
    """The plans that wait for an approval which this user may give: of deals he sees, never his own."""
    rows = Hospitality.objects.none()
    if May.APPROVE_HOSPITALITY in reach_of(user).may:
        rows = Hospitality.objects.filter(opportunity__in=visible(user)).exclude(asked_by=user)
    return _waiting(rows).select_related("opportunity__customer", *_ALL)


def _waiting(rows: QuerySet[Hospitality]) -> QuerySet[Hospitality]:
    return rows.filter(
        verdict=HospitalityVerdict.NEEDS_APPROVAL, decision__isnull=True, giving__isnull=True, cancelled_at__isnull=True
    )


def declarations_of(user: User) -> QuerySet[ConflictDeclaration]:
    """What a colleague declared of himself."""
    return ConflictDeclaration.objects.select_related("customer", "decided_by").filter(colleague=user)


def customers_for(user: User) -> QuerySet[Company]:
    """The customers that somebody may name in a declaration: those he may see."""
    return access.visible(user).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the register is asked for; nothing means everything."""

    since: date | None = None
    until: date | None = None
    text: str = ""


def register(user: User, asked: Asked) -> QuerySet[HospitalityGiving]:
    """What was given, the newest first."""
    ensure_may(user, May.SEE_CONDUCT)
    rows = HospitalityGiving.objects.select_related(
        "hospitality__person", "hospitality__opportunity__customer", "hospitality__asked_by",
        "hospitality__decision__decided_by", "recorded_by",
    )  # fmt: skip
    if asked.since:
        rows = rows.filter(given_on__gte=asked.since)
    if asked.until:
        rows = rows.filter(given_on__lte=asked.until)
    if asked.text:
        rows = rows.filter(
            Q(hospitality__person__name__icontains=asked.text)
            | Q(hospitality__opportunity__name__icontains=asked.text)
            | Q(hospitality__opportunity__customer__name__icontains=asked.text)
        )
    return rows.order_by("-given_on", "-pk")


TOTALS = {
    "person": ("hospitality__person__name", "hospitality__person"),
    "deal": ("hospitality__opportunity__name", "hospitality__opportunity"),
    "customer": ("hospitality__opportunity__customer__name", "hospitality__opportunity__customer"),
    "month": ("month", "month"),
}


@dataclass(frozen=True, slots=True)
class Total:
    """What one person, deal, customer or month adds up to."""

    name: object
    times: int
    value: object


def totals(user: User, asked: Asked, by: str, most: int = 50) -> list[Total]:
    """The register added up, the largest first; months the newest first."""
    name, key = TOTALS[by]
    rows = register(user, asked).order_by().annotate(month=TruncMonth("given_on"))
    added = rows.values(named=F(name), key=F(key)).annotate(times=Count("pk"), sum=ExactSum("value"))
    order = ("-named",) if by == "month" else ("-sum", "named")
    return [Total(row["named"], row["times"], row["sum"]) for row in added.order_by(*order)[:most]]


def pending(user: User) -> QuerySet[Hospitality]:
    """Every plan that waits for an approval, for compliance to see."""
    ensure_may(user, May.SEE_CONDUCT)
    return _waiting(Hospitality.objects.all()).select_related("opportunity__customer", *_ALL)


def refused_plans(user: User) -> QuerySet[Hospitality]:
    """Hospitality that the gate refused, the newest first."""
    ensure_may(user, May.SEE_CONDUCT)
    rows = Hospitality.objects.filter(verdict=HospitalityVerdict.FORBIDDEN)
    return rows.select_related("opportunity__customer", *_ALL).order_by("-asked_at", "-pk")


def refused_words(user: User) -> QuerySet[RefusedWords]:
    """Texts that were refused, the newest first."""
    ensure_may(user, May.SEE_CONDUCT)
    return RefusedWords.objects.select_related("actor", "opportunity", "customer").order_by("-at", "-pk")


def declarations(user: User) -> QuerySet[ConflictDeclaration]:
    """Every declaration, those to be decided first."""
    ensure_may(user, May.SEE_CONDUCT)
    rows = ConflictDeclaration.objects.select_related("colleague", "customer", "decided_by")
    return rows.annotate(is_open=Q(outcome=ConflictOutcome.OPEN)).order_by("-is_open", "-declared_at", "-pk")


def declaration(user: User, pk: int) -> ConflictDeclaration:
    """One declaration, for compliance."""
    row = declarations(user).filter(pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such declaration."))
    return row


def outsiders(user: User) -> QuerySet[Outsider]:
    """Every introducer, those not screened first."""
    ensure_may(user, May.SEE_CONDUCT)
    rows = Outsider.objects.select_related("opportunity__customer", "knows", "screened_by", "recorded_by")
    return rows.annotate(is_open=Q(screened=Answer.UNKNOWN)).order_by("-is_open", "-pk")


def outsider(user: User, pk: int) -> Outsider:
    """One introducer, for compliance."""
    row = outsiders(user).filter(pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such introducer."))
    return row


def tender_locks(user: User) -> QuerySet[TenderDates]:
    """The open deals on which a tender runs or may run, for compliance: no hospitality, no slowing."""
    ensure_may(user, May.SEE_CONDUCT)
    rows = TenderDates.objects.running(timezone.localdate()).filter(opportunity__standing=Standing.OPEN)
    return rows.select_related("opportunity__customer", "opportunity__owner").order_by("award_on", "pk")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each kind there is to see to."""

    pending: int
    refused_plans: int
    refused_words: int
    open_declarations: int
    unscreened: int
    beyond: int
    tenders: int


def counts(user: User) -> Counts:
    """What compliance has to see to, in figures."""
    return Counts(
        pending=pending(user).count(),
        refused_plans=refused_plans(user).count(),
        refused_words=refused_words(user).count(),
        open_declarations=declarations(user).filter(outcome=ConflictOutcome.OPEN).count(),
        unscreened=outsiders(user).filter(screened=Answer.UNKNOWN).count(),
        beyond=register(user, Asked()).filter(within=Answer.NO).count(),
        tenders=tender_locks(user).count(),
    )
