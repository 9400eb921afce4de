"""The pace page of one deal: the advice beside the decision, the plays, the pause, the steps, the two clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.desk.cockpit.clocks import CustomersClock, RivalsClock, customers_clock, rivals_clocks
from yunchou.desk.cockpit.places import may_read_facts
from yunchou.desk.cockpit.queries import assess_dossier, load_dossier
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.parameters import our_parameters
from yunchou.desk.tempo.models import ChosenPlay, PaceDecision, Replan
from yunchou.desk.tempo.queries import Rhythm, bare_case, in_force, load
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.meetings.initiative import InitiativeIndex, initiative
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.pace import tender_runs
from yunchou.playbook.tempo.plays import Play, hindrance, plays_for
from yunchou.playbook.tempo.terms import Hindrance, Legality, Pace


@dataclass(frozen=True, slots=True)
class Offered:
    """A play of the library as this deal meets it. `why_not` says why it is not on offer now."""

    play: Play
    why_not: Hindrance | None
    runs: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The plays for one pace; `fits` says that it is the pace the deal goes or is advised to go."""

    pace: Pace
    fits: bool
    plays: list[Offered]


@dataclass(frozen=True, slots=True)
class Running:
    """A play that runs. `forbidden`: a tender has begun since. `late`: its day has passed."""

    chosen: ChosenPlay
    forbidden: bool
    late: bool


@dataclass(frozen=True, slots=True)
class PacePage:
    """Everything on the page."""

    dossier: Dossier
    assessment: Assessment
    rhythm: Rhythm
    decision: PaceDecision | None
    in_tender: bool
    groups: list[Group]
    running: list[Running]
    contacts: InitiativeIndex
    customer: CustomersClock
    rivals: list[RivalsClock] | None
    replan: Replan | None
    may_change: bool
    may_agree: bool
    wake_is_due: bool
    kill_is_due: bool

    @property
    def advised(self) -> Pace:
        """What the method says now."""
        return self.assessment.pace.value

    @property
    def differs(self) -> bool:
        """Whether people decided otherwise than the method advises. An unknown advice is none to differ from."""
        return self.decision is not None and self.advised not in (Pace.UNKNOWN, self.decision.pace)

    @property
    def newest(self) -> int:
        """The key of the newest decision, 0 for none: what a new decision must have seen."""
        return self.rhythm.decisions[0].pk if self.rhythm.decisions else 0

    @property
    def history(self) -> list[PaceDecision]:
        """The decisions that no longer hold."""
        return [each for each in self.rhythm.decisions if each is not self.decision]

    @property
    def past_replans(self) -> list[Replan]:
        """The re-plans of earlier pauses."""
        return [each for each in self.rhythm.replans if each is not self.replan]

    @property
    def slow_in_tender(self) -> bool:
        """Whether the decision in force slows a deal whose tender runs."""
        return self.in_tender and self.decision is not None and self.decision.pace in (Pace.SLOW, Pace.PAUSE)


def pace_page_of(user: User, deal: Opportunity, *, as_of: date) -> PacePage:
    """The pace of one deal that was fetched through access, judged from what is stored now."""
    dossier, rhythm = load_dossier(deal.pk, as_of), load([deal.pk])[deal.pk]
    judged = assess_dossier(dossier, as_of)
    case = bare_case(deal, rhythm.tender, as_of)
    decision = in_force(rhythm.decisions, deal.standing)
    replan = rhythm.replans[0] if rhythm.replans and deal.standing is Standing.PAUSED else None
    paused = deal.standing is Standing.PAUSED
    return PacePage(
        dossier=dossier,
        assessment=judged,
        rhythm=rhythm,
        decision=decision,
        in_tender=tender_runs(case),
        groups=_groups(case, decision.pace if decision else judged.pace.value, rhythm),
        running=[_running(case, chosen, as_of) for chosen in rhythm.running],
        contacts=Case(dossier, our_parameters(), as_of).of(initiative),
        customer=customers_clock(deal, dossier, judged),
        rivals=rivals_clocks(dossier, judged) if may_read_facts(reach_of(user), ["rivals"]) else None,
        replan=replan,
        may_change=may_change(user, deal),
        may_agree=replan is not None
        and any(each.colleague_id == user.pk and each.agreed_at is None for each in replan.agreements.all()),
        wake_is_due=paused and deal.wake_on is not None and deal.wake_on <= as_of,
        kill_is_due=paused and deal.kill_on is not None and deal.kill_on <= as_of,
    )


def _groups(case: Case, pace: Pace, rhythm: Rhythm) -> list[Group]:
    """The slow plays and the fast ones, those that fit the pace first; while a tender runs its own before all."""
    in_tender = tender_runs(case)
    wanted = Pace.STEADY if in_tender else Pace.SLOW if pace is Pace.PAUSE else pace
    running = {chosen.code for chosen in rhythm.running}
    groups = [
        Group(each, each is wanted, [Offered(p, hindrance(case, p), p.code in running) for p in plays_for(each)])
        for each in ((Pace.STEADY, Pace.SLOW, Pace.FAST) if in_tender else (Pace.SLOW, Pace.FAST))
    ]
    return sorted(groups, key=lambda group: not group.fits)


def _running(case: Case, chosen: ChosenPlay, as_of: date) -> Running:
    play = chosen.play
    forbidden = play is not None and play.legality is Legality.NOT_IN_TENDER and tender_runs(case)
    return Running(chosen, forbidden, chosen.until is not None and chosen.until < as_of)
