"""The page on which a contract is recorded as signed: what our own side has not agreed to stands on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yunchou.desk.contracts.queries import fetch_for
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.negotiation import signing
from yunchou.desk.negotiation.forms import SignatureForm
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.web.forms import put_back, stored_values


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def contract_sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record the signature, with what lacks before the eyes of who records it."""
    deal = opportunities.fetch(request.user, pk)
    contract, now = fetch_for(request.user, pk), timezone.now()
    opportunities.ensure_may_change(request.user, deal, May.CHANGE_CONTRACTS)
    lacking = [] if contract.signed_on else signing.lacking(contract, on=timezone.localdate(now))
    initial = stored_values(contract, "signed_on", "version")
    form = SignatureForm(request.POST or None, initial=initial, asks_reason=bool(lacking))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        seen = values.pop("version")
        try:
            signing.sign(contract, **values, seen_version=seen, actor=request.user, at=now)
            return redirect("contract", pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"deal": deal, "contract": contract, "form": form, "lacking": lacking, "tab": "contract"}
    return render(request, "negotiation/signature.html", context, status=422 if form.is_bound else 200)
