"""Adopt an amendment: the day it was signed, the scan, and when added money is due."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yunchou.desk.contracts.queries import fetch_amendment
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.receivables.amending import adopt_amendment
from yunchou.desk.receivables.amendment_forms import AdoptionForm
from yunchou.desk.web.forms import put_back


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def amendment_adopt(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Put a signed amendment in force and let the plan follow."""
    amendment = fetch_amendment(request.user, pk, number)
    deal = opportunities.fetch(request.user, pk)
    opportunities.ensure_may_change(request.user, deal, May.CHANGE_CONTRACTS)
    form = AdoptionForm(request.POST or None, request.FILES or None, initial={"version": amendment.version})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        seen, scan = values.pop("version"), values.pop("file")
        try:
            adopt_amendment(amendment, **values, scan=scan, seen_version=seen, actor=request.user, at=timezone.now())
            return redirect("receivables", pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"deal": deal, "form": form, "amendment": amendment, "tab": "contract"}
    return render(request, "receivables/amendment.html", context, status=422 if form.is_bound else 200)
