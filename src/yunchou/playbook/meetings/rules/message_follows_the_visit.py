"""After a visit a personal message is sent (P106)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from yunchou.playbook.conduct.veto import together
from yunchou.playbook.dossier.rulecraft import (
    UNKNOWN,
    YES,
    Case,
    Move,
    MoveKind,
    Rule,
    Severity,
    Words,
    because,
    listed,
    missing,
    say,
)
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.meetings.planned import contacts, since


def judge(case: Case) -> Iterator[Move]:
    """Fires for each visit of the last days after which no message was sent."""
    first = case.as_of - timedelta(days=case.settings.whole("meetings.message_days"))
    for visit in since(case.of(contacts), first):
        if visit.visit is not YES or visit.message_sent is YES:
            continue
        yield from (_message(visit, names) for names in together(case, visit.people or ("",)))


def _message(visit: Interaction, names: tuple[str, ...]) -> Move:
    return Move(
        sentence=say(
            "给{who}发条短信：“{who}您好！感谢您对我司的关注与支持！我们非常荣幸能参与到贵公司的项目中！"
            "希望我们能有一个愉快的合作过程，也能有一个大家都满意的合作结果！”再加一句今天谈的要点。",
            "Send {who} a message: thank you for your attention and support; we are honoured to take part in your "
            "project and hope for a pleasant cooperation and a result that satisfies us all. Add one line on what was "
            "said.",
            who=listed(names) if any(names) else Words("客户", "the customer"),
        ),
        severity=Severity.HINT,
        kind=MoveKind.CONTACT,
        people=tuple(filter(None, names)),
        reasons=(because("interactions.on", visit.on, of="、".join(names), noted_on=visit.on),),
        unknowns=(missing("interactions.message_sent"),) if visit.message_sent is UNKNOWN else (),
        by=visit.on,
    )


RULE: Rule[Case] = Rule(
    id="message_follows_the_visit",
    title=Words("拜访完发短信", "A message follows the visit"),
    phrases=(106,),
    inputs=("interactions.visit", "interactions.on", "interactions.people", "interactions.message_sent"),
    judge=judge,
)
