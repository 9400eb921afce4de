"""Break-glass: ask for what a keeper does not open, and decide what others ask."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence import break_glass
from yunchou.desk.intelligence.forms import OpeningDecisionForm, OpeningForm
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import created


@permit(May.ASK_BREAK_GLASS)
@require_http_methods(["GET", "POST"])
def opening_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for the confidences of a deal, with a reason, for some hours."""
    deal, at = fetch(request.user, pk), timezone.now()
    form = OpeningForm(request.POST or None)

    def create() -> str:
        asked = form.cleaned_data
        break_glass.ask(deal, reason=asked["reason"], hours=asked["hours"], actor=request.user, at=at)
        messages.info(request, _("Asked. A second person decides, and the keeper sees it now."))
        return reverse("insiders", args=[pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    context = {"deal": deal, "form": form, "waiting": break_glass.waiting_for(request.user, deal)}
    return render(request, "intelligence/opening_new.html", context, status=422 if form.is_bound else 200)


@permit(May.DECIDE_BREAK_GLASS)
@require_safe
def openings(request: SignedInRequest) -> HttpResponse:
    """What was asked and what was decided, what waits first."""
    page = page_of(break_glass.openings(request.user), request.GET)
    return render(request, "intelligence/openings.html", {"page": page})


@permit(May.DECIDE_BREAK_GLASS)
@require_http_methods(["GET", "POST"])
def opening_decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say yes or no to what somebody else asked."""
    opening = break_glass.opening_of(request.user, pk)
    form = OpeningDecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            break_glass.decide(
                opening, allowed=said["allowed"], reason=said["reason"], actor=request.user, at=timezone.now()
            )
            return redirect("openings")
        except Invalid as reason:
            put_back(form, reason)
    context = {"opening": opening, "form": form}
    return render(request, "intelligence/opening_decision.html", context, status=422 if form.is_bound else 200)
