"""Places to relax are for those who may accept; the gate comes first (P90, P10, P96, N8)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.hospitality import gate
from yunchou.playbook.conduct.terms import HospitalityVerdict as V
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Iterator[Move]:
    """Fires for each plan not yet carried out that the gate forbids, wants approved, or cannot judge."""
    for plan in case.dossier.hospitality:
        if plan.given_on is not None or plan.elsewhere is YES:
            continue
        verdict = gate(case, plan)
        approved = verdict.value is V.NEEDS_APPROVAL and plan.approved is YES
        if verdict.value is V.ALLOWED or approved:
            continue
        forbidden = verdict.value is V.FORBIDDEN
        yield Move(
            sentence=say(
                "取消对{name}的招待：{why}改成电话、短信或到办公室谈。",
                "Cancel what is planned for {name}: {why} Make it a call, a message or an office meeting.",
                name=plan.person,
                why=verdict.sentence.words,
            )
            if forbidden
            else say(
                "对{name}的招待先别办：{why}",
                "Hold what is planned for {name}: {why}",
                name=plan.person,
                why=verdict.sentence.words,
            ),
            severity=Severity.STOP if forbidden else Severity.URGENT,
            reasons=(*verdict.reasons, because("hospitality.kind", plan.kind, of=plan.person)),
            unknowns=verdict.unknowns,
            who=Role.COMPLIANCE,
        )


RULE: Rule[Case] = Rule(
    id="hospitality_passes_the_gate",
    title=Words("招待先过合规关", "Hospitality passes the gate first"),
    phrases=(90, 10, 96),
    inputs=(
        "hospitality.kind",
        "hospitality.value",
        "hospitality.person",
        "hospitality.approved",
        "hospitality.recipient",
        "hospitality.elsewhere",
        "account.public_sector",
        "opportunity.stage",
        "tender.notice_on",
    ),
    judge=judge,
)
