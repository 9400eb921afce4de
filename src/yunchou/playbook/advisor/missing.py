"""The one missing detail: the unknown fact whose answer would change the verdicts most (P19).

Each verdict that is still open gives its weight to the facts it waits for; a position gives the weight of a part
only when that part could turn it; the odds give what the part could move them; advice gives its severity. The budget
weighs more than the other factors: its answer alone can end the deal (P32). Of equals the first in the dossier comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import inf

from yunchou.playbook.advisor.standing_down import has_stood_down
from yunchou.playbook.competitors.position import Against, Part, field
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import NAMES, missing
from yunchou.playbook.forecast.odds import odds
from yunchou.playbook.kernel.advice import Advice, Severity
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.terms import UNKNOWN, YES
from yunchou.playbook.key_account.scorecard import scorecard
from yunchou.playbook.pipeline.gate import gate
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.qualification.factors import established, four_factors
from yunchou.playbook.receivables.collected import won
from yunchou.playbook.stakeholders.people import about, leanings

SEVERITIES = {Severity.STOP: 4.0, Severity.URGENT: 2.0, Severity.IMPORTANT: 1.0, Severity.HINT: 0.5}
ESTABLISHED, BUDGET, WON, KEY_ACCOUNT, GATE, POSITION, ODDS = 6.0, 9.0, 9.0, 3.0, 2.0, 6.0, 2.0
PLACES = {path: place for place, path in enumerate(NAMES)}
PATHS = {
    "fit": "needs.fit",
    "budget": "budgets.amount",
    "initiative": "interactions.initiative",
    "progress": "rivals.stage",
    "insider": "insider_evidence.person",
    "musts": "needs.fit",
    "position": "rivals.name",
    "paper": "contract.project_frozen",
}


Weights = dict[tuple[str, str], float]  # by path and the item of a list it is about


def missing_detail(case: Case, advice: Iterable[Advice]) -> Unknown | None:
    """The unknown that weighs most; `None` when nothing waits for a fact. A lost deal waits for nothing."""
    standing = case.dossier.opportunity.standing
    if standing is Standing.LOST:
        return None
    weights: Weights = defaultdict(float)
    _add_judgements(weights, case)
    if not has_stood_down(case):
        _add_position(weights, case)
        if standing is not Standing.WON:
            _add_odds(weights, case)
    for move in advice:
        if move.unknowns:
            _add(weights, move.unknowns, SEVERITIES[move.severity])
    if not weights:
        return None
    path, of = _heaviest(weights)
    return missing(path, of=of)


def _heaviest(weights: Weights) -> tuple[str, str]:
    """The place that weighs most; where a fact lacks in general and of something in particular, the particular."""
    particular = {path for path, of in weights if of}
    most, found = -inf, []
    for (path, of), own in weights.items():
        weight = own + weights.get((path, ""), 0.0) if of else own
        if weight >= most and (of or path not in particular):
            most = weight
            found.append((-weight, PLACES[path], path, of))
    return min(found)[2:]


def _add(weights: Weights, unknowns: Iterable[Unknown], value: float) -> None:
    for unknown in unknowns:
        weights[unknown.path, unknown.of] += value


def _share(weights: Weights, unknowns: tuple[Unknown, ...], value: float) -> None:
    """Kinds of facts that one verdict waits for together share its weight; a kind is asked about in one breath."""
    if unknowns:
        _add(weights, unknowns, value / len({unknown.path for unknown in unknowns}))


def _add_judgements(weights: Weights, case: Case) -> None:
    """A verdict that is already no cannot be changed by what is still unknown."""
    if case.is_pursued and case.of(established).value is UNKNOWN:
        found = case.of(four_factors)
        _share(weights, found.budget.unknowns, BUDGET)
        for finding in (found.need, found.time, found.decision):
            _share(weights, () if finding.value is YES else finding.unknowns, ESTABLISHED)
    _share(weights, case.of(scorecard).verdict.unknowns, KEY_ACCOUNT)
    _share(weights, case.of(won).unknowns, WON)
    exits = None if has_stood_down(case) else case.of(gate)
    for judged in exits.those(UNKNOWN) if exits else ():
        _share(weights, judged.finding.unknowns, GATE)


def _add_position(weights: Weights, case: Case) -> None:
    worst, edge = case.of(field).worst, case.settings.ratio("competitors.ahead_from")
    if worst is None or not case.is_pursued:
        return
    total = sum(part.weight for part in worst.parts)
    for part in worst.parts:
        if part.value is not None:
            continue
        if abs(abs(worst.score) - edge) <= part.weight / total or worst.position is Position.UNKNOWN:
            _add(weights, (_fact(case, worst, part),), POSITION * part.weight / total)


def _fact(case: Case, worst: Against, part: Part) -> Unknown:
    if part.name != "lean":
        return missing(PATHS[part.name], of=worst.rival if part.name == "progress" else "")
    silent = [(each.weight, each.person.name) for each in case.of(leanings) if not about(each.notes, worst.rival)]
    return missing("people.leans.lean", of=max(silent)[1]) if silent else missing("people.name")


def _add_odds(weights: Weights, case: Case) -> None:
    found = case.of(odds)
    for effect in () if found.has_ended else found.effects:
        if effect.value is None and effect.name in PATHS:
            _add(weights, (missing(PATHS[effect.name]),), ODDS * effect.most)
