"""What the page of one customer shows: a constant number of queries, nothing out of the reader's reach."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import access, groups, people
from yunchou.desk.customers.queries.key_accounts import judgement, reviews_of
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal import queries as journal
from yunchou.desk.journal.timeline import timeline

MOST_DEALS, MOST_LINES = 20, 30
USUAL_BUDGET_MONTHS = (10, 11)


def page_of_customer(user: User, company: Company, *, today: date) -> dict[str, Any]:
    """Verdict, group, people, deals and timeline of a customer that was fetched through access."""
    top = groups.top_in_reach(user, company)
    tree = groups.tree(user, top)
    own = next(branch for branch in tree.walk() if branch.company.pk == company.pk)
    reviews = list(reviews_of(company)[:3])
    deals = list(_deals(user, company)[: MOST_DEALS + 1])
    may = reach_of(user).may
    return {
        "company": company,
        "judged": judgement(company, as_of=today),
        "signed": next((review for review in reviews if review.signed_off_at is not None), None),
        "waiting": reviews[0] if reviews and reviews[0].signed_off_at is None else None,
        "recheck_due": company.recheck_on is not None and company.recheck_on <= today,
        "branches": list(tree.walk()) if len(tree.below) or top.pk != company.pk else [],
        "total": own.total,
        "parent_in_reach": company.parent_id is not None and access.visible(user).filter(pk=company.parent_id).exists(),
        "people": people.people_of(company),
        "deals": deals[:MOST_DEALS],
        "more_deals": len(deals) > MOST_DEALS,
        "entries": timeline(_lines(user, company)),
        "budget_months": company.budget_months or USUAL_BUDGET_MONTHS,
        "budget_months_usual": not company.budget_months,
        "changeable": access.may_change(user, company),
        "reassignable": access.may_reassign(user, company),
        "may_open_deals": May.CHANGE_OPPORTUNITIES in may,
        "sees_deals": May.SEE_OPPORTUNITIES in may,
        "sees_care": May.SEE_CONTRACTS in may,
    }


def _deals(user: User, company: Company) -> Any:
    return access.deals_in_reach(user).filter(customer=company).select_related("owner").order_by("-updated_at", "-pk")


def _lines(user: User, company: Company) -> Any:
    """The journal of the customer itself and of those of its deals that the reader may see."""
    seen = access.deals_in_reach(user).filter(customer=company).values("pk")
    lines = journal.of_customer(company.pk)
    return lines.filter(Q(opportunity_id__isnull=True) | Q(opportunity_id__in=seen))[:MOST_LINES]
