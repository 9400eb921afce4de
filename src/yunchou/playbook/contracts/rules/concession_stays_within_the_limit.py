"""A concession beyond our own limit is taken back to the table or gets leave (P80)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.contracts.bargain import breaches
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Iterator[Move]:
    """Fires for each issue on which our newest concession is worse than our limit and nobody gave leave."""
    if not case.is_open:
        return
    for issue, concession in breaches(case):
        yield Move(
            sentence=say(
                "“{name}”让到了 {value}，越过了我们的底线 {limit}：先报批，没批之前不写进纸面；能换别的条件就收回。",
                "On {name} we gave to {value}, beyond our limit of {limit}: get leave before it is written anywhere, "
                "or take it back for something else.",
                name=issue.name,
                value=concession.value,
                limit=issue.limit,
            ),
            severity=Severity.STOP,
            reasons=(
                because("negotiation.concessions.value", concession.value, of=issue.name),
                because("negotiation.issues.limit", issue.limit, of=issue.name),
            ),
            who=Role.LEADER,
        )


RULE: Rule[Case] = Rule(
    id="concession_stays_within_the_limit",
    title=Words("让步不越底线", "A concession stays within the limit"),
    phrases=(80,),
    inputs=(
        "negotiation.issues.limit",
        "negotiation.issues.better",
        "negotiation.concessions.value",
        "negotiation.concessions.approved",
        "opportunity.standing",
    ),
    judge=judge,
)
