"""One existing customer is often worth three new ones; time should follow that (P86)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires when an hour on existing customers earns three times as much as one on new ones and gets less time."""
    kept = case.dossier.retention
    if kept is None or not kept.hours or not kept.new_hours or not kept.revenue or kept.new_revenue is None:
        return None
    old, new = kept.revenue / kept.hours, kept.new_revenue / kept.new_hours
    if kept.hours >= kept.new_hours or old < new * case.settings.whole("retention.worth"):
        return None
    return Move(
        sentence=say(
            "老客户每小时带来 {old}，新客户 {new}，时间却花在新客户上：每周固定留一天给老客户。",
            "An hour on existing customers earns {old}, on new ones {new}, yet the time goes to the new: keep one "
            "day a week for the existing.",
            old=round(old, 2),
            new=round(new, 2),
        ),
        severity=Severity.HINT,
        reasons=(because("retention.hours", kept.hours), because("retention.new_hours", kept.new_hours)),
    )


RULE: Rule[Case] = Rule(
    id="time_follows_the_value_of_customers",
    title=Words("时间分给老客户", "Time follows the value of customers"),
    phrases=(86,),
    inputs=("retention.hours", "retention.revenue", "retention.new_hours", "retention.new_revenue"),
    judge=judge,
)
