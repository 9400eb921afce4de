"""The room as it was on an earlier day beside the room of today, and what has happened since a page was opened."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yunchou.desk.cockpit import then as past
from yunchou.desk.cockpit.charts import course
from yunchou.desk.cockpit.days import day_before, days_of, unpacked
from yunchou.desk.cockpit.forms import NewsForm, ThenForm
from yunchou.desk.cockpit.queries import without_hidden
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.queries import of_opportunity
from yunchou.desk.journal.timeline import timeline
from yunchou.desk.opportunities.queries import fetch

USUAL = timedelta(days=30)
MOST_NEWS = 5


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def opportunity_then(request: SignedInRequest, pk: int) -> HttpResponse:
    """One deal on a chosen day and today: verdicts side by side, and the facts that have come between."""
    deal, today, reach = fetch(request.user, pk), timezone.localdate(), reach_of(request.user)
    days = list(days_of(deal))
    usual = max(days[0].on, today - USUAL) if days else today - USUAL
    form = ThenForm(request.GET if "on" in request.GET else {"on": usual}, latest=today)
    context = {"deal": deal, "form": form, "days": days, "course": course(days, today), "now": None, "then": None}
    if form.is_valid():
        on = form.cleaned_data["on"]
        kept = day_before(deal, on)
        context["now"] = now = past.now(request.user, deal, today)
        if kept is not None:
            context["then"] = then = past.moment(without_hidden(unpacked(kept), reach), on)
            both = zip(then.dials, now.dials, strict=True)
            context |= {
                "sides": (then, now),
                "dial_rows": [(before.discipline, (before, after)) for before, after in both],
                "changes": past.changes(then.dossier, now.dossier, reach),
            }
    return render(request, "cockpit/then.html", context, status=200 if form.is_valid() else 400)


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def opportunity_news(request: SignedInRequest, pk: int) -> HttpResponse:
    """What others have done on this deal after a journal line; 204 when nothing."""
    deal = fetch(request.user, pk)
    form = NewsForm(request.GET)
    if not form.is_valid():
        raise Invalid({"after": _("Open the page anew and try again.")})
    lines = of_opportunity(deal.pk).filter(sequence__gt=form.cleaned_data["after"]).exclude(actor=request.user)
    news = list(lines[:MOST_NEWS])
    if not news:
        return HttpResponse(status=204)
    return render(request, "cockpit/room/news.html", {"deal": deal, "entries": timeline(news), "newest": news[0]})
