"""Read the rhythm of deals. A deal comes from `opportunities.queries`, which asked who looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.parameters import our_parameters
from yunchou.desk.tempo.models import ChosenPlay, NextStep, PaceDecision, Replan, ReplanAgreement, TenderDates
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.meetings.initiative import InitiativeIndex
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.facts import Opportunity as DealFacts
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.facts import Tender
from yunchou.playbook.tempo.pace import tender_runs
from yunchou.playbook.tempo.terms import Pace


@dataclass(slots=True)
class Rhythm:
    """What is stored of the rhythm of one deal. Lists have the newest first, next steps the soonest."""

    tender: TenderDates | None = None
    decisions: list[PaceDecision] = field(default_factory=list)
    plays: list[ChosenPlay] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)
    replans: list[Replan] = field(default_factory=list)

    @property
    def running(self) -> list[ChosenPlay]:
        """The plays that have not ended."""
        return [play for play in self.plays if play.ended_at is None]

    @property
    def ended(self) -> list[ChosenPlay]:
        """The plays that are over."""
        return [play for play in self.plays if play.ended_at is not None]

    @property
    def open_steps(self) -> list[NextStep]:
        """The steps that are not done."""
        return [step for step in self.steps if step.done_on is None]

    @property
    def done_steps(self) -> list[NextStep]:
        """The steps that are done, the last one first."""
        done = [step for step in self.steps if step.done_on is not None]
        return sorted(done, key=lambda step: (step.done_on or date.min, step.pk), reverse=True)

    @property
    def proposed(self) -> InitiativeIndex:
        """Who proposed the steps that are written down (P37). Steps of unknown initiative are not counted."""
        told = Counter(step.initiative for step in self.steps)
        return InitiativeIndex(told[Initiative.OURS], told[Initiative.CUSTOMERS], told[Initiative.RIVALS])


def load(deal_ids: Collection[int]) -> dict[int, Rhythm]:
    """The rhythm of many deals in a fixed number of queries."""
    found: defaultdict[int, Rhythm] = defaultdict(Rhythm)
    for tender in TenderDates.objects.filter(opportunity__in=deal_ids):
        found[tender.opportunity_id].tender = tender
    for name, rows in _lists(deal_ids).items():
        for row in rows:
            getattr(found[row.opportunity_id], name).append(row)
    return {pk: found[pk] for pk in deal_ids}


def _lists(deal_ids: Collection[int]) -> dict[str, QuerySet[Any]]:
    agreements = Prefetch("agreements", ReplanAgreement.objects.select_related("colleague").order_by("pk"))
    return {
        "decisions": decisions_of(deal_ids),
        "plays": ChosenPlay.objects.filter(opportunity__in=deal_ids)
        .select_related("chosen_by", "ended_by")
        .order_by("-chosen_at", "-pk"),
        "steps": steps_of(deal_ids).select_related("recorded_by"),
        "replans": Replan.objects.filter(opportunity__in=deal_ids)
        .select_related("opened_by")
        .prefetch_related(agreements)
        .order_by("-opened_at", "-pk"),
    }


def decisions_of(deal_ids: Collection[int]) -> QuerySet[PaceDecision]:
    """Pace decisions with who decided, the newest first."""
    rows = PaceDecision.objects.filter(opportunity__in=deal_ids)
    return rows.select_related("decided_by", "opportunity").order_by("-decided_at", "-pk")


def steps_of(deal_ids: Collection[int]) -> QuerySet[NextStep]:
    """Next steps, those without a day first, then the soonest due."""
    return NextStep.objects.filter(opportunity__in=deal_ids).order_by("due_on", "pk")


def in_force(decisions: Iterable[PaceDecision], standing: Standing) -> PaceDecision | None:
    """The decision that holds, of decisions with the newest first.

    A pause ends when the deal goes on, and a deal that was stopped no longer goes the way that was decided before.
    """
    newest = next(iter(decisions), None)
    if newest is None or (newest.pace is Pace.PAUSE) is not (standing is Standing.PAUSED):
        return None
    return newest


def tender_facts(tender: TenderDates | None) -> Tender | None:
    """The tender as the method reads it; `None` while no date is known."""
    if tender is None or (tender.notice_on is None and tender.award_on is None):
        return None
    return Tender(notice_on=tender.notice_on, award_on=tender.award_on)


def bare_case(deal: Opportunity, tender: TenderDates | None, as_of: date) -> Case:
    """Just what plays ask for: the stage, the standing, the tender."""
    facts = DealFacts(stage=deal.stage, standing=deal.standing)
    return Case(Dossier(opportunity=facts, tender=tender_facts(tender)), our_parameters(), as_of)


def case_of(deal: Opportunity, as_of: date) -> Case:
    """The same, read from what is stored now; one query."""
    return bare_case(deal, TenderDates.objects.filter(opportunity=deal).first(), as_of)


def is_in_tender(deal: Opportunity, as_of: date) -> bool:
    """Whether a day lies between the notice and the award of the deal's tender."""
    return tender_runs(case_of(deal, as_of))


def newest_replan(deal: Opportunity) -> Replan | None:
    """The re-plan of the newest pause."""
    return Replan.objects.filter(opportunity=deal).order_by("-opened_at", "-pk").first()


def awaiting_agreement(user: User, deals: QuerySet[Opportunity]) -> QuerySet[ReplanAgreement]:
    """Re-plans of paused deals among these that wait for this colleague to agree, the oldest first."""
    asked = ReplanAgreement.objects.filter(colleague=user, agreed_at__isnull=True)
    paused = deals.filter(standing=Standing.PAUSED)
    rows = asked.filter(replan__opportunity__in=paused).select_related("replan__opportunity__customer")
    return rows.order_by("replan__opened_at", "pk")


def who_can_agree(deal: Opportunity, actor: User) -> QuerySet[User]:
    """Whom one may ask to agree with a re-plan: the deal's team, the leaders above its owner, the executives."""
    above = Q(pk__in=_leaders_above(deal.owner)) | Q(role_assignments__role=Role.EXECUTIVE)
    rows = User.objects.filter(Q(pk__in=team_of(deal).values("pk")) | above, is_active=True)
    return rows.exclude(pk=actor.pk).distinct().order_by("name", "pk")


def _leaders_above(owner: User) -> set[int]:
    """The leaders of the owner's team and of the teams above it; one query."""
    teams = {pk: (parent, leader) for pk, parent, leader in Team.objects.values_list("pk", "parent_id", "leader_id")}
    found, at = set[int](), owner.team_id
    while at in teams:
        parent, leader = teams.pop(at)
        found |= {leader} if leader else set()
        at = parent
    return found
