"""The need is written down and the customer confirms it (P26)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Stage, Words, say
from yunchou.playbook.qualification.need import is_confirmed, is_documented


def judge(case: Case) -> Move | None:
    """Fires from requirements on while the document or the customer's confirmation is not there."""
    written, confirmed = case.of(is_documented), case.of(is_confirmed)
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS) or confirmed.value is YES:
        return None
    sentence = (
        say(
            "把需求确认书发给客户，请对方书面确认。",
            "Send the requirements document and ask for confirmation in writing.",
        )
        if written.value is YES
        else say(
            "把需求写成需求确认书，请客户确认后再做方案。",
            "Write the requirements document and have the customer confirm it before designing a solution.",
        )
    )
    return Move(
        sentence=sentence,
        severity=Severity.IMPORTANT,
        reasons=written.reasons + confirmed.reasons,
        unknowns=written.unknowns + confirmed.unknowns,
    )


RULE: Rule[Case] = Rule(
    id="need_becomes_a_document",
    title=Words("需求要落成文档并让客户确认", "The need becomes a document the customer confirms"),
    phrases=(26,),
    inputs=("need.documented", "need.confirmed_by_customer", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
