"""What a deal's customer owes: the plan, the invoices, the payment path."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.contracts import queries as contracts
from yunchou.desk.contracts.lanes import stuck, their_stops
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables import operations, queries
from yunchou.desk.receivables.board import claims_of
from yunchou.desk.receivables.cash import is_winnable, win_by_what_came
from yunchou.desk.receivables.forms import InstalmentForm, InvoiceForm, PeriodsForm, SharesForm, TermsForm
from yunchou.desk.receivables.screens import PAGES
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import created
from yunchou.playbook.receivables.letters import LetterKind, letter_kind

if TYPE_CHECKING:
    from django.forms import Form

_PAGE = "receivables"


@require_safe
@permit(May.SEE_RECEIVABLES)
def receivables(request: SignedInRequest, pk: int) -> HttpResponse:
    """The plan of payments, what was invoiced and paid, and the customer's payment path."""
    deal, today = opportunities.fetch(request.user, pk), timezone.localdate()
    changeable = opportunities.may_change(request.user, deal, May.CHANGE_CONTRACTS)
    contract, steps = contracts.of_deal(deal), queries.payment_path(deal)
    plan = queries.plan_of(contract, today=today) if contract else None
    context = {
        "deal": deal,
        "contract": contract,
        "plan": plan,
        "claims": claims_of([row.instalment for row in plan.rows], today=today) if plan else None,
        "letter": _letter(plan, today) if plan else None,
        "winnable": contract is not None and is_winnable(contract),
        "pages": PAGES,
        "path": steps,
        "stuck": stuck(their_stops(steps, today=today)),
        "changeable": changeable,
        "removable": changeable and contract is not None and operations.may_remove(contract, request.user),
        "invoices_allowed": opportunities.may_change(request.user, deal, May.CHANGE_RECEIVABLES),
        "tab": _PAGE,
    }
    template = "receivables/sections.html" if request.htmx else "receivables/receivables.html"
    return render(request, template, context)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def receivables_win(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm that what came wins the deal, since an amendment made it enough."""
    win_by_what_came(contracts.fetch_for(request.user, pk), actor=request.user, at=timezone.now())
    return redirect(_PAGE, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def instalment_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add one payment to the plan."""
    contract = contracts.fetch_for(request.user, pk)
    opportunities.ensure_may_change(request.user, contract.opportunity, May.CHANGE_CONTRACTS)
    form = InstalmentForm(request.POST or None, initial={"amount": contract.amount - contract.planned()})
    at = timezone.now()

    def create() -> str:
        values = {name: form.cleaned_data[name] for name in ("name", "amount", "due_on", "kind")}
        operations.plan_instalment(contract, **values, actor=request.user, at=at)
        return reverse(_PAGE, args=[pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    return _form_page(request, "receivables/instalment_form.html", form, contract.opportunity)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def instalment_shares(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan all payments at once from percentages."""
    contract = contracts.fetch_for(request.user, pk)
    opportunities.ensure_may_change(request.user, contract.opportunity, May.CHANGE_CONTRACTS)
    terms = TermsForm(request.GET if "terms" in request.GET else None)
    form = SharesForm(request.POST or None, initial=_read_terms(terms))
    at = timezone.now()

    def create() -> str:
        operations.plan_by_shares(contract, form.terms(), actor=request.user, at=at)
        return reverse(_PAGE, args=[pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    deal = contract.opportunity
    return _form_page(request, "receivables/shares_form.html", form, deal, contract=contract, terms=terms)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def instalment_periods(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan what is in no instalment yet in equal payments."""
    contract = contracts.fetch_for(request.user, pk)
    opportunities.ensure_may_change(request.user, contract.opportunity, May.CHANGE_CONTRACTS)
    form = PeriodsForm(request.POST or None)
    at = timezone.now()

    def create() -> str:
        operations.plan_periods(contract, **form.cleaned_data, actor=request.user, at=at)
        return reverse(_PAGE, args=[pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    left = contract.amount - contract.planned()
    return _form_page(
        request, "receivables/periods_form.html", form, contract.opportunity, contract=contract, left=left
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def instalment_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change one payment of the plan."""
    instalment = queries.fetch(request.user, pk)
    deal = instalment.contract.opportunity
    opportunities.ensure_may_change(request.user, deal, May.CHANGE_CONTRACTS)
    fixed = operations.fixed_fields(instalment, request.user)
    initial = stored_values(instalment, "name", "amount", "due_on", "kind", "version")
    form = InstalmentForm(request.POST or None, initial=initial, fixed=fixed)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        seen = values.pop("version") or 0
        try:
            operations.change_instalment(instalment, values, seen_version=seen, actor=request.user, at=timezone.now())
            return redirect(_PAGE, deal.pk)
        except Invalid as reason:
            put_back(form, reason)
    return _form_page(request, "receivables/instalment_form.html", form, deal, instalment=instalment, fixed=fixed)


@require_POST
@permit(May.CHANGE_CONTRACTS)
def instalment_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one payment out of the plan."""
    instalment = queries.fetch(request.user, pk)
    seen = request.POST.get("version", "")
    operations.remove_instalment(
        instalment,
        seen_version=int(seen) if seen.isascii() and seen.isdigit() else 0,
        actor=request.user,
        at=timezone.now(),
    )
    return redirect(_PAGE, instalment.contract.opportunity_id)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_RECEIVABLES)
def invoice_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record an invoice for one instalment."""
    instalment = queries.fetch(request.user, pk)
    deal = instalment.contract.opportunity
    left = instalment.amount - operations.invoiced_on(instalment)
    buyer = deal.customer
    known = {"amount": left, "issued_on": timezone.localdate(), "title": buyer.name, "tax_number": buyer.credit_code}
    form = InvoiceForm(request.POST or None, initial=known)
    at = timezone.now()

    def create() -> str:
        operations.issue_invoice(instalment, **form.cleaned_data, actor=request.user, at=at)
        return reverse(_PAGE, args=[deal.pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    return _form_page(request, "receivables/invoice_form.html", form, deal, instalment=instalment)


def _letter(plan: queries.Plan, today: date) -> LetterKind | None:
    """Which letter would go out now, if any; what is disputed is settled before."""
    late = [
        (today - row.instalment.due_on).days
        for row in plan.rows
        if row.outstanding and not any(each.settled_on is None for each in row.instalment.disputes.all())
    ]
    due = [days for days in late if days >= -queries.SOON.days]
    return letter_kind(max(due), our_parameters().on(today)) if due else None


def _read_terms(terms: TermsForm) -> dict[str, Any]:
    """Terms such as 30/60/10 as the first values of the rows: the first part is called as people call it."""
    if not terms.is_bound or not terms.is_valid():
        return {}
    shares = terms.cleaned_data["terms"]
    names = [_("First payment"), *[_("Payment %(n)s") % {"n": n} for n in range(2, len(shares))], _("Final payment")]
    rows = enumerate(zip(names, shares, strict=False), start=1)
    return {f"{part}-{n}": value for n, (name, share) in rows for part, value in (("name", name), ("share", share))}


def _form_page(request: SignedInRequest, template: str, form: Form, deal: Any, **more: Any) -> HttpResponse:
    context = {"deal": deal, "form": form, "tab": _PAGE, "currency": deal.contract.currency, **more}
    return render(request, template, context, status=422 if form.is_bound else 200)
