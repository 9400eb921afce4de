"""The need has to be clear before we answer it (P25)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Stage, Words, say
from yunchou.playbook.qualification.need import has_clear_need


def judge(case: Case) -> Move | None:
    """Fires from qualification on while the need is not clear or nobody has asked."""
    finding = case.of(has_clear_need)
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION) or finding.value is YES:
        return None
    return Move(
        sentence=say(
            "{told}约需求提出人逐条对一遍：要解决什么问题、怎样算满足。",
            "{told} Go through it with those who raised it: which problem is to go away, and what counts as met.",
            told=finding.sentence.words,
        ),
        severity=Severity.URGENT if case.has_reached(Stage.SOLUTION_DESIGN) else Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
    )


RULE: Rule[Case] = Rule(
    id="unclear_need_is_asked_again",
    title=Words("需求不明确要再问", "An unclear need is asked again"),
    phrases=(25,),
    inputs=("needs.clarity", "need.clarity", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
