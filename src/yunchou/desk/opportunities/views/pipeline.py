"""The pipeline as a table, with saved views."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import operations
from yunchou.desk.opportunities.forms import PipelineForm, ViewForm
from yunchou.desk.opportunities.queries.glances import glances
from yunchou.desk.opportunities.queries.people import views_of
from yunchou.desk.opportunities.queries.pipeline import (
    NEWEST_FIRST,
    SORTS,
    Listed,
    filtered,
    owners,
    teams,
    totals,
)
from yunchou.desk.web.lists import Sorting, page_of

PAGE = "opportunities"


@dataclass(frozen=True, slots=True)
class ViewTab:
    """A view of the list, ours or the reader's own; `pk` only of his own."""

    label: str
    url: str
    current: bool
    pk: int | None = None


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def opportunities(request: SignedInRequest) -> HttpResponse:
    """The deals in reach as a table: filtered, sorted, summed."""
    form = _form(request, request.GET)
    tabs = _tabs(request, form.canonical)
    context = {"form": form, "tabs": tabs, "mine": [tab for tab in tabs if tab.pk and tab.current]}
    if not form.is_valid():
        return render(request, "opportunities/list.html", context, status=422)
    sorting = Sorting.read(request.GET, SORTS, NEWEST_FIRST)
    rows = filtered(request.user, form.filters)
    sums = totals(rows)
    page = page_of(Listed(rows, sorting.order_by, sum(total.deals for total in sums)), request.GET)
    keys = {column.key for column in form.shown_columns}
    asks = bool(keys & {"rhythm", "missing"})
    shown = {
        "page": page,
        "glances": glances(request.user, [deal.pk for deal in page.items]) if asks else {},
        "sums": sums,
        "sorting": sorting,
        "columns": form.shown_columns,
        "keys": keys,
    }
    return render(request, "opportunities/list.html", context | shown)


def _form(request: SignedInRequest, asked: QueryDict) -> PipelineForm:
    return PipelineForm(
        asked,
        today=timezone.localdate(),
        owners=owners(request.user),
        teams=teams(request.user),
        customers=customers.visible(request.user),
    )


def _tabs(request: SignedInRequest, canonical: str) -> list[ViewTab]:
    ours = (
        (_("Open"), ""),
        (_("Mine"), f"owner={request.user.pk}"),
        (_("Paused or disqualified"), "sort=wake&standing=parked"),
        (_("Won"), "standing=won"),
        (_("All"), "standing=any"),
    )
    address = reverse(PAGE)
    tabs = [ViewTab(label, f"{address}?{query}", query == canonical) for label, query in ours]
    own = views_of(request.user, PAGE)
    return tabs + [ViewTab(v.name, f"{address}?{v.query}", v.query == canonical, v.pk) for v in own]


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def saved_views(request: SignedInRequest) -> HttpResponse:
    """Keep the filter of the list under a name."""
    sent = ViewForm(request.POST)
    if not sent.is_valid():
        raise Invalid({name: str(reasons[0]) for name, reasons in sent.errors.items()})
    asked = _form(request, QueryDict(sent.cleaned_data["query"]))
    if not asked.is_valid():
        raise Invalid({"query": _("This filter cannot be kept: it is not valid itself.")})
    Sorting.read(asked.asked, SORTS, NEWEST_FIRST)
    view = operations.save_view(
        page=PAGE, name=sent.cleaned_data["name"], query=asked.canonical, actor=request.user, at=timezone.now()
    )
    return redirect(f"{reverse(PAGE)}?{view.query}")


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def saved_view(request: SignedInRequest, pk: int) -> HttpResponse:
    """Rename a view of one's own, or remove it."""
    if request.POST.get("action") == "delete":
        operations.delete_view(pk, actor=request.user, at=timezone.now())
        return redirect(PAGE)
    name = request.POST.get("name", "")
    view = operations.rename_view(pk, name=name, actor=request.user, at=timezone.now())
    return redirect(f"{reverse(PAGE)}?{view.query}")
