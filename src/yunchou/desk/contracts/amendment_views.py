"""Amendments of a signed contract: drafted and dropped here, adopted with the plan of payments in `receivables`."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from yunchou.desk.contracts import amending, queries
from yunchou.desk.contracts.paper_forms import AmendmentForm
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.web.forms import stored_values, whole_number
from yunchou.desk.web.once import created


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def amendment_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what the signed contract is to be changed to."""
    contract = queries.fetch_for(request.user, pk)
    opportunities.ensure_may_change(request.user, contract.opportunity, May.CHANGE_CONTRACTS)
    form = AmendmentForm(request.POST or None, initial=stored_values(contract, *queries.TERMS))
    at = timezone.now()

    def create() -> str:
        values = dict(form.cleaned_data)
        reason = values.pop("reason")
        amending.draft_amendment(contract, values, reason=reason, actor=request.user, at=at)
        return reverse("contract", args=[pk]) + "#amendments"

    done = created(request, form, create, at=at)
    if done is not None:
        return done
    deal = opportunities.fetch(request.user, pk)
    context = {"deal": deal, "form": form, "contract": contract, "tab": "contract"}
    return render(request, "contracts/amendment_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@permit(May.CHANGE_CONTRACTS)
def amendment_drop(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Take away an amendment that was not adopted."""
    amendment = queries.fetch_amendment(request.user, pk, number)
    seen = whole_number(request.POST.get("version"))
    amending.drop_amendment(amendment, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect(reverse("contract", args=[pk]) + "#amendments")
