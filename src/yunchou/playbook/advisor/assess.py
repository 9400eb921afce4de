"""Judge one deal: run every calculation and every rule, rank what they say."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.advisor.assessment import Assessment
from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.advisor.rulebook import RULES
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.parameters import Parameters
from yunchou.playbook.key_account.scorecard import scorecard
from yunchou.playbook.receivables.collected import won


def assess(dossier: Dossier, parameters: Parameters = DEFAULT, *, as_of: date) -> Assessment:
    """What the method says about a deal on a day. The same facts, parameters and day give the same answer."""
    case = Case(dossier, parameters, as_of)
    return Assessment(
        as_of=as_of,
        key_account=case.of(scorecard),
        won=case.of(won),
        advice=ranked([advice for rule in RULES for advice in rule.advise(case)]),
    )


def ranked(advice: list[Advice]) -> tuple[Advice, ...]:
    """The most severe first, then what is due first, then in the order of the playbook."""
    return tuple(sorted(advice, key=_order))


def _order(advice: Advice) -> tuple[int, date, int, str]:
    return advice.severity.rank, advice.by or date.max, advice.phrases[0], advice.rule
