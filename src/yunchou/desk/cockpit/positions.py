"""Where we stand and stood against each rival: the playbook's calculation on what was known by each day.

The past is computed anew from dated facts, so that what is written down late still counts on its day, and one
calculation serves today and then. What carries no date (the fit of a requirement) counts as it is known now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from yunchou.desk.competitors.facts import ledger_of, rivals_on
from yunchou.desk.competitors.models import Rival, RivalMove
from yunchou.desk.competitors.pictures import Chart, Point, Story, chart, sample_days
from yunchou.desk.competitors.queries import Answers, stages_of
from yunchou.desk.opportunities.queries.stages import stage_on
from yunchou.desk.parameters import our_parameters
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.competitors.position import field
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.pipeline.stages import Stage

Stages = list[tuple[date, Stage]]


def position_history(
    dossier: Dossier, rivals: Sequence[Rival], stages: Stages, answers: Answers, *, as_of: date
) -> dict[int, list[Point]]:
    """Where we stood against each rival since the deal was opened, at the days of `sample_days`, without a query.

    `stages` are those of `opportunities.queries.stages.stages_since`, `answers` those of the deal. A rival begins
    with the first line about him.
    """
    points: dict[int, list[Point]] = {rival.pk: [] for rival in rivals}
    if not rivals:
        return points
    begun = {rival.pk: _begun(rival) for rival in rivals}
    ledgers = [(rival, ledger_of(rival)) for rival in rivals]
    for day in sample_days(min(stages[0][0], as_of), as_of):
        at_stage = replace(dossier.opportunity, stage=stage_on(stages, day))
        then = replace(dossier, opportunity=at_stage, rivals=rivals_on(ledgers, day, answers))
        found = field(Case(then, our_parameters(), day))
        for rival, against in zip(rivals, found.rivals, strict=True):
            if begun[rival.pk] <= day:
                points[rival.pk].append(Point(day, against))
    return points


def position_chart(rival: Rival, points: Sequence[Point], stages: Stages) -> Chart | None:
    """The way of the position against one rival, with his steps and both clocks; `None` for a single day."""
    if len(points) < 2:
        return None
    edge = our_parameters().on(points[-1].on).ratio("competitors.ahead_from")
    moves = [(move.on, _told(move)) for move in rival.moves.all()]
    return chart(Story(points, stages, stages_of(rival), moves, edge))


def _begun(rival: Rival) -> date:
    """The day from which the rival is known to be in the deal: of his first line, else of his being noted."""
    days = [move.on for move in rival.moves.all()]
    return min([*days, timezone.localdate(rival.recorded_at)])


def _told(move: RivalMove) -> str:
    """A line of the ledger as the chart names it."""
    words = [str(move.person or ""), move.what, in_reader_language(move.stage.words) if move.stage else ""]
    return f"{in_reader_language(move.question.words)}: {' '.join(filter(None, words))}"
