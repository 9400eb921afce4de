"""The page of one person's day, put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from yunchou.desk.approvals.models import Approval
from yunchou.desk.cockpit.queries import needing_assessment, still_hiding
from yunchou.desk.contracts.models import PaperStep
from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.intelligence.break_glass import announced_to
from yunchou.desk.intelligence.models import EmergencyOpening
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.timeline import Told, timeline
from yunchou.desk.messengers.models import Notice
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.qualification.models import GapRequest
from yunchou.desk.receivables.queries import Owed
from yunchou.desk.tempo.models import ReplanAgreement
from yunchou.desk.tempo.queries import awaiting_agreement
from yunchou.desk.today.queries import agenda
from yunchou.desk.today.queries.coming import Coming, coming
from yunchou.desk.today.queries.moves import DayMove, attention, own_moves
from yunchou.desk.today.queries.offices import AdministratorDesk, ComplianceDesk, administrator_desk, compliance_desk
from yunchou.desk.today.queries.own import looks_after_others, others, own, own_deals
from yunchou.desk.today.queries.quiet import Quieted, quieted, rules_of

JUDGED_AT_ONCE = 10
COUNTED = 1000
LAST_LINES = 300


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page. `unjudged` deals have no assessment of today yet (at most `COUNTED` are counted).

    `openings` were asked about confidences that he keeps, lately and without him (break-glass).
    `quieted` are kinds of moves that no longer come because they were dismissed three times for one reason.
    """

    has_deals: bool
    has_customers: bool
    may_sell: bool
    sees_deals: bool
    moves: list[DayMove]
    quieted: list[Quieted]
    coming: Coming | None
    unjudged: int
    hidden: int
    attention: list[DayMove] | None
    money: list[Owed]
    waking: list[Opportunity]
    stuck: list[PaperStep]
    leaves: list[Approval]
    questions: list[GapRequest]
    agreements: list[ReplanAgreement]
    rechecks: list[KeyAccountReview]
    sign_offs: list[KeyAccountReview]
    season: agenda.BudgetSeason | None
    changed: list[Told]
    customers: list[tuple[Notice, str]]
    openings: list[EmergencyOpening]
    compliance: ComplianceDesk | None
    administrator: AdministratorDesk | None

    @property
    def is_busy(self) -> bool:
        """Whether the page has something to say even to who carries no deal himself."""
        return bool(
            self.attention or self.money or self.leaves or self.questions or self.agreements or self.administrator
        )


def own_stale(user: User, at: datetime) -> list[int]:
    """Some deals to judge before the page is shown: his own first, then those he looks after that just changed.

    The rest of what he looks after is judged at night: asking all of it would take longer the more there is.
    """
    stale = needing_assessment(timezone.localdate(at)).values_list("pk", flat=True)
    found = list(stale.filter(own(user)).order_by("pk")[:JUDGED_AT_ONCE]) if _sees_deals(user) else []
    if len(found) < JUDGED_AT_ONCE and looks_after_others(user):
        changed = stale.filter(others(user), pk__in=just_changed()).exclude(pk__in=found)
        found += changed.order_by("-pk")[: JUDGED_AT_ONCE - len(found)]
    return found


def _sees_deals(user: User) -> bool:
    return May.SEE_OPPORTUNITIES in reach_of(user).may


def _unjudged(user: User, today: date) -> int:
    """How many deals the page still asks for: his own, and those he looks after that just changed."""
    stale = needing_assessment(today).order_by().values("pk")
    count = stale.filter(own(user))[:COUNTED].count()
    if count or not looks_after_others(user):
        return count
    return stale.filter(others(user), pk__in=just_changed())[:COUNTED].count()


def just_changed() -> set[int]:
    """The deals that the newest journal lines speak of."""
    newest = JournalEntry.objects.order_by("-sequence").values_list("opportunity_id", flat=True)[:LAST_LINES]
    return {pk for pk in newest if pk is not None}


def today_of(user: User, at: datetime) -> Today:
    """A person's day at a moment, in the time zone that is active, from what is stored."""
    today, deals, reach = timezone.localdate(at), own_deals(user), reach_of(user)
    yesterday = timezone.make_aware(datetime.combine(today - timedelta(days=1), time.min))
    everything, sees_deals = Role.FINANCE in reach.roles, _sees_deals(user)
    quiet = quieted(user) if sees_deals else []
    return Today(
        has_deals=deals.exists(),
        has_customers=Company.objects.filter(owner=user).exists(),
        may_sell=May.CHANGE_CUSTOMERS in reach.may,
        sees_deals=sees_deals,
        moves=own_moves(user, without=rules_of(quiet)) if sees_deals else [],
        quieted=quiet,
        coming=coming(user, today),
        unjudged=_unjudged(user, today) if sees_deals else 0,
        hidden=still_hiding(deals, today).count(),
        attention=attention(user) if looks_after_others(user) else None,
        money=agenda.money_due(user, None if everything else deals, today),
        waking=agenda.waking(deals, today),
        stuck=agenda.stuck_papers(user, deals),
        leaves=agenda.leaves_for(user, today),
        questions=agenda.questions_for(user),
        agreements=list(awaiting_agreement(user, visible(user))[: agenda.FEW]),
        rechecks=agenda.rechecks(user, today),
        sign_offs=agenda.sign_offs(user),
        season=agenda.budget_season(deals, today),
        customers=agenda.customer_news(user),
        changed=timeline(agenda.changed_by_others(user, deals, yesterday)),
        openings=list(announced_to(user, at=at)),
        compliance=compliance_desk(user, at),
        administrator=administrator_desk(user),
    )
