"""Who started the project, and why, tells how serious it is (P41)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, missing, say


def judge(case: Case) -> Move | None:
    """Fires from qualification on while the initiator or the reason is unknown."""
    need = case.dossier.need
    lacking = [name for name in ("initiator", "initiating_reason") if not getattr(need, name)]
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION) or not lacking:
        return None
    return Move(
        sentence=say(
            "问清楚这个项目是谁提的、为什么是现在提：没有发起原因的项目容易半路停掉。",
            "Ask who started this project and why now: a project without a reason stops halfway.",
        ),
        severity=Severity.IMPORTANT,
        unknowns=tuple(missing(f"need.{name}") for name in lacking),
    )


RULE: Rule[Case] = Rule(
    id="initiator_and_reason_are_known",
    title=Words("弄清谁发起、为什么发起", "Know who started the project and why"),
    phrases=(41,),
    inputs=("need.initiator", "need.initiating_reason", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
