"""The access log and the whole journal, for compliance and for who was given the audit right."""

from __future__ import annotations

from itertools import islice

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yunchou.desk.colleagues import queries
from yunchou.desk.colleagues.forms import AccessFilterForm, JournalFilterForm, read_filter
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.queries import broken_links, newest_line
from yunchou.desk.journal.timeline import timeline
from yunchou.desk.web.lists import page_of

SHOWN_BREAKS = 20


@require_GET
@permit(May.SEE_ACCESS_LOG)
def access_log(request: SignedInRequest) -> HttpResponse:
    """Who opened, or tried to open, what is restricted, and when; never what it says."""
    form = AccessFilterForm(request.GET)
    asked = read_filter(form)
    found = queries.access_log(request.user, reader=asked["reader"], refused_only=asked["refused"])
    page = page_of(found, request.GET)
    return render(request, "colleagues/access_log.html", {"page": page, "filter_form": form})


@require_GET
@permit(May.SIGNED_IN)
def journal(request: SignedInRequest) -> HttpResponse:
    """Every change there was, newest first."""
    queries.ensure_reads_journal(request.user)
    form = JournalFilterForm(request.GET)
    asked = read_filter(form)
    found = queries.journal(request.user, by=asked["by"], kind=asked["kind"], text=asked["q"])
    page = page_of(found, request.GET)
    context = {"page": page, "entries": timeline(page.items), "filter_form": form}
    return render(request, "colleagues/journal.html", context)


@require_GET
@permit(May.SIGNED_IN)
def journal_verification(request: SignedInRequest) -> HttpResponse:
    """Recompute the chain and say whether it holds."""
    queries.ensure_reads_journal(request.user)
    breaks = list(islice(broken_links(), SHOWN_BREAKS + 1))
    context = {"breaks": breaks[:SHOWN_BREAKS], "more": len(breaks) > SHOWN_BREAKS, "length": newest_line()}
    return render(request, "colleagues/journal_verification.html", context)
