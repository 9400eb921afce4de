"""Because we invest so much, we judge early whether it is worth it (P22, P23)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Stage, Words, say
from yunchou.playbook.qualification.factors import established


def judge(case: Case) -> Move | None:
    """Fires when a solution is already being made although the opportunity is not established."""
    finding = case.of(established)
    if not case.is_pursued or not case.has_reached(Stage.SOLUTION_DESIGN) or finding.value is YES:
        return None
    return Move(
        sentence=say(
            "{told}方案已经在做了：先开一次可经营性评审，定下做、停还是放，并写明复查日期。",
            "{told} Yet a solution is being made: hold a go/no-go review now and write down when it is checked again.",
            told=finding.sentence.words,
        ),
        severity=Severity.URGENT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
        who=Role.LEADER,
    )


RULE: Rule[Case] = Rule(
    id="effort_waits_for_the_judgement",
    title=Words("投入之前先判断可经营性", "Judge before investing"),
    phrases=(22, 23),
    inputs=("opportunity.stage", "opportunity.standing"),
    judge=judge,
)
