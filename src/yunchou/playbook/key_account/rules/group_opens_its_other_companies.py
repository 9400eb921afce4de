"""A company of a group is a door to the others of the group (P8, P11)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Stage, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires for a customer known to belong to a group, from qualification on; a parent nobody named stays silent."""
    account = case.dossier.account
    if not account.parent or account.classified is YES:
        return None
    if not (case.is_open and case.has_reached(Stage.QUALIFICATION)) and case.dossier.retention is None:
        return None
    return Move(
        sentence=say(
            "它是{group}的公司：问清集团里还有哪几家有坐席、采购是统一还是各管各的，拿下这一家就带上其他家。",
            "It belongs to {group}: ask which other companies of the group have seats and whether they buy together, "
            "so that this one opens the others.",
            group=account.parent,
        ),
        severity=Severity.HINT,
        reasons=(because("account.parent", account.parent),),
    )


RULE: Rule[Case] = Rule(
    id="group_opens_its_other_companies",
    title=Words("集团客户，一家带一片", "One company of a group opens the others"),
    phrases=(8, 11),
    inputs=("account.parent", "account.classified", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
