"""The page of need, budget, time and decision process; `screens.PAGES` has the forms that open beneath its rows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence.queries import may_show_names
from yunchou.desk.opportunities.queries import fetch, may_change
from yunchou.desk.opportunities.row_pages import changeable, sent
from yunchou.desk.qualification import queries
from yunchou.desk.qualification.forms import SummaryForm
from yunchou.desk.qualification.judgement import judge
from yunchou.desk.qualification.operations import summarise_need
from yunchou.desk.qualification.plan_table import guessed_from, plan_rows
from yunchou.desk.qualification.screens import PAGES


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def qualification(request: SignedInRequest, pk: int) -> HttpResponse:
    """The four sections, each with its verdict first."""
    now = timezone.now()
    today = timezone.localdate(now)
    deal = fetch(request.user, pk)
    known = queries.load([deal.pk])[deal.pk]
    judged = judge(deal, known, as_of=today)
    context = {
        "deal": deal,
        "pages": PAGES,
        "known": known,
        "judged": judged,
        "judged_sides": [(side, judged.sides[side], newest, earlier) for side, newest, earlier in known.sides],
        "plan": plan_rows(known, judged.schedule, today=today),
        "guessed_from": guessed_from(judged.schedule, today=today),
        "may_change": may_change(request.user, deal),
        "may_show": may_show_names(request.user, deal, at=now),
    }
    return render(
        request, "qualification/sections.html" if request.htmx else "qualification/qualification.html", context
    )


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def need_summary(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write the need as a whole."""
    deal = changeable(request, pk)
    stored = queries.load([deal.pk])[deal.pk].summary
    form = SummaryForm(deal, stored, sent(request))

    def save() -> HttpResponse:
        summarise_need(deal, form.values(), seen_version=form.seen_version, actor=request.user, at=timezone.now())
        return redirect(PAGES.section(deal.pk, "need"))

    heading = _("The need as a whole")
    return PAGES.answer(request, form, save, {"deal": deal, "heading": heading, "section": "need"})
