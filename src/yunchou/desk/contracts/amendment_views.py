"""Amendments of a signed contract are dropped here; `receivables` drafts and adopts them with the plan of payments."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from yunchou.desk.contracts import amending, queries
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import whole_number


@require_POST
@permit(May.CHANGE_CONTRACTS)
def amendment_drop(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Take away an amendment that was not adopted."""
    amendment = queries.fetch_amendment(request.user, pk, number)
    seen = whole_number(request.POST.get("version"))
    amending.drop_amendment(amendment, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect(reverse("contract", args=[pk]) + "#amendments")
