"""The key-account scorecard: judge, sign off, read what was judged before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.customers import operations
from yunchou.desk.customers.forms.judging import JudgeForm, VersionForm
from yunchou.desk.customers.queries import access, key_accounts
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.web.once import created


@require_safe
@permit(May.SEE_CUSTOMERS)
def key_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the scorecard says now, dimension by dimension, and every earlier judgement."""
    return _page(request, access.fetch(request.user, pk))


@require_POST
@permit(May.CHANGE_CUSTOMERS)
def key_account_judgement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep what the scorecard says now."""
    company = access.fetch(request.user, pk)
    form = JudgeForm(request.POST)

    def create() -> str:
        recheck_on = form.cleaned_data["recheck_on"]
        operations.judge(company, recheck_on=recheck_on, actor=request.user, at=timezone.now())
        return reverse("key_account", args=[pk])

    if (done := created(request, form, create, at=timezone.now())) is not None:
        return done
    access.ensure_may_change(request.user, company)
    return _page(request, company, form)


def _page(request: SignedInRequest, company: Any, form: JudgeForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    judged = key_accounts.judgement(company, as_of=today)
    context = {
        "company": company,
        "judged": judged,
        "form": form or JudgeForm(initial={"recheck_on": today + timedelta(days=judged.recheck_days)}),
        "reviews": list(key_accounts.reviews_of(company)[:50]),
        "changeable": access.may_change(request.user, company),
        "may_sign_off": May.SIGN_OFF_KEY_ACCOUNTS in reach_of(request.user).may,
    }
    return render(request, "customers/key_account.html", context, status=422 if form else 200)


@require_safe
@permit(May.SEE_CUSTOMERS)
def key_account_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """One earlier judgement with what it rested on."""
    review = key_accounts.fetch_review(request.user, pk)
    context = {
        "review": review,
        "company": review.company,
        "sentence": key_accounts.stored_sentence(review),
        "facts": key_accounts.stored_facts(review),
        "unknowns": key_accounts.stored_unknowns(review),
        "dimensions": key_accounts.stored_dimensions(review),
    }
    return render(request, "customers/review.html", context)


@require_POST
@permit(May.SIGN_OFF_KEY_ACCOUNTS)
def key_account_sign_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a judgement the customer's verdict."""
    review = key_accounts.fetch_review(request.user, pk)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    operations.sign_off(review, seen_version=version, actor=request.user, at=timezone.now())
    return redirect("key_account", review.company_id)
