"""Reasons to choose us, person by person, and the grades of the choice (P97, P98)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings import queries
from yunchou.desk.meetings.screens import REASONS
from yunchou.desk.opportunities.queries import fetch, may_change
from yunchou.desk.web.files import WORD, as_file


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def reasons(request: SignedInRequest, pk: int) -> HttpResponse:
    """The grades of the choice, then a page per person."""
    deal = fetch(request.user, pk)
    offered = queries.options(deal)
    context = {
        "deal": deal,
        "pages": REASONS,
        "options": offered,
        "forced": len({each.step for each in offered}) == 1,
        "people": queries.reason_pages(deal),
        "may_change": may_change(request.user, deal),
    }
    return render(request, "meetings/reason_sections.html" if request.htmx else "meetings/reasons.html", context)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def reason_page(request: SignedInRequest, pk: int, page: int) -> HttpResponse:
    """One person's page, to be printed and passed on."""
    deal = fetch(request.user, pk)
    found = queries.reason_page_of(deal, page)
    return render(request, "meetings/reason_page.html", {"deal": deal, "page": found, "options": queries.options(deal)})


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def reason_file(request: SignedInRequest, pk: int, page: int) -> HttpResponse:
    """One person's page as a Word file."""
    from yunchou.desk.meetings.documents import reason_document  # slow to load, and seldom asked for

    deal = fetch(request.user, pk)
    found = queries.reason_page_of(deal, page)
    return as_file(reason_document(deal, found, queries.options(deal)), f"{deal.customer} {found.person.name}", WORD)
