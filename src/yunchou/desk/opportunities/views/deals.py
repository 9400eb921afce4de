"""Making deals, changing them, parking and closing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.queries import of_opportunity
from yunchou.desk.journal.timeline import timeline
from yunchou.desk.opportunities import operations
from yunchou.desk.opportunities.forms import EditDealForm, NewDealForm, StandingForm
from yunchou.desk.opportunities.forms.timeline import TimelineForm
from yunchou.desk.opportunities.queries import ensure_may_change, fetch
from yunchou.desk.opportunities.queries.people import may_own, who_changed
from yunchou.desk.opportunities.queries.pipeline import customers_named
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import create_once

ACTIONS: dict[str, Callable[..., Any]] = {
    "resume": operations.resume,
    "disqualify": operations.disqualify,
    "lose": operations.lose,
    "revive": operations.revive,
}


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def opportunity_new(request: SignedInRequest) -> HttpResponse:
    """Choose a customer, then say what the deal is about."""
    chosen = request.POST.get("customer") or request.GET.get("customer") or ""
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 19):
        return _choose_customer(request)
    customer = customers.fetch(request.user, int(chosen))
    form = NewDealForm(request.POST or None, owners=may_own(request.user), initial={"owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        at = timezone.now()

        def create() -> str:
            owner = form.cleaned_data.get("owner")
            deal = operations.create(customer, form.terms, owner=owner, actor=request.user, at=at)
            return reverse("opportunity", args=[deal.pk])

        try:
            return create_once(request, create, at=at)
        except Invalid as problem:
            put_back(form, problem)
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/new.html", {"form": form, "customer": customer}, status=status)


def _choose_customer(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:80]
    found = customers_named(request.user, text)
    template = (
        "opportunities/customer.html#found" if request.headers.get("HX-Request") else "opportunities/customer.html"
    )
    return render(request, template, {"customers": found, "text": text})


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def opportunity_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what a deal is about."""
    deal = fetch(request.user, pk)
    ensure_may_change(request.user, deal)
    form = EditDealForm(request.POST or None, initial=stored_values(deal, *EditDealForm.base_fields))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            operations.edit(deal, form.terms, seen_version=version, actor=request.user, at=timezone.now())
            return redirect("opportunity", pk)
        except Invalid as problem:
            put_back(form, problem)
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/edit.html", {"form": form, "deal": deal}, status=status)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def opportunity_standing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Park, close or reopen a deal. A bank receipt wins, no action does; a pause has a page of its own."""
    deal = fetch(request.user, pk)
    ensure_may_change(request.user, deal)
    action = request.GET.get("action", "")
    if action == "pause":
        return redirect("pace_pause", pk)
    if action not in ACTIONS:
        return redirect("opportunity", pk)
    season = operations.next_budget_season(deal.customer, after=timezone.localdate())
    form = StandingForm(request.POST or None, action=action, season=season, initial={"version": deal.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            ACTIONS[action](deal, **form.values, seen_version=version, actor=request.user, at=timezone.now())
            return _done(request, pk)
        except Invalid as problem:
            put_back(form, problem)
    context = {"form": form, "deal": deal, "action": action}
    template = (
        "opportunities/standing.html#form" if request.headers.get("HX-Request") else "opportunities/standing.html"
    )
    return render(request, template, context, status=422 if form.is_bound else 200)


def _done(request: SignedInRequest, pk: int) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect("opportunity", pk)
    return HttpResponse(status=204, headers={"HX-Redirect": reverse("opportunity", args=[pk])})


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def opportunity_timeline(request: SignedInRequest, pk: int) -> HttpResponse:
    """What happened to a deal, newest first, as far as it is asked for."""
    deal = fetch(request.user, pk)
    form = TimelineForm(request.GET, people=who_changed(deal))
    if not form.is_valid():
        context = {"deal": deal, "form": form, "entries": []}
        return render(request, "opportunities/timeline.html", context, status=400)
    page = page_of(of_opportunity(pk).filter(form.wanted), request.GET)
    context = {"deal": deal, "form": form, "page": page, "entries": timeline(page.items)}
    return render(request, "opportunities/timeline.html", context)
