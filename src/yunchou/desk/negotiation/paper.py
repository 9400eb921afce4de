"""The plan of a negotiation on one page, to take along: what we want, where we stop, what stands where (P80).

It names our limits: it is drawn for who works on the contract, and says on its face that it stays with us.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.negotiation.models import Concession
from yunchou.desk.negotiation.queries import At, Table, table_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.web import formats
from yunchou.playbook.kernel.terms import Answer

MOST_STEPS = 8
"""How many of the newest steps fit beside the rest on one page."""


@transaction.atomic
def draw_plan(deal: Opportunity, *, actor: User, at: datetime) -> bytes:
    """The plan as a Word file; the journal says that it was drawn."""
    ensure_may_change(actor, deal, May.CHANGE_CONTRACTS)
    from yunchou.desk.meetings.papers import WordPaper  # Word's library is slow to load, and seldom asked for

    table, today = table_of(deal), timezone.localtime(at).date()
    below = _("%(customer)s, drawn on %(day)s. For our own side only.") % {
        "customer": deal.customer.name,
        "day": f"{today:%Y-%m-%d}",
    }
    paper = WordPaper(_("Negotiation: %(deal)s") % {"deal": deal.name}, below)
    paper.table((_("Our figures"), _("On our side")), _figures(deal, table))
    if table.issues:
        paper.heading(_("Issues"))
        heads = (_("Issue"), _("Our target"), _("Our limit"), _("Theirs"), _("Stands at"))
        paper.table(heads, [_issue(each) for each in table.issues])
    if table.concessions:
        paper.heading(_("Given and got"))
        paper.table(
            (_("Step at the table"), _("What was got for it")),
            [_step(each) for each in table.concessions[-MOST_STEPS:]],
        )
    record("negotiation.drawn", deal, actor=actor, at=at, opportunity_id=deal.pk, customer_id=deal.customer_id)
    return paper.in_bytes()


def _figures(deal: Opportunity, table: Table) -> Iterator[tuple[str, str]]:
    plan = table.plan
    yield _("Target price"), _money(plan.target if plan else None, deal.currency)
    yield _("Bottom line"), _money(plan.bottom_line if plan else None, deal.currency)
    yield _("What we can give"), (plan.gives if plan else "") or _unknown()
    yield _("What we want for it"), (plan.gets if plan else "") or _unknown()
    yield _("Without an agreement"), (plan.fallback if plan else "") or _unknown()
    agreed = [offer for offer in table.offers if offer.approved is Answer.YES]
    yield _("Lowest price with leave"), _money(min((each.amount for each in agreed), default=None), deal.currency)


def _issue(at: At) -> tuple[str, ...]:
    issue = at.issue
    name = f"{issue.name} ({issue.unit})" if issue.unit else issue.name
    stands = _number(at.stands)
    if at.beyond is Answer.YES:
        stands = _("%(value)s, beyond our limit") % {"value": stands}
    return (name, _number(issue.target), _number(issue.limit), _number(issue.theirs), stands)


def _step(step: Concession) -> tuple[str, str]:
    who = {Answer.YES: _("We gave"), Answer.NO: _("They gave"), Answer.UNKNOWN: _("Somebody gave")}[step.by_us]
    got = step.got or (_("nothing") if step.got_something is Answer.NO else _unknown())
    return f"{step.given_on:%m-%d} {who}: {step.what}", got


def _money(value: Decimal | None, currency: str) -> str:
    return _unknown() if value is None else formats.full_money(value, currency)


def _number(value: Decimal | None) -> str:
    return _unknown() if value is None else formats.number(value)


def _unknown() -> str:
    return _("not known")
