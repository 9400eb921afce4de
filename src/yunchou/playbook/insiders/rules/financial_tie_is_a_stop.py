"""Shared interest means shared professional interest; a financial tie is a stop, not a pass (P68, N4)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.insiders.insider import judged_insiders
from yunchou.playbook.insiders.terms import InsiderStatus


def judge(case: Case) -> Iterator[Move]:
    """Fires for each person to whom money ties us, in any standing of the deal."""
    for judged in case.of(judged_insiders):
        if judged.status is InsiderStatus.STOPPED:
            yield Move(
                sentence=say(
                    "和{name}有金钱往来：立即停止接触，报合规登记利益冲突；这不是内线，是风险。",
                    "There is a financial tie to {name}: stop contact now and report the conflict of interest to "
                    "compliance; "
                    "this is a risk, not an insider.",
                    name=judged.person,
                ),
                severity=Severity.STOP,
                reasons=(because("insider_evidence.financial_tie", YES, of=judged.person),),
                who=Role.COMPLIANCE,
                by=case.as_of,
            )


RULE: Rule[Case] = Rule(
    id="financial_tie_is_a_stop",
    title=Words("有金钱往来，立即叫停", "A financial tie is a stop"),
    phrases=(68, 96),
    inputs=("insider_evidence.financial_tie",),
    judge=judge,
)
