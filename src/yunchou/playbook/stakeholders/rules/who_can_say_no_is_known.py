"""The heads of technology and business often hold a veto; who does is asked, not guessed (P71)."""

from __future__ import annotations

from yunchou.playbook.conduct.veto import barred
from yunchou.playbook.dossier.rulecraft import UNKNOWN, Case, Move, Rule, Severity, Stage, Words, listed, missing, say
from yunchou.playbook.stakeholders.people import is_head, key_people


def judge(case: Case) -> Move | None:
    """Fires from requirements on while of a head of technology or business nobody noted whether he has a veto.

    Whom conduct bars from contact is not asked about: that would lead to him.
    """
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return None
    heads = [person.name for person in case.of(key_people) if person.veto is UNKNOWN and is_head(person)]
    names = [name for name in heads if barred(case, name) is None]
    if not names:
        return None
    return Move(
        sentence=say(
            "{who}能不能一票否决还没弄清：照着决策流程逐个记下来，有的先做工作。",
            "Whether {who} can stop it alone is not known: note it for each along the decision process, and win "
            "those who can first.",
            who=listed(names),
        ),
        severity=Severity.HINT,
        unknowns=tuple([missing("people.veto", of=name) for name in names]),
    )


RULE: Rule[Case] = Rule(
    id="who_can_say_no_is_known",
    title=Words("谁能一票否决要弄清", "Know who can say no"),
    phrases=(71,),
    inputs=(
        "people.veto",
        "people.level",
        "people.function",
        "people.evaluator",
        "tender.notice_on",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
