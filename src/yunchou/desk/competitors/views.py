"""The rivals we meet again and again: the shared list, and the page of each with the deals that the reader sees."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.competitors import operations, queries
from yunchou.desk.competitors.forms import CompanyForm
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.lists import Sorting, page_of

SORTS = {"name": ("name",), "deals": ("deals", "name"), "open": ("open_deals", "name")}


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def companies(request: SignedInRequest) -> HttpResponse:
    """Every rival company with the number of deals in which the reader meets him."""
    sorting = Sorting.read(request.GET, SORTS, default="-open")
    page = page_of(queries.companies(request.user).order_by(*sorting.order_by), request.GET)
    return render(request, "competitors/companies.html", {"page": page, "sorting": sorting})


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def company(request: SignedInRequest, pk: int) -> HttpResponse:
    """One rival company: where we meet him, how it ended."""
    found = queries.company_of(pk)
    met = queries.appearances(request.user, found)
    context = {
        "company": found,
        "met": met,
        "score": queries.score(met),
        "may_change": May.CHANGE_OPPORTUNITIES in reach_of(request.user).may,
    }
    return render(request, "competitors/company.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def company_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Spell a rival company in another way."""
    found = queries.company_of(pk)
    stored = {"name": found.name, "short_name": found.short_name, "version": found.version}
    form = CompanyForm(request.POST if request.method == "POST" else None, initial=stored)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        names = {"name": told["name"], "short_name": told["short_name"], "seen_version": told["version"]}
        try:
            operations.rename_company(found, **names, actor=request.user, at=timezone.now())
            return redirect("rival_company", pk)
        except Invalid as refused:
            put_back(form, refused)
    status = 422 if form.is_bound else 200
    return render(request, "competitors/company_edit.html", {"company": found, "form": form}, status=status)
