"""One deal as its page shows it: what the method says, what opens the gate, what to do next, who and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.answers import form_url
from yunchou.desk.cockpit.places import EVIDENCE_IN, PLACES, may_read_facts, may_read_move, may_read_verdict, url_of
from yunchou.desk.cockpit.queries import (
    Decided,
    assess_dossier,
    case_of,
    decisions_about,
    gate_of,
    is_blank,
    is_hidden,
    load_dossier,
)
from yunchou.desk.cockpit.questions import question_of
from yunchou.desk.cockpit.room import OddsBar, PositionBar, ShownDial, odds_bar, position_bars, shown_dials
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations.stages import MOVING
from yunchou.desk.opportunities.queries import may_change
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.advisor.disciplines import dials
from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.contracts.paths import Stuck
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.names import NAMES
from yunchou.playbook.forecast.odds import EFFECT_NAMES
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.pipeline.gate import Gate, Judged
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.stakeholders.facts import Person

FEW_MOVES, MOST_MOVES = 3, 30
AT_A_GLANCE = 6


@dataclass(frozen=True, slots=True)
class GateLine:
    """One exit criterion: what is found, and where to record it; without an address a person answers here.

    `hidden` says that the reader may know the answer but not what it rests on.
    """

    judged: Judged
    url: str
    hidden: bool

    @property
    def asked(self) -> bool:
        """Whether a person answers it, because no recorded fact can."""
        return not self.judged.criterion.from_facts


@dataclass(frozen=True, slots=True)
class GatePage:
    """The gate of a deal's stage: its criteria, whether it is open, the stages ahead and behind."""

    lines: list[GateLine]
    answer: Answer
    onward: Stage | None
    earlier: list[Stage]
    may_change: bool


@dataclass(frozen=True, slots=True)
class NextMove:
    """A move with its identity for deciding about it, and the page on which its facts are recorded."""

    advice: Advice
    move: str
    url: str


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day ahead, or just gone by: what happens then."""

    on: date
    what: Words
    of: str
    past: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on a deal's page beside its head.

    `later_moves` is how many moves wait until some of `moves` are done: nobody reads two hundred.
    """

    dossier: Dossier
    assessment: Assessment
    decided: Decided
    gate: GatePage
    moves: list[NextMove]
    later_moves: int
    hidden_moves: int
    missing: Unknown | None
    missing_of: Words | None
    question: Words | None
    missing_url: str
    missing_form: str
    positions: list[PositionBar]
    odds: OddsBar
    dials: list[ShownDial]
    days: list[ComingDay]
    stuck: list[Stuck]
    may_change: bool
    sees_contract: bool
    sees_money: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing is recorded yet that the method could judge."""
        return is_blank(self.dossier)

    @property
    def first_moves(self) -> list[NextMove]:
        """The few moves to begin with."""
        return self.moves[:FEW_MOVES]

    @property
    def other_moves(self) -> list[NextMove]:
        """The next most urgent, one tap away."""
        return self.moves[FEW_MOVES:]

    @property
    def odds_parts(self) -> list[tuple[Words, float | None]]:
        """The parts of the odds by name, each with what it moves them: above 0 for us, `None` while unknown."""
        return [(EFFECT_NAMES[effect.name], effect.value) for effect in self.assessment.odds.effects]

    @property
    def people(self) -> Sequence[Person]:
        """Some of the customer's people who are there and known by name."""
        return self._present[:AT_A_GLANCE]

    @property
    def more_people(self) -> int:
        """How many of the customer's people are not shown."""
        return max(0, len(self._present) - AT_A_GLANCE)

    @property
    def _present(self) -> list[Person]:
        """Who decides or may stop it comes first."""
        here = [each for each in self.dossier.people if each.name and each.left_on is None]
        return sorted(here, key=lambda each: Answer.YES not in (each.decides, each.veto))

    @property
    def factors(self) -> list[tuple[Words, Finding, str]]:
        """Need, budget, time and decision process, each with its finding and the part of the page about it."""
        parts = ("need", "budget", "time", "decision")
        return [
            (name, finding, part) for (name, finding), part in zip(self.assessment.factors.named, parts, strict=True)
        ]


def overview_of(user: User, deal: Opportunity, *, as_of: date) -> Overview:
    """The page of one deal that was fetched through access, judged from what is stored now."""
    dossier = load_dossier(deal.pk, as_of)
    assessment = assess_dossier(dossier, as_of)
    reach, decided = reach_of(user), decisions_about([deal.pk]).get(deal.pk, {})
    readable = [move for move in assessment.advice if may_read_move(reach, move)]
    waiting = [move for move in readable if not is_hidden(move, decided, as_of)]
    missing, changes = assessment.missing, may_change(user, deal)
    if missing is not None and not may_read_facts(reach, [missing.path]):
        missing = None
    return Overview(
        dossier=dossier,
        assessment=assessment,
        decided=decided,
        gate=gate_page(gate_lines(deal, assessment.gate, reach), _answer(assessment.gate), deal, may_change=changes),
        moves=[next_move(deal, move, may_change=changes) for move in waiting[:MOST_MOVES]],
        later_moves=max(0, len(waiting) - MOST_MOVES),
        hidden_moves=len(readable) - len(waiting),
        missing=missing,
        missing_of=item_words(missing.of) if missing else None,
        question=question_of(missing) if missing else None,
        missing_url=url_of(missing.path, deal, may_change=changes) if missing else "",
        missing_form=form_url(missing, deal, reach) if missing and changes else "",
        positions=position_bars(assessment.position.rivals),
        odds=odds_bar(assessment.odds),
        dials=shown_dials(dials(case_of(dossier, as_of)), deal, reach, may_change=changes),
        days=list(_days(dossier, reach, as_of))[:AT_A_GLANCE],
        stuck=[step for step in assessment.stuck if may_read_facts(reach, [step.path])],
        may_change=changes,
        sees_contract=May.SEE_CONTRACTS in reach.may,
        sees_money=May.SEE_RECEIVABLES in reach.may,
    )


def _answer(gate: Gate | None) -> Answer:
    return gate.value if gate else Answer.UNKNOWN


def gate_lines(deal: Opportunity, gate: Gate | None, reach: Reach) -> list[GateLine]:
    """The criteria of a gate, each with the way to its evidence, as far as the reader may go it."""
    return [_gate_line(deal, judged, reach) for judged in (gate.judged if gate else ())]


def _gate_line(deal: Opportunity, judged: Judged, reach: Reach) -> GateLine:
    root = EVIDENCE_IN.get(judged.criterion.code)
    if root is None:
        return GateLine(judged, "", hidden=False)
    place = PLACES[root]
    url = place.url(deal) if place.may in reach.may else ""
    return GateLine(judged, url, hidden=not may_read_verdict(reach, judged.finding, root))


def gate_page_of(user: User, deal: Opportunity, *, as_of: date) -> GatePage:
    """The gate of a deal that was fetched through access, judged from what is stored now."""
    gate = gate_of(deal.pk, as_of)
    return gate_page(gate_lines(deal, gate, reach_of(user)), gate.value, deal, may_change=may_change(user, deal))


def gate_page(lines: list[GateLine], answer: Answer, deal: Opportunity, *, may_change: bool) -> GatePage:
    """What the gate's part of a page shows."""
    earlier = [stage for stage in reversed(Stage) if stage.number < deal.stage.number]
    moving = may_change and deal.standing in MOVING
    return GatePage(lines, answer, next_stage(deal.stage), earlier, moving)


def next_stage(stage: Stage) -> Stage | None:
    """The stage after this one; none after collection."""
    stages = list(Stage)
    return stages[stage.number] if stage.number < len(stages) else None


def next_moves(
    deal: Opportunity, moves: list[Advice], decided: Decided, as_of: date, *, may_change: bool
) -> Iterator[NextMove]:
    """The moves that nobody has hidden, with their identity and the page on which their facts are recorded."""
    for move in moves:
        if not is_hidden(move, decided, as_of):
            yield next_move(deal, move, may_change=may_change)


def next_move(deal: Opportunity, move: Advice, *, may_change: bool) -> NextMove:
    """A move with its identity and the page on which its facts are recorded."""
    return NextMove(move, packing.identity(move), url_of_move(deal, move, may_change=may_change))


def url_of_move(deal: Opportunity, move: Advice, *, may_change: bool) -> str:
    """The page on which the facts of a move are recorded: of the first unknown, else of the first reason."""
    about = packing.parts(move)
    return url_of(about[0].path, deal, may_change=may_change) if about else ""


def _days(dossier: Dossier, reach: Reach, as_of: date) -> Iterator[ComingDay]:
    """The days that matter, by date: those gone by without being done first."""
    found = [(on, what, of) for on, what, of, path in _dated(dossier) if on and may_read_facts(reach, [path])]
    for on, what, of in sorted(found, key=lambda entry: entry[0]):
        yield ComingDay(on, what, of, past=on < as_of)


def _dated(dossier: Dossier) -> Iterator[tuple[date | None, Words, str, str]]:
    deal = dossier.opportunity
    if not (dossier.contract and dossier.contract.signed_on):
        yield deal.expected_sign_on, NAMES["opportunity.expected_sign_on"], "", "opportunity"
    if deal.standing is not Standing.WON:
        yield deal.expected_cash_on, NAMES["opportunity.expected_cash_on"], "", "opportunity"
    yield deal.wake_up_on, NAMES["opportunity.wake_up_on"], "", "opportunity"
    for step in dossier.time_plan.steps:
        if step.step and not step.done_on:
            yield step.planned_on, step.step.words, "", "time_plan"
    for decision in dossier.decision_steps:
        if not decision.done_on:
            yield decision.planned_on, NAMES["decision_steps.name"], decision.name, "decision_steps"
