"""The payment plan: whether the instalments add up to the contract (P85)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES


def instalments_cover_contract(case: Case) -> Finding:
    """Whether every instalment has an amount and their sum is the contract amount."""
    instalments, contract = case.dossier.instalments, case.dossier.contract
    if contract is None or contract.amount is None:
        return Finding(UNKNOWN, _NO_CONTRACT, (85,), (), (missing("contract.amount"),))
    amounts = [instalment.amount for instalment in instalments]
    if not amounts or None in amounts:
        return Finding(UNKNOWN, _NO_PLAN, (85,), (), (missing("instalments.amount"),))
    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
    reasons = (because("contract.amount", contract.amount), because("instalments.amount", total))
    if total == contract.amount:
        return Finding(YES, say("分期款项与合同金额一致。", "The instalments add up."), (85,), reasons)
    sentence = say(
        "分期合计 {total}，合同 {amount}，对不上。",
        "The instalments add up to {total}, the contract is {amount}.",
        total=total,
        amount=contract.amount,
    )
    return Finding(NO, sentence, (85,), reasons)


_NO_CONTRACT = say("合同金额不知道。", "The contract amount is not known.")
_NO_PLAN = say("分期款项还没有排好。", "The instalments are not laid out yet.")
