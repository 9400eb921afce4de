"""The page of a deal's resources, and the decision whether to go on: both rest on what the method says of the deal."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.cockpit.resource_page import resource_page, worth_now
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.row_pages import changeable
from yunchou.desk.resources.forms import HelpForm, PursuitForm
from yunchou.desk.resources.operations import decide_pursuit
from yunchou.desk.resources.queries import efforts
from yunchou.desk.resources.screens import PAGES
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import created

EFFORTS = 12


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def resources(request: SignedInRequest, pk: int) -> HttpResponse:
    """Team, counterparts, asks, guidance, promises, effort against value, who can help."""
    deal = fetch(request.user, pk)
    asking = HelpForm(request.GET)
    text = asking.cleaned_data["q"] if asking.is_valid() else ""
    page = resource_page(request.user, deal, text, as_of=timezone.localdate())
    context = {
        "deal": deal,
        "pages": PAGES,
        "page": page,
        "may_change": page.may_change,
        "asking": asking,
        "text": text,
        "efforts": page_of(efforts([deal.pk]), request.GET, size=EFFORTS),
    }
    return render(request, "resources/sections.html" if request.htmx else "resources/resources.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def pursuit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide whether to go on, seeing what was spent and what can be expected."""
    deal = changeable(request, pk)
    worth = worth_now(deal, as_of=timezone.localdate())
    form = PursuitForm(request.POST if request.method == "POST" else None)
    at = timezone.now()

    def decide() -> str:
        decide_pursuit(
            deal, **form.cleaned_data, spent=worth.cost or Decimal(0), expected=worth.expected,
            actor=request.user, at=at,
        )  # fmt: skip
        return PAGES.section(deal.pk, "effort")

    taken = created(request, form, decide, at=at)
    if taken is not None:
        return taken
    context = {"deal": deal, "worth": worth, "form": form, "pages": PAGES}
    return render(request, "resources/pursuit.html", context, status=422 if form.is_bound else 200)
