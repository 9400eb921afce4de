"""People connected with the customer are used only after screening, openly and without conflict (P55, P63)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import (
    NO,
    UNKNOWN,
    YES,
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
from yunchou.playbook.resources.facts import Outsider


def judge(case: Case) -> Iterator[Move]:
    """Fires for each outside contact with a conflict or a hidden payment (a stop), or not fully screened."""
    for outsider in case.dossier.outsiders:
        hidden = outsider.paid is YES and outsider.payment_disclosed is NO
        if outsider.conflict is YES or hidden:
            yield _stop(case, outsider)
        elif outsider.screened is not YES or outsider.conflict is UNKNOWN or _may_be_paid(outsider):
            yield Move(
                sentence=say(
                    "用{name}之前先核查：什么关系、有没有利益冲突、要不要报酬、能不能公开入账。",
                    "Screen {name} first: which relation, any conflict of interest, any payment, can it be "
                    "booked openly.",
                    name=outsider.name,
                ),
                severity=Severity.IMPORTANT,
                reasons=(because("outsiders.name", outsider.name),),
                unknowns=tuple(
                    [
                        missing(f"outsiders.{n}", of=outsider.name)
                        for n in ("screened", "conflict", "paid", "payment_disclosed")
                        if getattr(outsider, n) is UNKNOWN and (n != "payment_disclosed" or outsider.paid is YES)
                    ]
                ),
                who=Role.COMPLIANCE,
            )


def _may_be_paid(outsider: Outsider) -> bool:
    """Whether nobody said that he is not paid, or he is and nobody said that it is booked openly."""
    return outsider.paid is UNKNOWN or (outsider.paid is YES and outsider.payment_disclosed is UNKNOWN)


def _stop(case: Case, outsider: Outsider) -> Move:
    return Move(
        sentence=say(
            "停用{name}：有利益冲突或没公开的报酬，报合规处理。",
            "Do not use {name}: a conflict of interest or an undisclosed payment; report it to compliance.",
            name=outsider.name,
        ),
        severity=Severity.STOP,
        reasons=(
            because("outsiders.conflict", outsider.conflict, of=outsider.name),
            because("outsiders.payment_disclosed", outsider.payment_disclosed, of=outsider.name),
        ),
        who=Role.COMPLIANCE,
        by=case.as_of,
    )


RULE: Rule[Case] = Rule(
    id="outsider_is_screened_first",
    title=Words("外部关系人先核查", "An outsider is screened first"),
    phrases=(55, 63),
    inputs=("outsiders.screened", "outsiders.conflict", "outsiders.paid", "outsiders.payment_disclosed"),
    judge=judge,
)
