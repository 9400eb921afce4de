"""Money that belongs to no instalment, or exceeds one, is settled with the customer (P85)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.kernel.sentences import tell
from yunchou.playbook.receivables.ledger import ledger


def judge(case: Case) -> Move | None:
    """Fires when an instalment is over-paid, part of a receipt pays nothing known, or more is allocated than came."""
    books = case.of(ledger)
    over = sum((balance.over for balance in books.balances), Decimal(0))
    unclaimed = books.unallocated if case.dossier.instalments else Decimal(0)
    if not over and not unclaimed and not books.beyond:
        return None
    return Move(
        sentence=say(
            "{what}：和客户财务对账，写明是预付、下一期还是退回。",
            "{what}: reconcile with the customer's finance: in advance, next instalment, or back.",
            what=_what(over, unclaimed, books.beyond),
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("receipts.amount", books.received),),
        who=Role.FINANCE,
    )


def _what(over: Decimal, unclaimed: Decimal, beyond: Decimal) -> Words:
    parts = []
    if over:
        parts.append(Words("多付了 {sum}", "{sum} was over-paid").format(sum=tell(over)))
    if unclaimed:
        parts.append(Words("有 {sum} 没有对应款项", "{sum} belongs to no instalment").format(sum=tell(unclaimed)))
    if beyond:
        told = Words("核销比到账多 {sum}", "{sum} more is allocated than has arrived")
        parts.append(told.format(sum=tell(beyond)))
    return Words("，".join([part.zh for part in parts]), ", ".join([part.en for part in parts]))


RULE: Rule[Case] = Rule(
    id="over_payment_is_settled",
    title=Words("多付和没认领的款要对清", "Over-payment and unclaimed money are settled"),
    phrases=(85,),
    inputs=("receipts.amount", "receipts.allocations.amount", "instalments.amount"),
    judge=judge,
)
