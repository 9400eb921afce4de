"""That the product meets the need always comes first; no relationship makes up for it (P17, P94)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, YES, Case, Move, Role, Rule, Severity, Words, because, listed, say
from yunchou.playbook.qualification.need import meets, must_haves_met


def judge(case: Case) -> Move | None:
    """Fires for needs known to be musts and known not to be met. Unknown fit stays silent here."""
    if not case.is_pursued or case.of(must_haves_met).value is not NO:
        return None
    unmet = [n for n in case.dossier.needs if n.must_have is YES and meets(n) is NO]
    return Move(
        sentence=say(
            "必须满足的需求我们做不到：{needs}。先解决它再谈关系：找替代做法、找合作方，或者请客户调整要求，否则放弃。",
            "We cannot meet musts: {needs}. Solve this before any relationship work: another way, a partner, a changed "
            "requirement, or give up.",
            needs=listed(need.title for need in unmet),
        ),
        severity=Severity.STOP,
        reasons=tuple([because("needs.fit", need.fit, of=need.title) for need in unmet]),
        who=Role.TECHNICAL,
    )


RULE: Rule[Case] = Rule(
    id="unmet_must_have_comes_first",
    title=Words("产品满足永远第一位", "Meeting the musts comes before everything"),
    phrases=(94, 17, 28),
    inputs=("needs.must_have", "needs.fit", "needs.gap.feasible", "opportunity.standing"),
    judge=judge,
)
