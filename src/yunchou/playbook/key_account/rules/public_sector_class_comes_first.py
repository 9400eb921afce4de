"""Who owns the customer decides what is allowed, so it is asked first (P10)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.key_account.terms import PublicSectorClass


def judge(case: Case) -> Move | None:
    """Fires when an open deal is being qualified and the public-sector class is unknown."""
    account = case.dossier.account
    known = account.public_sector is not PublicSectorClass.UNKNOWN
    if known or not case.is_pursued or not case.has_reached(Stage.QUALIFICATION):
        return None
    return Move(
        sentence=say(
            "先弄清客户是政府、国企、军工还是民企：接待、招标和保密的规矩都由它定。",
            "Find out whether the customer is government, state-owned, defence or private: it sets the rules for "
            "hospitality, tenders and secrecy.",
        ),
        severity=Severity.IMPORTANT,
        unknowns=(missing("account.public_sector"),),
    )


RULE: Rule[Case] = Rule(
    id="public_sector_class_comes_first",
    title=Words("先弄清是不是国企、政府、军工", "Ask first who owns the customer"),
    phrases=(10,),
    inputs=("account.public_sector", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
