"""The funnel of a year: how many deals each stage let through, how long they stayed, how they ended (P21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Q
from django.utils import timezone

from yunchou.desk.forecast.models import OddsNote
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import StageExit, StandingChange
from yunchou.desk.opportunities.queries import visible
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.pipeline.stages import Stage, Standing

YEAR = timedelta(days=365)
OVER = (Standing.LOST, Standing.DISQUALIFIED)
FACTORS = {
    "need": Words("需求", "Need"),
    "budget": Words("预算", "Budget"),
    "time": Words("时间", "Time"),
    "decision": Words("决策流程", "Decision process"),
}


@dataclass(slots=True)
class Step:
    """One stage in a year. `share` is of the deals that left it: those still there say nothing yet."""

    stage: Stage
    came: int = 0
    passed: int = 0
    ended: int = 0
    there: int = 0
    stays: list[int] = field(default_factory=list)

    @property
    def share(self) -> int | None:
        """How many of a hundred that left went on; `None` while none left."""
        left = self.passed + self.ended
        return round(100 * self.passed / left) if left else None

    @property
    def days(self) -> int | None:
        """Half of those that went on stayed at most so many days."""
        return round(median(self.stays)) if self.stays else None


def funnel(user: User, *, today: date) -> list[Step]:
    """The nine stages of the deals in reach; two queries."""
    since = today - YEAR
    steps = {stage: Step(stage) for stage in Stage}
    deals = visible(user).filter(Q(standing=Standing.OPEN) | Q(standing_since__date__gte=since))
    exits: dict[int, list[tuple[Stage, Stage, datetime]]] = defaultdict(list)
    rows = StageExit.objects.filter(opportunity__in=deals).order_by("at", "pk")
    for pk, from_stage, to_stage, at in rows.values_list("opportunity_id", "from_stage", "to_stage", "at"):
        exits[pk].append((from_stage, to_stage, at))
    columns = ("pk", "stage", "standing", "created_at", "standing_since")
    for pk, stage, standing, created_at, standing_since in deals.order_by("pk").values_list(*columns):
        begun = created_at
        for from_stage, to_stage, at in exits[pk]:
            if _day(at) >= since:
                steps[from_stage].came += 1
                if to_stage.number > from_stage.number:
                    steps[from_stage].passed += 1
                    steps[from_stage].stays.append((_day(at) - _day(begun)).days)
            begun = at
        _last(steps[stage], standing, _day(standing_since) >= since)
    return list(steps.values())


def _last(step: Step, standing: Standing, recently: bool) -> None:
    """Where a deal is now, or was when it ended. A won deal has passed the last stage."""
    if standing in OVER:
        step.came += recently
        step.ended += recently
    elif standing is Standing.WON:
        step.came += recently
        step.passed += recently
    else:
        step.came += 1
        step.there += 1


@dataclass(slots=True)
class Factor:
    """One of the four factors as it was last known of the deals that ended: how they ended by its answer."""

    name: Words
    won: dict[Answer, int] = field(default_factory=lambda: dict.fromkeys(Answer, 0))
    lost: dict[Answer, int] = field(default_factory=lambda: dict.fromkeys(Answer, 0))

    @property
    def row(self) -> list[int]:
        """Won by yes, no, unknown, then lost by the same."""
        return [*self.won.values(), *self.lost.values()]


@dataclass(frozen=True, slots=True)
class Ends:
    """How deals ended in a year: by standing, against whom they were lost, and by the four factors."""

    counts: dict[Standing, int]
    rivals: list[tuple[str, int]]
    factors: list[Factor]


def ends(user: User, *, today: date) -> Ends:
    """How the deals in reach ended; three queries. A factor nobody noted counts as unknown."""
    ended = visible(user).filter(standing__in=[Standing.WON, *OVER], standing_since__date__gte=today - YEAR)
    standings: dict[int, Standing] = dict(ended.order_by().values_list("pk", "standing"))
    counts = {each: sum(1 for s in standings.values() if s is each) for each in (Standing.WON, *OVER)}
    rivals: dict[str, int] = defaultdict(int)
    lost = StandingChange.objects.filter(opportunity__in=ended, standing=Standing.LOST).exclude(lost_to="")
    for name in lost.order_by().values_list("lost_to", flat=True):
        rivals[name] += 1
    # A deal that waits for its money is judged by its papers alone: of the factors the last word before that counts.
    notes: dict[int, dict[str, Any]] = defaultdict(dict)
    for note in OddsNote.objects.filter(opportunity__in=ended).order_by("noted_on", "pk").only("opportunity", "parts"):
        notes[note.opportunity_id].update(note.parts)
    return Ends(counts, sorted(rivals.items(), key=lambda each: (-each[1], each[0])), _factors(standings, notes))


def _factors(standings: Mapping[int, Standing], notes: Mapping[int, Mapping[str, Any]]) -> list[Factor]:
    found = {code: Factor(words) for code, words in FACTORS.items()}
    for pk, standing in standings.items():
        for code, factor in found.items():
            side = factor.won if standing is Standing.WON else factor.lost
            side[_answer(notes.get(pk, {}).get(code))] += 1
    return list(found.values())


def _answer(value: float | None) -> Answer:
    if value is None:
        return Answer.UNKNOWN
    return Answer.YES if value > 0 else Answer.NO


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
