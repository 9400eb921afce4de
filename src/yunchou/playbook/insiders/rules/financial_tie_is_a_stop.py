"""Shared interest means shared professional interest; a financial tie is a stop, not a pass (P68, N4)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, because, missing, say
from yunchou.playbook.insiders.insider import judged_insiders
from yunchou.playbook.insiders.terms import InsiderStatus


def judge(case: Case) -> Iterator[Move]:
    """Fires for each person to whom money ties us, in any standing of the deal; also when nobody noted to whom."""
    nameless = [e for e in case.dossier.insider_evidence if e.financial_tie is YES and not e.person]
    if nameless:
        yield Move(
            sentence=say(
                "记了 {count} 条金钱往来，没写是谁：今天报合规，写清是谁；弄清之前不再私下接触客户的人。",
                "{count} financial ties are noted without a name: report them to compliance today and name the person; "
                "until then meet nobody at the customer in private.",
                count=len(nameless),
            ),
            severity=Severity.STOP,
            reasons=(because("insider_evidence.financial_tie", YES),),
            unknowns=(missing("insider_evidence.person"),),
            who=Role.COMPLIANCE,
            by=case.as_of,
        )
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
