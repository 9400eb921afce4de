"""How customers may be shown to others: what holds today, where it was used, whether too often (P88, P89)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.parameters import our_parameters
from yunchou.desk.retention.models import ReferenceConsent, ReferenceUse
from yunchou.playbook.kernel.terms import Answer

HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Plan:
    """One way of showing a customer: the newest word about it, whether it holds today, where it was used.

    `lately` counts the uses of half a year; `is_rested` is no when that is as often as it may be used.
    """

    consent: ReferenceConsent
    holds: bool
    expired: bool
    uses: list[ReferenceUse]
    lately: int
    is_rested: bool

    @property
    def may_use(self) -> bool:
        """Whether it may be used again today."""
        return self.holds and self.is_rested


def consents_in_reach(user: User) -> QuerySet[ReferenceConsent]:
    """What customers in reach said about being shown, the newest word first."""
    if May.SEE_CONTRACTS not in reach_of(user).may:
        return ReferenceConsent.objects.none()
    rows = ReferenceConsent.objects.filter(company__in=customers.visible(user))
    return rows.select_related("company", "person").order_by("company__name", "kind", "-on", "-pk")


def plans(rows: QuerySet[ReferenceConsent], *, today: date) -> list[Plan]:
    """The newest word about each way of showing each customer; two queries."""
    uses = Prefetch("uses", ReferenceUse.objects.select_related("opportunity"))
    most = our_parameters().on(today).whole("retention.reference_most")
    told: dict[tuple[int, str], list[ReferenceConsent]] = {}
    for row in rows.prefetch_related(uses):
        told.setdefault((row.company_id, row.kind), []).append(row)
    return [_plan(each, most, today) for each in told.values()]


def _plan(told: list[ReferenceConsent], most: int, today: date) -> Plan:
    """Earlier words count for the uses made under them: a new consent does not make a worn reference fresh."""
    newest = told[0]
    uses = sorted((use for row in told for use in row.uses.all()), key=lambda use: use.used_on, reverse=True)
    lately = sum(today - HALF_A_YEAR <= use.used_on <= today for use in uses)
    expired = newest.until is not None and newest.until < today
    return Plan(newest, newest.agreed is Answer.YES and not expired, expired, uses, lately, lately < most)


def fetch_consent(user: User, pk: int) -> ReferenceConsent:
    """One consent of a customer in reach, or `NotThere`."""
    row = consents_in_reach(user).filter(pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such consent."))
    return row
