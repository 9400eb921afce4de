"""Your own leader's guidance is a resource; ask for it (P62)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, YES, Case, Move, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.key_account.scorecard import scorecard
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.qualification.price import price as deal_price
from yunchou.playbook.qualification.price import price_reason


def judge(case: Case) -> Move | None:
    """Fires from solution design on for a deal of size, or a key account, in which no leader was asked for guidance."""
    price = case.of(deal_price)
    large = price is not None and price >= case.settings.whole("resources.team_from")
    if not case.is_pursued or not case.has_reached(Stage.SOLUTION_DESIGN):
        return None
    if not large and case.of(scorecard).verdict.value is not KeyAccountVerdict.KEY_ACCOUNT:
        return None
    told = case.dossier.asks
    if any(ask.coaching is YES for ask in told):
        return None
    return Move(
        sentence=say(
            "这单还没请领导看过：约半小时，把形势、对手、下一步讲一遍，请他指点。",
            "No leader has looked at this deal: take half an hour, tell the situation, the rivals and the "
            "next step, and ask for guidance.",
        ),
        severity=Severity.HINT,
        reasons=() if price is None else (price_reason(case, price),),
        unknowns=() if told and all(ask.coaching is NO for ask in told) else (missing("asks.coaching"),),
    )


RULE: Rule[Case] = Rule(
    id="leader_gives_guidance",
    title=Words("请领导指点", "Ask the leader for guidance"),
    phrases=(62, 57),
    inputs=(
        "asks.coaching",
        "asks.done_on",
        "asks.due_on",
        "opportunity.amount",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
