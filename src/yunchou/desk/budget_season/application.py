"""The draft of a budget application, in the customer's voice, for his own use (P31, P34).

It holds what the customer told us of his project and what we offer; what only he knows is left as a marked gap.
Nobody is named, and nothing of what we think about people, rivals or chances enters it.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.meetings.papers import Paper, WordPaper
from yunchou.desk.meetings.queries import options
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.queries import Qualification, load
from yunchou.desk.terms import in_reader_language
from yunchou.desk.today.queries.agenda import season_of
from yunchou.desk.web import formats
from yunchou.playbook.kernel.terms import Answer


def application_document(deal: Opportunity, today: date) -> bytes:
    """The file for one deal that was fetched through access."""
    known = load([deal.pk])[deal.pk]
    year = season_of(tuple(deal.customer.budget_months), today).for_year
    title = _("Budget application %(year)s: %(project)s") % {"year": year, "project": deal.name}
    paper = WordPaper(title, str(deal.customer))
    paper.lines([_("A draft. What stands in [ ] is for you to fill in; strike out what does not fit.")])
    paper.heading(_("1. Why this project"))
    paper.lines([_("[The present state, its cost, and what happens if nothing is done]")])
    paper.heading(_("2. What is needed"))
    _needs(paper, known)
    paper.heading(_("3. Amount applied for"))
    paper.table((_("Item"), _("Number"), _("Price"), _("Amount")), _amounts(deal))
    paper.heading(_("4. What it brings"))
    paper.lines(
        [
            _("[Working time saved, fewer lost calls, what ends with the present system: figures from the sheet]"),
            _("Payback: [months]. Return of three years: [per cent]."),
        ],
    )
    paper.heading(_("5. How far to go at first"))
    ways = [(f"{in_reader_language(each.step.words)}{_(': ')}{each.title}", each.scope) for each in options(deal)]
    if ways:
        paper.table((_("Way"), _("What it contains")), ways)
    else:
        paper.lines([_("[Pilot, first stage, or all at once]")])
    paper.heading(_("6. Time plan"))
    paper.table((_("Step"), _("When")), _plan(known, today))
    paper.heading(_("7. Applicant and opinions"))
    paper.lines([_("Department: [ ]   Applicant: [ ]   Date: [ ]"), _("Opinion of the reviewing department: [ ]")])
    return paper.in_bytes()


def _needs(paper: Paper, known: Qualification) -> None:
    rows = [(need.title, _("yes") if need.must_have is Answer.YES else _("[yes or no]")) for need in known.needs]
    if rows:
        paper.table((_("Requirement"), _("Indispensable")), rows)
    else:
        paper.lines([_("[The requirements, one a line]")])


def _amounts(deal: Opportunity) -> list[tuple[str, str, str, str]]:
    """Seats times price where both are known; the amount of the deal stands only when it is known."""
    zh, gap = not (get_language() or "").startswith("en"), "[ ]"
    price = formats.money(deal.unit_price, deal.currency, zh=zh) if deal.unit_price is not None else gap
    amount = formats.money(deal.amount, deal.currency, zh=zh) if deal.amount is not None else gap
    seats = str(deal.seats) if deal.seats is not None else gap
    return [
        (_("Seats of the customer-service system, a year"), seats, price, amount),
        (_("Development, migration, training"), gap, gap, gap),
    ]


def _plan(known: Qualification, today: date) -> list[tuple[str, str]]:
    zh = not (get_language() or "").startswith("en")
    days = [(step, row.planned_on if row else None) for step, row in known.plan]
    return [(in_reader_language(step.words), formats.day(on, today, zh=zh) if on else "[ ]") for step, on in days]
