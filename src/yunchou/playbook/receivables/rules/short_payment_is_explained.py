"""Until all of it has arrived, things can still change; a short payment is asked about at once (P83, P85)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.receivables.ledger import ledger


def judge(case: Case) -> Iterator[Move]:
    """Fires for each instalment that was paid in part."""
    for balance in case.of(ledger).balances:
        if balance.is_short:
            yield Move(
                sentence=say(
                    "“{name}”只到了 {paid}，少 {open}：问清是扣款、分次付还是付错，并写下补付日期。",
                    "Only {paid} of {name} arrived, {open} is short: ask whether it was a deduction, a part payment or "
                    "a mistake, and write down when the rest comes.",
                    name=balance.instalment.name,
                    paid=balance.paid,
                    open=balance.open,
                ),
                severity=Severity.IMPORTANT,
                reasons=(because("receipts.allocations.amount", balance.paid, of=balance.instalment.name),),
                who=Role.FINANCE,
            )


RULE: Rule[Case] = Rule(
    id="short_payment_is_explained",
    title=Words("少付要马上问清", "A short payment is asked about at once"),
    phrases=(83, 85),
    inputs=("instalments.amount", "receipts.allocations.amount"),
    judge=judge,
)
