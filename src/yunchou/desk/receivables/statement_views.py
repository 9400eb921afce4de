"""The lines of a bank statement: record those that are certain, decide about the others one by one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.receivables import queries, statement_queries, statements
from yunchou.desk.receivables.beside import Beside
from yunchou.desk.receivables.forms import SetAsideForm, SharesOfReceipt
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.lists import page_of

if TYPE_CHECKING:
    from yunchou.desk.receivables.models import StatementLine


@require_safe
@permit(May.CHANGE_RECEIVABLES)
def bank_statement(request: SignedInRequest, pk: int) -> HttpResponse:
    """One statement: what is certain, what waits with its proposals, what is done."""
    statement = statement_queries.fetch_statement(request.user, pk)
    waiting = statement_queries.considered(request.user, statement)
    done = statement.lines.exclude(statement_queries.WAITING).select_related("receipt__customer")
    context = {
        "statement": statement,
        "certain": [each for each in waiting if each.certain],
        "open": page_of([each for each in waiting if not each.certain], request.GET),
        "done": done[:40],
        "done_count": done.count(),
    }
    return render(request, "receivables/bank_statement.html", context)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def bank_statement_certain(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record every certain line."""
    statement = statement_queries.fetch_statement(request.user, pk)
    count = statements.accept_certain(statement, actor=request.user, at=timezone.now())
    told = ngettext("%(count)s receipt recorded.", "%(count)s receipts recorded.", count)
    messages.info(request, told % {"count": count})
    return redirect("bank_statement", pk)


@require_safe
@permit(May.CHANGE_RECEIVABLES)
def statement_line(request: SignedInRequest, pk: int) -> HttpResponse:
    """One line: choose by hand whose money it is, or set it aside."""
    return _line_page(request, pk)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def statement_line_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record a line as one of its proposals says."""
    line = statement_queries.fetch_line(request.user, pk)
    statements.accept(line, request.POST.get("proposal", ""), actor=request.user, at=timezone.now())
    return redirect("bank_statement", line.statement_id)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_RECEIVABLES)
def statement_line_shares(request: SignedInRequest, pk: int, customer: int) -> HttpResponse:
    """Say what a line pays of one customer."""
    line = statement_queries.fetch_line(request.user, pk)
    company = customers.fetch(request.user, customer)
    beside = Beside.read(request, company)
    form = _shares_form(request, line, beside)
    if form.is_bound and form.is_valid():
        try:
            why = form.reason()
            statements.record_line(line, company, form.shares(), for_others=why, actor=request.user, at=timezone.now())
            return redirect("bank_statement", line.statement_id)
        except Invalid as reason:
            put_back(form, reason)
    context = {"line": line, "customer": company, "form": form, "beside": beside}
    return render(request, "receivables/line_shares.html", context, status=422 if form.is_bound else 200)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def statement_line_aside(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a line is no payment of a customer."""
    line = statement_queries.fetch_line(request.user, pk)
    form = SetAsideForm(request.POST)
    if form.is_valid():
        try:
            statements.set_aside(line, form.cleaned_data["reason"], actor=request.user, at=timezone.now())
            return redirect("bank_statement", line.statement_id)
        except Invalid as reason:
            put_back(form, reason)
    return _line_page(request, pk, form=form, status=422)


@require_POST
@permit(May.CHANGE_RECEIVABLES)
def statement_line_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a line that was set aside wait again."""
    line = statement_queries.fetch_line(request.user, pk)
    statements.take_up_again(line, actor=request.user, at=timezone.now())
    return redirect("statement_line", pk)


def _line_page(
    request: SignedInRequest, pk: int, *, form: SetAsideForm | None = None, status: int = 200
) -> HttpResponse:
    line = statement_queries.fetch_line(request.user, pk)
    text = request.GET.get("q", "").strip()[:80]
    context = {
        "line": line,
        "form": form or SetAsideForm(),
        "q": text,
        "page": page_of(queries.debtors(request.user, text), request.GET, size=10),
    }
    return render(request, "receivables/statement_line.html", context, status=status)


def _shares_form(request: SignedInRequest, line: StatementLine, beside: Beside) -> SharesOfReceipt:
    """What may be paid in the line's currency; the customer's own oldest are filled in until the money is used up."""
    owed = [row for row in beside.payable() if row.contract.currency == line.currency]
    initial: dict[str, Decimal] = {}
    left = line.amount
    for row in owed:
        if left > 0 and row.contract.opportunity.customer_id == beside.customer.pk:
            initial[f"share-{row.pk}"] = min(left, row.outstanding)
            left -= initial[f"share-{row.pk}"]
    typed = request.POST if request.method == "POST" else None
    return SharesOfReceipt(typed, instalments=owed, others=beside.others, initial=initial)
