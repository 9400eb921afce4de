"""At the table: what goes beyond our limit, what was given for nothing, whose leave an offer needs (P80)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yunchou.playbook.contracts.facts import Concession, Issue, Negotiation
from yunchou.playbook.contracts.terms import Better
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer


def beyond(issue: Issue, value: Decimal | None) -> Answer:
    """Whether a position is worse for us than our limit on an issue; unknown without a figure or a limit."""
    if value is None or issue.limit is None or issue.better is None:
        return UNKNOWN
    worse = value < issue.limit if issue.better is Better.HIGHER else value > issue.limit
    return YES if worse else NO


def breaches(case: Case) -> list[tuple[Issue, Concession]]:
    """Our newest concession on each issue, where it goes beyond our limit and nobody gave leave."""
    plan = case.dossier.negotiation
    if plan is None:
        return []
    found = []
    for issue in plan.issues:
        ours = [each for each in _in_order(plan) if each.issue == issue.name and each.by_us is YES]
        if ours and beyond(issue, ours[-1].value) is YES and ours[-1].approved is not YES:
            found.append((issue, ours[-1]))
    return found


def given_for_nothing(case: Case) -> list[Concession]:
    """What we gave and are known to have got nothing for. Nobody asked is not nothing."""
    plan = case.dossier.negotiation
    if plan is None:
        return []
    return [each for each in _in_order(plan) if each.by_us is YES and each.got_something is NO]


def _in_order(plan: Negotiation) -> list[Concession]:
    """The oldest first; one without a day is as new as its place tells."""
    days = [each.given_on for each in plan.concessions]
    return list(plan.concessions) if None in days else sorted(plan.concessions, key=_day)


def _day(concession: Concession) -> date:
    return concession.given_on or date.min


def leave_needed(discount: Decimal | None, amount: Decimal, settings: Settings) -> Role | None:
    """Who must agree to an offer: nobody, the leader, or an executive; an unknown discount needs the leader.

    `discount` is percent off the list price. An offer as large as `offer_executive_amount` always needs an executive
    when anything is given on it.
    """
    if discount is not None and discount <= settings.whole("contracts.free_discount_percent"):
        return None
    large = amount >= settings.whole("contracts.offer_executive_amount")
    if discount is not None and (discount > settings.whole("contracts.leader_discount_percent") or large):
        return Role.EXECUTIVE
    return Role.LEADER
