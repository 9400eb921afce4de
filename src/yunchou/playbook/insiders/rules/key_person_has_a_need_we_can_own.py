"""Each key person has at least one professional need, and a plan our company can openly own (P72 to P76, P93, P95)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.needs import refused
from yunchou.playbook.dossier.rulecraft import (
    YES,
    Case,
    Move,
    MoveKind,
    Rule,
    Severity,
    Stage,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.stakeholders.people import is_target, key_people


def judge(case: Case) -> Iterator[Move]:
    """Fires from solution design on for each target of ours, and each who has a veto, without a need, a plan, or a
    word that it is open.

    A need that is refused is none.
    """
    if not case.is_pursued or not case.has_reached(Stage.SOLUTION_DESIGN):
        return
    for person in case.of(key_people):
        if not is_target(person) and person.veto is not YES:
            continue
        needs = [need for need in case.dossier.personal_needs if need.person == person.name and not refused(need)]
        planned = [need for need in needs if need.plan]
        if any(need.can_be_open is YES for need in planned):
            continue
        path, sentence = _lacking(person.name, known=bool(needs), planned=bool(planned))
        yield Move(
            sentence=sentence,
            severity=Severity.IMPORTANT,
            kind=MoveKind.CONTACT,
            people=(person.name,),
            reasons=tuple([because("personal_needs.kind", need.kind, of=person.name) for need in needs]),
            unknowns=(missing(path, of=person.name),),
        )


def _lacking(name: str, *, known: bool, planned: bool) -> tuple[str, Sentence]:
    """What is missing for somebody, and how to get it."""
    if planned:
        return "personal_needs.can_be_open", say(
            "帮{name}的办法能不能摆上台面还没说清：写明公司怎么公开去做，说不清就换一条。",
            "Whether we can openly own the plan for {name} is not said: write down how the company does it in the "
            "open, or find another.",
            name=name,
        )
    if known:
        return "personal_needs.plan", say(
            "{name}想要的我们知道，还没想好怎么帮：写下一条能摆上台面的办法（案例、培训、少出故障、路线图上的话语权）。",
            "We know what {name} needs and have no plan: write down one way we can openly own (a case study, training, "
            "fewer outages, a say in the roadmap).",
            name=name,
        )
    return "personal_needs.kind", say(
        "站在{name}的角度想一想：他要怎样才安全、才出成绩？从现实、政绩、真实、权力几方面问出一条工作上的需求。",
        "Think from {name}'s side: what makes this safe and successful? Find one professional need: practical, "
        "achievement, motive, power.",
        name=name,
    )


RULE: Rule[Case] = Rule(
    id="key_person_has_a_need_we_can_own",
    title=Words("关键人要有能公开满足的需求", "Each key person has a need we can own"),
    phrases=(95, 72, 73, 74, 75, 76, 93, 96),
    inputs=(
        "personal_needs.person",
        "personal_needs.text",
        "personal_needs.plan",
        "personal_needs.can_be_open",
        "people.level",
        "people.function",
        "people.veto",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
