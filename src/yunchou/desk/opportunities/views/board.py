"""The pipeline as a board."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.forms import BoardForm
from yunchou.desk.opportunities.queries import board as boards
from yunchou.desk.opportunities.queries.pipeline import Filters, owners, teams
from yunchou.desk.web.forms import whole_number
from yunchou.playbook.pipeline.stages import Stage


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def board(request: SignedInRequest) -> HttpResponse:
    """Nine columns of open deals, and what is parked."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "opportunities/board.html", {"form": form}, status=422)
    context = {
        "form": form,
        "columns": boards.board(request.user, form.filters),
        "parking": boards.parking(request.user, form.filters),
        "query": form.canonical,
    }
    return render(request, "opportunities/board.html", context)


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def board_totals(request: SignedInRequest) -> HttpResponse:
    """The heads of the nine columns, asked for after a card has moved."""
    columns = boards.columns(request.user, _filters(request))
    return render(request, "opportunities/board/heads.html", {"columns": columns})


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def board_column(request: SignedInRequest, stage: str) -> HttpResponse:
    """The next cards of one column."""
    if stage not in {member.value for member in Stage}:
        raise NotThere("")
    filters, offset = _filters(request), whole_number(request.GET.get("offset"))
    column = boards.next_cards(request.user, filters, Stage.of(stage), offset)
    context = {"column": column, "query": _form(request).canonical}
    return render(request, "opportunities/board/cards.html", context)


def _form(request: SignedInRequest) -> BoardForm:
    return BoardForm(
        request.GET, owners=owners(request.user), teams=teams(request.user), customers=customers.visible(request.user)
    )


def _filters(request: SignedInRequest) -> Filters:
    form = _form(request)
    if not form.is_valid():
        raise Invalid({name: str(reasons[0]) for name, reasons in form.errors.items()})
    return form.filters
