"""A need beyond our functions becomes a question with an owner and a date (P28, P29)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import (
    NO,
    UNKNOWN,
    Case,
    Move,
    Role,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import Need
from yunchou.playbook.qualification.need import meets, wanted
from yunchou.playbook.qualification.terms import Fit

NEEDS_DEVELOPMENT, NOT_COMPARED = Fit.NEEDS_DEVELOPMENT, Fit.UNKNOWN


def judge(case: Case) -> Iterator[Move]:
    """Fires for needs that take development without a request, a day or an answer, for those nobody compared with the
    product, and for those that we cannot meet while nobody asked whether they are musts.
    """
    if not case.is_pursued:
        return
    if case.has_reached(Stage.REQUIREMENTS) and (unmatched := [n for n in case.of(wanted) if n.fit is NOT_COMPARED]):
        yield _unmatched(unmatched)
    if unasked := [n for n in case.dossier.needs if n.must_have is UNKNOWN and meets(n) is NO]:
        yield _perhaps_a_must(unasked)
    gaps = [
        need
        for need in case.dossier.needs
        if need.fit is NEEDS_DEVELOPMENT and (need.gap is None or need.gap.feasible is UNKNOWN)
    ]
    if unowned := [need for need in gaps if need.gap is None or not need.gap.owner]:
        yield _unowned(unowned)
    for need in gaps:
        if need.gap is None or not need.gap.owner:
            continue
        if need.gap.due_on is None:
            yield _move(
                need,
                say(
                    "“{need}”能不能开发，{owner}还没说哪天答复：今天定下日期。",
                    "{owner} has not said by when {need} is answered: agree a day today.",
                    need=need.title,
                    owner=need.gap.owner,
                ),
                Severity.IMPORTANT,
            )
        elif need.gap.due_on < case.as_of:
            yield _move(
                need,
                say(
                    "“{need}”的可行性答复已经过期，找 {owner} 要结论。",
                    "The answer on {need} is overdue; get it from {owner}.",
                    need=need.title,
                    owner=need.gap.owner,
                ),
                Severity.URGENT,
            )


def _unowned(needs: list[Need]) -> Move:
    return Move(
        sentence=say(
            "{needs}要开发：今天就给研发提可行性请求，写明负责人和答复日期。",
            "{needs}: this takes development. Ask for feasibility today, with an owner and a date.",
            needs=_named(needs),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple([because("needs.fit", need.fit, of=need.title) for need in needs]),
        unknowns=tuple([missing("needs.gap.feasible", of=need.title) for need in needs]),
        who=Role.TECHNICAL,
    )


def _unmatched(needs: list[Need]) -> Move:
    return Move(
        sentence=say(
            "{needs}能不能满足，还没对过：请技术同事逐条对产品，标明满足、配置可满足、需开发还是做不到。",
            "Nobody has compared {needs} with the product: a technical colleague marks each as met, by configuration, "
            "by development or not at all.",
            needs=_named(needs),
        ),
        severity=Severity.IMPORTANT,
        unknowns=tuple([missing("needs.fit", of=need.title) for need in needs]),
        who=Role.TECHNICAL,
    )


def _perhaps_a_must(needs: list[Need]) -> Move:
    return Move(
        sentence=say(
            "{needs}我们做不到，是不是必须还没问：问需求提出人，必须的先解决，不必须的写明不做。",
            "We cannot meet {needs}, and nobody has asked whether it is a must: ask who raised it; solve a must first, "
            "and write down that the rest is left out.",
            needs=_named(needs),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple([because("needs.fit", need.fit, of=need.title) for need in needs]),
        unknowns=tuple([missing("needs.must_have", of=need.title) for need in needs]),
    )


def _named(needs: list[Need]) -> Words:
    return Words("、".join([f"“{need.title}”" for need in needs]), ", ".join([need.title for need in needs]))


def _move(need: Need, sentence: Sentence, severity: Severity) -> Move:
    return Move(
        sentence=sentence,
        severity=severity,
        reasons=(because("needs.fit", need.fit, of=need.title),),
        unknowns=(missing("needs.gap.feasible", of=need.title),),
        who=Role.TECHNICAL,
    )


RULE: Rule[Case] = Rule(
    id="gap_has_an_owner_and_an_answer",
    title=Words("超出功能的需求要有人答复", "A gap gets an owner, a date and an answer"),
    phrases=(28, 29),
    inputs=("needs.fit", "needs.gap.owner", "needs.gap.due_on", "needs.gap.feasible", "opportunity.standing"),
    judge=judge,
)
