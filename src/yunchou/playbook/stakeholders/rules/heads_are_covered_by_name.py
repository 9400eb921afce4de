"""The heads of technology and business are our targets, so each has a colleague of ours (P70, P71)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, because, missing, say
from yunchou.playbook.stakeholders.people import targets


def judge(case: Case) -> Move | None:
    """Fires from requirements on for known heads of technology or business whom nobody covers."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return None
    alone = [person for person in case.of(targets) if not person.covered_by]
    if not alone:
        return None
    return Move(
        sentence=say(
            "{who}还没有人对接：技术负责人由我们的技术同事去做，业务负责人由销售去做，这周约上第一面。",
            "Nobody covers {who}: a technical colleague takes the head of technology, sales takes the head of "
            "business; arrange the first meeting this week.",
            who="、".join(person.name for person in alone),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple(because("people.level", person.level, of=person.name) for person in alone),
        unknowns=tuple(missing("people.covered_by", of=person.name) for person in alone),
    )


RULE: Rule[Case] = Rule(
    id="heads_are_covered_by_name",
    title=Words("技术、业务负责人要有专人对接", "Each head has a colleague of ours"),
    phrases=(70, 71),
    inputs=("people.covered_by", "people.level", "people.function", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
