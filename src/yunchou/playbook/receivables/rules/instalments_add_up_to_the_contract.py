"""The payment plan covers the contract exactly, otherwise money is forgotten (P85)."""

from __future__ import annotations

from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, listed, missing, say
from yunchou.playbook.receivables.collected import collected
from yunchou.playbook.receivables.ledger import ledger
from yunchou.playbook.receivables.plan import instalments_cover_contract


def judge(case: Case) -> Move | None:
    """Fires when instalments do not add up to the contract or lack an amount, or none stand beside a signed one.

    Of a signed one it also asks for the day of what is owed: without it nothing is ever overdue.
    """
    finding, laid_out = case.of(instalments_cover_contract), bool(case.dossier.instalments)
    if case.dossier.contract is None:
        return None
    if finding.value is YES:
        return _without_a_day(case)
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


def _without_a_day(case: Case) -> Move | None:
    names = [b.instalment.name for b in case.of(ledger).balances if b.open and b.instalment.due_on is None]
    if not names or case.of(is_signed).value is not YES:
        return None
    return Move(
        sentence=say(
            "{names}没有写应收日期，逾期了也看不出来：对着付款条款补上，要等验收的写预计哪天。",
            "{names}: no due date, so nobody would see it overdue; add it from the terms of payment, or the day that "
            "is expected.",
            names=listed(f"“{name}”" for name in names),
        ),
        severity=Severity.HINT,
        unknowns=tuple([missing("instalments.due_on", of=name) for name in names]),
        who=Role.FINANCE,
    )


RULE: Rule[Case] = Rule(
    id="instalments_add_up_to_the_contract",
    title=Words("分期合计要等于合同额", "Instalments add up to the contract"),
    phrases=(85,),
    inputs=("instalments.amount", "instalments.due_on", "contract.amount", "contract.signed_on"),
    judge=judge,
)
