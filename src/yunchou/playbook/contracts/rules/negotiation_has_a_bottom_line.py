"""Negotiation is planned: target, bottom line, and what we give for what (P80)."""

from __future__ import annotations

from yunchou.playbook.contracts.facts import Negotiation
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Stage, Words, because, missing, say


def judge(case: Case) -> Move | None:
    """Fires in negotiation while target, bottom line, gives or gets are not laid down, or contradict each other."""
    if not case.is_open or case.dossier.opportunity.stage is not Stage.NEGOTIATION:
        return None
    plan = case.dossier.negotiation or Negotiation()
    lacking = [name for name in ("target", "bottom_line", "gives", "gets") if not getattr(plan, name)]
    if plan.target is not None and plan.bottom_line is not None and plan.bottom_line > plan.target:
        return Move(
            sentence=say(
                "底线 {line} 比目标 {target} 还高，多半写反了：上桌之前先改对。",
                "The bottom line of {line} is above the target of {target}: put that right before the table.",
                line=plan.bottom_line,
                target=plan.target,
            ),
            severity=Severity.URGENT,
            reasons=(because("negotiation.target", plan.target), because("negotiation.bottom_line", plan.bottom_line)),
            who=Role.LEADER,
        )
    if not lacking:
        return None
    words = [missing(f"negotiation.{name}").fact for name in lacking]
    return Move(
        sentence=say(
            "上桌之前先写下来：{what}；每让一步都要换回一样东西。",
            "Write down before the table: {what}; every step we give is given for something.",
            what=Words("、".join([w.zh for w in words]), ", ".join([w.en.lower() for w in words])),
        ),
        severity=Severity.URGENT,
        reasons=(because("negotiation.target", plan.target),) if plan.target is not None else (),
        unknowns=tuple([missing(f"negotiation.{name}") for name in lacking]),
        who=Role.LEADER,
    )


RULE: Rule[Case] = Rule(
    id="negotiation_has_a_bottom_line",
    title=Words("谈判先定底线", "A negotiation has a bottom line"),
    phrases=(80,),
    inputs=(
        "negotiation.target",
        "negotiation.bottom_line",
        "negotiation.gives",
        "negotiation.gets",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
