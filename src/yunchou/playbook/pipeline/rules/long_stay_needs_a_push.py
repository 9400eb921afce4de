"""A key account takes long, but each stage has its own clock (P14)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires when the deal has been in its stage for longer than is usual there."""
    deal = case.dossier.opportunity
    if not case.is_open or deal.stage is None or deal.stage_entered_on is None:
        return None
    days, usual = (case.as_of - deal.stage_entered_on).days, case.settings.table("pipeline.typical_days")[deal.stage]
    if days <= usual:
        return None
    return Move(
        sentence=say(
            "在“{stage}”已经 {days} 天，一般 {usual} 天：约客户定下一个节点，定不下来就主动停，别拖。",
            "{days} days in {stage}, {usual} are usual: agree the next date with the customer, or pause it on purpose.",
            stage=deal.stage,
            days=days,
            usual=usual,
        ),
        severity=Severity.URGENT if days > 2 * usual else Severity.IMPORTANT,
        reasons=(because("opportunity.stage_entered_on", deal.stage_entered_on),),
    )


RULE: Rule[Case] = Rule(
    id="long_stay_needs_a_push",
    title=Words("在一个阶段停太久要推一把", "A long stay in a stage needs a push"),
    phrases=(14, 43),
    inputs=("opportunity.stage", "opportunity.stage_entered_on", "opportunity.standing"),
    judge=judge,
)
