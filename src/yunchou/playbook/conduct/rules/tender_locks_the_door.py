"""From tender notice to award: no hospitality, no slowing, no contact with those who evaluate (P10, N6, N7)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, missing, say
from yunchou.playbook.tempo.pace import tender_reason, tender_runs


def judge(case: Case) -> Move | None:
    """Fires while a tender runs, as long as the deal is open."""
    if not case.is_open or not tender_runs(case):
        return None
    judges = [p.name for p in case.dossier.people if p.evaluator is YES]
    tender = case.dossier.tender
    return Move(
        sentence=say(
            "招标期间三条线：不招待、不拖延、不接触评标的人（{who}），问题只走招标渠道。",
            "While the tender runs: no hospitality, no delaying, no contact with evaluators ({who}); questions "
            "go through "
            "the tender's channel only.",
            who="、".join(judges) or Words("名单还没弄清", "who they are is not known"),
        ),
        severity=Severity.IMPORTANT,
        reasons=(tender_reason(case),),
        unknowns=(() if judges else (missing("people.evaluator"),))
        + (() if tender and tender.notice_on else (missing("tender.notice_on"),)),
        who=Role.COMPLIANCE,
    )


RULE: Rule[Case] = Rule(
    id="tender_locks_the_door",
    title=Words("招标期间守住三条线", "A tender locks the door"),
    phrases=(10, 48, 90),
    inputs=("tender.notice_on", "tender.award_on", "people.evaluator", "opportunity.standing"),
    judge=judge,
)
