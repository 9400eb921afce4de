"""The heads decide nothing alone, yet they influence those who decide (P40, P71, P97)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.veto import barred
from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, missing, say
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.people import SCORES, Leaning, is_decider, key_leanings, leanings, least
from yunchou.playbook.stakeholders.terms import Level

HEAD = Level.HEAD


def judge(case: Case) -> Iterator[Move]:
    """Fires for a decider who is not with us while somebody who influences him is."""
    if not case.is_pursued:
        return
    for leaning in case.of(key_leanings):
        decider, note = leaning.person, leaning.note
        if not is_decider(decider) or _is_with_us(leaning):
            continue
        friends = [each.person.name for each in _heard_by(case, decider.name) if _is_with_us(each)]
        if friends:
            friend = min(friends, key=lambda name: barred(case, name) is not None)
            yield Move(
                sentence=say(
                    "{friend}支持我们，又说得上话：帮他备好一页能往上递的选择理由，请他去跟{decider}讲。",
                    "{friend} is with us and is heard: prepare one page of reasons to pass upward, and ask for a "
                    "word with "
                    "{decider}.",
                    friend=friend,
                    decider=decider.name,
                ),
                severity=Severity.IMPORTANT,
                kind=MoveKind.CONTACT,
                people=(friend, decider.name),
                reasons=(because(_how(case, friend, decider), decider.name, of=friend),),
                unknowns=() if note else (missing("people.leans.lean", of=decider.name),),
            )


def _is_with_us(leaning: Leaning) -> bool:
    if leaning.note is None or SCORES[leaning.note.lean] <= 0:
        return False
    note = least(leaning)
    return note is not None and SCORES[note.lean] > 0


def _heard_by(case: Case, decider: str) -> list[Leaning]:
    """Those who influence the decider, or head a department and report to that person."""
    return [
        each
        for each in case.of(leanings)
        if decider in each.person.influences or (each.person.reports_to == decider and each.person.level is HEAD)
    ]


def _how(case: Case, friend: str, decider: Person) -> str:
    influences = any(p.name == friend and decider.name in p.influences for p in case.dossier.people)
    return "people.influences" if influences else "people.reports_to"


RULE: Rule[Case] = Rule(
    id="influence_speaks_to_the_decider",
    title=Words("借能影响决策人的人说话", "Let those who influence speak to the decider"),
    phrases=(71, 40, 97),
    inputs=(
        "people.decides",
        "people.influences",
        "people.reports_to",
        "people.level",
        "people.leans.lean",
        "opportunity.standing",
    ),
    judge=judge,
)
