"""The top boss is not our target; the heads of technology and business are (P69, P70, N2)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.stakeholders.people import bosses, targets


def judge(case: Case) -> Move | None:
    """Fires when the top boss is made the target, or is covered while no head of technology or business is."""
    if not case.is_pursued:
        return None
    chosen = [boss for boss in case.of(bosses) if boss.target is YES]
    cultivated = chosen or [boss for boss in case.of(bosses) if boss.covered_by]
    if not cultivated or (not chosen and any(p.covered_by for p in case.of(targets))):
        return None
    return Move(
        sentence=say(
            "别把功夫都下在{boss}身上：老总交给我们的高层去对位，销售和技术去做技术、业务负责人的工作。",
            "Do not spend it all on {boss}: our executive covers the boss, sales and technology cover the heads.",
            boss=cultivated[0].name,
        ),
        severity=Severity.HINT if chosen else Severity.IMPORTANT,
        reasons=tuple([because("people.target", p.target, of=p.name) for p in chosen])
        or tuple([because("people.covered_by", p.covered_by, of=p.name) for p in cultivated]),
        unknowns=() if case.of(targets) else (missing("people.level"),),
    )


RULE: Rule[Case] = Rule(
    id="heads_not_the_boss_are_cultivated",
    title=Words("目标是部门负责人，不是老总", "Cultivate the heads, not the top boss"),
    phrases=(69, 70),
    inputs=("people.level", "people.target", "people.function", "people.covered_by", "opportunity.standing"),
    judge=judge,
)
