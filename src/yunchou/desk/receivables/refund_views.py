"""Money that went back, and a share of a receipt that is to pay something else."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.receivables import queries, refunds
from yunchou.desk.receivables.cash_views import receipt_page
from yunchou.desk.receivables.refund_forms import RefundForm
from yunchou.desk.web.forms import put_back, whole_number


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt_refund(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record that money of this receipt went back."""
    receipt = queries.fetch_receipt(request.user, pk)
    form = RefundForm(request.POST, allocations=queries.allocations_of(receipt))
    if form.is_valid():
        try:
            refunds.refund(receipt, **form.said(), actor=request.user, at=timezone.now())
            return redirect("bank_receipt", pk)
        except Invalid as reason:
            put_back(form, reason)
    return receipt_page(request, pk, refund=form, status=422)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def refund_withdraw(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Take back a refund that was recorded by mistake."""
    row = queries.fetch_refund(request.user, pk, number)
    reason, seen = _why(request)
    refunds.withdraw_refund(row, reason=reason, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect("bank_receipt", pk)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def bank_receipt_release(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Let one share of this receipt pay something else."""
    receipt = queries.fetch_receipt(request.user, pk)
    reason, seen = _why(request)
    refunds.pay_no_more(receipt, number, reason=reason, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect("bank_receipt", pk)


def _why(request: SignedInRequest) -> tuple[str, int]:
    return request.POST.get("reason", "")[:500], whole_number(request.POST.get("version"))
