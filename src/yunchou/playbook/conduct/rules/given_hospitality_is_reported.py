"""What was given against the rules is reported and not repeated; silence makes it worse (P90, P96, P10)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.hospitality import given_gate
from yunchou.playbook.conduct.terms import HospitalityVerdict
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Iterator[Move]:
    """Fires for each thing given on this deal without approval that the gate forbids or would have had approved."""
    for held in case.dossier.hospitality:
        if held.given_on is None or held.given_on > case.as_of or held.elsewhere is YES:
            continue
        verdict = given_gate(case, held)
        if held.approved is YES or verdict is None or verdict.value is HospitalityVerdict.UNKNOWN:
            continue
        yield Move(
            sentence=say(
                "{day}对{name}的招待没有审批记录：{why}如实报合规备案，问清怎样补救，不再有第二次。",
                "No approval is on record for what {name} was given on {day}: {why} Report it to compliance as it was, "
                "ask how to put it right, and do not repeat it.",
                day=held.given_on,
                name=held.person or Words("客户", "the customer"),
                why=verdict.sentence.words,
            ),
            severity=Severity.STOP if verdict.value is HospitalityVerdict.FORBIDDEN else Severity.URGENT,
            reasons=(*verdict.reasons, because("hospitality.given_on", held.given_on, of=held.person)),
            who=Role.COMPLIANCE,
        )


RULE: Rule[Case] = Rule(
    id="given_hospitality_is_reported",
    title=Words("违规的招待要报备", "What was given against the rules is reported"),
    phrases=(90, 96, 10),
    inputs=(
        "hospitality.given_on",
        "hospitality.kind",
        "hospitality.value",
        "hospitality.approved",
        "hospitality.recipient",
        "account.public_sector",
        "tender.notice_on",
    ),
    judge=judge,
)
