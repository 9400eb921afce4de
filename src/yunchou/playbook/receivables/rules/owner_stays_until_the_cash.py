"""The owner keeps the deal after the signature, until the money has arrived (P85)."""

from __future__ import annotations

from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, missing, say
from yunchou.playbook.receivables.collected import collected


def judge(case: Case) -> Move | None:
    """Fires when a contract is signed, money is still to come, and the deal has no owner."""
    signed = case.of(is_signed).value is YES
    if not signed or case.dossier.opportunity.owner or case.of(collected).value is YES:
        return None
    return Move(
        sentence=say(
            "合同签了，款还没收齐，不能没人管：今天指定负责人，跟到全部到账。",
            "Signed and not fully paid, yet nobody owns it: name an owner today who stays until the last cent.",
        ),
        severity=Severity.URGENT,
        reasons=case.of(is_signed).reasons,
        unknowns=(missing("opportunity.owner"),),
        who=Role.LEADER,
        by=case.as_of,
    )


RULE: Rule[Case] = Rule(
    id="owner_stays_until_the_cash",
    title=Words("签约后负责人跟到收款", "The owner stays until the cash"),
    phrases=(85,),
    inputs=("opportunity.owner", "contract.signed_on", "receipts.amount"),
    judge=judge,
)
