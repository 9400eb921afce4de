"""Read asks, effort and presenters. A deal comes from `opportunities.queries`; an ask is seen by who was asked too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import ROLE_MAY, May, Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.resources.models import Ask, Effort, PresenterProfile, PursuitDecision
from yunchou.desk.resources.terms import AskState
from yunchou.desk.sums import ExactSum

WAITING = (AskState.OPEN, AskState.ACCEPTED)
_SEEING = [role for role, may in ROLE_MAY.items() if May.SEE_OPPORTUNITIES in may]
_LEADING = [Role.LEADER, Role.EXECUTIVE]
MOST_SETTLED = 50


def asks(deals: Collection[int]) -> QuerySet[Ask]:
    """What was asked on these deals: what is due first stands first, without a day last."""
    rows = Ask.objects.filter(opportunity__in=deals).select_related("of", "asked_by", "waits_for", "faces")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def efforts(deals: Collection[int]) -> QuerySet[Effort]:
    """What went into these deals, the newest first."""
    rows = Effort.objects.filter(opportunity__in=deals).select_related("by", "recorded_by")
    return rows.order_by("-on", "-pk")


@dataclass(frozen=True, slots=True)
class Spent:
    """What went into one deal: hours, money, presales hours, trips; `None` where nothing was noted."""

    hours: Decimal | None = None
    cost: Decimal | None = None
    presales_hours: Decimal | None = None
    trips: int = 0


def spent_on(deals: Collection[int]) -> dict[int, Spent]:
    """The sums of these deals; one query."""
    presales = Q(kind="presales")
    sums = (
        Effort.objects.filter(opportunity__in=deals)
        .order_by()
        .values("opportunity")
        .annotate(
            all_hours=ExactSum("hours"),
            all_cost=ExactSum("cost"),
            presales_hours=ExactSum("hours", filter=presales),
            trips=Count("pk", filter=Q(kind="trip")),
        )
    )
    return {
        row["opportunity"]: Spent(row["all_hours"], row["all_cost"], row["presales_hours"], row["trips"])
        for row in sums
    }


def spent_by_colleague(deal: Opportunity) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """Whose hours and money went into a deal, most hours first."""
    rows = Effort.objects.filter(opportunity=deal).order_by().values_list("by__name")
    sums = rows.annotate(hours_sum=ExactSum("hours"), cost_sum=ExactSum("cost"))
    return sorted(sums, key=lambda row: (-(row[1] or 0), -(row[2] or 0), row[0]))


def pursuit_decisions(deal: Opportunity) -> QuerySet[PursuitDecision]:
    """What was decided about going on, the newest first."""
    return PursuitDecision.objects.filter(opportunity=deal).select_related("decided_by").order_by("-decided_at", "-pk")


def asked_of(user: User) -> QuerySet[Ask]:
    """What a colleague was asked, on whatever deal: being asked is enough to read the ask itself."""
    if May.SEE_OPPORTUNITIES not in reach_of(user).may:
        return Ask.objects.none()
    rows = Ask.objects.filter(of=user).select_related("of", "asked_by", "waits_for", "faces", "opportunity__customer")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def asked_by(user: User) -> QuerySet[Ask]:
    """What a colleague asked of others, on deals that he still sees."""
    rows = Ask.objects.filter(asked_by=user, opportunity__in=visible(user).values("pk"))
    rows = rows.select_related("of", "asked_by", "waits_for", "faces", "opportunity__customer")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def ask_of(user: User, pk: int, *, lock: bool = False) -> Ask:
    """One thing this colleague was asked; `NotThere` alike for an absent one and for somebody else's."""
    rows = asked_of(user)
    ask = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=pk).first()
    if ask is None:
        raise NotThere(_("You were not asked this."))
    return ask


def visible_among(user: User, deals: Collection[int]) -> set[int]:
    """Which of these deals a user sees."""
    return set(visible(user).filter(pk__in=deals).values_list("pk", flat=True))


def may_be_asked(*, also: int | None = None) -> QuerySet[User]:
    """Active colleagues who work with deals, by name; `also` one who was asked before."""
    here = Q(is_active=True, role_assignments__role__in=_SEEING)
    return User.objects.filter(here | Q(pk=also)).distinct().order_by("name", "pk")


def leaders() -> QuerySet[User]:
    """Active leaders and executives, by name: whoever gives guidance."""
    return User.objects.filter(is_active=True, role_assignments__role__in=_LEADING).distinct().order_by("name", "pk")


def finance_people() -> QuerySet[User]:
    """Active colleagues of commerce and finance, by name: whoever can look into the account."""
    here = User.objects.filter(is_active=True, role_assignments__role=Role.FINANCE)
    return here.distinct().order_by("name", "pk")


def profiles(user: User) -> QuerySet[PresenterProfile]:
    """How colleagues who are still here are introduced."""
    if May.SEE_OPPORTUNITIES not in reach_of(user).may:
        return PresenterProfile.objects.none()
    rows = PresenterProfile.objects.filter(user__is_active=True).select_related("user__team")
    return rows.order_by("user__name", "pk")


def profile_of(of: User) -> PresenterProfile | None:
    """How one colleague is introduced; `None` while nobody wrote it."""
    return PresenterProfile.objects.filter(user=of).first()


def colleague(user: User, pk: int) -> User:
    """One colleague who works with deals; `NotThere` alike for an absent one and for others."""
    found = may_be_asked().filter(pk=pk).first() if May.SEE_OPPORTUNITIES in reach_of(user).may else None
    if found is None:
        raise NotThere(_("There is no such colleague."))
    return found


def may_write_profile(user: User, of: User) -> bool:
    """Whether the user may write how a colleague is introduced: the colleague himself and the leaders above him."""
    reach = reach_of(user)
    return May.SEE_OPPORTUNITIES in reach.may and (of.pk == user.pk or reach.changes_owner(of.pk))
