"""A key account is fiercely contested; knowing no rival is a warning, not a comfort (P16)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.tempo.pace import tender_runs


def judge(case: Case) -> Move | None:
    """Fires from requirements on while no rival is known by name."""
    named = any(rival.is_named for rival in case.dossier.rivals)
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS) or named:
        return None
    return Move(
        sentence=say(
            "大客户不会没人抢：招标期间不打听还有谁投标，看公告和开标记录；现在用的是谁家的，从以往的公开资料里找。",
            "A key account is never uncontested: while the tender runs nobody asks who else bids; read the notice and "
            "the record of the opening, and find in public records whose product is in use now.",
        )
        if tender_runs(case)
        else say(
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
    inputs=("rivals.name", "tender.notice_on", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
