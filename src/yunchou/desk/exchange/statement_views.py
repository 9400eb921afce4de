"""Bring a bank statement in, and the statements brought in so far."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.bank_statement import read_statement
from yunchou.desk.exchange.forms import StatementForm
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.receivables.statement_queries import statements
from yunchou.desk.receivables.statements import take_statement
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.lists import page_of

if TYPE_CHECKING:
    from yunchou.desk.receivables.models import BankStatement


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_RECEIVABLES)
def bank_statements(request: SignedInRequest) -> HttpResponse:
    """The statements, newest first, and the place to upload one."""
    form = StatementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("bank_statement", _taken(request, form).pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "page": page_of(statements(request.user), request.GET)}
    return render(request, "exchange/bank_statements.html", context, status=422 if request.method == "POST" else 200)


def _taken(request: SignedInRequest, form: StatementForm) -> BankStatement:
    file = form.cleaned_data["file"]
    read = read_statement(file.file, file.name)
    file.seek(0)
    return take_statement(
        file.name,
        hashlib.sha256(file.read()).hexdigest(),
        read.incoming,
        outgoing=read.outgoing,
        unread=[(each.row, each.reason) for each in read.unread],
        actor=request.user,
        at=timezone.now(),
    )
