"""The payment process is long, so it is started before the due date (P84, P85)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.receivables.claims import open_disputes
from yunchou.playbook.receivables.ledger import ledger


def judge(case: Case) -> Iterator[Move]:
    """Fires for each instalment due within two weeks and not paid; says so when its invoice lacks.

    What is disputed is left to the rule about disputes.
    """
    disputed = {dispute.instalment for dispute in open_disputes(case)}
    ahead = case.settings.whole("receivables.announce_before_days")
    for balance in case.of(ledger).balances:
        due_on = balance.instalment.due_on
        if balance.instalment.name in disputed or due_on is None or not balance.open:
            continue
        if not 0 <= (due_on - case.as_of).days <= ahead:
            continue
        invoiced = balance.instalment.amount is not None and balance.invoiced >= balance.instalment.amount
        yield Move(
            sentence=say(
                "“{name}”{day}到期：票已开，提醒客户提交付款申请。",
                "{name} is due on {day}: the invoice is out; ask the customer to file the payment.",
                name=balance.instalment.name,
                day=due_on,
            )
            if invoiced
            else say(
                "“{name}”{day}到期，发票还没开齐：先开票，再请客户提交付款申请。",
                "{name} is due on {day} and not fully invoiced: invoice first, then ask them to file the payment.",
                name=balance.instalment.name,
                day=due_on,
            ),
            severity=Severity.HINT if invoiced else Severity.IMPORTANT,
            reasons=(because("instalments.due_on", due_on, of=balance.instalment.name),),
            who=Role.FINANCE,
            by=due_on,
        )


RULE: Rule[Case] = Rule(
    id="due_money_is_announced",
    title=Words("到期前先启动打款流程", "Start the payment before it is due"),
    phrases=(84, 85),
    inputs=("instalments.due_on", "instalments.amount", "invoices.amount", "disputes.settled_on"),
    judge=judge,
)
