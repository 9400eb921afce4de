"""Two clocks side by side: the customer's, and that of each rival (P38-P43, P44-P49)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.position import Against
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.meetings.planned import last_contact_on
from yunchou.playbook.qualification.facts import DecisionStep
from yunchou.playbook.qualification.time_plan import Schedule, ScheduledStep

LAST_MOVES = 3
# What is kept fresh, the journal's words for its rows, and where it is asked anew: an address name and a part.
FACTS: tuple[tuple[str | Promise, tuple[str, ...], str, str], ...] = (
    (_("Need"), ("need", "need_summary", "endorsement", "gap_request"), "qualification", "need"),
    (_("Budget"), ("budget_fact",), "qualification", "budget"),
    (_("Time plan"), ("plan_step",), "qualification", "time"),
    (_("Decision process"), ("decision_step",), "qualification", "decision"),
)


@dataclass(frozen=True, slots=True)
class Freshness:
    """When a part of what we know was last written, how many days ago, and whether that is too long."""

    name: str | Promise
    url_name: str
    part: str
    days: int | None
    is_stale: bool


@dataclass(frozen=True, slots=True)
class CustomersClock:
    """Where the customer stands: his next steps, our slack, how fresh our facts are, when we last met (P39-P43)."""

    schedule: Schedule
    next_plan_step: ScheduledStep | None
    next_decision: DecisionStep | None
    last_contact_on: date | None
    silent_days: int | None
    silence_is_long: bool
    facts: list[Freshness]


@dataclass(frozen=True, slots=True)
class RivalsClock:
    """One rival: how far he is, where we stand against him, what he did last and how long ago (P44-P49)."""

    rival: Rival
    against: Against | None
    last_moves: list[RivalMove]
    days: int | None
    ahead_of_us: int | None


def customers_clock(deal: Opportunity, dossier: Dossier, judged: Assessment) -> CustomersClock:
    """The customer's clock of one deal; one query."""
    settings = our_parameters().on(judged.as_of)
    last = judged.case.of(last_contact_on)
    silent = (judged.as_of - last).days if last else None
    steps = judged.schedule.steps
    return CustomersClock(
        schedule=judged.schedule,
        next_plan_step=next((step for step in steps if step.done_on is None), None),
        next_decision=next((step for step in dossier.decision_steps if step.done_on is None), None),
        last_contact_on=last,
        silent_days=silent,
        silence_is_long=silent is not None and silent > settings.whole("tempo.silent_days"),
        facts=list(_freshness(_written(deal), judged.as_of, settings.whole("intelligence.fresh_days"))),
    )


def rivals_clocks(dossier: Dossier, judged: Assessment) -> list[RivalsClock]:
    """A clock for each rival, the one against whom we stand worst first."""
    against = {each.rival: each for each in judged.position.rivals}
    clocks = [_rivals_clock(rival, against.get(rival.name), dossier, judged.as_of) for rival in dossier.rivals]
    return sorted(clocks, key=lambda clock: (clock.against.score if clock.against else 1, clock.rival.name))


def _rivals_clock(rival: Rival, against: Against | None, dossier: Dossier, as_of: date) -> RivalsClock:
    moves = sorted(rival.moves, key=lambda move: move.on or date.min, reverse=True)
    last = next((move.on for move in moves if move.on and move.on <= as_of), None)
    ours = dossier.opportunity.stage
    ahead = rival.stage.number - ours.number if rival.stage and ours else None
    told = [move for move in moves if move.met or move.topics or move.document or move.won_over]
    return RivalsClock(rival, against, told[:LAST_MOVES], (as_of - last).days if last else None, ahead)


def _written(deal: Opportunity) -> dict[str, date]:
    """The day on which rows of each kind were last written on this deal, by the noun of the journal's kinds."""
    rows = JournalEntry.objects.filter(opportunity_id=deal.pk).order_by().values_list("kind").annotate(Max("at"))
    found: dict[str, date] = {}
    for kind, at in rows:
        noun, day = kind.partition(".")[0], timezone.localtime(at).date()
        found[noun] = max(found.get(noun, day), day)
    return found


def _freshness(written: Mapping[str, date], as_of: date, fresh_days: int) -> Iterable[Freshness]:
    for name, nouns, url_name, part in FACTS:
        last = max((written[noun] for noun in nouns if noun in written), default=None)
        days = (as_of - last).days if last else None
        yield Freshness(name, url_name, part, days, days is not None and days > fresh_days)
