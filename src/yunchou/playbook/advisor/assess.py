"""Judge one deal: run every calculation and every rule, rank what they say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from yunchou.playbook.advisor.assessment import Assessment
from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.advisor.missing import missing_detail
from yunchou.playbook.advisor.rulebook import RULES
from yunchou.playbook.advisor.standing_down import has_stood_down, remains
from yunchou.playbook.competitors.position import field
from yunchou.playbook.conduct.veto import ORDINARY, Vetoed, veto
from yunchou.playbook.contracts.paths import stuck_steps
from yunchou.playbook.contracts.risks import is_signed, risks
from yunchou.playbook.dossier.case import Case, DealRule
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.forecast.learnt import Learnt
from yunchou.playbook.forecast.odds import odds
from yunchou.playbook.insiders.insider import judged_insiders, quorum
from yunchou.playbook.intelligence.claims import judged_claims
from yunchou.playbook.kernel.advice import RANKS, Advice
from yunchou.playbook.kernel.parameters import Parameters
from yunchou.playbook.key_account.scorecard import scorecard
from yunchou.playbook.pipeline.gate import gate
from yunchou.playbook.qualification.budget import budget_for_price, budget_for_requirement
from yunchou.playbook.qualification.budget_season import season
from yunchou.playbook.qualification.decision import completeness
from yunchou.playbook.qualification.factors import established, four_factors
from yunchou.playbook.qualification.time_plan import schedule
from yunchou.playbook.receivables.collected import collected, won
from yunchou.playbook.receivables.ledger import ledger
from yunchou.playbook.stakeholders.people import leanings, seats
from yunchou.playbook.tempo.pace import decided_pace, pace
from yunchou.playbook.tempo.plays import plays_now

LAST = date.max.toordinal()


def assess(
    dossier: Dossier,
    parameters: Parameters = DEFAULT,
    *,
    as_of: date,
    rules: Iterable[DealRule] = RULES,
    learnt: Learnt | None = None,
) -> Assessment:
    """What the method says about a deal on a day. The same facts, parameters and day give the same answer.

    `rules` are those that are asked for advice; a program that cannot record some facts leaves their rules out.
    `learnt` is what a team's own closed deals have taught about the odds; without it they rest on the rules.
    """
    case = Case(dossier, parameters, as_of, learnt)
    advice, vetoed = _screened(case, rules)
    return Assessment(
        as_of=as_of,
        key_account=case.of(scorecard),
        gate=case.of(gate),
        factors=case.of(four_factors),
        established=case.of(established),
        budget_for_price=case.of(budget_for_price),
        budget_for_requirement=case.of(budget_for_requirement),
        budget_season=case.of(season),
        schedule=case.of(schedule),
        decision_known=case.of(completeness),
        position=case.of(field),
        pace=case.of(pace),
        decided_pace=case.of(decided_pace),
        plays=case.of(plays_now),
        seats=case.of(seats),
        people=case.of(leanings),
        insiders=case.of(judged_insiders),
        quorum=case.of(quorum),
        claims=case.of(judged_claims),
        signed=case.of(is_signed),
        risks=case.of(risks),
        stuck=case.of(stuck_steps),
        won=case.of(won),
        collected=case.of(collected),
        ledger=case.of(ledger),
        advice=advice,
        vetoed=vetoed,
        odds=case.of(odds),
        missing=missing_detail(case, advice),
        case=case,
    )


def _screened(case: Case, rules: Iterable[DealRule]) -> tuple[tuple[Advice, ...], tuple[Vetoed, ...]]:
    """The moves of all rules that still make sense, ranked, apart from those that conduct forbids."""
    advice: list[Advice] = []
    for rule in rules:
        answer = rule.judge(case)
        if answer is not None:
            advice += rule.signed(answer)
    if has_stood_down(case):
        advice = [move for move in advice if remains(move)]
    allowed, vetoed = [], []
    for move in ranked(advice):
        why = None if move.kind is ORDINARY else veto(case, move)
        if why is None:
            allowed.append(move)
        else:
            vetoed.append(Vetoed(move, why))
    return tuple(allowed), tuple(vetoed)


def ranked(advice: list[Advice]) -> tuple[Advice, ...]:
    """The most severe first, then what is due first, then in the order of the playbook."""
    return tuple(sorted(advice, key=_order))


def _order(advice: Advice) -> tuple[int, int, int, str]:
    by = advice.by
    return RANKS[advice.severity], by.toordinal() if by else LAST, advice.phrases[0], advice.rule
