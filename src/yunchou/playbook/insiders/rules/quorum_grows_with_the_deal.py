"""In an especially large deal one insider is not enough (P79, N9)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import UNKNOWN, YES, Case, Move, Rule, Severity, Words, missing, say
from yunchou.playbook.insiders.insider import insiders, quorum
from yunchou.playbook.qualification.price import price as deal_price
from yunchou.playbook.qualification.price import price_reason
from yunchou.playbook.stakeholders.people import present
from yunchou.playbook.stakeholders.terms import Function


def judge(case: Case) -> Move | None:
    """Fires when there is an insider, and fewer independent ones, or of fewer sides, than the deal's size needs.

    It asks where it is only not noted of which side they are, or how large the deal is.
    """
    found = case.of(quorum)
    enough = found.have >= found.needed and found.sides_lack is not YES
    if not case.is_pursued or not case.of(insiders):
        return None
    if enough and not found.is_sized and found.met is UNKNOWN:
        return HOW_LARGE
    if enough:
        return _whose_side(case) if found.sides_lack is UNKNOWN else None
    return Move(
        sentence=say(
            "这么大的单子要 {needed} 位互相独立的内线，技术、业务两边都要有人；现在 {have} 位，缺了一边："
            "在缺的那边发展一位。",
            "A deal of this size needs {needed} independent insiders, some of technology and some of business; there "
            "are {have} and one side is missing: develop one there.",
            needed=found.needed,
            have=found.have,
        )
        if found.sides_lack is YES
        else say(
            "这么大的单子要 {needed} 位互相独立的内线，现在只有 {have} 位：再发展一位，和现有的别互相传话。",
            "A deal of this size needs {needed} independent insiders and has {have}: develop one more who does not "
            "quote the others.",
            needed=found.needed,
            have=found.have,
        ),
        severity=Severity.IMPORTANT,
        reasons=(price_reason(case, case.of(deal_price)),),
        unknowns=(missing("insider_evidence.person"),),
    )


HOW_LARGE = Move(
    sentence=say(
        "这单多大还没记，要几位内线定不下来：先把坐席数和报价估出来。",
        "How large the deal is nobody noted, so how many insiders it needs is open: estimate seats and price first.",
    ),
    severity=Severity.HINT,
    unknowns=(missing("opportunity.amount"),),
)


def _whose_side(case: Case) -> Move | None:
    """There are enough; nobody noted of which side some are who are on the map. A pseudonym is on no map."""
    names = {judged.person for judged in case.of(insiders)}
    unsaid = [p.name for p in case.of(present) if p.name in names and p.function is Function.UNKNOWN]
    if not unsaid:
        return None
    return Move(
        sentence=say(
            "这么大的单子，内线要技术、业务两边都有：有 {count} 位是哪条线的还没记，先补上。",
            "A deal of this size needs insiders of technology and of business: of {count} the side is not noted; "
            "add it first.",
            count=len(unsaid),
        ),
        severity=Severity.HINT,
        reasons=(price_reason(case, case.of(deal_price)),),
        unknowns=tuple([missing("people.function", of=name) for name in unsaid]),
    )


RULE: Rule[Case] = Rule(
    id="quorum_grows_with_the_deal",
    title=Words("单子越大，内线越要多几位", "The larger the deal, the more insiders"),
    phrases=(79,),
    inputs=(
        "insider_evidence.person",
        "insider_evidence.heard_from",
        "opportunity.amount",
        "people.function",
        "opportunity.standing",
    ),
    judge=judge,
)
