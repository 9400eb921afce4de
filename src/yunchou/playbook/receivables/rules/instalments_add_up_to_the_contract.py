"""The payment plan covers the contract exactly, otherwise money is forgotten (P85)."""

from __future__ import annotations

from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, say
from yunchou.playbook.receivables.collected import collected
from yunchou.playbook.receivables.plan import instalments_cover_contract


def judge(case: Case) -> Move | None:
    """Fires when instalments do not add up to the contract or lack an amount, or none stand beside a signed one."""
    finding, laid_out = case.of(instalments_cover_contract), bool(case.dossier.instalments)
    if case.dossier.contract is None or finding.value is YES:
        return None
    owed = case.of(is_signed).value is YES and case.of(collected).value is not YES
    if not laid_out and not owed:
        return None
    return Move(
        sentence=say(
            "{told}对着合同付款条款把分期改对。",
            "{told} Correct the plan against the payment terms of the contract.",
            told=finding.sentence.words,
        )
        if laid_out
        else say(
            "合同签了，分期款项还没排：对着付款条款，把每一笔的金额、应收日期写下来。",
            "Signed, and no payments are laid out: write each amount and day down from the terms of the contract.",
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
