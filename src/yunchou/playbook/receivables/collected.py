"""Won or not: money on our account decides, and nothing else (P83)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES
from yunchou.playbook.receivables.ledger import arrived, received


def payment_that_wins(case: Case) -> Decimal | None:
    """The money that makes the deal won: the agreed first payment, otherwise the whole contract amount.

    A first payment of 0 is none: nothing that has arrived cannot be what wins.
    """
    contract = case.dossier.contract
    return None if contract is None else contract.first_payment or contract.amount


def won(case: Case) -> Finding:
    """Whether the deal is won. No receipt is a plain no; too little known to say is unknown."""
    money, needed = case.of(received), case.of(payment_that_wins)
    if not arrived(case):
        return Finding(NO, say("没有赢：账上还没有收到钱。", "Not won: no money has arrived."), (81, 83))
    reasons: tuple[Reason, ...] = (because("receipts.amount", money),)
    if needed is None:
        return Finding(UNKNOWN, _NO_MEASURE, (83,), reasons, _MEASURES)
    reasons = (*reasons, because("contract.first_payment", needed))
    if money >= needed:
        sentence = say("赢了：约定的 {needed} 已经到账。", "Won: the agreed {needed} has arrived.", needed=needed)
        return Finding(YES, sentence, (83, 85), reasons)
    if any(receipt.amount is None for receipt in case.dossier.receipts):
        return Finding(UNKNOWN, _NO_AMOUNT, (83,), reasons, (missing("receipts.amount"),))
    sentence = say(
        "没有赢：到账 {money}，还差 {short}。",
        "Not won: {money} arrived, {short} is still short.",
        money=money,
        short=needed - money,
    )
    return Finding(NO, sentence, (81, 83), reasons)


_MEASURES = (missing("contract.first_payment"), missing("contract.amount"))
_NO_MEASURE = say(
    "到账的钱对不上数：约定的首付款、合同金额都不知道，还不能算赢。",
    "Money arrived, but neither the agreed first payment nor the contract amount is known.",
)
_NO_AMOUNT = say("有一笔到账没有写金额，先补上。", "One receipt has no amount; fill it in first.")


def collected(case: Case) -> Finding:
    """Whether the whole contract amount has arrived; only then is the deal a true success (P85)."""
    contract, money = case.dossier.contract, case.of(received)
    amount = None if contract is None else contract.amount
    if amount is None:
        if not arrived(case):
            return Finding(NO, say("还没有款项到账。", "No money has arrived yet."), (85,))
        unknowns = (missing("contract.amount"),)
        return Finding(UNKNOWN, say("合同金额不知道。", "The contract amount is not known."), (85,), (), unknowns)
    reasons = (because("contract.amount", amount), because("receipts.amount", money))
    if money >= amount:
        return Finding(YES, say("款项已全部到账。", "All the money has arrived."), (85,), reasons)
    sentence = say("还有 {rest} 没有到账。", "{rest} has not arrived yet.", rest=amount - money)
    return Finding(NO, sentence, (85,), reasons)
