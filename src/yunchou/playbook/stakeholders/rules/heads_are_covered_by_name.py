"""The heads of technology and business are our targets, so each has a colleague of ours (P70, P71)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.veto import together
from yunchou.playbook.dossier.rulecraft import (
    Case,
    Move,
    MoveKind,
    Rule,
    Severity,
    Stage,
    Words,
    because,
    listed,
    missing,
    say,
)
from yunchou.playbook.stakeholders.people import targets


def judge(case: Case) -> Iterator[Move]:
    """Fires from requirements on for known heads of technology or business whom nobody covers."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return
    alone = {person.name: person.level for person in case.of(targets) if not person.covered_by}
    for names in together(case, alone):
        yield Move(
            sentence=say(
                "{who}还没有人对接：技术负责人由我们的技术同事去做，业务负责人由销售去做，这周约上第一面。",
                "Nobody covers {who}: a technical colleague takes the head of technology, sales takes the head of "
                "business; arrange the first meeting this week.",
                who=listed(names),
            ),
            severity=Severity.IMPORTANT,
            kind=MoveKind.CONTACT,
            people=names,
            reasons=tuple([because("people.level", alone[name], of=name) for name in names]),
            unknowns=tuple([missing("people.covered_by", of=name) for name in names]),
        )


RULE: Rule[Case] = Rule(
    id="heads_are_covered_by_name",
    title=Words("技术、业务负责人要有专人对接", "Each head has a colleague of ours"),
    phrases=(70, 71),
    inputs=("people.covered_by", "people.level", "people.function", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
