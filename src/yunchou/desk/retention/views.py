"""The customers we already have: board, calendar of renewals, growth, references, and the care of one customer."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.customers.queries import access
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import ensure_right, reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.retention import accounts, forms, operations, references, renewals
from yunchou.desk.retention.ledger import ledger_of
from yunchou.desk.retention.noting import Noting, answer_noting
from yunchou.desk.retention.pages import page_of_care
from yunchou.desk.retention.renewal_chart import year_chart
from yunchou.desk.retention.tabs import tabbed
from yunchou.desk.retention.workbook import export_retention
from yunchou.desk.web.files import EXCEL, as_file
from yunchou.desk.web.lists import page_of


@require_safe
@permit(May.SEE_CONTRACTS)
def retention(request: SignedInRequest) -> HttpResponse:
    """The accounts that are served, by their health."""
    board = accounts.board_of(request.user, today=timezone.localdate())
    return tabbed(request, "retention", {"board": board, "any": any(column.accounts for column in board.columns)})


@require_safe
@permit(May.SEE_CONTRACTS)
def renewal_calendar(request: SignedInRequest) -> HttpResponse:
    """Every contract that ends, the nearest first, with the next step of its renewal."""
    today = timezone.localdate()
    page = page_of(renewals.with_renewals(renewals.calendar(request.user, today=today)), request.GET)
    lines = renewals.lines(page.items, today=today)
    year = year_chart(renewals.ending(request.user, today=today))
    context = {"page": page, "lines": lines, "year": year, "may_sell": _may_sell(request)}
    return tabbed(request, "renewals", context)


@require_safe
@permit(May.SEE_CONTRACTS)
def growth(request: SignedInRequest) -> HttpResponse:
    """The accounts that show a sign of growth."""
    today = timezone.localdate()
    page = page_of(accounts.growing(request.user, today=today), request.GET)
    return tabbed(request, "growth", {"page": page, "accounts": page.items, "may_sell": _may_sell(request)})


@require_safe
@permit(May.SEE_CONTRACTS)
def reference_list(request: SignedInRequest) -> HttpResponse:
    """What customers agreed to, and where it was used."""
    today = timezone.localdate()
    found = references.plans(references.consents_in_reach(request.user), today=today)
    context = {"plans": found, "asking": references.to_ask(request.user, today=today), "may_sell": _may_sell(request)}
    return tabbed(request, "references", context)


@require_safe
@permit(May.SEE_RECEIVABLES)
def value_ledger(request: SignedInRequest) -> HttpResponse:
    """Old customers against new ones by year."""
    return tabbed(request, "ledger", {"ledger": ledger_of(request.user, today=timezone.localdate())})


@require_safe
@permit(May.SEE_CONTRACTS)
def retention_export(request: SignedInRequest) -> HttpResponse:
    """The accounts and the calendar as a workbook; it needs the right to export."""
    ensure_right(request.user, Right.EXPORT)
    content = export_retention(actor=request.user, at=timezone.now())
    return as_file(content, f"yunchou-retention-{timezone.localdate():%Y%m%d}", EXCEL)


@require_safe
@permit(May.SEE_CONTRACTS)
def customer_care(request: SignedInRequest, pk: int) -> HttpResponse:
    """How one customer fares; asked by htmx, the section for the customer's page."""
    company = access.fetch(request.user, pk)
    context = page_of_care(request.user, company, today=timezone.localdate())
    template = "retention/parts/section.html" if request.htmx else "retention/care.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def care_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note a call on the customer."""
    return answer_noting(request, pk, Noting(_("Note a call"), forms.CareForm, operations.note_care))


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def usage_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note the seats used in a month."""
    return answer_noting(request, pk, Noting(_("Note the seats used"), forms.UsageForm, operations.note_usage))


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def consent_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note what the customer said about being shown."""
    return answer_noting(request, pk, Noting(_("Note a consent"), forms.ConsentForm, operations.note_consent))


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CUSTOMERS)
def reference_use_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that a customer was shown to another."""
    consent = references.fetch_consent(request.user, pk)
    noting = Noting(_("Note a use"), forms.UseForm, operations.use_reference, consent)
    return answer_noting(request, consent.company_id, noting)


@require_POST
@permit(May.CHANGE_CUSTOMERS)
def renewal_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open the deal that renews the contract of a deal."""
    contract = renewals.fetch_contract(request.user, pk)
    return redirect("opportunity", operations.open_renewal(contract, actor=request.user, at=timezone.now()).pk)


@require_POST
@permit(May.CHANGE_CUSTOMERS)
def expansion_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open a deal about more seats."""
    company = access.fetch(request.user, pk)
    form = forms.ExpansionForm(request.POST)
    seats = form.cleaned_data["seats"] if form.is_valid() else None
    deal = operations.open_expansion(company, seats=seats, actor=request.user, at=timezone.now())
    return redirect("opportunity", deal.pk)


def _may_sell(request: SignedInRequest) -> bool:
    return May.CHANGE_CUSTOMERS in reach_of(request.user).may
