"""The stored negotiation as the facts that the playbook judges."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Prefetch

from yunchou.desk.negotiation.models import Concession, NegotiationPlan, Offer
from yunchou.desk.negotiation.queries import issue_fact
from yunchou.playbook.contracts import facts
from yunchou.playbook.kernel.terms import Answer


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The negotiation of many deals; one query while none has a plan, four otherwise."""
    plans = NegotiationPlan.objects.select_related("opportunity").filter(opportunity__in=deals)
    newest = Prefetch("opportunity__offers", Offer.objects.select_related("leave").order_by("asked_at", "pk"))
    steps = Prefetch("opportunity__concessions", Concession.objects.select_related("issue"))
    found = plans.prefetch_related("opportunity__negotiation_issues", steps, newest)
    return {plan.opportunity_id: {"negotiation": _fact(plan)} for plan in found}


def _fact(plan: NegotiationPlan) -> facts.Negotiation:
    deal: Any = plan.opportunity  # with what was read beside it
    offer = next(iter(list(deal.offers.all())[-1:]), None)
    return facts.Negotiation(
        target=plan.target,
        bottom_line=plan.bottom_line,
        offered=offer.amount if offer else None,
        gives=_lines(plan.gives),
        gets=_lines(plan.gets),
        approved=offer.approved if offer else Answer.UNKNOWN,
        issues=tuple(map(issue_fact, deal.negotiation_issues.all())),
        concessions=tuple(
            facts.Concession(
                issue=row.issue.name if row.issue else "",
                by_us=row.by_us,
                what=row.what,
                value=row.value,
                given_on=row.given_on,
                got_something=row.got_something,
                approved=_leave(offer),
            )
            for row in deal.concessions.all()
        ),
    )


def _leave(offer: Offer | None) -> Answer:
    """Whether the newest offer got somebody's leave: it is what a concession beyond the limit is written into."""
    return offer.approved if offer and offer.needs else Answer.UNKNOWN


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
