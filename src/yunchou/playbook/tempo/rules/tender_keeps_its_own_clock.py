"""What is fine in a private evaluation is not fine in a tender: nothing may slow it (P50, P10, N7)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, missing, say
from yunchou.playbook.tempo.pace import decided_pace, tender_reason, tender_runs
from yunchou.playbook.tempo.terms import Pace


def judge(case: Case) -> Move | None:
    """Fires when a tender runs and the pace decided is slow or pause."""
    decided = case.of(decided_pace)
    if not case.is_open or not tender_runs(case) or decided is None or decided.pace not in (Pace.SLOW, Pace.PAUSE):
        return None
    tender = case.dossier.tender
    return Move(
        sentence=say(
            "已经进入招标，不许再拖：把节奏改回“稳”，按招标文件的日期走，只通过招标渠道提问。",
            "A tender runs, nothing may slow it: set the pace back to steady, keep the dates of the documents, and ask "
            "through the tender's channel only.",
        ),
        severity=Severity.STOP,
        reasons=(
            tender_reason(case),
            because("paces.pace", decided.pace),
        ),
        unknowns=(missing("tender.award_on"),) if tender and tender.award_on is None else (),
        who=Role.COMPLIANCE,
    )


RULE: Rule[Case] = Rule(
    id="tender_keeps_its_own_clock",
    title=Words("招标期间不许拖", "Nothing slows a tender"),
    phrases=(50, 10),
    inputs=("tender.notice_on", "tender.award_on", "paces.pace", "opportunity.standing"),
    judge=judge,
)
