"""After the first three visits the same evening counts; where rules forbid it, by phone only (P90, P91, P92, N8)."""

from __future__ import annotations

from yunchou.playbook.conduct.hospitality import DECIDING, is_public
from yunchou.playbook.dossier.rulecraft import (
    NO,
    UNKNOWN,
    Case,
    Move,
    MoveKind,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.meetings.planned import first_visits
from yunchou.playbook.tempo.pace import tender_runs


def judge(case: Case) -> Move | None:
    """Fires on the day of one of the first three visits. It stays a call or a message without a clear class, during a
    tender, and while the customer is deciding, when all hospitality needs approval.
    """
    most = case.settings.whole("meetings.first_visits")
    made = first_visits(case, most + 1)
    if not made or len(made) > most or made[-1].on != case.as_of:
        return None
    deciding = case.dossier.opportunity.stage in DECIDING
    free = is_public(case) is NO and not deciding and not tender_runs(case)
    return Move(
        sentence=say(
            "今天是第 {number} 次拜访：傍晚打个电话约见，找个轻松的地方聊半小时，人均不超标并登记。",
            "Visit number {number}: call towards evening and meet for half an hour at an easy place, within the "
            "limit and entered in the register.",
            number=len(made),
        )
        if free
        else say(
            "今天是第 {number} 次拜访：下班前打个电话或发条信息跟进，不约饭。",
            "Visit number {number}: follow up before the end of the day by call or message; no meal.",
            number=len(made),
        ),
        severity=Severity.HINT,
        kind=MoveKind.CONTACT,
        people=made[-1].people,
        reasons=(because("interactions.on", made[-1].on),),
        unknowns=(missing("account.public_sector"),) if is_public(case) is UNKNOWN else (),
        by=case.as_of,
    )


RULE: Rule[Case] = Rule(
    id="first_visits_are_followed_up_the_same_day",
    title=Words("前三次拜访，当天要跟进", "Follow up the first visits the same day"),
    phrases=(91, 92, 90),
    inputs=("interactions.visit", "interactions.on", "account.public_sector", "opportunity.stage", "tender.notice_on"),
    judge=judge,
)
