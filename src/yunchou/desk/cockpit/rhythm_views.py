"""The rhythm board, and the deals of one of its cells."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yunchou.desk.cockpit import rhythm as boards
from yunchou.desk.customers import queries as customers
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries.pipeline import owners, teams
from yunchou.desk.tempo.forms import RhythmForm
from yunchou.desk.web.lists import page_of
from yunchou.playbook.competitors.terms import Position


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def rhythm(request: SignedInRequest) -> HttpResponse:
    """All deals by pace and position; with a pace or a position, a list of those deals."""
    user, today = request.user, timezone.localdate()
    form = RhythmForm(
        request.GET,
        owners=owners(user),
        teams=teams(user),
        customers=customers.visible(user),
        segments=boards.segments(),
    )
    if not form.is_valid():
        return render(request, "tempo/rhythm.html", {"form": form}, status=422)
    asked = boards.Asked(filters=form.filters, **form.narrowed)
    context = {"form": form, "asked": asked, "positions": list(Position), "today": today}
    boards.refresh_some(user, asked, as_of=today, at=timezone.now())
    if asked.pace or asked.position:
        page = page_of(boards.listed(user, asked), request.GET)
        return render(request, "tempo/rhythm_list.html", {**context, "page": page, "rows": boards.judged(page.items)})
    return render(request, "tempo/rhythm.html", {**context, "board": boards.board_of(user, asked, as_of=today)})
