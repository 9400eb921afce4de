"""From the decision process we learn the key points and the key people (P40)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Stage, Words, say
from yunchou.playbook.qualification.decision import knows_decision_process


def judge(case: Case) -> Move | None:
    """Fires from qualification on while the process is unknown or steps lack department or approver."""
    finding = case.of(knows_decision_process)
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION) or finding.value is YES:
        return None
    return Move(
        sentence=say(
            "{told}请对接人一步一步说：先过谁、再过谁、谁最后签字、各在哪天。",
            "{told} Ask your contact to tell it step by step: who first, who next, who signs last, on which day.",
            told=finding.sentence.words,
        ),
        severity=Severity.URGENT if case.has_reached(Stage.SOLUTION_PRESENTATION) else Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
    )


RULE: Rule[Case] = Rule(
    id="every_decision_step_has_a_name",
    title=Words("决策流程每一步都要有名字", "Every step of the decision has a name"),
    phrases=(40,),
    inputs=(
        "decision_steps.name",
        "decision_steps.department",
        "decision_steps.person",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
