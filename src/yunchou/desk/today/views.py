"""The page of the day, judging what waits for it, the moves that were hidden, and kinds of moves that come again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.cockpit.queries import hidden_moves as moves_hidden_on
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.today.operations import let_in_again
from yunchou.desk.today.queries import own_deals, own_stale, today_of


@permit(May.SIGNED_IN)
@require_GET
def today(request: SignedInRequest) -> HttpResponse:
    """What to do today, across all deals, from what is stored. What waits to be judged is asked for by the page."""
    now = timezone.now()
    day = today_of(request.user, now)
    return render(request, "today/today.html", {"day": day, "today": timezone.localdate(now)})


@permit(May.SIGNED_IN)
@require_POST
def today_judging(request: SignedInRequest) -> HttpResponse:
    """Judge a few of the deals that wait; the page then brings its moves anew, until none waits."""
    now = timezone.now()
    done = refresh_assessments(own_stale(request.user, now), as_of=timezone.localdate(now), at=now)
    if not request.htmx:
        return redirect("today")
    response = HttpResponse(status=204)
    if done:
        response.headers["HX-Trigger"] = "judged"
    return response


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def today_readmissions(request: SignedInRequest) -> HttpResponse:
    """Let a kind of move come again that was dismissed three times for one reason."""
    sent = request.POST
    let_in_again(rule=sent.get("rule", ""), key=sent.get("key", ""), actor=request.user, at=timezone.now())
    messages.success(request, _("It comes again."))
    return redirect("today")


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def hidden_moves(request: SignedInRequest) -> HttpResponse:
    """The hidden moves of one's own deals, to bring them back."""
    hidden = moves_hidden_on(request.user, own_deals(request.user), timezone.localdate())
    return render(request, "today/hidden_moves.html", {"hidden": hidden})
