"""What conduct forbids outranks every advice, and it says so (P10, P68, N7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.insiders.insider import judged_insiders
from yunchou.playbook.insiders.terms import InsiderStatus
from yunchou.playbook.kernel.advice import Advice, MoveKind
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.tempo.pace import tender_runs

ORDINARY, CONTACT, SLOW_DOWN = MoveKind.ORDINARY, MoveKind.CONTACT, MoveKind.SLOW_DOWN


@value_object
class Vetoed:
    """A move that a rule would make and conduct forbids, with the reason."""

    advice: Advice
    why: Sentence


def veto(case: Case, advice: Advice) -> Sentence | None:
    """Why conduct forbids a move; `None` when it has nothing against it."""
    if advice.kind is SLOW_DOWN and tender_runs(case):
        return say("招标公告之后不得用任何办法拖慢项目。", "After the tender notice nothing may slow the project.")
    if advice.kind is not CONTACT or nobody_is_barred(case):
        return None
    if not advice.people and tender_runs(case):
        return say(
            "招标期间，谁参与评标还不清楚就不要私下接触，问题只走招标渠道。",
            "While the tender runs and it is not clear who evaluates, nobody is contacted; questions go through its "
            "channel only.",
        )
    return next((why for name in advice.people if (why := barred(case, name)) is not None), None)


def nobody_is_barred(case: Case) -> bool:
    """Whether no tender runs and no tie to anybody is known: then everybody may be contacted."""
    return case.of(_nobody)


def _nobody(case: Case) -> bool:
    return not case.of(_stopped) and not tender_runs(case)


def barred(case: Case, name: str) -> Sentence | None:
    """Why somebody may not be contacted now; `None` when nothing speaks against it."""
    if name in case.of(_stopped):
        return say("和{name}有金钱往来，停止接触。", "There is a financial tie to {name}: no contact.", name=name)
    return _evaluates(case, name) if name and tender_runs(case) else None


def together(case: Case, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Those who may be contacted in one group, everybody else alone, so that a veto takes nobody along."""
    every = tuple(names)
    if nobody_is_barred(case):
        yield from (every,) if every else ()
        return
    alone = [name for name in every if barred(case, name) is not None]
    if free := tuple([name for name in every if name not in alone]):
        yield free
    yield from ((name,) for name in alone)


def _evaluates(case: Case, name: str) -> Sentence | None:
    """Why somebody is not contacted while a tender runs; unknown is no leave, and so is a pseudonym."""
    known = {person.name: person for person in case.dossier.people}.get(name)
    if known is not None and known.left_on is not None and known.left_on <= case.as_of:
        return None
    answer = Answer.UNKNOWN if known is None else known.evaluator
    match answer:
        case Answer.NO:
            return None
        case Answer.YES:
            return say(
                "{name}参与评标，定标前不得接触。",
                "{name} evaluates the tender: no contact before the award.",
                name=name,
            )
    return say(
        "还不能确定{name}不参与评标，定标前不得接触。",
        "It is not certain that {name} stays out of the evaluation: no contact before the award.",
        name=name,
    )


def _stopped(case: Case) -> frozenset[str]:
    return frozenset({j.person for j in case.of(judged_insiders) if j.status is InsiderStatus.STOPPED})
