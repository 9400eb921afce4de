"""The forms of people at a customer."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from yunchou.desk.customers import operations
from yunchou.desk.customers.forms.contacts import ContactForm, LeavingForm
from yunchou.desk.customers.queries import access, people
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import created

FIELDS = ("name", "department", "title", "reports_to", "phone", "email", "version")


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_OPPORTUNITIES)
def contact_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down a person at a customer."""
    company = access.fetch(request.user, pk)
    operations.ensure_may_change_people(request.user, company)
    form = ContactForm(request.POST or None, colleagues=people.possible_superiors(company, None))

    def create() -> str:
        operations.create_contact(company, form.cleaned_data, actor=request.user, at=timezone.now())
        return reverse("customer", args=[pk]) + "#people"

    if (done := created(request, form, create, at=timezone.now())) is not None:
        return done
    context = {"form": form, "company": company}
    return render(request, "customers/contact_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_OPPORTUNITIES)
def contact_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is known about a person."""
    contact = access.fetch_contact(request.user, pk)
    operations.ensure_may_change_people(request.user, contact.company)
    form = ContactForm(
        request.POST or None,
        initial=stored_values(contact, *FIELDS),
        colleagues=people.possible_superiors(contact.company, contact),
    )
    if form.is_valid():
        try:
            operations.edit_contact(
                contact,
                form.cleaned_data,
                seen_version=form.cleaned_data["version"] or 0,
                actor=request.user,
                at=timezone.now(),
            )
            return _to_people(contact.company_id)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "company": contact.company, "contact": contact, "leaving": _leaving(contact)}
    return render(request, "customers/contact_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@permit(May.CHANGE_OPPORTUNITIES)
def contact_leaving(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that a person left the customer, or that he is there after all."""
    contact = access.fetch_contact(request.user, pk)
    form = LeavingForm(request.POST)
    if form.is_valid():
        try:
            operations.note_leaving(
                contact,
                form.cleaned_data["left_on"],
                seen_version=form.cleaned_data["version"],
                actor=request.user,
                at=timezone.now(),
            )
            return _to_people(contact.company_id)
        except Invalid as reason:
            put_back(form, reason)
    operations.ensure_may_change_people(request.user, contact.company)
    colleagues = people.possible_superiors(contact.company, contact)
    shown = ContactForm(initial=stored_values(contact, *FIELDS), colleagues=colleagues)
    context = {"form": shown, "company": contact.company, "contact": contact, "leaving": form}
    return render(request, "customers/contact_form.html", context, status=422)


def _leaving(contact: object) -> LeavingForm:
    return LeavingForm(initial=stored_values(contact, "left_on", "version"))  # type: ignore[arg-type]


def _to_people(company_id: int) -> HttpResponse:
    return redirect(reverse("customer", args=[company_id]) + "#people")
