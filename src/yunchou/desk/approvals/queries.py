"""Who may decide about what, himself or in somebody's place; what waits for whom. A few queries, whatever waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.approvals.models import Approval, Delegation
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import RoleAssignment, Team, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import ROLE_MAY, May
from yunchou.desk.identity.roles import Role as DeskRole
from yunchou.desk.opportunities.queries import visible
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer

DECIDES = {
    Role.LEADER: (DeskRole.LEADER, DeskRole.EXECUTIVE),
    Role.FINANCE: (DeskRole.FINANCE,),
    Role.EXECUTIVE: (DeskRole.EXECUTIVE,),
}
"""Whose leave is whose to give: an executive may stand in for a leader, never the other way."""
ESCALATED = DeskRole.EXECUTIVE
"""Who may decide, besides, about what was passed upwards because it waited too long."""
WAITING = Q(approved=Answer.UNKNOWN, ended_at=None, waits_since__isnull=False)


def delegations_to(user: User, on: date) -> QuerySet[Delegation]:
    """For whom somebody stands in on a day."""
    return Delegation.objects.select_related("of").filter(to=user, first_on__lte=on, last_on__gte=on, ended_at=None)


def powers(user: User, on: date) -> list[User]:
    """The people whose leave somebody may give on a day: his own first, then those he stands in for."""
    return [user, *(each.of for each in delegations_to(user, on))]


def power_for(approval: Approval, holders: Iterable[User], decider: User) -> User | None:
    """By whose power a person may decide; `None` when by nobody's. Nobody decides about what he asked himself.

    Neither does a delegate in the place of who asked: the same request would be judged by its own side.
    """
    if not approval.waits or approval.asked_by_id == decider.pk:
        return None
    wanted = set(DECIDES.get(approval.needs, ())) | ({ESCALATED} if approval.escalated_at else set())
    owner = approval.opportunity.owner_id
    for holder in holders:
        reach = reach_of(holder)
        if holder.pk != approval.asked_by_id and reach.roles & wanted and reach.sees_owner(owner):
            return holder
    return None


def decidable(user: User, leaves: Iterable[Approval], on: date) -> set[int]:
    """The keys of those among some approvals that somebody may decide about on a day."""
    waiting = [leave for leave in leaves if leave.waits]
    holders = powers(user, on) if waiting else []
    return {leave.pk for leave in waiting if power_for(leave, holders, user) is not None}


def to_decide(user: User, on: date) -> QuerySet[Approval]:
    """What waits for somebody's word on a day, the longest waiting first."""
    allowed = Q(pk__in=[])
    for holder in powers(user, on):
        reach = reach_of(holder)
        needs = [role for role, deciders in DECIDES.items() if reach.roles & set(deciders)]
        wanted = Q(needs__in=needs)
        if ESCALATED in reach.roles:
            wanted |= Q(escalated_at__isnull=False)
        if not reach.sees_all:
            wanted &= Q(opportunity__owner__in={reach.user_id, *reach.team_user_ids})
        allowed |= wanted & ~Q(asked_by=holder)
    rows = Approval.objects.filter(WAITING & allowed).exclude(asked_by=user)
    return rows.select_related("opportunity__customer", "asked_by").order_by("waits_since", "pk")


def asked_by(user: User) -> QuerySet[Approval]:
    """What somebody asked leave for, the newest first."""
    return Approval.objects.filter(asked_by=user).select_related("opportunity__customer", "decided_by", "decided_for")


def delegations_of(user: User, on: date) -> QuerySet[Delegation]:
    """Who stands in for somebody on a day or later."""
    rows = Delegation.objects.select_related("of", "to").filter(Q(of=user) | Q(to=user), last_on__gte=on, ended_at=None)
    return rows.order_by("first_on", "pk")


def fetch_delegation(user: User, pk: int) -> Delegation:
    """A delegation of one's own, or `NotThere`."""
    found = Delegation.objects.select_related("to").filter(pk=pk, of=user).first()
    if found is None:
        raise NotThere(_("There is no such stand-in."))
    return found


def stand_ins(user: User) -> QuerySet[User]:
    """The colleagues who may stand in for somebody: those who may read contracts."""
    roles = [role for role, may in ROLE_MAY.items() if May.SEE_CONTRACTS in may]
    able = RoleAssignment.objects.filter(role__in=roles).values("user")
    return User.objects.filter(is_active=True, pk__in=able).exclude(pk=user.pk).order_by("name", "pk")


def may_delegate(user: User) -> bool:
    """Whether somebody has a word that another could give for him."""
    deciding = {role for roles in DECIDES.values() for role in roles}
    return bool(reach_of(user).roles & deciding)


def fetch(user: User, pk: int, on: date) -> Approval:
    """An approval of a deal in reach, or one that waits for this person's word; `NotThere` otherwise.

    Who stands in for somebody reads what is asked without reaching the deal: being asked is enough (decision 86).
    """
    rows = Approval.objects.select_related("opportunity__customer", "opportunity__owner", "asked_by", "decided_by")
    found = rows.filter(pk=pk).first()
    if found is not None and May.SEE_CONTRACTS in reach_of(user).may:
        seen = visible(user).filter(pk=found.opportunity_id).exists()
        if seen or power_for(found, powers(user, on), user) is not None:
            return found
    raise NotThere(_("There is no such request."))


def deciders(approval: Approval, on: date) -> set[int]:
    """Who should hear that it waits: whose role it needs, above the deal's owner, and who stands in for them."""
    people = _above(approval.opportunity.owner) if approval.needs is Role.LEADER else set()
    if approval.needs is not Role.LEADER or not people - {approval.asked_by_id}:
        people |= _holders(DeskRole.FINANCE if approval.needs is Role.FINANCE else DeskRole.EXECUTIVE)
    if approval.escalated_at is not None:
        people |= _holders(ESCALATED)
    people -= {approval.asked_by_id}
    standing_in = Delegation.objects.filter(of__in=people, first_on__lte=on, last_on__gte=on, ended_at=None)
    return (people | set(standing_in.values_list("to", flat=True))) - {approval.asked_by_id}


def _holders(role: DeskRole) -> set[int]:
    return set(RoleAssignment.objects.filter(role=role, user__is_active=True).values_list("user", flat=True))


def _above(owner: User) -> set[int]:
    """The leaders of the owner's team and of those above it."""
    teams = {pk: (parent, leader) for pk, parent, leader in Team.objects.values_list("pk", "parent_id", "leader_id")}
    found: set[int] = set()
    at, seen = owner.team_id, set[int]()
    while at is not None and at not in seen:
        seen.add(at)
        at, leader = teams[at]
        found |= {leader} - {None}
    return found & _holders(DeskRole.LEADER)


def waited(before: date) -> QuerySet[Approval]:
    """What waits since a day or longer, whoever it waits for."""
    rows = Approval.objects.filter(WAITING, waits_since__date__lte=before)
    return rows.select_related("opportunity__customer", "opportunity__owner__team").order_by("waits_since", "pk")


def days_waiting(approval: Approval, today: date) -> int | None:
    """For how many days it waits; `None` when it does not."""
    since = approval.waits_since
    return (today - timezone.localtime(since).date()).days if approval.waits and since else None
