"""The page of contacts with the customer; `screens.PAGES` has the forms that open beneath its rows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings import queries
from yunchou.desk.meetings.forms import ContactFilter
from yunchou.desk.meetings.screens import PAGES
from yunchou.desk.opportunities.queries import fetch, may_change
from yunchou.desk.web.lists import page_of


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meetings(request: SignedInRequest, pk: int) -> HttpResponse:
    """What has passed between us and the customer, the newest first."""
    deal = fetch(request.user, pk)
    chosen = ContactFilter(deal, request.GET)
    context = {
        "deal": deal,
        "pages": PAGES,
        "filter": chosen,
        "page": page_of(queries.contacts_made(deal, **chosen.chosen()), request.GET),
        "counts": queries.contact_counts(deal, as_of=timezone.localdate()),
        "may_change": may_change(request.user, deal),
    }
    return render(request, "meetings/sections.html" if request.htmx else "meetings/meetings.html", context)
