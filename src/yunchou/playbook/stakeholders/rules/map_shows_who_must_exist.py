"""A key account's inner relations are complicated; some people must exist and have to be found (P15, P40)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.stakeholders.people import seats


def judge(case: Case) -> Move | None:
    """Fires from qualification on while decision maker, technical head or business head is not known."""
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION):
        return None
    empty = [seat.words for seat in case.of(seats) if not seat.people]
    if not empty:
        return None
    return Move(
        sentence=say(
            "关系图上还缺：{who}。请对接人画一张组织图，把这些人的名字补上。",
            "The map still lacks {who}. Ask your contact to draw the organisation and add the names.",
            who=Words("、".join([w.zh for w in empty]), ", ".join([w.en for w in empty])),
        ),
        severity=Severity.URGENT if case.has_reached(Stage.SOLUTION_DESIGN) else Severity.IMPORTANT,
        unknowns=tuple([missing("people.name", of=words.zh) for words in empty]),
    )


RULE: Rule[Case] = Rule(
    id="map_shows_who_must_exist",
    title=Words("该有的人都要找出来", "Find the people who must exist"),
    phrases=(15, 40, 70),
    inputs=(
        "people.roles",
        "people.level",
        "people.function",
        "people.decides",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
