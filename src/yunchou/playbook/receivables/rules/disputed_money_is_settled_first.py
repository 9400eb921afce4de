"""Who objects does not pay: settle the dispute before asking for the money (P82, P85)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.receivables.claims import open_disputes
from yunchou.playbook.receivables.ledger import ledger
from yunchou.playbook.receivables.terms import DisputeKind

_WHO = {
    DisputeKind.DELIVERY: Role.TECHNICAL,
    DisputeKind.QUALITY: Role.TECHNICAL,
    DisputeKind.INVOICE: Role.FINANCE,
    DisputeKind.AMOUNT: Role.FINANCE,
    DisputeKind.CONTRACT: Role.LEADER,
}


def judge(case: Case) -> Iterator[Move]:
    """Fires for each open dispute about an instalment that is still owed; after a while it becomes urgent."""
    owed = {balance.instalment.name for balance in case.of(ledger).balances if balance.open}
    patience = case.settings.whole("receivables.dispute_days")
    for dispute in open_disputes(case):
        if dispute.instalment not in owed:
            continue
        old = dispute.raised_on is not None and (case.as_of - dispute.raised_on).days > patience
        about = Words("原因没有写明", "no reason noted") if dispute.kind is None else dispute.kind.words
        yield Move(
            sentence=say(
                "“{name}”客户有异议（{about}）：先把异议解决、让对方书面确认，再谈付款。",
                "The customer objects to {name} ({about}): settle it, have that in writing, then ask for it.",
                name=dispute.instalment,
                about=about,
            ),
            severity=Severity.URGENT if old else Severity.IMPORTANT,
            reasons=(because("disputes.kind", dispute.kind, of=dispute.instalment),) if dispute.kind else (),
            who=Role.OWNER if dispute.kind is None else _WHO.get(dispute.kind, Role.OWNER),
        )


RULE: Rule[Case] = Rule(
    id="disputed_money_is_settled_first",
    title=Words("先解决异议，再催款", "Settle the dispute first"),
    phrases=(82, 85),
    inputs=("disputes.instalment", "disputes.kind", "disputes.raised_on", "disputes.settled_on"),
    judge=judge,
)
