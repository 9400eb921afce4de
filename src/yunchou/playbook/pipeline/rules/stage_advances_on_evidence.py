"""A stage is left on evidence, not on opinion (P21)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Answer, Case, Move, Rule, Severity, Words, say
from yunchou.playbook.pipeline.gate import gate


def judge(case: Case) -> Move | None:
    """Fires when exit evidence of the current stage lacks or is unknown, and names it."""
    exits = case.of(gate)
    if exits is None or not case.is_open or exits.value is Answer.YES:
        return None
    open_ones = exits.those(Answer.NO) + exits.those(Answer.UNKNOWN)
    names = [each.criterion.words for each in open_ones]
    return Move(
        sentence=say(
            "要走出“{stage}”，还差：{lacking}。",
            "To leave {stage} we still need: {lacking}.",
            stage=exits.stage,
            lacking=Words("、".join(n.zh for n in names), "; ".join(n.en for n in names)),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple(reason for each in exits.those(Answer.NO) for reason in each.finding.reasons),
        unknowns=tuple(unknown for each in open_ones for unknown in each.finding.unknowns),
    )


RULE: Rule[Case] = Rule(
    id="stage_advances_on_evidence",
    title=Words("阶段推进要有证据", "A stage is left on evidence"),
    phrases=(21,),
    inputs=("opportunity.stage", "opportunity.standing", "stage_answers.answer"),
    judge=judge,
)
