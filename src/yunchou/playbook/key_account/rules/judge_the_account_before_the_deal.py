"""Before effort goes into a deal, judge whether the customer is a key account (P1, P2)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, say
from yunchou.playbook.key_account.scorecard import scorecard
from yunchou.playbook.key_account.terms import KeyAccountVerdict


def judge(case: Case) -> Move | None:
    """Fires while an open deal's customer cannot be judged for want of facts."""
    verdict = case.of(scorecard).verdict
    if not case.is_pursued or verdict.value is not KeyAccountVerdict.UNKNOWN:
        return None
    return Move(
        sentence=say(
            "先把坐席数和行业地位摸清，再定是不是按大客户来做。",
            "Find out the seats and the standing in the industry, then decide whether to pursue it as a key account.",
        ),
        severity=Severity.IMPORTANT,
        reasons=verdict.reasons,
        unknowns=verdict.unknowns,
    )


RULE: Rule[Case] = Rule(
    id="judge_the_account_before_the_deal",
    title=Words("先判断是不是大客户", "Judge the customer before the deal"),
    phrases=(1, 2, 3),
    inputs=(
        "account.seats_now",
        "account.contract_value",
        "account.is_leader",
        "account.niche_rank",
        "opportunity.standing",
    ),
    judge=judge,
)
