"""What an earlier gate lacked when it was passed is still owed (P21, P24)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, Case, Move, Rule, Severity, Words, say
from yunchou.playbook.pipeline.gate import earlier
from yunchou.playbook.pipeline.table import EARLIER


def judge(case: Case) -> Move | None:
    """Fires when evidence of an earlier stage is known to lack. What is merely unknown there stays silent."""
    if not case.is_open:
        return None
    stage = case.dossier.opportunity.stage
    asked = EARLIER[stage] if stage else ()
    owed = [(each, found) for each, found in zip(asked, case.of(earlier), strict=True) if found.value is NO]
    if not owed:
        return None
    names = [criterion.words for criterion, _ in owed]
    return Move(
        sentence=say(
            "前面的关口欠着账，先补上：{owed}。",
            "Make good what earlier stages still owe: {owed}.",
            owed=Words("、".join([n.zh for n in names]), "; ".join([n.en for n in names])),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple([reason for _, finding in owed for reason in finding.reasons]),
    )


RULE: Rule[Case] = Rule(
    id="passed_gate_is_still_owed",
    title=Words("跳过的关口要补上", "A gate passed without evidence is still owed"),
    phrases=(21, 24),
    inputs=("opportunity.stage", "opportunity.standing"),
    judge=judge,
)
