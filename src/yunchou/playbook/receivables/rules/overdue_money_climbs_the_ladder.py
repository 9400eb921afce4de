"""A key account is followed until the money has arrived; what is overdue is escalated (P85)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, missing, say
from yunchou.playbook.receivables.claims import is_promised, open_disputes
from yunchou.playbook.receivables.ledger import ledger


def judge(case: Case) -> Iterator[Move]:
    """Fires for each overdue instalment; the longer it is overdue, the higher it is raised.

    It waits for the day that was promised, and leaves what is disputed to the rule about disputes.
    """
    disputed = {dispute.instalment for dispute in open_disputes(case)}
    for balance in case.of(ledger).overdue:
        if balance.instalment.name in disputed or is_promised(case, balance):
            continue
        who, severity = _rung(case, balance.overdue_days)
        yield Move(
            sentence=say(
                "“{name}”逾期 {days} 天，还欠 {open}：由{who}出面催，问清卡在客户哪个环节、哪天能付。",
                "{name} is {days} days overdue, {open} is owed. {who}: ask where it is stuck and when it will be paid.",
                name=balance.instalment.name or Words("一笔款", "an instalment"),
                days=balance.overdue_days,
                open=balance.open,
                who=who,
            ),
            severity=severity,
            reasons=(because("instalments.due_on", balance.instalment.due_on, of=balance.instalment.name),),
            unknowns=() if case.dossier.payment_path else (missing("payment_path.department"),),
            who=who,
            by=case.as_of,
        )


def _rung(case: Case, days: int) -> tuple[Role, Severity]:
    if days > case.settings.whole("receivables.executive_after_days"):
        return Role.EXECUTIVE, Severity.URGENT
    if days > case.settings.whole("receivables.leader_after_days"):
        return Role.LEADER, Severity.URGENT
    return Role.OWNER, Severity.IMPORTANT


RULE: Rule[Case] = Rule(
    id="overdue_money_climbs_the_ladder",
    title=Words("逾期款逐级升级", "Overdue money climbs the ladder"),
    phrases=(85, 83),
    inputs=(
        "instalments.due_on",
        "instalments.amount",
        "receipts.allocations.amount",
        "promises.due_on",
        "disputes.settled_on",
    ),
    judge=judge,
)
