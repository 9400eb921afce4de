"""Direct is better than roundabout: ask for the next step of trust (P78, P66, P67)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import UNKNOWN, YES, Case, Move, MoveKind, Rule, Severity, Words, missing, say
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.insider import is_tie_unasked, judged_insiders
from yunchou.playbook.insiders.terms import InsiderStatus, InsiderTest


def judge(case: Case) -> Iterator[Move]:
    """Fires for each person who passes a test and is not an insider yet, with the sentence to ask; first of all for
    whom nobody asked whether money is involved.
    """
    if not case.is_pursued:
        return
    for judged in case.of(judged_insiders):
        if judged.status not in ENDED and is_tie_unasked(judged):
            yield _about_money(judged.person)
            continue
        if judged.status is not InsiderStatus.DEVELOPING:
            continue
        informs = judged.tests[InsiderTest.INFORMS] is YES
        open_ones = [e for e in judged.evidence if e.unprompted is YES and e.verified is UNKNOWN]
        if open_ones and not informs:
            yield _to_verify(judged.person, open_ones)
            continue
        sentence = (
            say(
                "直接请{name}帮一次忙：“下次评审会上，能不能请您把这个方案的好处说一说？”",
                "Ask {name} directly: could you say at the next review what this solution is good for?",
                name=judged.person,
            )
            if informs
            else say(
                "直接请{name}帮一次忙：“内部有变化的时候，能不能请您第一时间告诉我一声？”",
                "Ask {name} directly: when something changes inside, could you let me know first?",
                name=judged.person,
            )
        )
        yield Move(
            sentence=sentence,
            severity=Severity.HINT,
            kind=MoveKind.CONTACT,
            people=(judged.person,),
            unknowns=tuple(
                [missing("insider_evidence.test", of=t.words.zh) for t, a in judged.tests.items() if a is UNKNOWN]
            ),
        )


ENDED = (InsiderStatus.INSIDER, InsiderStatus.STOPPED)


def _about_money(name: str) -> Move:
    """An interest that is shared counts as soon as it is known that no money ties us (P68, N4)."""
    return Move(
        sentence=say(
            "{name}和我们利益一致，有没有金钱往来还没问：先问清记下，没有才算得上利益共同体，有就报合规。",
            "{name} shares our interest, and nobody asked whether money is involved: ask and note it first; only "
            "without it the interest counts, and with it compliance is told.",
            name=name,
        ),
        severity=Severity.HINT,
        unknowns=(missing("insider_evidence.financial_tie", of=name),),
    )


def _to_verify(name: str, open_ones: list[InsiderEvidence]) -> Move:
    """He brought something unasked; whether it is true decides, and that can be found out without him."""
    return Move(
        sentence=say(
            "{name}主动说过 {count} 件事，还没核实：先找别的渠道核实一件，属实才算得上内线。",
            "{name} brought {count} pieces of information unasked, none verified: verify one elsewhere; only what "
            "proves true makes an insider.",
            name=name,
            count=len(open_ones),
        ),
        severity=Severity.HINT,
        unknowns=(missing("insider_evidence.verified", of=name),),
    )


RULE: Rule[Case] = Rule(
    id="developing_insider_is_asked_directly",
    title=Words("发展内线，直接比委婉好", "Ask directly for the next step"),
    phrases=(78, 66, 67),
    inputs=(
        "insider_evidence.test",
        "insider_evidence.verified",
        "insider_evidence.unprompted",
        "insider_evidence.financial_tie",
        "opportunity.standing",
    ),
    judge=judge,
)
