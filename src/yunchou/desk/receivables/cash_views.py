"""The bank receipts: all of them, one of them, a new one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.receivables import cash, queries
from yunchou.desk.receivables.beside import Beside
from yunchou.desk.receivables.forms import ReceiptForm, SharesOfReceipt, WithdrawForm
from yunchou.desk.receivables.refund_forms import RefundForm
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import created


@require_safe
@permit(May.CHANGE_RECEIVABLES)
def bank_receipts(request: SignedInRequest) -> HttpResponse:
    """All receipts, newest first, with what each still leaves open."""
    page = page_of(queries.receipts(request.user), request.GET)
    return render(request, "receivables/bank_receipts.html", {"page": page})


@require_safe
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt_payer(request: SignedInRequest) -> HttpResponse:
    """Choose the customer whose money arrived."""
    text = request.GET.get("q", "").strip()[:80]
    page = page_of(queries.debtors(request.user, text), request.GET)
    return render(request, "receivables/receipt_payer.html", {"page": page, "q": text})


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record money of one customer and what it pays."""
    customer = customers.fetch(request.user, pk)
    beside = Beside.read(request, customer)
    initial = {"payer": customer.name, "received_on": timezone.localdate()}
    form = ReceiptForm(request.POST or None, instalments=beside.payable(), others=beside.others, initial=initial)
    at = timezone.now()

    def create() -> str:
        own = {name: form.cleaned_data[name] for name in ReceiptForm.OWN}
        why = form.reason()
        receipt = cash.record_receipt(customer, **own, shares=form.shares(), for_others=why, actor=request.user, at=at)
        return reverse("bank_receipt", args=[receipt.pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    context = {"customer": customer, "form": form, "beside": beside}
    return render(request, "receivables/receipt_form.html", context, status=422 if form.is_bound else 200)


@require_safe
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt(request: SignedInRequest, pk: int) -> HttpResponse:
    """One receipt: what it paid, what is left, and where it may still go."""
    return receipt_page(request, pk)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt_allocate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let what is left pay further instalments."""
    receipt = queries.fetch_receipt(request.user, pk)
    beside = Beside.read(request, receipt.customer)
    form = SharesOfReceipt(request.POST, instalments=beside.payable(), others=beside.others)
    if form.is_valid():
        try:
            cash.allocate(receipt, form.shares(), for_others=form.reason(), actor=request.user, at=timezone.now())
            return redirect("bank_receipt", pk)
        except Invalid as reason:
            put_back(form, reason)
    return receipt_page(request, pk, shares=form, status=422)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a receipt that was recorded by mistake."""
    receipt = queries.fetch_receipt(request.user, pk)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            cash.withdraw_receipt(
                receipt,
                reason=values["reason"],
                seen_version=values["version"],
                actor=request.user,
                at=timezone.now(),
            )
            return redirect("bank_receipt", pk)
        except Invalid as reason:
            put_back(form, reason)
    return receipt_page(request, pk, withdrawal=form, status=422)


def receipt_page(
    request: SignedInRequest,
    pk: int,
    *,
    shares: SharesOfReceipt | None = None,
    withdrawal: WithdrawForm | None = None,
    refund: RefundForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one receipt, with the form that was refused, if any."""
    receipt = queries.fetch_receipt(request.user, pk)
    beside = Beside.read(request, receipt.customer)
    allocations = list(queries.allocations_of(receipt))
    given_back = {"version": receipt.version, "returned_on": timezone.localdate()}
    context = {
        "receipt": receipt,
        "customer": receipt.customer,
        "currency": receipt.currency,
        "beside": beside,
        "allocations": allocations,
        "refunds": list(receipt.refunds.select_related("recorded_by")),
        "refund": refund or RefundForm(allocations=allocations, initial=given_back),
        "shares": shares or SharesOfReceipt(instalments=beside.payable(), others=beside.others),
        "withdrawal": withdrawal or WithdrawForm(initial={"version": receipt.version}),
    }
    return render(request, "receivables/bank_receipt.html", context, status=status)
