"""The page of the day, and the moves that were hidden from it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.cockpit.queries import hidden_moves as moves_hidden_on
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.today.queries import own_deals, own_stale, today_of


@permit(May.SIGNED_IN)
@require_GET
def today(request: SignedInRequest) -> HttpResponse:
    """What to do today, across all deals. A few deals without an assessment of today are judged first."""
    now = timezone.now()
    stale = own_stale(request.user, now)
    refresh_assessments(stale, as_of=timezone.localdate(now), at=now)
    return render(
        request,
        "today/today.html",
        {"day": today_of(request.user, now, judged=len(stale)), "today": timezone.localdate(now)},
    )


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def hidden_moves(request: SignedInRequest) -> HttpResponse:
    """The hidden moves of one's own deals, to bring them back."""
    hidden = moves_hidden_on(request.user, own_deals(request.user), timezone.localdate())
    return render(request, "today/hidden_moves.html", {"hidden": hidden})
