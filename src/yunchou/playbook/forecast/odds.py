"""The odds: honest before any history, always with an interval, capped before the cash (P81, P83).

A start by stage, moved by what is known, in log-odds, and scaled to the most that is allowed before the cash, so
that the interval never closes. What is unknown moves nothing and widens it. A stage is worth its start only as far as
the evidence of the stages before it is shown: that somebody put the deal there is no evidence (P21, P24). Start and
moves come from the rules until the team's own closed deals have taught better ones (`forecast.learnt`).

However much is known of the deal, the interval is never narrower than a share seen in few deals allows: the rules count
as so many deals, each closed deal that taught as one more.
"""

from __future__ import annotations

from math import exp, log, sqrt

from yunchou.playbook.competitors.position import field
from yunchou.playbook.contracts.risks import is_signed, risks
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.forecast.learnt import TEAM, Learnt
from yunchou.playbook.insiders.insider import insiders
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import NO, YES, Words
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.pipeline.gate import shown
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.qualification.factors import four_factors
from yunchou.playbook.qualification.need import backing, must_haves_met
from yunchou.playbook.receivables.collected import won

EIGHTY_PERCENT = 1.2816
EVIDENCE = "evidence"
EFFECT_NAMES = {
    EVIDENCE: Words("所在阶段的凭据", "evidence for the stage"),
    "position": Words("相对对手", "position against rivals"),
    "need": Words("需求", "need"),
    "budget": Words("预算", "budget"),
    "time": Words("时间", "time"),
    "decision": Words("决策流程", "decision process"),
    "musts": Words("必须的需求", "musts"),
    "executive": Words("高层认可", "backed by top management"),
    "technical": Words("技术认可", "backed by technology"),
    "business": Words("业务认可", "backed by business"),
    "insider": Words("内线", "insider"),
    "paper": Words("签约后的风险", "risks after the signature"),
}
# The start of a stage presupposes what its predecessors ask for, so a yes adds less than a no takes away.
NEXT_TO_THE_CAP = 0.99
SHORTEST_WAY = 0.01
SIGNS = {YES: 0.35, NO: -1.0}


@value_object
class Effect:
    """One part of the odds: -1 to 1 (`None` while unknown), and what it moves at most, in log-odds."""

    name: str
    value: float | None
    most: float


@value_object
class Odds:
    """The chance of winning between 0 and 1, its 80 % interval, the most it may be before the cash, its parts.

    `stage` is the code of the stage that it starts from. `learnt_from` is the number of the team's closed deals
    that it rests on beside the rules; 0 while it rests on the rules alone.
    """

    chance: float
    low: float
    high: float
    most: float
    effects: tuple[Effect, ...]
    stage: str
    learnt_from: int

    @property
    def has_ended(self) -> bool:
        """Whether these are the odds of an end: won by the money, lost or not established."""
        return self.low == self.high


def odds(case: Case) -> Odds:
    """The odds of the deal. Ended deals have the odds of their end; an unknown stage counts as the first."""
    ended, stage = _ended(case), _stage(case)
    effects = _effects(case, stage)
    if ended is not None:
        return Odds(ended, ended, ended, 1.0, effects, stage, 0)
    most = cap(case.settings, stage)
    centre, variance = (
        _by_rules(case, stage, effects) if case.learnt is None else _by_deals(case.learnt, stage, effects)
    )
    spread = EIGHTY_PERCENT * sqrt(variance + _doubt(effects))
    if case.of(has_budget).value is NO and not case.is_sealed:
        most = min(most, case.settings.whole("forecast.no_budget_percent") / 100)
    elif case.is_pursued and case.of(must_haves_met).value is NO:
        most = min(most, case.settings.whole("forecast.unmet_must_percent") / 100)
    low, chance, high = [most * _chance(x) for x in (centre - spread, centre, centre + spread)]
    deals = case.learnt.deals if case.learnt else 0
    least, furthest = _of_few(chance, case.settings.whole("forecast.rules_worth") + deals)
    return Odds(chance, min(low, least), min(most, max(high, furthest)), most, effects, stage, deals)


def _of_few(share: float, deals: int) -> tuple[float, float]:
    """The 80 % interval of a share that was seen in so many deals (Wilson 1927, made for small numbers)."""
    more = EIGHTY_PERCENT**2 / deals
    middle = (share + more / 2) / (1 + more)
    half = sqrt(share * (1 - share) * more + more**2 / 4) / (1 + more)
    return middle - half, middle + half


def _doubt(effects: tuple[Effect, ...]) -> float:
    """How far the parts leave the odds open, each squared: half of what an unknown one may move, or as much as a stage
    not shown has taken.
    """
    open_by = [
        effect.most / 2 if effect.value is None else effect.value * effect.most
        for effect in effects
        if effect.value is None or effect.name == EVIDENCE
    ]
    return sum([far**2 for far in open_by])


def _by_rules(case: Case, stage: str, effects: tuple[Effect, ...]) -> tuple[float, float]:
    """The log-odds and their variance by what the method says before any history."""
    moved = sum([effect.value * effect.most for effect in effects if effect.value is not None])
    return case.settings.of(starts)[stage] + moved, (case.settings.whole("forecast.doubt") / 100) ** 2


def _by_deals(learnt: Learnt, stage: str, effects: tuple[Effect, ...]) -> tuple[float, float]:
    """The log-odds and their variance by what the team's closed deals have taught."""
    told = {e.name: e.value for e in effects if e.value is not None and e.name in learnt.weights}
    values = {TEAM: 1.0, stage: 1.0, **told}
    return sum(learnt.weights[name] * value for name, value in values.items()), learnt.variance(values)


def cap(settings: Settings, stage: str) -> float:
    """The most that the odds may be at a stage, before the cash."""
    return settings.table("forecast.cap_percent")[stage] / 100


def start(settings: Settings, stage: str) -> float:
    """Where the odds start at a stage, in log-odds of the share of its cap; a start at the cap is next to it."""
    share = settings.table("forecast.base_percent")[stage] / 100 / cap(settings, stage)
    return _logit(min(share, NEXT_TO_THE_CAP))


def starts(settings: Settings) -> dict[str, float]:
    """Where the odds start at each stage, in log-odds."""
    return {stage.value: start(settings, stage.value) for stage in Stage}


def way(settings: Settings) -> dict[str, float]:
    """How far each stage's start lies on the way from the first stage to the signature, 0 to 1."""
    known = settings.of(starts)
    first, last = known[Stage.PROSPECTING.value], known[Stage.CONTRACT_SIGNING.value]
    whole = max(last - first, SHORTEST_WAY)
    return {stage: min(1.0, max(0.0, (each - first) / whole)) for stage, each in known.items()}


def most_of(settings: Settings) -> dict[str, float]:
    """What each part of the odds moves at most, in log-odds, by the rules."""
    return {name: value / 100 for name, value in settings.table("forecast.effects").items()}


def _stage(case: Case) -> str:
    """The stage whose start and cap count: collection as soon as the contract is signed, and not before."""
    if case.of(is_signed).value is YES:
        return Stage.COLLECTION.value
    stage = case.dossier.opportunity.stage or Stage.PROSPECTING
    return (Stage.CONTRACT_SIGNING if stage is Stage.COLLECTION else stage).value


def _ended(case: Case) -> float | None:
    standing = case.dossier.opportunity.standing
    if case.of(won).value is YES:
        return 1.0
    return 0.0 if standing in (Standing.LOST, Standing.DISQUALIFIED) else None


def _effects(case: Case, stage: str) -> tuple[Effect, ...]:
    """Each part; one that the team's deals could not teach yet, because it is newer, moves nothing."""
    most = case.settings.of(most_of) if case.learnt is None else case.learnt.weights
    values = {"paper": _paper(case)} if case.of(is_signed).value is YES else _before_signing(case, stage)
    return tuple([Effect(name, value, most.get(name, 0.0)) for name, value in values.items()])


def _before_signing(case: Case, stage: str) -> dict[str, float | None]:
    factors, worst = case.of(four_factors), case.of(field).worst
    return {
        EVIDENCE: (shown(case, Stage.of(stage)) - 1) * case.settings.of(way)[stage],
        "position": None if worst is None or not worst.known else float(worst.score),
        "need": SIGNS.get(factors.need.value),
        "budget": SIGNS.get(factors.budget.value),
        "time": SIGNS.get(factors.time.value),
        "decision": SIGNS.get(factors.decision.value),
        "musts": SIGNS.get(case.of(must_haves_met).value),
        **{side.value: SIGNS.get(finding.value) for side, finding in case.of(backing).items()},
        "insider": 1.0 if case.of(insiders) else None,
    }


def _paper(case: Case) -> float | None:
    """After the signature only its risks count: one known risk against us, all known to be absent for us (P82)."""
    found = case.of(risks)
    if found.present:
        return SIGNS[NO]
    return None if found.unasked else SIGNS[YES]


def _logit(share: float) -> float:
    return log(share / (1 - share))


def _chance(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
