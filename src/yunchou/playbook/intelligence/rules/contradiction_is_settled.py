"""Contradicting reports are laid side by side and settled (P79)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Words, because, say
from yunchou.playbook.intelligence.claims import claims_in
from yunchou.playbook.intelligence.terms import ClaimState

CONTRADICTED = ClaimState.CONTRADICTED


def judge(case: Case) -> Iterator[Move]:
    """Fires for each claim that usable sources both affirm and deny."""
    if not case.is_open:
        return
    for judged in claims_in(case, CONTRADICTED):
        yield Move(
            sentence=say(
                "“{claim}”有人说是、有人说不是：列出谁在什么时候怎么说的，找第三方或书面材料定下来。",
                "{claim}: some say yes, some say no. List who said what and when, and settle it by a third "
                "party or paper.",
                claim=judged.claim.statement,
            ),
            severity=Severity.URGENT if judged.claim.critical is YES else Severity.IMPORTANT,
            reasons=tuple(
                [
                    because("claims.reports.says", r.says, of=r.source, grade=r.grade, noted_on=r.on)
                    for r in judged.claim.reports
                ]
            ),
        )


RULE: Rule[Case] = Rule(
    id="contradiction_is_settled",
    title=Words("矛盾的说法要弄清", "Settle contradictions"),
    phrases=(79,),
    inputs=("claims.reports.says", "claims.reports.source", "opportunity.standing"),
    judge=judge,
)
