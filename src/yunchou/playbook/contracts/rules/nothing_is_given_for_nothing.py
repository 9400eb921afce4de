"""Every step we give is given for something (P80)."""

from __future__ import annotations

from yunchou.playbook.contracts.bargain import given_for_nothing
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires while a concession of ours is known to have brought nothing; from the second one it is urgent."""
    free = given_for_nothing(case) if case.is_open else []
    if not free:
        return None
    last = free[-1]
    return Move(
        sentence=say(
            "我们已经白让了 {count} 次，最近一次是“{what}”：下一步开口前先想好要换回什么，把白让的也补要回来。",
            "We have given {count} times for nothing, last {what}: before the next step decide what to ask for it, "
            "and ask for the earlier ones too.",
            count=len(free),
            what=last.what,
        ),
        severity=Severity.IMPORTANT if len(free) == 1 else Severity.URGENT,
        reasons=tuple(
            [because("negotiation.concessions.got_something", each.got_something, of=each.what) for each in free]
        ),
        who=Role.OWNER,
    )


RULE: Rule[Case] = Rule(
    id="nothing_is_given_for_nothing",
    title=Words("让一步换一样", "Nothing is given for nothing"),
    phrases=(80,),
    inputs=(
        "negotiation.concessions.by_us",
        "negotiation.concessions.got_something",
        "opportunity.standing",
    ),
    judge=judge,
)
