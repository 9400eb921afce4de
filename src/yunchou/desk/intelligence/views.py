"""Where a sealed name is opened, who may open it, what proved true of a claim, what a source is worth."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence import claims, operations, queries
from yunchou.desk.intelligence.break_glass import openings_of_deal
from yunchou.desk.intelligence.forms import LetInForm, OutcomeForm, RatingForm
from yunchou.desk.intelligence.screens import PAGES
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import created


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def source_name(request: SignedInRequest, pk: int, source: UUID) -> HttpResponse:
    """Show who a source is, to who may know: once, in place, kept by no cache. Reading and refusal are logged."""
    deal = fetch(request.user, pk)
    found = queries.source_of(deal, source)
    name = operations.show_name(deal, found, actor=request.user, at=timezone.now())
    template = "intelligence/name.html" if request.htmx else "intelligence/name_page.html"
    response = render(request, template, {"deal": deal, "source": found, "name": name})
    response.headers["Cache-Control"] = "no-store, private"
    return response


@permit(May.SEE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def compartment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who may read the confidences of a deal and who did; the keeper lets colleagues in."""
    deal, at = fetch(request.user, pk), timezone.now()
    grants = queries.live_grants(request.user, deal, at=at)
    form = LetInForm(request.POST or None, colleagues=queries.colleagues_to_let_in(request.user))

    def let_in() -> str:
        asked = form.cleaned_data
        operations.let_in(deal, asked["user"], reason=asked["reason"], until=asked["until"], actor=request.user, at=at)
        return reverse("compartment", args=[pk])

    taken = created(request, form, let_in, at=at)
    if taken is not None:
        return taken
    page = page_of(queries.readings(request.user, deal), request.GET)
    context = {"deal": deal, "grants": grants, "form": form, "page": page}
    context["openings"] = openings_of_deal(request.user, deal)
    return render(request, "intelligence/compartment.html", context, status=422 if form.is_bound else 200)


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def compartment_access(request: SignedInRequest, pk: int, grant: int) -> HttpResponse:
    """Withdraw one colleague's access."""
    deal = fetch(request.user, pk)
    access = queries.grant_of(request.user, deal, grant)
    operations.withdraw(deal, access, actor=request.user, at=timezone.now())
    return redirect("compartment", pk)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def claim_outcome(request: SignedInRequest, pk: int, claim: int) -> HttpResponse:
    """Write down what proved true of a claim."""
    deal = fetch(request.user, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, reasons)) for name, reasons in form.errors.items()})
    told = form.cleaned_data
    claims.settle(
        deal,
        claim,
        told["outcome"],
        on=told["outcome_on"],
        seen_version=told["version"],
        actor=request.user,
        at=timezone.now(),
    )
    return redirect(PAGES.section(pk, f"claim-{claim}"))


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def source_rating(request: SignedInRequest, pk: int, source: UUID) -> HttpResponse:
    """Confirm the letter that a source has earned."""
    deal = fetch(request.user, pk)
    form = RatingForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, reasons)) for name, reasons in form.errors.items()})
    found = queries.source_of(deal, source)
    letter = form.cleaned_data["reliability"]
    claims.rerate(deal, found, letter, as_of=timezone.localdate(), actor=request.user, at=timezone.now())
    return redirect(PAGES.section(pk, "claims-list"))
