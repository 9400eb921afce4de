"""Winning a key account takes a team; one person's strength is small (P58, P59)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.key_account.scorecard import scorecard
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.qualification.price import price as deal_price
from yunchou.playbook.qualification.price import price_reason
from yunchou.playbook.resources.team import colleagues


def judge(case: Case) -> Move | None:
    """Fires from requirements on for a deal of size, or for a key account, with fewer than two on the team."""
    team = case.of(colleagues)
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS) or len(team) > 1:
        return None
    price = case.of(deal_price)
    large = price is not None and price >= case.settings.whole("resources.team_from")
    key = case.of(scorecard).verdict.value is KeyAccountVerdict.KEY_ACCOUNT
    if not (large or key):
        return None
    return Move(
        sentence=say(
            "这单不能一个人扛：至少拉上一位技术同事和一位领导，分好谁对接谁。",
            "Do not carry this alone: bring in a technical colleague and a leader, and agree who covers whom.",
        ),
        severity=Severity.IMPORTANT,
        reasons=() if price is None else (price_reason(case, price),),
        unknowns=() if case.dossier.team else (missing("team.name"),),
        who=Role.LEADER,
    )


RULE: Rule[Case] = Rule(
    id="nobody_sells_alone",
    title=Words("搞定大客户要靠团队", "Nobody wins a key account alone"),
    phrases=(58, 59),
    inputs=("team.name", "opportunity.owner", "opportunity.amount", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
