"""It is not enough that each does his own work; sales coordinates who waits for whom (P59, P64)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.pipeline.stages import GIVEN_UP
from yunchou.playbook.resources.facts import Ask


def judge(case: Case) -> Iterator[Move]:
    """Fires for each ask that is overdue while the deal is not given up, urgent when somebody waits for it, and for
    those without a day: nobody can hold a colleague to them.
    """
    if case.dossier.opportunity.standing in GIVEN_UP:
        return
    undated = [ask for ask in case.dossier.asks if ask.what and ask.done_on is None and ask.due_on is None]
    if undated:
        yield _undated(undated)
    for ask in case.dossier.asks:
        if ask.done_on is not None or ask.due_on is None or ask.due_on >= case.as_of:
            continue
        days = (case.as_of - ask.due_on).days
        yield Move(
            sentence=say(
                "{who}答应的“{what}”晚了 {days} 天，{waits}在等：当面问清卡在哪，重新定日子。",
                "{who} is {days} days late with {what} and {waits} waits: ask what stands in the way, agree a new day.",
                who=ask.of or Words("同事", "a colleague"),
                what=ask.what,
                days=days,
                waits=ask.waits_for,
            )
            if ask.waits_for
            else say(
                "{who}答应的“{what}”晚了 {days} 天：当面问清卡在哪，重新定日子。",
                "{who} is {days} days late with {what}: ask what stands in the way and agree a new day.",
                who=ask.of or Words("同事", "a colleague"),
                what=ask.what,
                days=days,
            ),
            severity=Severity.URGENT if ask.waits_for else Severity.IMPORTANT,
            reasons=(because("asks.due_on", ask.due_on, of=ask.what),),
        )


def _undated(asks: list[Ask]) -> Move:
    return Move(
        sentence=say(
            "请同事帮的{asks}没定哪天给：今天各定一个日子。",
            "No day is agreed for {asks}, which colleagues were asked for: agree one for each today.",
            asks=Words("、".join([f"“{ask.what}”" for ask in asks]), ", ".join([ask.what for ask in asks])),
        ),
        severity=Severity.HINT,
        unknowns=tuple([missing("asks.due_on", of=ask.what) for ask in asks]),
    )


RULE: Rule[Case] = Rule(
    id="promises_inside_are_kept",
    title=Words("内部承诺要盯住", "Promises inside are kept"),
    phrases=(64, 59),
    inputs=("asks.due_on", "asks.done_on", "asks.of", "asks.waits_for", "opportunity.standing"),
    judge=judge,
)
