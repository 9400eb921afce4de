"""Who introduced whom, the thanks owed for it, and key people who went elsewhere."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.queries import access
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.retention import operations, referrals
from yunchou.desk.retention.forms import JobChangeForm, ReferralForm, ThanksForm
from yunchou.desk.retention.noting import Noting, answer_noting
from yunchou.desk.retention.tabs import tabbed
from yunchou.desk.web.forms import put_back


@require_safe
@permit(May.SEE_CONTRACTS)
def referral_list(request: SignedInRequest) -> HttpResponse:
    """The chains of introductions with what came of each."""
    chains = [branch for top in referrals.tree(request.user) for branch in top.walk()]
    owed = sum(branch.thanks_owed for branch in chains)
    may_sell = May.CHANGE_CUSTOMERS in reach_of(request.user).may
    return tabbed(request, "referrals", {"branches": chains, "owed": owed, "may_sell": may_sell})


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def referral_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note whom a customer introduced."""
    return answer_noting(request, pk, Noting(_("Note an introduction"), ReferralForm, operations.note_referral))


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def referral_thanks(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note how somebody was thanked."""
    row = referrals.fetch_referral(request.user, pk)
    customers.ensure_may_change_people(request.user, row.introducer)
    initial = {"thanked_on": timezone.localdate(), "version": row.version}
    form = ThanksForm(request.POST or None, referral=row, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data.pop("version")
        try:
            operations.thank(row, form.cleaned_data, seen_version=seen, actor=request.user, at=timezone.now())
            return redirect("referrals")
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "company": row.introducer, "title": _("Note the thanks"), "referral": row}
    return render(request, "retention/noting.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def job_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that a person left, and follow him to his new company."""
    contact = access.fetch_contact(request.user, pk)
    customers.ensure_may_change_people(request.user, contact.company)
    initial = {"left_on": contact.left_on or timezone.localdate(), "version": contact.version}
    form = JobChangeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            found = operations.note_job_change(contact, form.cleaned_data, actor=request.user, at=timezone.now())
            return redirect("opportunity", found.deal.pk) if found.deal else redirect("customer", contact.company_id)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "company": contact.company, "title": _("Left for another company"), "contact": contact}
    return render(request, "retention/noting.html", context, status=422 if form.is_bound else 200)
