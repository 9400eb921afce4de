"""What waits for my word, what I asked, and who stands in for me."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.approvals import operations, queries
from yunchou.desk.approvals.forms import StandInForm
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import created

PAGES = {"offer": "offer_decide", "contract": "contract_review", "amendment": "amendment_decide"}
"""Where one decides about each matter: the feature that asks shows what it is about."""


@require_safe
@permit(May.SEE_CONTRACTS)
def approvals(request: SignedInRequest) -> HttpResponse:
    """My desk of approvals."""
    today = timezone.localdate()
    waiting = list(queries.to_decide(request.user, today)[:60])
    context = {
        "waiting": [
            (each, reverse(PAGES[each.matter.value], args=[each.pk]), queries.days_waiting(each, today))
            for each in waiting
        ],
        "page": page_of(queries.asked_by(request.user), request.GET),
        "stand_ins": queries.delegations_of(request.user, today),
        "may_delegate": queries.may_delegate(request.user),
    }
    return render(request, "approvals/approvals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.SEE_CONTRACTS)
def stand_in_new(request: SignedInRequest) -> HttpResponse:
    """Name who stands in for me."""
    operations.ensure_may_delegate(request.user)
    form = StandInForm(request.POST or None, user=request.user, initial={"first_on": timezone.localdate()})
    at = timezone.now()

    def create() -> str:
        operations.stand_in(**form.cleaned_data, actor=request.user, at=at)
        return reverse("approvals")

    done = created(request, form, create, at=at)
    if done is not None:
        return done
    return render(request, "approvals/stand_in.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@permit(May.SEE_CONTRACTS)
def stand_in_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a stand-in before its last day."""
    operations.end_stand_in(queries.fetch_delegation(request.user, pk), actor=request.user, at=timezone.now())
    return redirect("approvals")


@require_POST
@permit(May.SEE_CONTRACTS)
def approval_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what I asked."""
    approval = queries.fetch(request.user, pk, timezone.localdate())
    operations.take_back(approval, actor=request.user, at=timezone.now())
    return redirect("approvals")
