"""Do not force a key person to choose A or B; it makes him back out (P98)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, because, missing, say
from yunchou.playbook.stakeholders.facts import LeanNote
from yunchou.playbook.stakeholders.people import SCORES, key_leanings, least


def judge(case: Case) -> Move | None:
    """Fires when one single option is offered while a key person is not with us, or his lean is unknown.

    From the presentation to the negotiation it asks how many were offered, where nobody noted it.
    """
    offered = case.dossier.opportunity.options_offered
    if not case.is_pursued or not case.has_reached(Stage.SOLUTION_DESIGN) or (offered is not None and offered != 1):
        return None
    presented = case.has_reached(Stage.SOLUTION_PRESENTATION) and not case.has_passed(Stage.NEGOTIATION)
    if offered is None and not presented:
        return None
    if offered is None:
        return HOW_MANY if any(not _is_with_us(least(each)) for each in case.of(key_leanings)) else None
    notes = {each.person.name: least(each) for each in case.of(key_leanings)}
    unsure = [name for name, note in notes.items() if not _is_with_us(note)]
    if not unsure:
        return None
    return Move(
        sentence=say(
            "现在只给了一个方案，等于逼{who}二选一：改成三档（试点、分期、全量），让他哪一档都能交代。",
            "One single option forces {who} to choose: offer three grades (pilot, phases, all at once), each "
            "defensible.",
            who=unsure[0],
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("opportunity.options_offered", 1),),
        unknowns=tuple([missing("people.leans.lean", of=name) for name in unsure if notes[name] is None]),
    )


def _is_with_us(note: LeanNote | None) -> bool:
    return note is not None and SCORES[note.lean] > 0


HOW_MANY = Move(
    sentence=say(
        "给客户几档方案没记：还有人没站到我们这边，备好三档（试点、分期、全量），别只给一个。",
        "How many options the customer was given is not noted: some are not with us yet; have three grades ready "
        "(pilot, phases, all at once) and do not offer one alone.",
    ),
    severity=Severity.HINT,
    unknowns=(missing("opportunity.options_offered"),),
)


RULE: Rule[Case] = Rule(
    id="choice_is_graded_not_either_or",
    title=Words("别让关键人非A即B", "Offer a graded choice, not either-or"),
    phrases=(98, 99),
    inputs=("opportunity.options_offered", "people.leans.lean", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
