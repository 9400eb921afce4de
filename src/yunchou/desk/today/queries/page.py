"""The page of one person's day, put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from yunchou.desk.cockpit.queries import needing_assessment, still_hiding
from yunchou.desk.contracts.models import PaperStep
from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.journal.timeline import Told, timeline
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.models import GapRequest
from yunchou.desk.receivables.queries import Owed
from yunchou.desk.today.queries import agenda
from yunchou.desk.today.queries.moves import DayMove, attention, own_moves
from yunchou.desk.today.queries.offices import AdministratorDesk, ComplianceDesk, administrator_desk, compliance_desk
from yunchou.desk.today.queries.own import looks_after_others, others_deals, own_deals

JUDGED_AT_ONCE = 10
COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page. `unjudged` deals have no assessment of today yet (at most `COUNTED` are counted)."""

    has_deals: bool
    has_customers: bool
    may_sell: bool
    sees_deals: bool
    moves: list[DayMove]
    unjudged: int
    hidden: int
    attention: list[DayMove] | None
    money: list[Owed]
    waking: list[Opportunity]
    stuck: list[PaperStep]
    questions: list[GapRequest]
    rechecks: list[KeyAccountReview]
    sign_offs: list[KeyAccountReview]
    season: agenda.BudgetSeason | None
    changed: list[Told]
    compliance: ComplianceDesk | None
    administrator: AdministratorDesk | None

    @property
    def is_busy(self) -> bool:
        """Whether the page has something to say even to who carries no deal himself."""
        return bool(self.attention or self.money or self.questions or self.administrator)


def own_stale(user: User, at: datetime) -> list[int]:
    """Some deals to judge before the page is shown: his own first, then those he looks after."""
    stale = needing_assessment(timezone.localdate(at)).order_by("-updated_at", "-pk").values_list("pk", flat=True)
    found = list(stale.filter(pk__in=own_deals(user).values("pk"))[:JUDGED_AT_ONCE])
    if len(found) < JUDGED_AT_ONCE and looks_after_others(user):
        found += stale.filter(pk__in=others_deals(user).values("pk")).exclude(pk__in=found)[
            : JUDGED_AT_ONCE - len(found)
        ]
    return found


def today_of(user: User, at: datetime) -> Today:
    """A person's day at a moment, in the time zone that is active."""
    today, deals, reach = timezone.localdate(at), own_deals(user), reach_of(user)
    yesterday = timezone.make_aware(datetime.combine(today - timedelta(days=1), time.min))
    everything = Role.FINANCE in reach.roles
    stale = needing_assessment(today).filter(pk__in=deals.values("pk"))
    return Today(
        has_deals=deals.exists(),
        has_customers=Company.objects.filter(owner=user).exists(),
        may_sell=May.CHANGE_CUSTOMERS in reach.may,
        sees_deals=May.SEE_OPPORTUNITIES in reach.may,
        moves=own_moves(user, deals),
        unjudged=stale[:COUNTED].count(),
        hidden=still_hiding(deals, today).count(),
        attention=attention(user, others_deals(user)) if looks_after_others(user) else None,
        money=agenda.money_due(user, None if everything else deals, today),
        waking=agenda.waking(deals, today),
        stuck=agenda.stuck_papers(user, deals),
        questions=agenda.questions_for(user),
        rechecks=agenda.rechecks(user, today),
        sign_offs=agenda.sign_offs(user),
        season=agenda.budget_season(deals, today),
        changed=timeline(agenda.changed_by_others(user, deals, yesterday)),
        compliance=compliance_desk(user, at),
        administrator=administrator_desk(user),
    )
