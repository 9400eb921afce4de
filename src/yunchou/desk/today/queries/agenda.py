"""What is due: money, wake-ups, stuck papers, questions, re-checks, budgets, and what others changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from yunchou.desk.approvals.models import Approval
from yunchou.desk.approvals.queries import to_decide
from yunchou.desk.contracts.models import PaperStep, SigningStep
from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.customers.queries import visible as visible_customers
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.queries import newest_line
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.queries import notices
from yunchou.desk.messengers.terms import OF_CUSTOMERS
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible as visible_deals
from yunchou.desk.parameters import our_parameters
from yunchou.desk.qualification.models import GapRequest
from yunchou.desk.receivables import queries as receivables
from yunchou.desk.receivables.models import PaymentStep
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.qualification.budget_season import Season, season

FEW = 6
LINES_READ = 3000
SOON = timedelta(days=14)
WAKING = timedelta(days=7)
ENDED = (Standing.LOST, Standing.WON)


@dataclass(frozen=True, slots=True)
class BudgetSeason:
    """Customers who draw up next year's budget now: the first few, and how many in all."""

    season: Season
    customers: list[Company]
    count: int


def customer_news(user: User) -> list[tuple[Notice, str]]:
    """What was announced about the customers he carries and is not read yet, the newest first."""
    unread = notices(user).filter(kind__in=OF_CUSTOMERS, read_at__isnull=True)
    return [(notice, sentence(notice)) for notice in unread[:FEW]]


def money_due(user: User, deals: QuerySet[Opportunity] | None, today: date) -> list[receivables.Owed]:
    """Instalments overdue or due within two weeks, the oldest first; of all deals he sees when `deals` is `None`."""
    if May.SEE_RECEIVABLES not in reach_of(user).may:
        return []
    rows = receivables.due(user, when="all", today=today).filter(due_on__lte=today + SOON)
    if deals is not None:
        rows = rows.filter(contract__opportunity__in=deals)
    return receivables.with_lateness(rows[:FEW], today=today)


def waking(deals: QuerySet[Opportunity], today: date) -> list[Opportunity]:
    """Paused and nurtured deals whose day to look again has come, or comes within a week."""
    asleep = deals.filter(standing__in=[Standing.PAUSED, Standing.DISQUALIFIED], wake_on__lte=today + WAKING)
    return list(asleep.select_related("customer").order_by("wake_on", "pk")[:FEW])


def stuck_papers(user: User, deals: QuerySet[Opportunity]) -> list[PaperStep]:
    """Steps of signing and payment paths that do not move, the longest stuck first."""
    may, found = reach_of(user).may, list[PaperStep]()
    if May.SEE_CONTRACTS in may:
        found += _stuck(SigningStep.objects.all(), deals)
    if May.SEE_RECEIVABLES in may:
        found += _stuck(PaymentStep.objects.all(), deals)
    return sorted(found, key=lambda step: step.stuck_since or date.max)[:FEW]


def _stuck(steps: QuerySet[Any], deals: QuerySet[Opportunity]) -> Iterable[PaperStep]:
    rows = steps.filter(state=StepState.STUCK, opportunity__in=deals)
    return rows.select_related("opportunity__customer", "person").order_by("stuck_since", "pk")[:FEW]


def leaves_for(user: User, today: date) -> list[Approval]:
    """Prices and contracts that wait for this colleague's leave, the longest waiting first."""
    if May.SEE_CONTRACTS not in reach_of(user).may:
        return []
    return list(to_decide(user, today)[:FEW])


def questions_for(user: User) -> list[GapRequest]:
    """Feasibility questions that wait for this colleague's answer, by the day they are due (P29)."""
    asked = GapRequest.objects.filter(owner=user, answered_at__isnull=True)
    rows = asked.filter(need__opportunity__in=visible_deals(user))
    return list(rows.select_related("need__opportunity__customer").order_by("due_on", "pk")[:FEW])


def rechecks(user: User, today: date) -> list[KeyAccountReview]:
    """Judgements of his customers that are due to be looked at again within a week."""
    due = _newest_reviews().filter(company__owner=user, recheck_on__lte=today + WAKING)
    return list(due.select_related("company").order_by("recheck_on", "pk")[:FEW])


def sign_offs(user: User) -> list[KeyAccountReview]:
    """Key-account verdicts that wait for this leader's signature."""
    if May.SIGN_OFF_KEY_ACCOUNTS not in reach_of(user).may:
        return []
    open_ = Q(verdict=KeyAccountVerdict.KEY_ACCOUNT, signed_off_at__isnull=True)
    rows = _newest_reviews().filter(open_, company__in=visible_customers(user))
    return list(rows.select_related("company", "judged_by").order_by("judged_at", "pk")[:FEW])


def _newest_reviews() -> QuerySet[KeyAccountReview]:
    newer = KeyAccountReview.objects.filter(company=OuterRef("company"), judged_at__gt=OuterRef("judged_at"))
    return KeyAccountReview.objects.filter(~Exists(newer))


def budget_season(deals: QuerySet[Opportunity], today: date) -> BudgetSeason | None:
    """The customers of these deals who draw up next year's budget now and need our help with it (P34)."""
    customers = Company.objects.filter(pk__in=deals.exclude(standing__in=ENDED).values("customer_id"))
    running = [
        (months, found)
        for months in customers.order_by().values_list("budget_months", flat=True).distinct()
        if (found := season_of(tuple(months), today)).is_open(today)
    ]
    if not running:
        return None
    now = customers.filter(budget_months__in=[months for months, _season in running])
    soonest = min((found for _months, found in running), key=lambda each: each.ends_on)
    return BudgetSeason(soonest, list(now.order_by("name", "pk")[:FEW]), now.count())


def season_of(months: tuple[int, ...], today: date) -> Season:
    """The budget season of a customer with these budget months; without any, the usual one."""
    return season(Case(Dossier(account=Account(budget_months=months)), our_parameters(), today))


def changed_by_others(user: User, deals: QuerySet[Opportunity], since: datetime) -> QuerySet[JournalEntry]:
    """What others, or the system, changed on these deals since a moment, the newest first.

    Only the newest `LINES_READ` lines of the journal are looked through, so that a long journal costs nothing.
    """
    recent = JournalEntry.objects.filter(sequence__gt=newest_line() - LINES_READ, at__gte=since)
    rows = recent.filter(opportunity_id__in=deals.values("pk"))
    rows = rows.filter(~Q(actor=user) | Q(actor__isnull=True))
    return rows.select_related("actor").order_by("-sequence")[:FEW]
