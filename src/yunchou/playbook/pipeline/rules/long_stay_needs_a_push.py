"""A key account takes long, but each stage has its own clock (P14)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, because, missing, say


def judge(case: Case) -> Move | None:
    """Fires when the deal has been in its stage, or where that is not known under way, for longer than is usual."""
    deal = case.dossier.opportunity
    if not case.is_open or deal.stage is None:
        return None
    if deal.stage_entered_on is None:
        return _by_the_whole_way(case, deal.stage, deal.created_on)
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


def _by_the_whole_way(case: Case, stage: Stage, since: date | None) -> Move | None:
    """Where nobody noted when the stage was entered: the days since the beginning against all stages so far."""
    usual = case.settings.table("pipeline.typical_days")
    most = sum(usual[each] for each in Stage if case.has_reached(each))
    days = 0 if since is None else (case.as_of - since).days
    if days <= most:
        return None
    return Move(
        sentence=say(
            "这单已经做了 {days} 天，到“{stage}”一般 {usual} 天：和客户对一遍还剩哪几步、各在哪天，定不下来就主动停。",
            "{days} days on this deal, {usual} are usual up to {stage}: go through the steps that are left and their "
            "days with the customer, or pause it on purpose.",
            days=days,
            stage=stage,
            usual=most,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("opportunity.created_on", since),),
        unknowns=(missing("opportunity.stage_entered_on"),),
    )


RULE: Rule[Case] = Rule(
    id="long_stay_needs_a_push",
    title=Words("在一个阶段停太久要推一把", "A long stay in a stage needs a push"),
    phrases=(14, 43),
    inputs=("opportunity.stage", "opportunity.stage_entered_on", "opportunity.created_on", "opportunity.standing"),
    judge=judge,
)
