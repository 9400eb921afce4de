"""One form about one customer: shown, read, done once, back to the page of the customer's care."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.queries import access
from yunchou.desk.identity.permit import SignedInRequest
from yunchou.desk.web.once import created

if TYPE_CHECKING:
    from yunchou.desk.retention.forms import OfCustomer


@dataclass(frozen=True, slots=True)
class Noting:
    """What is noted: its title, its form, the operation that takes the values. `about` is its subject where that is
    not the customer himself."""

    title: str | Promise
    form: type[OfCustomer]
    operation: Callable[..., Any]
    about: Any = None


def answer_noting(request: SignedInRequest, pk: int, noting: Noting) -> HttpResponse:
    """The page of a form about a customer, or the way back once it is noted."""
    company = access.fetch(request.user, pk)
    customers.ensure_may_change_people(request.user, company)
    initial = {name: timezone.localdate() for name in ("on", "used_on", "month")}
    form = noting.form(request.POST or None, company=company, user=request.user, initial=initial)
    at = timezone.now()

    def create() -> str:
        noting.operation(noting.about or company, form.cleaned_data, actor=request.user, at=at)
        return reverse("customer_care", args=[pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    context = {"form": form, "company": company, "title": noting.title}
    return render(request, "retention/noting.html", context, status=422 if form.is_bound else 200)
