"""Only money on our account makes a deal won (P83)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import (
    UNKNOWN,
    YES,
    Case,
    Move,
    Role,
    Rule,
    Severity,
    Standing,
    Words,
    missing,
    say,
)
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.receivables.collected import won


def judge(case: Case) -> Move | None:
    """Fires when a deal is called won and the agreed money has not, or not provably, arrived.

    Where money has arrived and nobody can say whether it is the agreed one, it asks for what lacks.
    """
    finding = case.of(won)
    if finding.value is YES:
        return None
    if case.dossier.opportunity.standing is not Standing.WON:
        return _measure(finding) if finding.value is UNKNOWN else None
    return Move(
        sentence=say(
            "这单记成了赢单，可是{told}改回进行中，盯到款到账。",
            "It is recorded as won, but: {told} Set it back to open and stay with it until the money is there.",
            told=finding.sentence.words,
        ),
        severity=Severity.STOP,
        reasons=finding.reasons,
        unknowns=finding.unknowns or (missing("receipts.amount"),),
        who=Role.LEADER,
    )


def _measure(finding: Finding) -> Move:
    return Move(
        sentence=say(
            "{told}今天补上，不然说不清这单赢没赢。",
            "{told} Fill it in today, or nobody can say whether the deal is won.",
            told=finding.sentence.words,
        ),
        severity=Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
        who=Role.FINANCE,
    )


RULE: Rule[Case] = Rule(
    id="won_is_set_by_a_receipt",
    title=Words("款到账才算赢", "Only a receipt makes it won"),
    phrases=(83, 85),
    inputs=("opportunity.standing", "receipts.amount", "contract.first_payment", "contract.amount"),
    judge=judge,
)
