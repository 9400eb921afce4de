"""The customer's payment process is long as well, so it is mapped before the money is due (P84, P85)."""

from __future__ import annotations

from yunchou.playbook.contracts.paths import knows_payment_path
from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Stage, Standing, Words, say
from yunchou.playbook.receivables.collected import collected


def judge(case: Case) -> Move | None:
    """Fires from contract signing or the signature until all money has arrived while the path is not fully known."""
    due = case.has_reached(Stage.CONTRACT_SIGNING) or case.of(is_signed).value is YES
    live = case.dossier.opportunity.standing in (Standing.OPEN, Standing.WON)
    if not due or not live or case.of(collected).value is YES:
        return None
    finding = case.of(knows_payment_path)
    if finding.value is YES:
        return None
    return Move(
        sentence=say(
            "{told}趁签合同把打款也问清：谁申请、谁审批、财务哪天付、要什么票据。",
            "{told} At the signing ask about payment too: who applies, who approves, when it is paid, on which papers.",
            told=finding.sentence.words,
        ),
        severity=Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
        who=Role.FINANCE,
    )


RULE: Rule[Case] = Rule(
    id="payment_path_is_mapped",
    title=Words("打款流程提前摸清", "Map the payment path before the money is due"),
    phrases=(84, 85),
    inputs=(
        "payment_path.department",
        "payment_path.person",
        "payment_path.document",
        "opportunity.stage",
        "contract.signed_on",
        "receipts.amount",
    ),
    judge=judge,
)
