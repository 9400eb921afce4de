"""We know at any moment how the customer's project stands; old news is asked again (P39)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say
from yunchou.playbook.intelligence.claims import claims_in
from yunchou.playbook.intelligence.terms import ClaimState

STALE = ClaimState.STALE


def judge(case: Case) -> Iterator[Move]:
    """Fires for each claim not settled whose reports are all out of date."""
    if not case.is_open:
        return
    for judged in claims_in(case, STALE):
        days = [report.on for report in judged.claim.reports if report.on]
        yield Move(
            sentence=say(
                "“{claim}”是{day}的消息了：这次拜访顺口问一句，还是不是这样。",
                "{claim} is news of {day}: ask in passing at the next visit whether it still holds.",
                claim=judged.claim.statement,
                day=max(days),
            ),
            severity=Severity.HINT,
            reasons=(because("claims.reports.on", max(days), of=judged.claim.statement, noted_on=max(days)),),
        )


RULE: Rule[Case] = Rule(
    id="old_news_is_asked_again",
    title=Words("过时的情报要更新", "Ask old news again"),
    phrases=(39, 79),
    inputs=("claims.reports.on", "claims.outcome", "opportunity.standing"),
    judge=judge,
)
