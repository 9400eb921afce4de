"""A key account is fiercely contested; knowing no rival is a warning, not a comfort (P16)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, missing, say


def judge(case: Case) -> Move | None:
    """Fires from requirements on while no rival is known by name."""
    named = any(rival.name for rival in case.dossier.rivals)
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS) or named:
        return None
    return Move(
        sentence=say(
            "大客户不会没人抢：直接问对接人还有谁来讲过方案、现在用的是谁家的，把对手名单补上。",
            "A key account is never uncontested: ask your contact who else has presented and whose product is in "
            "use now.",
        ),
        severity=Severity.URGENT if case.has_reached(Stage.SOLUTION_PRESENTATION) else Severity.IMPORTANT,
        unknowns=(missing("rivals.name"),),
    )


RULE: Rule[Case] = Rule(
    id="no_rival_known_is_a_warning",
    title=Words("不知道有对手，才最危险", "No known rival is a warning"),
    phrases=(16, 44),
    inputs=("rivals.name", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
