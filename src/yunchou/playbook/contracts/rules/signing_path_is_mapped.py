"""The customer's signing process is long and crosses departments, so it is mapped beforehand (P84)."""

from __future__ import annotations

from yunchou.playbook.contracts.paths import knows_signing_path
from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Stage, Words, say


def judge(case: Case) -> Move | None:
    """Fires from negotiation until the signature while the signing path is not fully known."""
    if not case.is_open or not case.has_reached(Stage.NEGOTIATION) or case.of(is_signed).value is YES:
        return None
    finding = case.of(knows_signing_path)
    if finding.value is YES:
        return None
    return Move(
        sentence=say(
            "{told}现在就问：合同要过哪些部门、谁经办、要什么文件、各要几天。",
            "{told} Ask now which departments the contract passes, who handles it, on which papers, for how long.",
            told=finding.sentence.words,
        ),
        severity=Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
    )


RULE: Rule[Case] = Rule(
    id="signing_path_is_mapped",
    title=Words("合同流程提前摸清", "Map the signing path beforehand"),
    phrases=(84, 80),
    inputs=(
        "signing_path.department",
        "signing_path.person",
        "signing_path.document",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
