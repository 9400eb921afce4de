"""Collections over all deals: the list by due date, the board by what is waited for, the ages, the workbook."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yunchou.desk.contracts.queries import fetch_for
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import ensure_right, reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.receivables import ageing as ages
from yunchou.desk.receivables import queries
from yunchou.desk.receivables.board import board_of
from yunchou.desk.receivables.letters import draw_letter
from yunchou.desk.receivables.workbook import export_collections
from yunchou.desk.web.files import EXCEL, WORD, as_file
from yunchou.desk.web.lists import page_of
from yunchou.playbook.receivables.terms import AgeBand


@require_safe
@permit(May.SEE_RECEIVABLES)
def collections(request: SignedInRequest) -> HttpResponse:
    """What is due, oldest first, with totals in each currency."""
    today = timezone.localdate()
    when = request.GET.get("when", "all")
    if when not in queries.RANGES:
        raise Invalid({"when": str(queries.RANGE_PROBLEM)})
    page = page_of(queries.due(request.user, when=when, today=today), request.GET)
    context = {
        "page": page,
        "rows": queries.with_lateness(page.items, today=today),
        "totals": queries.totals(request.user, today=today),
    }
    return _page(request, "receivables/collections.html", when, context)


@require_safe
@permit(May.SEE_RECEIVABLES)
def collections_board(request: SignedInRequest) -> HttpResponse:
    """What is owed by what it waits for."""
    today = timezone.localdate()
    context = {"board": board_of(request.user, today=today), "totals": queries.totals(request.user, today=today)}
    return _page(request, "receivables/board.html", "board", context)


@require_safe
@permit(May.SEE_RECEIVABLES)
def collections_ageing(request: SignedInRequest) -> HttpResponse:
    """What is owed by its age, customer by customer."""
    today = timezone.localdate()
    page = page_of(ages.ageing(request.user, today=today), request.GET)
    context = {
        "page": page,
        "rows": ages.read(page.items),
        "totals": ages.totals(request.user, today=today),
        "bands": list(AgeBand),
    }
    return _page(request, "receivables/ageing.html", "ageing", context)


@require_safe
@permit(May.SEE_RECEIVABLES)
def collections_export(request: SignedInRequest) -> HttpResponse:
    """Everything that is owed as a workbook; it needs the right to export, and leaves a line in the journal."""
    ensure_right(request.user, Right.EXPORT)
    content = export_collections(actor=request.user, at=timezone.now())
    return as_file(content, f"yunchou-collections-{timezone.localdate():%Y%m%d}", EXCEL)


@require_safe
@permit(May.CHANGE_CONTRACTS)
def payment_letter(request: SignedInRequest, pk: int) -> HttpResponse:
    """The letter to the customer about what is due, as a Word file."""
    name, content = draw_letter(fetch_for(request.user, pk), actor=request.user, at=timezone.now())
    return as_file(content, name, WORD)


def _page(request: SignedInRequest, template: str, current: str, context: dict[str, Any]) -> HttpResponse:
    here = reverse("collections")
    tabs = [(str(label), f"{here}?when={key}", key) for key, label in queries.RANGES.items()]
    tabs += [
        (_("Board"), reverse("collections_board"), "board"),
        (_("Ageing"), reverse("collections_ageing"), "ageing"),
    ]
    reach = reach_of(request.user)
    shared = {
        "tabs": [{"label": label, "url": url, "current": key == current} for label, url, key in tabs],
        "may_record": May.CHANGE_RECEIVABLES in reach.may,
        "may_export": Right.EXPORT in reach.rights,
    }
    return render(request, template, {**context, **shared})
