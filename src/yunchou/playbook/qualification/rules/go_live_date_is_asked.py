"""Without a go-live date nobody knows whether the project is urgent or possible (P43)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.qualification.time_plan import go_live_on


def judge(case: Case) -> Move | None:
    """Fires from qualification on while no go-live date is known."""
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION) or go_live_on(case) is not None:
        return None
    return Move(
        sentence=say(
            "问客户哪天必须上线、错过会怎样：这决定项目急不急、做不做得成。",
            "Ask by when it must be live and what happens otherwise: it tells how urgent and how feasible it is.",
        ),
        severity=Severity.IMPORTANT,
        unknowns=(missing("time_plan.go_live_on"),),
    )


RULE: Rule[Case] = Rule(
    id="go_live_date_is_asked",
    title=Words("先问上线日期", "Ask for the go-live date"),
    phrases=(43,),
    inputs=("time_plan.go_live_on", "opportunity.go_live_on", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
