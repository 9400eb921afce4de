"""The key people of a deal: the map, who of us knows whom, the list; and one of them beside it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.row_pages import changeable
from yunchou.desk.stakeholders import operations
from yunchou.desk.stakeholders.forms import PlacesForm
from yunchou.desk.stakeholders.page import page_of_people
from yunchou.desk.stakeholders.screens import PAGES


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def people(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everybody: the map on the desk and the list on the phone, or what the address asks for."""
    return _shown(request, pk, "")


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def people_person(request: SignedInRequest, pk: int, card: str) -> HttpResponse:
    """Everybody, and one of them in full; the map's script asks for that one alone."""
    return _shown(request, pk, card)


def _shown(request: SignedInRequest, pk: int, card: str) -> HttpResponse:
    deal = fetch(request.user, pk)
    today = timezone.localdate()
    page = page_of_people(request.user, deal, view=_view(request), card=card, today=today)
    context: dict[str, Any] = {"deal": deal, "pages": PAGES, "page": page}
    if not request.htmx:
        return render(request, "stakeholders/people.html", context)
    alone = request.htmx.target == "person"
    return render(request, "stakeholders/person.html" if alone else "stakeholders/sections.html", context)


def _view(request: SignedInRequest) -> str:
    """What the address asks for; a form that was opened on the matrix or the list leads back to it."""
    if "view" in request.GET or not request.htmx:
        return request.GET.get("view", "")
    return QueryDict(urlsplit(request.htmx.current_url or "").query).get("view", "")


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def people_places(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep where cards of the map were put; the script is told the new versions."""
    deal = changeable(request, pk)
    puts = PlacesForm(request.POST).puts()
    versions = operations.arrange(deal, puts, actor=request.user, at=timezone.now())
    if not request.htmx:
        return redirect("people", pk)
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"placed": versions})})


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def people_layout(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the map follow reporting lines and levels again."""
    deal = changeable(request, pk)
    operations.lay_out_anew(deal, actor=request.user, at=timezone.now())
    return redirect("people", pk)
