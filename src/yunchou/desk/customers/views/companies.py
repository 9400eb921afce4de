"""The list and the page of customers, and the forms that add, change and hand them over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.customers import operations
from yunchou.desk.customers.forms.companies import CompanyForm, CustomerFilterForm, OwnerForm
from yunchou.desk.customers.queries import access, listing
from yunchou.desk.customers.queries.page import page_of_customer
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.lists import Sorting, page_of
from yunchou.desk.web.once import created

FIELDS = operations.FIELDS


@require_safe
@permit(May.SEE_CUSTOMERS)
def customers(request: SignedInRequest) -> HttpResponse:
    """The customers in reach: filtered, sorted, a page at a time."""
    form = CustomerFilterForm(request.GET, user=request.user)
    if not form.is_valid():
        raise Invalid({name: str(errors[0]) for name, errors in form.errors.items()})
    wanted = dict(form.cleaned_data)
    due = timezone.localdate() if wanted.pop("recheck") else None
    rows = listing.listed(request.user, listing.CustomerFilter(**wanted, recheck_due_by=due))
    sorting = Sorting.read(request.GET, listing.SORTS, default="-updated")
    rows = listing.sorted_rows(rows, sorting.key, descending=sorting.descending)
    context = {
        "page": page_of(rows, request.GET),
        "sorting": sorting,
        "form": form,
        "narrowed": any(form.cleaned_data.values()),
        "may_add": May.CHANGE_CUSTOMERS in reach_of(request.user).may,
        "today": timezone.localdate(),
    }
    return render(request, "customers/list.html", context)


@require_safe
@permit(May.SEE_CUSTOMERS)
def customer(request: SignedInRequest, pk: int) -> HttpResponse:
    """One customer: the verdict first, then group, people, deals and what happened."""
    company = access.fetch(request.user, pk)
    context = page_of_customer(request.user, company, today=timezone.localdate())
    context["people_changeable"] = operations.may_change_people(request.user, company)
    return render(request, "customers/customer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def customer_new(request: SignedInRequest) -> HttpResponse:
    """Add a customer."""
    form = CompanyForm(request.POST or None, user=request.user)

    def create() -> str:
        values = form.cleaned_data
        company = operations.create_company(
            values, actor=request.user, at=timezone.now(), accept_duplicate=values["accept_duplicate"]
        )
        return reverse("customer", args=[company.pk])

    if (done := created(request, form, create, at=timezone.now())) is not None:
        return done
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def customer_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a customer."""
    company = access.fetch(request.user, pk)
    access.ensure_may_change(request.user, company)
    initial = stored_values(company, *FIELDS, "version") | {
        "parent": company.parent.name if company.parent else "",
        "kept_parent": company.parent,
    }
    form = CompanyForm(request.POST or None, initial=initial, user=request.user)
    if form.is_valid():
        values = form.cleaned_data
        try:
            operations.edit_company(
                company,
                values,
                seen_version=values["version"] or 0,
                actor=request.user,
                at=timezone.now(),
                accept_duplicate=values["accept_duplicate"],
            )
            return redirect("customer", pk)
        except Invalid as reason:
            put_back(form, reason)
    return _form_page(request, form, company=company)


def _form_page(request: SignedInRequest, form: CompanyForm, **context: Any) -> HttpResponse:
    if "accept_duplicate" not in form.errors and not form.data.get("accept_duplicate"):
        form.fields.pop("accept_duplicate", None)
    status = 422 if form.is_bound else 200
    return render(request, "customers/customer_form.html", {"form": form, **context}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.REASSIGN)
def customer_owner(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand a customer to another owner."""
    company = access.fetch(request.user, pk)
    if not access.may_reassign(request.user, company):
        raise Refused(_("Only a leader above the owner or an administrator may hand a customer over."))
    initial = stored_values(company, "owner", "version")
    form = OwnerForm(request.POST or None, initial=initial, user=request.user)
    if form.is_valid():
        try:
            operations.reassign(
                company,
                form.cleaned_data["owner"],
                seen_version=form.cleaned_data["version"],
                actor=request.user,
                at=timezone.now(),
            )
            messages.info(request, _("The customer was handed over."))
            return redirect("customer", pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "company": company}
    return render(request, "customers/owner_form.html", context, status=422 if form.is_bound else 200)


@require_safe
@permit(May.SEE_CUSTOMERS)
def customer_names(request: SignedInRequest) -> HttpResponse:
    """Names of customers in reach, for a form that asks for one while somebody types."""
    names = access.names_containing(request.user, request.GET.get("parent", ""))
    return render(request, "customers/names.html", {"names": names})
