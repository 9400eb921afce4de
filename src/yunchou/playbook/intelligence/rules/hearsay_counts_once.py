"""Two who quote each other, or the same third, are one source (P79)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say
from yunchou.playbook.intelligence.claims import claims_in
from yunchou.playbook.intelligence.terms import ClaimState

SINGLE = ClaimState.SINGLE


def judge(case: Case) -> Iterator[Move]:
    """Fires for each claim that several people affirm or deny and yet only one independent source carries."""
    if not case.is_open:
        return
    for judged in claims_in(case, SINGLE):
        if len(judged.claim.reports) < 2:
            continue
        sources = {report.source for report in judged.claim.reports if report.source}
        if len(sources) > 1 and any(r.heard_from for r in judged.claim.reports):
            yield Move(
                sentence=say(
                    "“{claim}”听起来有 {count} 个人说，其实是同一个源头：去找没听他们说过的人问。",
                    "{count} people say {claim}, yet it comes from one mouth: ask somebody who has not heard it "
                    "from them.",
                    claim=judged.claim.statement,
                    count=len(sources),
                ),
                severity=Severity.HINT,
                reasons=tuple(
                    [
                        because("claims.reports.heard_from", r.heard_from, of=r.source)
                        for r in judged.claim.reports
                        if r.heard_from
                    ]
                ),
            )


RULE: Rule[Case] = Rule(
    id="hearsay_counts_once",
    title=Words("传话的不算第二个来源", "Hearsay is no second source"),
    phrases=(79,),
    inputs=("claims.reports.heard_from", "claims.reports.source", "opportunity.standing"),
    judge=judge,
)
