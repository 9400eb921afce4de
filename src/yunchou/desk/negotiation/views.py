"""The page of a deal's negotiation: figures, issues, steps, offers and their leave."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.approvals import queries as approvals
from yunchou.desk.approvals.deciding import decided
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.negotiation import operations, queries
from yunchou.desk.negotiation.forms import OfferForm, PlanForm
from yunchou.desk.negotiation.paper import draw_plan
from yunchou.desk.negotiation.screens import PAGES
from yunchou.desk.opportunities.queries import fetch, may_change
from yunchou.desk.opportunities.row_pages import changeable, sent
from yunchou.desk.web.files import WORD, as_file
from yunchou.desk.web.once import created


@require_safe
@permit(May.SEE_CONTRACTS)
def negotiation(request: SignedInRequest, pk: int) -> HttpResponse:
    """The plan on one page, and everything that was given, got, offered and agreed."""
    deal = fetch(request.user, pk)
    table, today = queries.table_of(deal), timezone.localdate()
    context = {
        "deal": deal,
        "pages": PAGES,
        "table": table,
        "changeable": may_change(request.user, deal, May.CHANGE_CONTRACTS),
        "deciding": approvals.decidable(request.user, [offer.leave for offer in table.offers if offer.leave], today),
    }
    template = "negotiation/sections.html" if request.htmx else "negotiation/negotiation.html"
    return render(request, template, context)


@require_safe
@permit(May.CHANGE_CONTRACTS)
def negotiation_paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """The plan on one page as a Word file, for our own side."""
    deal, at = changeable(request, pk, May.CHANGE_CONTRACTS), timezone.now()
    return as_file(
        draw_plan(deal, actor=request.user, at=at), _("Negotiation plan %(deal)s") % {"deal": deal.name}, WORD
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def negotiation_plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what we want and where we stop."""
    deal = changeable(request, pk, May.CHANGE_CONTRACTS)
    form = PlanForm(deal, queries.table_of(deal).plan, sent(request))

    def save() -> HttpResponse:
        now = timezone.now()
        operations.plan_negotiation(deal, form.values(), seen_version=form.seen_version, actor=request.user, at=now)
        return redirect(PAGES.section(deal.pk, "plan"))

    return PAGES.answer(request, form, save, {"deal": deal, "heading": _("The plan"), "section": "plan"})


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def offer_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Name a price, or ask for leave to name it."""
    deal = changeable(request, pk, May.CHANGE_CONTRACTS)
    form = OfferForm(request.POST or None)
    at = timezone.now()

    def create() -> str:
        operations.make_offer(deal, **form.cleaned_data, actor=request.user, at=at)
        return reverse("negotiation", args=[pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    context = {"deal": deal, "form": form}
    return render(request, "negotiation/offer.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.SEE_CONTRACTS)
def offer_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Agree to an offer or refuse it."""
    approval = approvals.fetch(request.user, pk, timezone.localdate())
    form, done = decided(request, approval)
    if done is not None:
        return done
    context = {"approval": approval, "offer": queries.offer_of(approval), "form": form}
    return render(request, "negotiation/decide.html", context, status=422 if form.is_bound else 200)
