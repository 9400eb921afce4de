"""Renewal is one of the four harvests and takes as long as a key account takes (P88, P14)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.rulecraft import NO, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.retention.customers import is_customer
from yunchou.playbook.retention.renewals import lead_days


def judge(case: Case) -> Move | None:
    """Fires from four months before the end of contract or the renewal date until four months after.

    A large contract is begun earlier, a small one later; a renewal that was begun is followed in its own deal.
    """
    kept, contract = case.dossier.retention, case.dossier.contract
    if kept and kept.renewal_begun_on:
        return None
    ends_on = (kept and kept.renewal_on) or (contract and contract.ends_on) or None
    if ends_on is None:
        if not is_customer(case):
            return None
        return Move(
            sentence=say(
                "老客户的到期日没有记录：查合同补上，好提前做续费。",
                "When the contract ends is not recorded: look it up, so that the renewal begins in time.",
            ),
            severity=Severity.HINT,
            unknowns=(missing("retention.renewal_on"),),
        )
    days = (ends_on - case.as_of).days
    if abs(days) > lead_days(contract.seats if contract else None, case.settings):
        return None
    if days < 0:
        return Move(
            sentence=say(
                "合同{day}就到期了，没有续上的记录：今天问客户还用不用、续不续，续了就把新的到期日写上。",
                "The contract ended on {day} and no renewal is recorded: ask today whether they go on, and write down "
                "the new end if they do.",
                day=ends_on,
            ),
            severity=Severity.URGENT,
            reasons=(because("retention.renewal_on", ends_on),),
        )
    return _ahead(ends_on, days, unhappy=kept is not None and kept.satisfied is NO)


def _ahead(ends_on: date, days: int, *, unhappy: bool) -> Move:
    """The end is near: begin, or first mend what makes the customer unhappy."""
    return Move(
        sentence=say(
            "还有 {days} 天到期，客户还不满意：先把不满意的事解决，再谈续费，别拖到没有时间谈。",
            "{days} days to the end and the customer is unhappy: first mend what makes them so, then speak of the "
            "renewal, in time.",
            days=days,
        )
        if unhappy
        else say(
            "还有 {days} 天到期：现在启动续费，先拿使用效果和业务负责人对一遍，再谈价格和加坐席。",
            "{days} days to the end: begin the renewal; go through the results with the head of business, "
            "then price and more seats.",
            days=days,
        ),
        severity=Severity.URGENT if days <= 45 else Severity.IMPORTANT,
        reasons=(because("retention.renewal_on", ends_on),),
        by=ends_on,
    )


RULE: Rule[Case] = Rule(
    id="renewal_is_begun_early",
    title=Words("续费要提前启动", "Begin the renewal early"),
    phrases=(88, 14),
    inputs=(
        "retention.renewal_on",
        "retention.renewal_begun_on",
        "retention.satisfied",
        "contract.ends_on",
        "contract.seats",
    ),
    judge=judge,
)
