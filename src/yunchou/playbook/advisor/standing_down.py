"""What is still worth doing for a deal that does not stand because the customer has no budget (P32, N3).

No budget ends the pursuit, so the moves of a running deal would only cost effort. What remains: cultivating the next
budget, keeping the relationship, the money already owed, and everything that conduct demands.
"""

from __future__ import annotations

from yunchou.playbook.advisor.rulebook import DISCIPLINES
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.advice import Advice, Severity
from yunchou.playbook.kernel.terms import NO
from yunchou.playbook.qualification.budget import has_budget

# Money already owed, customers we have, conduct: all of these rules.
WHOLE = frozenset({"receivables", "retention", "conduct"})
REMAINING = frozenset({
    # the next budget
    "no_budget_no_opportunity", "budget_season_needs_our_help", "budget_nurture_wakes_up",
    "budget_said_two_ways_is_settled",
    # the relationship
    "contact_does_not_lapse", "message_follows_the_visit", "leaving_key_person_is_followed",
    "fading_insider_is_met_again", "white_space_is_seats_not_yet_ours", "hidden_giant_is_worth_a_visit",
    "group_opens_its_other_companies",
    # conduct, where it speaks in other disciplines
    "rivals_fact_has_a_lawful_source", "outsider_is_screened_first",
})  # fmt: skip


def has_stood_down(case: Case) -> bool:
    """Whether the pursuit has ended because it is known that there is no budget; unknown ends nothing."""
    return case.is_pursued and case.of(has_budget).value is NO


def remains(advice: Advice) -> bool:
    """Whether a move makes sense without a budget. A stop always does, other than that of the pursuit's own needs."""
    if advice.rule in REMAINING or DISCIPLINES.get(advice.rule) in WHOLE:
        return True
    return advice.severity is Severity.STOP and advice.rule not in OF_THE_PURSUIT


# Their stop says: solve this before going on. There is nothing to go on with.
OF_THE_PURSUIT = frozenset({"unmet_must_have_comes_first", "offer_below_the_line_needs_leave"})
