"""The position against each rival, from what is known, with its inputs (P50, P52, N10).

Each part gives between -1 and 1; what is unknown gives nothing, so that a fact in our favour never lowers
the score. Even scores mean level only when enough is known; no rival known is never "ahead" (P16). With a must
that we cannot meet nothing puts us ahead of a rival who may: that comes before every relationship (P94). An offer
that fits puts nobody ahead while nobody's lean is known, or while people lean the other way: people decide (P71).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.competitors.terms import LawfulSource, Position
from yunchou.playbook.dossier.case import NUMBERS, Case
from yunchou.playbook.kernel.grades import PARTLY
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import NO, YES, Answer, Words
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.meetings.initiative import initiative
from yunchou.playbook.qualification.budget import budget_for_price
from yunchou.playbook.qualification.need import must_haves_met
from yunchou.playbook.qualification.terms import Match
from yunchou.playbook.stakeholders.people import SCORES, Leaning, leanings

ZERO = Decimal(0)
ANSWERS = {YES: Decimal("0.5"), NO: Decimal("-0.5")}
MATCHES = {Match.COVERS: Decimal("0.5"), Match.TIGHT: ZERO, Match.SHORT: Decimal("-0.5")}
PROGRESS = {stages: Decimal(stages) / 3 for stages in range(-3, 4)}
PART_NAMES = {
    "lean": Words("人心", "where people lean"),
    "fit": Words("需求满足", "requirement fit"),
    "budget": Words("预算匹配", "budget fit"),
    "initiative": Words("主动权", "the initiative"),
    "progress": Words("进度", "progress"),
}


@value_object
class Part:
    """One input of a position: its name, -1 to 1 (`None` while unknown), and its weight."""

    name: str
    value: Decimal | None
    weight: int


@value_object
class Against:
    """Where we stand against one rival. `known` is the share of the weights that rests on facts."""

    rival: str
    position: Position
    score: Decimal
    known: Decimal
    parts: tuple[Part, ...]

    @property
    def low(self) -> Decimal:
        """The score if everything that is unknown spoke for the rival."""
        return max(Decimal(-1), self.score - (1 - self.known))

    @property
    def high(self) -> Decimal:
        """The score if everything that is unknown spoke for us."""
        return min(Decimal(1), self.score + (1 - self.known))


@value_object
class Field:
    """All rivals of a deal, and the one against whom we stand worst: his is the position of the deal.

    Without a rival it is unknown.
    """

    rivals: tuple[Against, ...]
    worst: Against | None

    @property
    def position(self) -> Position:
        """Where we stand in the deal."""
        return Position.UNKNOWN if self.worst is None else self.worst.position


def field(case: Case) -> Field:
    """Where we stand against every rival with a name; somebody of whom nothing but a trace is known is none yet."""
    ours = case.of(_ours)
    rivals = tuple([_against(case, ours, rival, taken) for rival, taken in case.of(takings) if rival.is_named])
    return Field(rivals, min(rivals, key=lambda s: (s.score, s.rival), default=None))


def _against(case: Case, ours: Ours, rival: Rival, taken: dict[str, date]) -> Against:
    """Where we stand against one rival."""
    weights, total = case.settings.of(_weights)
    values = (
        _lean(case, rival, taken),
        _versus(ANSWERS.get(ours.musts), ANSWERS.get(rival.meets_need)),
        _versus(ours.budget, ANSWERS.get(rival.within_budget)),
        ours.initiative,
        _progress(case, rival),
    )
    score, told = ZERO, 0
    for value, weight in zip(values, weights, strict=True):
        if value is not None:
            score, told = score + value * weight, told + weight
    score /= total
    if ours.musts is NO and rival.meets_need is not NO:
        score = min(score, ZERO)
    known = Decimal(told) / total
    parts = tuple(map(Part, PART_NAMES, values, weights))
    return Against(rival.name, _position(case, score, known, values[0]), score, known, parts)


@value_object
class Ours:
    """What counts against every rival alike: whether the musts are met, the budget fit, the initiative."""

    musts: Answer
    budget: Decimal | None
    initiative: Decimal | None


def _ours(case: Case) -> Ours:
    taken = case.of(initiative)
    return Ours(
        case.of(must_haves_met).value,
        MATCHES.get(case.of(budget_for_price).match),
        None if taken.share is None else taken.balance,
    )


def _weights(settings: Settings) -> tuple[tuple[int, ...], int]:
    """The weight of each part, and what they add up to."""
    weights = tuple([settings.whole(f"competitors.{name}_weight") for name in PART_NAMES])
    return weights, sum(weights)


def _position(case: Case, score: Decimal, known: Decimal, lean: Decimal | None) -> Position:
    """Ahead is who has the better offer and nobody against him: as long as no lean is known we are not."""
    edge = case.settings.ratio("competitors.ahead_from")
    if score >= edge and lean is not None and lean >= 0:
        return Position.AHEAD
    if score <= -edge:
        return Position.BEHIND
    return Position.LEVEL if known >= case.settings.ratio("competitors.known_from") else Position.UNKNOWN


def _versus(ours: Decimal | None, theirs: Decimal | None) -> Decimal | None:
    """Our half minus theirs; one side known is enough to say something."""
    if ours is None and theirs is None:
        return None
    return (ours or ZERO) - (theirs or ZERO)


def _lean(case: Case, rival: Rival, taken: dict[str, date]) -> Decimal | None:
    """Weighted leans added up and bent into -1 to 1, so that each person with us adds and each against takes."""
    pulls = case.of(_pulls)
    told = pulls.get("", {}) | pulls.get(rival.name, {})
    for name, day in taken.items():
        for place, weight in case.of(_weights_by_name).get(name, ()):
            if place not in told or told[place][0] <= day:
                told[place] = day, -weight * PARTLY
    if not told:
        return None
    total = sum([pull for _, pull in told.values()], ZERO)
    return total / (abs(total) + case.settings.whole("competitors.lean_half"))


def _pulls(case: Case) -> dict[str, dict[int, tuple[date, Decimal]]]:
    """By rival what each of the leanings, by its place, adds against him, and since which day.

    The first note about him counts, up to one that is about nobody in particular (no name), which counts for the rest.
    A note adds lean × weight × trust.
    """
    found: dict[str, dict[int, tuple[date, Decimal]]] = defaultdict(dict)
    for place, leaning in enumerate(case.of(leanings)):
        weight = leaning.weight
        for note in leaning.notes:
            rival, grade = note.rival, note.grade
            against = found[rival]
            if place not in against:
                counted = PARTLY if grade is None else grade.trust
                against[place] = note.on or date.min, SCORES[note.lean] * weight * counted
            if not rival:
                break
    return found


def _weights_by_name(case: Case) -> dict[str, list[tuple[int, Decimal]]]:
    """By the name of somebody still there his place among the leanings and what he weighs; two may share a name."""
    found: dict[str, list[tuple[int, Decimal]]] = defaultdict(list)
    for place, leaning in enumerate(case.of(leanings)):
        found[leaning.person.name].append((place, leaning.weight))
    return found


def lost_to(case: Case, leaning: Leaning) -> tuple[str, date] | None:
    """The rival who is said to have won somebody over since the note of his lean, and when; `None` when none has."""
    note, name = leaning.note, leaning.person.name
    won = [(taken[name], rival.name) for rival, taken in case.of(takings) if name in taken]
    since = date.min if note is None else note.on or date.min
    return next(((rival, day) for day, rival in sorted(won, reverse=True) if day >= since), None)


def takings(case: Case) -> list[tuple[Rival, dict[str, date]]]:
    """Every rival with those whom he is said to have won over."""
    return [(rival, won_over(case, rival)) for rival in case.dossier.rivals]


def won_over(case: Case, rival: Rival) -> dict[str, date]:
    """Whom the rival is said to have won over, by a lawful and not doubtful source, and when last."""
    days: dict[str, date] = {}
    for move in rival.moves:
        if not move.won_over or not case.knew(move.on):
            continue
        if move.source is not LawfulSource.UNKNOWN and not (move.grade is not None and move.grade.is_weak):
            days[move.won_over] = max(days.get(move.won_over, date.min), move.on or date.min)
    return days


def _progress(case: Case, rival: Rival) -> Decimal | None:
    """Three stages ahead count as much as it gets."""
    ours = case.dossier.opportunity.stage
    if ours is None or rival.stage is None:
        return None
    ahead = NUMBERS[ours] - NUMBERS[rival.stage]
    return PROGRESS[max(-3, min(3, ahead))]
