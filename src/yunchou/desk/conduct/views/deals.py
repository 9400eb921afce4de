"""Hospitality and introducers of one deal, and the plans that wait for an approval."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.conduct import operations, queries
from yunchou.desk.conduct.forms import DecisionForm, GivingForm, PlanForm, Puts
from yunchou.desk.conduct.judgement import judge
from yunchou.desk.conduct.screens import PAGES
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.forms.rows import VersionForm
from yunchou.desk.opportunities.queries import ensure_may_change, fetch, may_change
from yunchou.desk.opportunities.row_pages import changeable, sent
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import create_once
from yunchou.playbook.conduct.hospitality import Gated
from yunchou.playbook.conduct.terms import HospitalityVerdict


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def conduct(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was planned and given on this deal, and who introduced us."""
    deal = fetch(request.user, pk)
    approvable = set(queries.waiting_for(request.user).filter(opportunity=deal).values_list("pk", flat=True))
    context = {
        "deal": deal,
        "pages": PAGES,
        "plans": queries.hospitality_of([deal.pk]),
        "approvable": approvable,
        "outsiders": queries.outsiders_of(deal),
        "may_change": may_change(request.user, deal),
    }
    return render(request, "conduct/sections.html" if request.htmx else "conduct/conduct.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def hospitality_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan something. The gate speaks before anything is saved; what it forbids is refused and recorded."""
    deal = changeable(request, pk)
    form = PlanForm(deal, None, sent(request))
    verdict: Gated | None = None
    if form.is_bound and form.is_valid():
        at = timezone.now()
        try:
            verdict = _judge(form, at)
            if "look" not in request.POST and verdict.value is HospitalityVerdict.FORBIDDEN:
                _keep_attempt(request, form, at)
            elif "look" not in request.POST and verdict.value is not HospitalityVerdict.UNKNOWN:
                return _plan(request, form, at)
        except Invalid as refused:
            form.put_back(refused)
    context = {"deal": deal, "form": form, "judged": verdict, "pages": PAGES}
    return render(request, "conduct/plan.html", context, status=_status(request, form, verdict))


def _judge(form: PlanForm, at: Any) -> Gated:
    plan = form.plan()
    return judge(form.deal, plan, as_of=max(timezone.localdate(at), plan.planned_on))


def _plan(request: SignedInRequest, form: PlanForm, at: Any) -> HttpResponse:
    def create() -> str:
        purpose = form.cleaned_data["purpose"]
        operations.plan_hospitality(form.deal, form.plan(), purpose=purpose, actor=request.user, at=at)
        return PAGES.section(form.deal.pk, "hospitality")

    return create_once(request, create, at=at)


def _keep_attempt(request: SignedInRequest, form: PlanForm, at: Any) -> None:
    purpose = form.cleaned_data["purpose"]
    operations.keep_attempt(form.deal, form.plan(), purpose=purpose, actor=request.user, at=at)
    form.add_error(None, _("The gate forbids this. It was not planned, and compliance sees that it was asked for."))


def _status(request: SignedInRequest, form: PlanForm, verdict: Gated | None) -> int:
    looked = "look" in request.POST and verdict is not None and form.is_valid()
    return 200 if not form.is_bound or looked else 422


@permit(May.APPROVE_HOSPITALITY)
@require_http_methods(["GET", "HEAD", "POST"])
def hospitality_decision(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """Approve a plan, or not."""
    deal = fetch(request.user, pk)
    row = queries.plan_of(deal, plan)
    form = DecisionForm(sent(request), initial={"version": row.version})
    if form.is_bound and form.is_valid():
        found = form.cleaned_data
        try:
            operations.decide(
                row, approved=found["approved"], reason=found["reason"], seen_version=form.seen_version,
                actor=request.user, at=timezone.now(),
            )  # fmt: skip
        except Invalid as refused:
            form.put_back(refused)
        else:
            messages.success(request, _("Decided."))
            return redirect("hospitality_approvals")
    return _row_page(request, deal, row, form, _("Approve hospitality"))


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def hospitality_giving(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """Enter in the register what took place."""
    deal = fetch(request.user, pk)
    ensure_may_change(request.user, deal)
    row = queries.plan_of(deal, plan)
    form = GivingForm(sent(request), initial={"version": row.version, "value": row.value})
    if form.is_bound and form.is_valid():
        found = {name: form.cleaned_data[name] for name in ("given_on", "value", "receipt_number")}
        try:
            operations.note_giving(
                row, **found, seen_version=form.seen_version, actor=request.user, at=timezone.now()
            )  # fmt: skip
            return redirect(PAGES.section(deal.pk, "hospitality"))
        except Invalid as refused:
            form.put_back(refused)
    return _row_page(request, deal, row, form, _("Enter in the register"))


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def hospitality_cancel(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """Take a plan back."""
    deal = fetch(request.user, pk)
    ensure_may_change(request.user, deal)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": _("Open the page anew and try again.")})
    row = queries.plan_of(deal, plan)
    operations.cancel(row, seen_version=form.cleaned_data["version"], actor=request.user, at=timezone.now())
    return redirect(PAGES.section(deal.pk, "hospitality"))


@permit(May.APPROVE_HOSPITALITY)
@require_safe
def hospitality_approvals(request: SignedInRequest) -> HttpResponse:
    """The plans that wait for this reader's approval."""
    page = page_of(queries.waiting_for(request.user).order_by("planned_on", "pk"), request.GET)
    return render(request, "conduct/approvals.html", {"page": page})


def _row_page(request: SignedInRequest, deal: Any, row: Any, form: Puts, heading: str) -> HttpResponse:
    context = {"deal": deal, "plan": row, "form": form, "heading": heading, "pages": PAGES}
    return render(request, "conduct/plan_form.html", context, status=422 if form.is_bound else 200)
