"""Agree with the customer on another day for one payment of a signed contract."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables import queries
from yunchou.desk.receivables.amending import agree_day
from yunchou.desk.receivables.amendment_forms import AgreedDayForm
from yunchou.desk.web.once import created


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def instalment_day(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another day for one payment: in force at once, or waiting for leave with the amendments of the contract."""
    instalment, at = queries.fetch(request.user, pk), timezone.now()
    deal = instalment.contract.opportunity
    opportunities.ensure_may_change(request.user, deal, May.CHANGE_CONTRACTS)
    form = AgreedDayForm(request.POST or None, initial={"due_on": instalment.due_on})

    def create() -> str:
        amendment = agree_day(instalment, **form.said(), actor=request.user, at=at)
        if amendment.adopted_at is not None:
            return reverse("receivables", args=[deal.pk])
        messages.info(request, _("The day that was agreed stays in force until the amendment is."))
        return reverse("contract", args=[deal.pk]) + "#amendments"

    if (done := created(request, form, create, at=at)) is not None:
        return done
    free = our_parameters().on(timezone.localdate(at)).whole("contracts.amendment_free_days")
    context = {"deal": deal, "instalment": instalment, "form": form, "free": free, "tab": "receivables"}
    return render(request, "receivables/instalment_day.html", context, status=422 if form.is_bound else 200)
