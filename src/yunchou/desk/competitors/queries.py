"""Read rivals. A deal comes from `opportunities.queries`, which asked who; companies are known to all who see deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.customers.naming import name_key
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.parameters import our_parameters
from yunchou.desk.qualification.models import PlanStepDate
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.terms import PlanStep
from yunchou.playbook.tempo.facts import Tender
from yunchou.playbook.tempo.pace import tender_runs as in_tender


def load(deal_ids: Collection[int]) -> dict[int, list[Rival]]:
    """The rivals of many deals with their ledgers, newest line first, in two queries. Names of sources stay sealed."""
    found: defaultdict[int, list[Rival]] = defaultdict(list)
    moves = RivalMove.objects.select_related("person", "source").defer("source__name")
    rivals = Rival.objects.filter(opportunity__in=deal_ids).select_related("company")
    ledger = Prefetch("moves", moves.order_by("-on", "-pk"))
    for rival in rivals.prefetch_related(ledger).order_by("pk"):
        found[rival.opportunity_id].append(rival)
    return {pk: found[pk] for pk in deal_ids}


def rivals_of(deal: Opportunity) -> QuerySet[Rival]:
    """The rivals of one deal in the order they were noted, for a choice."""
    return Rival.objects.filter(opportunity=deal).select_related("company").order_by("pk")


def stages_of(rival: Rival) -> list[tuple[date, Stage]]:
    """How far a loaded rival has got since which day, oldest first."""
    told = [(move.on, move.pk, move.stage) for move in rival.moves.all() if move.question is Question.STAGE]
    return [(on, stage) for on, _pk, stage in sorted(told, key=lambda each: each[:2])]


class Answers:
    """What was answered of each rival of a deal, day by day, from the journal: does he meet the need and the budget."""

    def __init__(self, deal: Opportunity) -> None:
        lines = JournalEntry.objects.filter(opportunity_id=deal.pk, subject_type="rival").order_by("sequence")
        self._told: defaultdict[tuple[int, str], list[tuple[date, Answer]]] = defaultdict(list)
        for key, at, changes in lines.values_list("subject_id", "at", "changes"):
            for name in ("meets_need", "within_budget"):
                if changes.get(name, [None, None])[1]:
                    self._told[int(key), name].append((timezone.localdate(at), Answer.of(changes[name][1])))

    def on(self, rival: Rival, name: str, day: date) -> Answer:
        """The answer that stood on a day; unknown before anybody gave one."""
        return next((answer for on, answer in reversed(self._told[rival.pk, name]) if on <= day), Answer.UNKNOWN)


def company_named(name: str) -> RivalCompany | None:
    """The company of this name or short name, whatever its spelling (width, case, legal form)."""
    key = name_key(name)
    found = RivalCompany.objects.filter(Q(name_key=key) | Q(short_key=key)) if key else RivalCompany.objects.none()
    return found.order_by("pk").first()


def company_names() -> list[str]:
    """The names that a form offers while somebody types."""
    return [str(company) for company in RivalCompany.objects.order_by("name")]


def company_of(pk: int) -> RivalCompany:
    """One company; `NotThere` when there is none."""
    company = RivalCompany.objects.filter(pk=pk).first()
    if company is None:
        raise NotThere(_("There is no such rival."))
    return company


def companies(user: User) -> QuerySet[RivalCompany]:
    """All rival companies, each with the number of deals in which this reader sees him: `deals`, `open_deals`."""
    mine = visible(user).values("pk")
    seen = Q(appearances__opportunity__in=mine)
    is_open = Q(appearances__opportunity__standing=Standing.OPEN)
    return RivalCompany.objects.annotate(
        deals=Count("appearances", filter=seen), open_deals=Count("appearances", filter=seen & is_open)
    )


@dataclass(frozen=True, slots=True)
class Appearance:
    """A rival in one deal that the reader sees. `lost_to_him` is `None` unless the deal is lost."""

    rival: Rival
    lost_to_him: bool | None

    @property
    def deal(self) -> Opportunity:
        """The deal in which he appears."""
        return self.rival.opportunity

    @property
    def stage(self) -> Stage | None:
        """How far he has got there as far as is known."""
        known = stages_of(self.rival)
        return known[-1][1] if known else None

    @property
    def last_on(self) -> date | None:
        """The day of the newest line of his ledger."""
        return max((move.on for move in self.rival.moves.all()), default=None)


@dataclass(frozen=True, slots=True)
class Score:
    """How the deals ended in which we met a company, as far as the reader sees them."""

    won: int
    lost_to_him: int
    lost_otherwise: int
    running: int


def appearances(user: User, company: RivalCompany) -> list[Appearance]:
    """Where this reader meets a company: open deals first, then the newest. Four queries whatever their number."""
    rivals = Rival.objects.filter(company=company, opportunity__in=visible(user).values("pk"))
    rows = rivals.select_related("company", "opportunity__customer", "opportunity__owner").prefetch_related("moves")
    lost = _lost_to([row.opportunity_id for row in rows], company)
    found = [Appearance(row, lost.get(row.opportunity_id)) for row in rows]
    return sorted(found, key=lambda a: (a.deal.standing is not Standing.OPEN, -a.deal.updated_at.timestamp()))


def score(found: Sequence[Appearance]) -> Score:
    """Wins and losses against one company."""
    return Score(
        won=sum(a.deal.standing is Standing.WON for a in found),
        lost_to_him=sum(a.lost_to_him is True for a in found),
        lost_otherwise=sum(a.lost_to_him is False for a in found),
        running=sum(a.deal.standing in (Standing.OPEN, Standing.PAUSED) for a in found),
    )


def _lost_to(deals: Collection[int], company: RivalCompany) -> dict[int, bool]:
    """Of the lost deals, whether they were lost to this company, by the name written down when they were lost."""
    keys = {company.name_key, company.short_key} - {""}
    lost = StandingChange.objects.filter(
        opportunity__in=deals, standing=Standing.LOST, opportunity__standing=Standing.LOST
    )
    return {change.opportunity_id: name_key(change.lost_to) in keys for change in lost.order_by("at", "pk")}


def tender_runs(deal: Opportunity, on: date) -> bool:
    """Whether the customer's formal tender is running on a day, by its own dates or by the time plan, until the award.

    In the plan the first day is the planned or completed end of the tender less its working days, counted five a week.
    """
    steps = {row.step: row for row in PlanStepDate.objects.filter(opportunity=deal)}
    tender, award = steps.get(PlanStep.TENDER), steps.get(PlanStep.AWARD)
    if award is not None and award.done_on is not None and award.done_on <= on:
        return False
    return _by_its_dates(deal, on) or _by_the_plan(tender, on)


def _by_its_dates(deal: Opportunity, on: date) -> bool:
    """As the method reads notice and award, which a later feature keeps."""
    said = Opportunity.objects.filter(pk=deal.pk, tender_dates__isnull=False)
    days = said.values_list("tender_dates__notice_on", "tender_dates__award_on").first()
    if days is None:
        return False
    return in_tender(Case(Dossier(tender=Tender(notice_on=days[0], award_on=days[1])), our_parameters(), on))


def _by_the_plan(tender: PlanStepDate | None, on: date) -> bool:
    if tender is None:
        return False
    ends = tender.done_on or tender.planned_on
    if ends is None:
        return False
    return ends - timedelta(days=ceil((tender.duration_days or 0) * 7 / 5)) <= on
