"""The assessment: everything the method says about one deal on one day."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from decimal import Decimal

from yunchou.playbook.competitors.position import Field
from yunchou.playbook.conduct.veto import Vetoed
from yunchou.playbook.contracts.paths import Stuck
from yunchou.playbook.contracts.risks import Risks
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.insiders.insider import JudgedInsider, Quorum, first_insider_on
from yunchou.playbook.intelligence.claims import JudgedClaim
from yunchou.playbook.kernel.advice import Advice, Severity
from yunchou.playbook.kernel.findings import Finding, Verdict
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.key_account.scorecard import Scorecard
from yunchou.playbook.pipeline.gate import Gate
from yunchou.playbook.qualification.budget import Cover
from yunchou.playbook.qualification.budget_season import Season
from yunchou.playbook.qualification.factors import FourFactors
from yunchou.playbook.qualification.time_plan import Schedule
from yunchou.playbook.receivables.ledger import Ledger
from yunchou.playbook.stakeholders.people import Leaning, Seat
from yunchou.playbook.tempo.facts import PaceDecision
from yunchou.playbook.tempo.plays import Play
from yunchou.playbook.tempo.terms import Pace

FEW = 7


@value_object
class Assessment:
    """Verdicts, each with its reasons and unknowns, and the ranked moves, the most severe first.

    `vetoed` are moves that rules would make and conduct forbids.

    `pace` is what the method advises, `decided_pace` what people decided and is in force, `None` without a decision.

    `people` are those still there, with what each weighs and the notes of his lean that count.

    `gate` is `None` while the stage is unknown. `decision_known` is the known share, 0 to 1, of the decision
    process, `None` while no step is known. `missing` is the one detail whose answer would change the verdicts most.
    """

    as_of: date
    key_account: Scorecard
    gate: Gate | None
    factors: FourFactors
    established: Finding
    budget_for_price: Cover
    budget_for_requirement: Cover
    budget_season: Season
    schedule: Schedule
    decision_known: Decimal | None
    position: Field
    pace: Verdict[Pace]
    decided_pace: PaceDecision | None
    plays: tuple[Play, ...]
    seats: tuple[Seat, ...]
    people: tuple[Leaning, ...]
    insiders: tuple[JudgedInsider, ...]
    quorum: Quorum
    claims: tuple[JudgedClaim, ...]
    signed: Finding
    risks: Risks
    stuck: tuple[Stuck, ...]
    won: Finding
    collected: Finding
    ledger: Ledger
    odds: Odds
    advice: tuple[Advice, ...]
    vetoed: tuple[Vetoed, ...]
    missing: Unknown | None
    case: Case = field(repr=False, compare=False)

    @property
    def first_insider_on(self) -> date | None:
        """The first day on which somebody was an insider; looked for only when asked."""
        return self.case.of(first_insider_on)

    @property
    def next_moves(self) -> tuple[Advice, ...]:
        """The few that come first: more than a person remembers are no help. A stop is never left out."""
        stops = sum(move.severity is Severity.STOP for move in self.advice)
        return self.advice[: max(FEW, stops)]
