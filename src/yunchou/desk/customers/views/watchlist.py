"""The watch-list of hidden giants."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.customers import operations
from yunchou.desk.customers.forms.judging import VersionForm
from yunchou.desk.customers.forms.watchlist import AdoptForm, DismissForm, EntryForm, WatchlistFilterForm
from yunchou.desk.customers.queries import watchlist as queries
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.lists import Sorting, page_of
from yunchou.desk.web.once import created


@require_safe
@permit(May.SEE_CUSTOMERS)
def watchlist(request: SignedInRequest) -> HttpResponse:
    """The list, the largest first."""
    form = WatchlistFilterForm(request.GET)
    if not form.is_valid():
        raise Invalid({name: str(errors[0]) for name, errors in form.errors.items()})
    state = form.cleaned_data["state"] or "open"
    rows = queries.in_state(queries.entries(request.user), state)
    if text := form.cleaned_data["q"]:
        rows = queries.containing(rows, text)
    sorting = Sorting.read(request.GET, queries.SORTS, default="-size")
    page = page_of(queries.sorted_entries(rows, sorting.key, descending=sorting.descending), request.GET)
    context = {
        "page": page,
        "sorting": sorting,
        "form": form,
        "state": state,
        "open_to_reader": queries.customers_in_reach(request.user, list(page.items)),
        "changeable": May.CHANGE_CUSTOMERS in reach_of(request.user).may,
    }
    return render(request, "customers/watchlist.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def watchlist_new(request: SignedInRequest) -> HttpResponse:
    """Put a company on the list."""
    form = EntryForm(request.POST or None)

    def create() -> str:
        entry = operations.add_entry(form.cleaned_data, actor=request.user, at=timezone.now())
        return reverse("watchlist_entry", args=[entry.pk])

    if (done := created(request, form, create, at=timezone.now())) is not None:
        return done
    return render(request, "customers/entry_form.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@permit(May.SEE_CUSTOMERS)
def watchlist_entry(request: SignedInRequest, pk: int) -> HttpResponse:
    """One company on the list, with the evidence and what can be done."""
    return _entry_page(request, queries.fetch_entry(request.user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def watchlist_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is known of a company on the list."""
    entry = queries.fetch_entry(request.user, pk)
    form = EntryForm(request.POST or None, initial=stored_values(entry, *operations.ENTRY_FIELDS, "version"))
    if form.is_valid():
        values = form.cleaned_data
        try:
            operations.edit_entry(
                entry, values, seen_version=values["version"] or 0, actor=request.user, at=timezone.now()
            )
            return redirect("watchlist_entry", pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "entry": entry}
    return render(request, "customers/entry_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@permit(May.CHANGE_CUSTOMERS)
def watchlist_dismissal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a company aside, with the reason."""
    entry = queries.fetch_entry(request.user, pk)
    form = DismissForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            operations.dismiss(
                entry,
                reason=values["dismissed_reason"],
                seen_version=values["version"],
                actor=request.user,
                at=timezone.now(),
            )
            return redirect("watchlist")
        except Invalid as reason:
            put_back(form, reason)
    return _entry_page(request, entry, dismissal=form)


@require_POST
@permit(May.CHANGE_CUSTOMERS)
def watchlist_return(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a company up again that was set aside."""
    entry = queries.fetch_entry(request.user, pk)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    operations.take_up_again(entry, seen_version=version, actor=request.user, at=timezone.now())
    return redirect("watchlist_entry", pk)


@require_POST
@permit(May.CHANGE_CUSTOMERS)
def watchlist_customer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a customer of a company on the list."""
    entry = queries.fetch_entry(request.user, pk)
    form = AdoptForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            company = operations.adopt(
                entry,
                seen_version=values["version"],
                actor=request.user,
                at=timezone.now(),
                accept_duplicate=values["accept_duplicate"],
            )
            return redirect("customer", company.pk)
        except Invalid as reason:
            put_back(form, reason)
    return _entry_page(request, entry, adoption=form)


def _entry_page(
    request: SignedInRequest, entry: Any, *, dismissal: DismissForm | None = None, adoption: AdoptForm | None = None
) -> HttpResponse:
    version = {"version": entry.version}
    context = {
        "entry": entry,
        "dismissal": dismissal or DismissForm(initial=version),
        "adoption": adoption or AdoptForm(initial=version),
        "asks_again": adoption is not None and "accept_duplicate" in adoption.errors,
        "customer_in_reach": bool(queries.customers_in_reach(request.user, [entry])),
        "changeable": May.CHANGE_CUSTOMERS in reach_of(request.user).may,
    }
    return render(request, "customers/entry.html", context, status=422 if dismissal or adoption else 200)
