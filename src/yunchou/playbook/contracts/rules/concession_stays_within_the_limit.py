"""A concession beyond our own limit is taken back to the table or gets leave (P80)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.contracts.bargain import breaches
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, listed, missing, say


def judge(case: Case) -> Iterator[Move]:
    """Fires for each issue on which our newest concession is worse than our limit and nobody gave leave.

    Where nobody noted which way is better for us, it asks: without that no concession can be measured.
    """
    if not case.is_open:
        return
    issues = case.dossier.negotiation.issues if case.dossier.negotiation else ()
    unasked = [issue.name for issue in issues if issue.limit is not None and issue.better is None]
    if unasked:
        yield _which_way(unasked)
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


def _which_way(issues: list[str]) -> Move:
    return Move(
        sentence=say(
            "{issues}写了底线，没写往高还是往低对我们好：先标清方向，不然让过了头也看不出来。",
            "For {issues} there is a limit and nobody noted whether more or less is better for us: note it, or a step "
            "too far goes unseen.",
            issues=listed(issues),
        ),
        severity=Severity.HINT,
        unknowns=tuple([missing("negotiation.issues.better", of=issue) for issue in issues]),
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
