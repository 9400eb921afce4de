"""The heads decide nothing alone, yet they influence those who decide (P40, P71, P97)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.veto import barred
from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, missing, say
from yunchou.playbook.stakeholders.people import SCORES, is_decider, leanings


def judge(case: Case) -> Iterator[Move]:
    """Fires for a decider who is not with us while somebody who influences him is."""
    if not case.is_pursued:
        return
    known = case.of(leanings)
    with_us = [leaning.person for leaning in known if leaning.note and SCORES[leaning.note.lean] > 0]
    for leaning in known:
        decider, note = leaning.person, leaning.note
        if not is_decider(decider) or decider in with_us:
            continue
        friends = [person.name for person in with_us if decider.name in person.influences]
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
                reasons=(because("people.influences", decider.name, of=friend),),
                unknowns=() if note else (missing("people.leans.lean", of=decider.name),),
            )


RULE: Rule[Case] = Rule(
    id="influence_speaks_to_the_decider",
    title=Words("借能影响决策人的人说话", "Let those who influence speak to the decider"),
    phrases=(71, 40, 97),
    inputs=("people.decides", "people.influences", "people.leans.lean", "opportunity.standing"),
    judge=judge,
)
