"""The payment plan covers the contract exactly, otherwise money is forgotten (P85)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Answer, Case, Move, Role, Rule, Severity, Words, say
from yunchou.playbook.receivables.plan import instalments_cover_contract


def judge(case: Case) -> Move | None:
    """Fires when instalments are laid out and their sum is not the contract amount, or an amount lacks."""
    finding = case.of(instalments_cover_contract)
    if not case.dossier.instalments or case.dossier.contract is None or finding.value is Answer.YES:
        return None
    return Move(
        sentence=say(
            "{told}对着合同付款条款把分期改对。",
            "{told} Correct the plan against the payment terms of the contract.",
            told=finding.sentence.words,
        ),
        severity=Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
        who=Role.FINANCE,
    )


RULE: Rule[Case] = Rule(
    id="instalments_add_up_to_the_contract",
    title=Words("分期合计要等于合同额", "Instalments add up to the contract"),
    phrases=(85,),
    inputs=("instalments.amount", "contract.amount"),
    judge=judge,
)
