"""A stage is left on evidence, not on opinion (P21)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, UNKNOWN, YES, Case, Move, Rule, Severity, Words, missing, say
from yunchou.playbook.pipeline.gate import gate


def judge(case: Case) -> Move | None:
    """Fires when exit evidence of the stage lacks or is unknown, and names it; and when nobody said which stage."""
    exits = case.of(gate)
    if exits is None:
        return WHICH if case.is_open and _is_worked_on(case) else None
    if not case.is_open or exits.value is YES:
        return None
    open_ones = exits.those(NO) + exits.those(UNKNOWN)
    names = [each.criterion.words for each in open_ones]
    return Move(
        sentence=say(
            "要走出“{stage}”，还差：{lacking}。",
            "To leave {stage} we still need: {lacking}.",
            stage=exits.stage,
            lacking=Words("、".join([n.zh for n in names]), "; ".join([n.en for n in names])),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple([reason for each in exits.those(NO) for reason in each.finding.reasons]),
        unknowns=tuple([unknown for each in open_ones for unknown in each.finding.unknowns]),
    )


def _is_worked_on(case: Case) -> bool:
    """Whether anything is told of the deal itself: people, needs, a budget, rivals, contacts."""
    told = case.dossier
    return bool(
        told.people or told.needs or told.budgets or told.rivals or told.interactions or told.endorsements
        or told.decision_steps or told.meetings or told.claims or told.insider_evidence
    )  # fmt: skip


WHICH = Move(
    sentence=say(
        "这单走到哪个阶段没有写：对照九个阶段，看客户那边最后一件有证据的事，定下来，很多判断才说得准。",
        "Nobody wrote down at which of the nine stages it stands: take the last thing at the customer that has "
        "evidence and say so, for many judgements wait for it.",
    ),
    severity=Severity.IMPORTANT,
    unknowns=(missing("opportunity.stage"),),
)


RULE: Rule[Case] = Rule(
    id="stage_advances_on_evidence",
    title=Words("阶段推进要有证据", "A stage is left on evidence"),
    phrases=(21,),
    inputs=("opportunity.stage", "opportunity.standing", "stage_answers.answer"),
    judge=judge,
)
