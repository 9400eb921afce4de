"""The reasons to choose us are for us to think out on the other side's behalf (P97, P93)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.veto import together
from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Stage, Words, listed, missing, say
from yunchou.playbook.stakeholders.people import key_people


def judge(case: Case) -> Iterator[Move]:
    """Fires from solution presentation to negotiation for key people without a written reason to choose us."""
    if not case.is_pursued or not case.has_reached(Stage.SOLUTION_PRESENTATION) or case.has_passed(Stage.NEGOTIATION):
        return
    bare = (person.name for person in case.of(key_people) if not person.reason_to_choose)
    for names in together(case, bare):
        yield Move(
            sentence=say(
                "替{who}写好选我们的理由，每人一页：用对方自己的话，能直接往上递。",
                "Write one page for each of {who}: why to choose us, in their own words, ready to pass upward.",
                who=listed(names),
            ),
            severity=Severity.IMPORTANT,
            kind=MoveKind.CONTACT,
            people=names,
            unknowns=tuple([missing("people.reason_to_choose", of=name) for name in names]),
        )


RULE: Rule[Case] = Rule(
    id="reason_to_choose_is_thought_out_for_them",
    title=Words("选择的理由替对方想好", "Think out their reason to choose"),
    phrases=(97, 93),
    inputs=(
        "people.reason_to_choose",
        "people.level",
        "people.function",
        "people.decides",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
