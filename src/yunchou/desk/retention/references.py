"""How customers may be shown to others: what holds today, where it was used, whether too often (P88, P89)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.parameters import our_parameters
from yunchou.desk.retention.accounts import MOST_ACCOUNTS, Account, accounts_of, served
from yunchou.desk.retention.models import ReferenceConsent, ReferenceUse
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.retention.brand import worth_asking

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


@dataclass(frozen=True, slots=True)
class Asking:
    """One customer to be asked next whether he may be shown; `leads` whether he leads his niche."""

    account: Account
    leads: bool


def to_ask(user: User, *, today: date) -> list[Asking]:
    """The customers in reach of whom no word holds and who are worth asking, leaders first (P11). Never defence."""
    holding = Q(until__isnull=True) | Q(until__gte=today)
    said = ReferenceConsent.objects.filter(holding).exclude(agreed=Answer.UNKNOWN).values("company")
    rows = served(user, today).exclude(public_sector_class=PublicSectorClass.DEFENCE).exclude(pk__in=said)
    found = accounts_of(list(rows.select_related("owner").order_by("name", "pk")[:MOST_ACCOUNTS]), today=today)
    worth = [Asking(each, each.company.is_leader is Answer.YES) for each in found if _worth(each)]
    return sorted(worth, key=lambda each: (not each.leads, each.account.company.name))


def _worth(account: Account) -> bool:
    return worth_asking(
        leads=account.company.is_leader, health=account.verdict.health, satisfied=account.service.satisfied
    )


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
