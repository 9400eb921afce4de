"""The pace page of a deal, and what is decided on it beside the method's advice."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.cockpit import operations
from yunchou.desk.cockpit.pace import pace_page_of
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.row_pages import changeable, sent
from yunchou.desk.tempo.forms import PaceForm, PauseForm
from yunchou.desk.tempo.operations.pauses import ensure_can_pause
from yunchou.desk.tempo.queries import decisions_of, who_can_agree
from yunchou.desk.tempo.screens import PAGES


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def pace(request: SignedInRequest, pk: int) -> HttpResponse:
    """The advice beside the decision, plays, pause, next steps, the two clocks."""
    deal, today = fetch(request.user, pk), timezone.localdate()
    page = pace_page_of(request.user, deal, as_of=today)
    operations.keep_assessment(deal, page.dossier, page.assessment, at=timezone.now())
    context = {"deal": deal, "page": page, "pages": PAGES, "may_change": page.may_change, "today": today}
    return render(request, "tempo/sections.html" if request.htmx else "tempo/pace.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def pace_decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide the pace."""
    deal = changeable(request, pk)
    newest = decisions_of([pk]).first()
    form = PaceForm(deal, None, sent(request), initial={"seen": newest.pk if newest else 0})

    def save() -> HttpResponse:
        operations.decide_pace(deal, **form.values(), as_of=timezone.localdate(), actor=request.user, at=timezone.now())
        return redirect(PAGES.section(pk, "decision"))

    return PAGES.answer(request, form, save, {"deal": deal, "heading": _("Decide the pace"), "section": "decision"})


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def pace_pause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop a deal, or prolong its pause, with a re-plan."""
    deal = changeable(request, pk)
    ensure_can_pause(deal)
    colleagues = who_can_agree(deal, request.user)
    form = PauseForm(deal, sent(request), colleagues=colleagues, initial={"seen_deal": deal.version})

    def save() -> HttpResponse:
        seen = form.cleaned_data["seen_deal"]
        day, now = timezone.localdate(), timezone.now()
        operations.pause(deal, form.plan, seen_version=seen, as_of=day, actor=request.user, at=now)
        return redirect(PAGES.section(pk, "pause"))

    return PAGES.answer(request, form, save, {"deal": deal, "heading": _("Pause and plan anew"), "section": "pause"})
