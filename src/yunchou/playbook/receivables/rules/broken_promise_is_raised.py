"""Money that was promised and did not come is raised: with the person, then above him (P83, P85)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.receivables.claims import broken, open_disputes


def judge(case: Case) -> Iterator[Move]:
    """Fires for each instalment whose newest promise was not kept; the second broken promise goes to the leader."""
    disputed = {dispute.instalment for dispute in open_disputes(case)}
    for promise, times in broken(case):
        if promise.instalment in disputed:
            continue
        again = times > 1
        yield Move(
            sentence=say(
                "“{name}”答应{day}付，没有到账，已是第 {times} 次：由主管找对方上级，要新的付款日和书面确认。",
                "{name} was promised for {day} and did not come, the {times}th time: the leader speaks with their "
                "superior and gets a new day in writing.",
                name=promise.instalment,
                day=promise.due_on,
                times=times,
            )
            if again
            else say(
                "“{name}”答应{day}付，没有到账：当面问清卡在哪里，要一个新的付款日。",
                "{name} was promised for {day} and did not come: ask face to face where it is stuck and get a new day.",
                name=promise.instalment,
                day=promise.due_on,
            ),
            severity=Severity.URGENT if again else Severity.IMPORTANT,
            reasons=(because("promises.due_on", promise.due_on, of=promise.instalment),),
            who=Role.LEADER if again else Role.OWNER,
            by=case.as_of,
        )


RULE: Rule[Case] = Rule(
    id="broken_promise_is_raised",
    title=Words("承诺落空要升级", "A broken promise is raised"),
    phrases=(83, 85),
    inputs=("promises.instalment", "promises.amount", "promises.due_on", "receipts.allocations.amount"),
    judge=judge,
)
