"""The one address at which a sealed name is opened."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence import operations, queries
from yunchou.desk.opportunities.queries import fetch


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def source_name(request: SignedInRequest, pk: int, source: UUID) -> HttpResponse:
    """Show who a source is, to who may know: once, in place, kept by no cache. Reading and refusal are logged."""
    deal = fetch(request.user, pk)
    found = queries.source_of(deal, source)
    name = operations.show_name(deal, found, actor=request.user, at=timezone.now())
    template = "intelligence/name.html" if request.htmx else "intelligence/name_page.html"
    response = render(request, template, {"deal": deal, "source": found, "name": name})
    response.headers["Cache-Control"] = "no-store, private"
    return response
