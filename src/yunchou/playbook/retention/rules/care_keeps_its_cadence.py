"""Existing customers are the easiest to work with; caring for them brings harvests (P87)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.retention.customers import is_customer


def judge(case: Case) -> Move | None:
    """Fires for an existing customer who has not been called on for two months, or of whom it is not known."""
    kept = case.dossier.retention
    if kept is None or not is_customer(case):
        return None
    if kept.last_care_on is None:
        return Move(
            sentence=say(
                "这位老客户上次什么时候回访的没有记录：这个月去一次，问用得怎么样。",
                "When this customer was last called on is not known: go this month and ask how it works.",
            ),
            severity=Severity.HINT,
            unknowns=(missing("retention.last_care_on"),),
        )
    days = (case.as_of - kept.last_care_on).days
    if days <= case.settings.whole("retention.care_days"):
        return None
    return Move(
        sentence=say(
            "老客户 {days} 天没走动了：带一份使用报告上门，顺便看看有没有新需求。",
            "This customer has not been called on for {days} days: bring a report of use and look for new needs.",
            days=days,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("retention.last_care_on", kept.last_care_on),),
    )


RULE: Rule[Case] = Rule(
    id="care_keeps_its_cadence",
    title=Words("老客户要定期走动", "Care keeps its cadence"),
    phrases=(87,),
    inputs=("retention.customer_since", "retention.last_care_on"),
    judge=judge,
)
