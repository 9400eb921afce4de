"""Cancel an invoice by a red-letter one, or exchange it for the right one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.receivables import queries, red_letters
from yunchou.desk.receivables.red_forms import ExchangeForm, RedLetterForm
from yunchou.desk.web.once import created


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_RECEIVABLES)
def invoice_red(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cancel an invoice or a part of it."""
    invoice = queries.fetch_invoice(request.user, pk)
    initial = {"amount": queries.left_on(invoice), "issued_on": timezone.localdate()}
    form = RedLetterForm(request.POST or None, initial=initial)
    at = timezone.now()

    def create() -> str:
        red_letters.issue_red_letter(invoice, **form.cleaned_data, actor=request.user, at=at)
        return reverse("receivables", args=[invoice.instalment.contract.opportunity_id])

    done = created(request, form, create, at=at)
    return _page(request, invoice, form, exchange=False) if done is None else done


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_RECEIVABLES)
def invoice_exchange(request: SignedInRequest, pk: int) -> HttpResponse:
    """Exchange a wrong invoice for the right one."""
    invoice = queries.fetch_invoice(request.user, pk)
    initial = {"title": invoice.title, "tax_number": invoice.tax_number, "issued_on": timezone.localdate()}
    form = ExchangeForm(request.POST or None, initial=initial)
    at = timezone.now()

    def create() -> str:
        red_letters.exchange_invoice(invoice, **form.cleaned_data, actor=request.user, at=at)
        return reverse("receivables", args=[invoice.instalment.contract.opportunity_id])

    done = created(request, form, create, at=at)
    return _page(request, invoice, form, exchange=True) if done is None else done


def _page(request: SignedInRequest, invoice: Any, form: Any, *, exchange: bool) -> HttpResponse:
    deal = opportunities.fetch(request.user, invoice.instalment.contract.opportunity_id)
    context = {"deal": deal, "invoice": invoice, "left": queries.left_on(invoice), "form": form, "exchange": exchange}
    context["currency"] = invoice.instalment.contract.currency
    context["tab"] = "receivables"
    return render(request, "receivables/invoice_red.html", context, status=422 if form.is_bound else 200)
