"""What is written about the rhythm of a deal without asking for advice: tender, plays, re-plan, steps that are done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.forms.rows import VersionForm
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.row_pages import changeable, sent
from yunchou.desk.tempo import forms, operations, queries
from yunchou.desk.tempo.screens import PAGES


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def tender(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write the dates of the tender."""
    deal = changeable(request, pk)
    form = forms.TenderForm(deal, queries.load([pk])[pk].tender, sent(request))

    def save() -> HttpResponse:
        values, version = form.values(), form.seen_version
        operations.set_tender(deal, values, seen_version=version, actor=request.user, at=timezone.now())
        return redirect(PAGES.section(pk, "tender"))

    return PAGES.answer(request, form, save, {"deal": deal, "heading": _("Dates of the tender"), "section": "tender"})


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def plays(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose a play."""
    deal, form = changeable(request, pk), forms.PlayForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: str(reasons[0]) for name, reasons in form.errors.items()})
    operations.choose_play(deal, **form.cleaned_data, actor=request.user, at=timezone.now())
    return redirect(PAGES.section(pk, "plays"))


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def play(request: SignedInRequest, pk: int, play: int) -> HttpResponse:
    """End a play that runs."""
    deal = changeable(request, pk)
    chosen = next((row for row in queries.load([pk])[pk].plays if row.pk == play), None)
    if chosen is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    form = forms.PlayEndForm(deal, chosen, sent(request))

    def save() -> HttpResponse:
        values, version = form.values(), form.seen_version
        operations.end_play(deal, play, **values, seen_version=version, actor=request.user, at=timezone.now())
        return redirect(PAGES.section(pk, "plays"))

    return PAGES.answer(request, form, save, {"deal": deal, "heading": _("The play ends"), "section": "plays"})


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go on with the re-plan of a paused deal."""
    deal = changeable(request, pk)
    stored = queries.newest_replan(deal)
    if stored is None:
        raise NotThere(_("This opportunity has no re-plan."))
    form = forms.ReplanForm(deal, stored, sent(request))

    def save() -> HttpResponse:
        values, version = form.values(), form.seen_version
        operations.revise_replan(deal, **values, seen_version=version, actor=request.user, at=timezone.now())
        return redirect(PAGES.section(pk, "pause"))

    return PAGES.answer(request, form, save, {"deal": deal, "heading": _("The re-plan"), "section": "pause"})


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def agreement(request: SignedInRequest, pk: int, replan: int) -> HttpResponse:
    """Agree with the re-plan, for who was asked to."""
    deal, form = fetch(request.user, pk), VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": _("Open the page anew and try again.")})
    version = form.cleaned_data["version"]
    operations.agree(deal, replan, seen_version=version, actor=request.user, at=timezone.now())
    return redirect(PAGES.section(pk, "pause"))


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def step_done(request: SignedInRequest, pk: int, step: int) -> HttpResponse:
    """A next step was done today."""
    deal, form = changeable(request, pk), VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": _("Open the page anew and try again.")})
    version = form.cleaned_data["version"]
    operations.finish_step(deal, step, seen_version=version, actor=request.user, at=timezone.now())
    return redirect(PAGES.section(pk, "steps"))
