"""Draft an amendment, decide about it, adopt it: the day it was signed, the scan, and when added money is due."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yunchou.desk.approvals import queries as approvals
from yunchou.desk.approvals.deciding import decided
from yunchou.desk.contracts.paper_forms import AmendmentForm
from yunchou.desk.contracts.queries import TERMS, amendment_of, fetch_amendment, fetch_for, told_of
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.receivables import amendment_leave
from yunchou.desk.receivables.amending import adopt_amendment, propose_amendment
from yunchou.desk.receivables.amendment_forms import AdoptionForm
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import created


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def amendment_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what the signed contract is to be changed to."""
    contract = fetch_for(request.user, pk)
    opportunities.ensure_may_change(request.user, contract.opportunity, May.CHANGE_CONTRACTS)
    form = AmendmentForm(request.POST or None, initial=stored_values(contract, *TERMS))
    at = timezone.now()

    def create() -> str:
        values = dict(form.cleaned_data)
        reason = values.pop("reason")
        propose_amendment(contract, values, reason=reason, actor=request.user, at=at)
        return reverse("contract", args=[pk]) + "#amendments"

    done = created(request, form, create, at=at)
    if done is not None:
        return done
    deal = opportunities.fetch(request.user, pk)
    context = {"deal": deal, "form": form, "contract": contract, "currency": contract.currency, "tab": "contract"}
    return render(request, "receivables/amendment_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.SEE_CONTRACTS)
def amendment_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Agree to an amendment or refuse it, with the contract as a whole as it will be."""
    today = timezone.localdate()
    approval = approvals.fetch(request.user, pk, today)
    form, done = decided(request, approval)
    if done is not None:
        return done
    amendment = amendment_of(approval)
    context = {
        "approval": approval,
        "amendment": amendment,
        "told": told_of(amendment, amendment.contract),
        "change": amendment_leave.change_of(amendment, due_on=amendment.due_on),
        "reasons": amendment_leave.why(amendment, due_on=amendment.due_on, on=today),
        "form": form,
    }
    return render(request, "receivables/amendment_decide.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def amendment_adopt(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Put a signed amendment in force and let the plan follow."""
    amendment = fetch_amendment(request.user, pk, number)
    deal = opportunities.fetch(request.user, pk)
    opportunities.ensure_may_change(request.user, deal, May.CHANGE_CONTRACTS)
    lacking = amendment_leave.lacking(amendment, due_on=amendment.due_on, on=timezone.localdate())
    initial = stored_values(amendment, "version", "due_on")
    form = AdoptionForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        seen, scan = values.pop("version"), values.pop("file")
        try:
            adopt_amendment(amendment, **values, scan=scan, seen_version=seen, actor=request.user, at=timezone.now())
            return redirect("receivables", pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"deal": deal, "form": form, "amendment": amendment, "lacking": lacking, "tab": "contract"}
    return render(request, "receivables/amendment.html", context, status=422 if form.is_bound else 200)
