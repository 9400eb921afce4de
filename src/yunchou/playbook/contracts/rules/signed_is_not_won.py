"""Even a signed contract is not safe (P81, P82)."""

from __future__ import annotations

from yunchou.playbook.contracts.risks import is_signed, risks
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Words, say
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.receivables.collected import won


def judge(case: Case) -> Move | None:
    """Fires from the signature until the agreed money has arrived; urgent when a risk is known."""
    if case.of(is_signed).value is not YES or case.of(won).value is YES:
        return None
    found = case.of(risks)
    sentence = (
        say(
            "合同签了，但有风险：{risks}。马上约客户项目负责人把它解开，款没到账都不算赢。",
            "Signed, but at risk: {risks}. Meet the customer's project head now; nothing is won before the money.",
            risks=_named(found.present),
        )
        if found.present
        else say(
            "合同签了，风险都查过，可款没到账就还不算赢：盯着打款流程，直到钱到账。",
            "Signed and every risk asked about, yet not won: stay with the payment until the money is here.",
        )
        if not found.unasked
        else say(
            "合同签了还不算赢：盖章、启动、人员、冻结逐项确认，盯到款到账。",
            "Signed is not won: check seal, start, people and freeze one by one, and stay with it until the money.",
        )
    )
    return Move(
        sentence=sentence,
        severity=Severity.URGENT if found.present else Severity.IMPORTANT,
        reasons=(*case.of(is_signed).reasons, *found.present),
        unknowns=found.unasked,
    )


def _named(reasons: tuple[Reason, ...]) -> Words:
    return Words(
        "、".join([f"{reason.fact.zh}（{reason.told.zh}）" for reason in reasons]),
        ", ".join([f"{reason.fact.en} ({reason.told.en})" for reason in reasons]),
    )


RULE: Rule[Case] = Rule(
    id="signed_is_not_won",
    title=Words("签了合同不等于赢", "Signed is not won"),
    phrases=(82, 81, 83),
    inputs=(
        "contract.signed_on",
        "contract.sealed",
        "contract.project_started",
        "contract.project_frozen",
        "contract.people_changed",
        "receipts.amount",
    ),
    judge=judge,
)
