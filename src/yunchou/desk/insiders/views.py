"""The insiders of a deal: by pseudonym for everybody, opened by a POST for who may know; nothing opened is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.insiders import operations, queries
from yunchou.desk.insiders.forms import CorrectionForm, EvidenceForm, FirstEvidenceForm, NeedForm
from yunchou.desk.intelligence.queries import may_show_names, pseudonym
from yunchou.desk.opportunities.queries import fetch, may_change
from yunchou.desk.opportunities.row_pages import changeable
from yunchou.desk.stakeholders.facts import load_people
from yunchou.desk.stakeholders.page import page_of_people
from yunchou.desk.stakeholders.screens import PAGES
from yunchou.desk.web.forms import put_back, whole_number
from yunchou.desk.web.once import create_once


def _sealed(response: HttpResponse) -> HttpResponse:
    """What was opened is kept by no cache and by no browser."""
    response.headers["Cache-Control"] = "no-store, private"
    return response


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def insiders(request: SignedInRequest, pk: int) -> HttpResponse:
    """Pseudonym, grade, tests, status, counts, and what the method says."""
    deal, now = fetch(request.user, pk), timezone.now()
    may_open = may_show_names(request.user, deal, at=now)
    context = {
        "deal": deal,
        "page": queries.insider_page(deal, today=timezone.localdate(now)),
        "may_open": may_open,
        "may_ask": not may_open and May.ASK_BREAK_GLASS in reach_of(request.user).may,
        "may_change": may_change(request.user, deal),
    }
    return render(request, "insiders/insiders.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def insider_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say who somebody is and what he did; from then on he is a pseudonym."""
    deal, at = changeable(request, pk), timezone.now()
    operations.ensure_opens(deal, actor=request.user, at=at)
    form = FirstEvidenceForm(deal, request.POST if request.method == "POST" else None)

    def create() -> str:
        values = dict(form.cleaned_data)
        source = operations.tie_source(deal, values.pop("contact"), actor=request.user, at=at)
        operations.add_evidence(deal, source.pk, values, actor=request.user, at=at)
        return reverse("insiders", args=[pk])

    if form.is_bound and form.is_valid():
        try:
            return _sealed(create_once(request, create, at=at))
        except Invalid as reason:
            put_back(form, reason)
    status = 422 if form.is_bound else 200
    return _sealed(render(request, "insiders/new.html", {"deal": deal, "form": form}, status=status))


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def insider(request: SignedInRequest, pk: int, source: UUID) -> HttpResponse:
    """Open one source: who it is, what it did, what it needs. Each reading is logged."""
    return _opened(request, fetch(request.user, pk), source)


def _opened(request: SignedInRequest, deal: Any, source: UUID, **refused: Form) -> HttpResponse:
    opened = operations.open_source(deal, source, actor=request.user, at=timezone.now())
    context: dict[str, Any] = {
        "deal": deal,
        "opened": opened,
        "may_change": may_change(request.user, deal),
        "evidence_form": refused.get("evidence") or EvidenceForm(deal, source=source),
        "need_form": refused.get("need") or NeedForm(),
    }
    return _sealed(render(request, "insiders/opened.html", context, status=422 if refused else 200))


@permit(May.CHANGE_OPPORTUNITIES)
@sensitive_post_parameters()
@require_POST
def insider_evidence(request: SignedInRequest, pk: int, source: UUID) -> HttpResponse:
    """Note one more thing that a source did."""
    deal, at = changeable(request, pk), timezone.now()
    operations.ensure_opens(deal, actor=request.user, at=at)
    form = EvidenceForm(deal, request.POST, source=source)

    def create() -> str:
        operations.add_evidence(deal, source, form.cleaned_data, actor=request.user, at=at)
        return reverse("insiders", args=[pk])

    if form.is_valid():
        try:
            return _sealed(create_once(request, create, at=at))
        except Invalid as reason:
            put_back(form, reason)
    return _opened(request, deal, source, evidence=form)


@permit(May.CHANGE_OPPORTUNITIES)
@sensitive_post_parameters()
@require_POST
def insider_need(request: SignedInRequest, pk: int, source: UUID) -> HttpResponse:
    """Note a professional need; one that must be hidden is refused with the reason."""
    deal, at = changeable(request, pk), timezone.now()
    operations.ensure_opens(deal, actor=request.user, at=at)
    form = NeedForm(request.POST)

    def create() -> str:
        operations.add_need(deal, source, form.values(), actor=request.user, at=at)
        return reverse("insiders", args=[pk])

    if form.is_valid():
        try:
            operations.refuse_hidden_need(deal, form.values(), actor=request.user, at=at)
            return _sealed(create_once(request, create, at=at))
        except Invalid as reason:
            put_back(form, Invalid({("need_text" if k == "text" else k): told for k, told in reason.fields.items()}))
    return _opened(request, deal, source, need=form)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def insider_evidence_correction(request: SignedInRequest, pk: int, row: int) -> HttpResponse:
    """Say whether what somebody told proved true."""
    deal, form = changeable(request, pk), CorrectionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"verified": _("Open the page anew and try again.")})
    values, seen = {"verified": form.cleaned_data["verified"]}, form.cleaned_data["version"]
    operations.correct_evidence(deal, row, values, seen_version=seen, actor=request.user, at=timezone.now())
    return _sealed(redirect("insiders", pk))


def _removal(request: SignedInRequest, pk: int, row: int, remove: Callable[..., None]) -> HttpResponse:
    deal = changeable(request, pk)
    seen = whole_number(request.POST.get("version"))
    remove(deal, row, seen_version=seen, actor=request.user, at=timezone.now())
    return _sealed(redirect("insiders", pk))


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def insider_evidence_removal(request: SignedInRequest, pk: int, row: int) -> HttpResponse:
    """Remove one piece of evidence."""
    return _removal(request, pk, row, operations.remove_evidence)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def insider_need_removal(request: SignedInRequest, pk: int, row: int) -> HttpResponse:
    """Remove one need."""
    return _removal(request, pk, row, operations.remove_need)


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def insider_map(request: SignedInRequest, pk: int) -> HttpResponse:
    """The map of people with the insiders marked, and what the method says with real names, for who may know."""
    deal, now = fetch(request.user, pk), timezone.now()
    today = timezone.localdate(now)
    contacts = operations.open_contacts(deal, actor=request.user, at=now)
    sources = {source.pk: source for source in queries.tied_sources(deal)}
    marks = {f"c{contact.pk}": pseudonym(sources[key]) for key, contact in contacts.items()}
    people = tuple(person for _key, person in load_people([deal.pk])[deal.pk])
    names = {key: contact.name for key, contact in contacts.items()}
    dossier = queries.inside_dossier(deal, people, names, queries.needs_of(deal))
    context = {
        "deal": deal,
        "pages": PAGES,
        "page": page_of_people(request.user, deal, view="map", card="", today=today, marks=marks),
        "moves": queries.moves(dossier, today, queries.SPEAK_INSIDE),
    }
    return _sealed(render(request, "insiders/map.html", context))
