"""What is known about past odds: what closed deals have taught, and the stays in a stage they can teach from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from yunchou.desk.forecast.models import LearntOdds, OddsNote
from yunchou.desk.opportunities.models import Opportunity, StageExit
from yunchou.playbook.forecast.learnt import Learnt
from yunchou.playbook.forecast.odds import SIGNS
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.pipeline.table import ROWS

MOST_DEALS = 2_000
"""The newest closed deals that are learnt from: what was long ago says little about today's team."""
CHUNK = 500
PART_OF = {
    "need_clear": "need",
    "budget_definite": "budget",
    "time_plan_kept": "time",
    "decision_process_known": "decision",
    "must_haves_met": "musts",
    "backed_by_executive": "executive",
    "backed_by_technical": "technical",
    "backed_by_business": "business",
}
"""Exit evidence and the part of the odds that it makes a yes: what is left of a deal that was never noted."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A deal's stay in a stage: what was known of it there before the end drew near, and whether it was won."""

    deal: int
    stage: Stage
    parts: Mapping[str, float]
    won: bool


def learnt_by(day: date) -> Learnt | None:
    """What closed deals had taught by a day; `None` while there were too few."""
    row = LearntOdds.objects.filter(learnt_on__lte=day).order_by("-learnt_on").first()
    if row is None:
        return None
    covariance = tuple(tuple(line) for line in row.covariance)
    return Learnt(row.learnt_on, row.deals, row.won, dict(row.weights), covariance)


def stays(until: date, *, before_end_days: int) -> list[Stay]:
    """Every stay of a day or longer of the newest deals that were won or lost by a day, oldest end first.

    What a deal was like is taken from its newest note in that stage that is older than `before_end_days` before its
    end, otherwise from the gates it had passed on evidence; never from its rows as they are now.
    """
    ended = Opportunity.objects.filter(standing__in=[Standing.WON, Standing.LOST], standing_since__date__lte=until)
    newest = list(ended.order_by("-standing_since", "-pk")[:MOST_DEALS])[::-1]
    found: list[Stay] = []
    for begin in range(0, len(newest), CHUNK):
        found += _of_deals(newest[begin : begin + CHUNK], timedelta(days=before_end_days))
    return found


def _of_deals(deals: Collection[Opportunity], before_end: timedelta) -> Iterator[Stay]:
    ids = [deal.pk for deal in deals]
    exits: dict[int, list[StageExit]] = defaultdict(list)
    for row in StageExit.objects.filter(opportunity__in=ids).order_by("at", "pk"):
        exits[row.opportunity_id].append(row)
    notes: dict[tuple[int, Stage], list[OddsNote]] = defaultdict(list)
    for note in OddsNote.objects.filter(opportunity__in=ids).order_by("noted_on", "pk"):
        notes[note.opportunity_id, note.stage].append(note)
    for deal in deals:
        last_day = _day(deal.standing_since) - before_end
        for stage, passed in _stages(deal, exits[deal.pk]):
            known = [note for note in notes[deal.pk, stage] if note.noted_on <= last_day]
            parts = {n: v for n, v in known[-1].parts.items() if v is not None} if known else passed
            yield Stay(deal.pk, stage, parts, deal.standing is Standing.WON)


def _stages(deal: Opportunity, exits: list[StageExit]) -> Iterator[tuple[Stage, dict[str, float]]]:
    """Each stage in which the deal stayed a day or longer, once, with what the gates passed until then had shown."""
    shown: dict[str, float] = {}
    begun, seen = deal.created_at, set()
    for stage, until, row in [*((e.from_stage, e.at, e) for e in exits), (deal.stage, deal.standing_since, None)]:
        if until - begun >= timedelta(days=1) and stage not in seen:
            seen.add(stage)
            yield stage, dict(shown)
        begun = until
        if row is not None and row.to_stage.number > row.from_stage.number:
            shown |= _shown_by(row)


def _shown_by(row: StageExit) -> dict[str, float]:
    """The parts that were a yes when a gate was passed: its evidence less what it lacked."""
    codes = {criterion.code for criterion in ROWS[row.from_stage].criteria} - {code for code, _answer in row.lacking}
    return {PART_OF[code]: SIGNS[Answer.YES] for code in sorted(codes & PART_OF.keys())}


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
