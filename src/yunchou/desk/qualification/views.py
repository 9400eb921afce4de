"""The page of need, budget, time and decision process, and the forms that open beneath its rows.

Each address serves both ways: as a page of its own without scripts, and as a part of the page for htmx.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence.queries import may_show_names
from yunchou.desk.opportunities.queries import ensure_may_change, fetch, may_change
from yunchou.desk.opportunities.rows import add_row, change_row, move_row, remove_row, row_of
from yunchou.desk.qualification import queries
from yunchou.desk.qualification.forms import PlaceForm, RowForm, SummaryForm, VersionForm
from yunchou.desk.qualification.judgement import judge
from yunchou.desk.qualification.operations import summarise_need
from yunchou.desk.qualification.plan_table import plan_rows
from yunchou.desk.qualification.screens import SCREENS, Screen
from yunchou.desk.web.once import create_once


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
        "known": known,
        "judged": judged,
        "judged_sides": [(side, judged.sides[side], newest, earlier) for side, newest, earlier in known.sides],
        "plan": plan_rows(known, judged.schedule, today=today),
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
    deal = _changeable(request, pk)
    stored = queries.load([deal.pk])[deal.pk].summary
    form = SummaryForm(deal, stored, _sent(request))

    def save() -> HttpResponse:
        summarise_need(deal, form.values(), seen_version=_seen(form), actor=request.user, at=timezone.now())
        return redirect(_section(deal.pk, "need"))

    heading = _("The need as a whole")
    return _answer(request, form, save, {"deal": deal, "heading": heading, "section": "need"})


@permit(May.CHANGE_OPPORTUNITIES)
@sensitive_post_parameters("source_name")
@require_http_methods(["GET", "HEAD", "POST"])
def row_new(request: SignedInRequest, pk: int, slug: str) -> HttpResponse:
    """Add one row."""
    deal, screen = _changeable(request, pk), _screen(slug)
    initial = {name: request.GET[name] for name in screen.prefilled if name in request.GET}
    form = screen.form(deal, None, _sent(request), initial=initial)

    def save() -> HttpResponse:
        at = timezone.now()

        def create() -> str:
            add_row(screen.kind, deal, form.values(), actor=request.user, at=at)
            return _section(deal.pk, screen.section)

        return create_once(request, create, at=at)

    context = {"deal": deal, "heading": screen.adding, "section": screen.section, "is_new": True}
    return _answer(request, form, save, context)


@permit(May.CHANGE_OPPORTUNITIES)
@sensitive_post_parameters("source_name")
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: SignedInRequest, pk: int, slug: str, row: int) -> HttpResponse:
    """Change one row."""
    deal, screen = _changeable(request, pk), _screen(slug)
    stored = row_of(screen.kind, deal, row)
    form = screen.form(deal, stored, _sent(request))

    def save() -> HttpResponse:
        change_row(
            screen.kind, deal, row, form.values(), seen_version=_seen(form), actor=request.user, at=timezone.now()
        )
        return redirect(_section(deal.pk, screen.section))

    removal = reverse("qualification_row_removal", args=[pk, slug, row])
    context = {"deal": deal, "heading": screen.changing, "section": screen.section, "row": stored, "removal": removal}
    return _answer(request, form, save, context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def row_place(request: SignedInRequest, pk: int, slug: str, row: int) -> HttpResponse:
    """Put one row at another place."""
    deal, screen = _changeable(request, pk), _screen(slug)
    form = PlaceForm(request.POST)
    if not screen.kind.ordered or not form.is_valid():
        raise Invalid({"to": _("This cannot be put there.")})
    move_row(screen.kind, deal, row, to=form.cleaned_data["to"], actor=request.user, at=timezone.now())
    return redirect(_section(deal.pk, screen.section))


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def row_removal(request: SignedInRequest, pk: int, slug: str, row: int) -> HttpResponse:
    """Remove one row."""
    deal, screen = _changeable(request, pk), _screen(slug)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": _("Open the page anew and try again.")})
    seen = form.cleaned_data["version"]
    remove_row(screen.kind, deal, row, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect(_section(deal.pk, screen.section))


def _changeable(request: SignedInRequest, pk: int) -> Any:
    deal = fetch(request.user, pk)
    ensure_may_change(request.user, deal)
    return deal


def _screen(slug: str) -> Screen:
    if slug not in SCREENS:
        raise NotThere(_("There is nothing here"))
    return SCREENS[slug]


def _sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _seen(form: RowForm) -> int:
    """The version that was read; 0 for what was not there yet."""
    version: int = form.cleaned_data.get("version", 0)
    return version


def _section(pk: int, section: str) -> str:
    return f"{reverse('qualification', args=[pk])}#{section}"


def _answer(
    request: SignedInRequest, form: RowForm, save: Callable[[], HttpResponse], context: dict[str, Any]
) -> HttpResponse:
    """Save a valid form; show any other again with everything typed, beneath its row or as a page of its own."""
    if form.is_bound and form.is_valid():
        try:
            return save()
        except Invalid as refused:
            form.put_back(refused)
    template = "qualification/form.html" if request.htmx else "qualification/form_page.html"
    response = render(request, template, {**context, "form": form}, status=422 if form.is_bound else 200)
    if request.htmx and form.is_bound:
        # A saved form brings the page anew; a refused one stays where it was opened.
        response.headers["HX-Retarget"] = "closest .slot"
        response.headers["HX-Reswap"] = "innerHTML"
    return response
