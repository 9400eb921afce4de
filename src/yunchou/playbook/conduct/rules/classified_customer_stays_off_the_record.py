"""With defence and classified customers names and quantities are not written down (P10)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import (
    UNKNOWN,
    YES,
    Case,
    Move,
    Role,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.key_account.segments import segment_code
from yunchou.playbook.key_account.terms import PublicSectorClass


def judge(case: Case) -> Move | None:
    """Fires when a classified customer's people or quantities are recorded, or a defence customer's class is open."""
    account = case.dossier.account
    unasked = account.classified is UNKNOWN and _is_defence(case)
    if not _is_recorded(case) or (account.classified is not YES and not unasked):
        return None
    return Move(
        sentence=say(
            "军工客户先弄清是否涉密；弄清之前不要再记人名和数量。",
            "Ask first whether this defence customer is classified; until then record no names or quantities.",
        )
        if unasked
        else say(
            "涉密客户的人名和数量不能记在系统里：今天删掉，只在保密渠道里保存。",
            "Names and quantities of a classified customer do not belong here: delete them today and keep them in "
            "the protected channel only.",
        ),
        severity=Severity.URGENT if unasked else Severity.STOP,
        reasons=(because("account.classified", account.classified),),
        unknowns=(missing("account.classified"),) if unasked else (),
        who=Role.COMPLIANCE,
    )


def _is_defence(case: Case) -> bool:
    """Whether it is a defence customer: by its class, by its trade while nobody has said which class it is."""
    held = case.dossier.account.public_sector
    by_trade = held is PublicSectorClass.UNKNOWN and segment_code(case) == "defence"
    return by_trade or held is PublicSectorClass.DEFENCE


def _is_recorded(case: Case) -> bool:
    """Whether names or quantities of the customer stand in the dossier."""
    told, account = case.dossier, case.dossier.account
    quantities = (account.head_count, account.seats_now, account.seats_replaceable, account.seats_ours)
    named = any(person.name for person in told.people) or any(step.person for step in told.decision_steps)
    return named or any(quantities) or bool(told.opportunity.seats)


RULE: Rule[Case] = Rule(
    id="classified_customer_stays_off_the_record",
    title=Words("涉密客户不记名、不记数", "A classified customer stays off the record"),
    phrases=(10,),
    inputs=(
        "account.classified",
        "account.public_sector",
        "account.segment",
        "account.head_count",
        "account.seats_now",
        "account.seats_replaceable",
        "account.seats_ours",
        "opportunity.seats",
        "people.name",
        "decision_steps.person",
    ),
    judge=judge,
)
