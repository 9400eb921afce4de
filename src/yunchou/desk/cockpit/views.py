"""The page of one deal, the gate of its stage, decisions about moves, its rivals and its claims."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from yunchou.desk.cockpit import operations
from yunchou.desk.cockpit.claims import GROUPS, claims_page, others_than
from yunchou.desk.cockpit.forms import AnswerForm, DecisionForm, StageForm, with_problems
from yunchou.desk.cockpit.overview import gate_page_of, overview_of
from yunchou.desk.cockpit.queries import hidden_moves
from yunchou.desk.cockpit.rivals import opened_part, rivals_page
from yunchou.desk.competitors.screens import MOVES
from yunchou.desk.competitors.screens import PAGES as RIVALS
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence.claims import CLAIM, names_behind
from yunchou.desk.intelligence.queries import may_show_names
from yunchou.desk.intelligence.screens import PAGES as CLAIMS
from yunchou.desk.journal.queries import of_opportunity
from yunchou.desk.journal.timeline import timeline
from yunchou.desk.opportunities.queries import fetch, visible
from yunchou.desk.opportunities.queries.board import card_of
from yunchou.desk.opportunities.rows import row_of
from yunchou.playbook.kernel.terms import Answer

LAST_LINES = 5


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def opportunity(request: SignedInRequest, pk: int) -> HttpResponse:
    """One deal: does it stand, what opens the gate, what to do next."""
    deal = fetch(request.user, pk)
    page = overview_of(request.user, deal, as_of=timezone.localdate())
    operations.keep_assessment(deal, page.dossier, page.assessment, page.decided, at=timezone.now())
    context = {"deal": deal, "page": page, "answers": list(Answer), "all_moves": request.GET.get("moves") == "all"}
    if context["all_moves"] and request.htmx:
        return render(request, "cockpit/other_moves.html", context)
    context["entries"] = timeline(of_opportunity(pk)[:LAST_LINES])
    return render(request, "cockpit/opportunity.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def stage(request: SignedInRequest, pk: int) -> HttpResponse:
    """The gate of a deal's stage; going through it, over it with a reason, or back."""
    deal = fetch(request.user, pk)
    form = StageForm(request.POST if request.method == "POST" else None, initial={"version": deal.version})
    if not form.is_bound or not form.is_valid():
        return _gate_page(request, pk, form)
    try:
        moved = operations.go_to_stage(
            deal,
            to=form.cleaned_data["stage"],
            reason=form.cleaned_data["reason"],
            seen_version=form.cleaned_data["version"],
            as_of=timezone.localdate(),
            actor=request.user,
            at=timezone.now(),
        )
    except Invalid as problem:
        return _gate_page(request, pk, with_problems(form, problem))
    return _moved(request, moved.pk)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def answer(request: SignedInRequest, pk: int, criterion: str) -> HttpResponse:
    """A person's yes, no or unknown to one exit criterion of the stage."""
    deal = fetch(request.user, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _gate_page(request, pk, StageForm(initial={"version": deal.version}), answered=(criterion, form))
    try:
        operations.answer_criterion(
            deal, criterion=criterion, **form.cleaned_data, actor=request.user, at=timezone.now()
        )
    except Invalid as problem:
        failed = with_problems(form, problem)
        return _gate_page(request, pk, StageForm(initial={"version": deal.version}), answered=(criterion, failed))
    return _gate_page(request, pk, StageForm()) if request.htmx else redirect("opportunity", pk)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def moves(request: SignedInRequest, pk: int) -> HttpResponse:
    """The hidden moves of a deal; posting decides about one that is advised now."""
    deal = fetch(request.user, pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _moves_page(request, deal, form)
    try:
        operations.decide(deal, **form.values, as_of=timezone.localdate(), actor=request.user, at=timezone.now())
    except Invalid as problem:
        return _moves_page(request, deal, with_problems(form, problem))
    messages.success(request, _("Noted. You find hidden moves on the deal's page."))
    return redirect("today") if form.cleaned_data["back_to"] == "today" else redirect("opportunity", pk)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def move(request: SignedInRequest, pk: int, decision: int) -> HttpResponse:
    """Show a hidden move again."""
    operations.bring_back(fetch(request.user, pk), decision, actor=request.user, at=timezone.now())
    return redirect("opportunity", pk)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def rivals(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rivals of a deal: what each did, where we stand and stood against him; or the part of a card asked for."""
    deal, opened = fetch(request.user, pk), opened_part(request.GET)
    page = rivals_page(request.user, deal, opened=opened, as_of=timezone.localdate())
    context = {
        "deal": deal,
        "page": page,
        "pages": RIVALS,
        "may_change": page.may_change,
        "may_show": may_show_names(request.user, deal, at=timezone.now()),
        "opened": opened,
    }
    if opened and request.htmx:
        return render(request, "competitors/opened.html", context | {"card": page.card_of(opened)})
    context["quick"] = MOVES.form(deal, None) if page.may_change else None
    return render(request, "competitors/sections.html" if request.htmx else "competitors/rivals.html", context)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def claims(request: SignedInRequest, pk: int) -> HttpResponse:
    """The claims of a deal: what can be relied on, what contradicts itself, who could confirm it."""
    deal = fetch(request.user, pk)
    page = claims_page(request.user, deal, request.GET, as_of=timezone.localdate(), at=timezone.now())
    parts = [
        {"label": label, "url": f"?show={name}", "current": name == page.show, "count": page.counts[name]}
        for name, (label, _states) in GROUPS.items()
    ]
    context = {
        "deal": deal,
        "page": page,
        "pages": CLAIMS,
        "parts": parts,
        "may_change": page.may_change,
        "may_show": page.may_show,
    }
    return render(request, "intelligence/sections.html" if request.htmx else "intelligence/claims.html", context)


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def claim_witnesses(request: SignedInRequest, pk: int, claim: int) -> HttpResponse:
    """Who else could confirm a claim, without those behind it: for the compartment only. Readings are logged."""
    deal = fetch(request.user, pk)
    found = row_of(CLAIM, deal, claim)
    names = names_behind(deal, found, actor=request.user, at=timezone.now())
    others = others_than(names, deal, found.statement, as_of=timezone.localdate())
    template = "intelligence/others.html" if request.htmx else "intelligence/others_page.html"
    response = render(request, template, {"deal": deal, "claim": found, "witnesses": others})
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _gate_page(
    request: SignedInRequest, pk: int, form: StageForm, answered: tuple[str, AnswerForm] | None = None
) -> HttpResponse:
    """The gate with what is wrong: the fragment for htmx (into the sheet unless it came from the gate), else a page."""
    deal = fetch(request.user, pk)
    wrong = form.errors or (answered and answered[1].errors)
    context = {
        "deal": deal,
        "gate": gate_page_of(request.user, deal, as_of=timezone.localdate()),
        "form": form,
        "answered": answered,
        "answers": list(Answer),
    }
    status = 422 if wrong else 200
    if not request.htmx:
        return render(request, "cockpit/stage.html", context, status=status)
    response = render(request, "cockpit/gate.html", context, status=status)
    if request.htmx.target != "gate":
        response["HX-Retarget"], response["HX-Reswap"] = "#sheet-content", "innerHTML"
    return response


def _moves_page(request: SignedInRequest, deal: Any, form: DecisionForm) -> HttpResponse:
    one = visible(request.user).filter(pk=deal.pk)
    hidden = hidden_moves(request.user, one, timezone.localdate())
    context = {"deal": deal, "form": form, "hidden": hidden}
    return render(request, "cockpit/moves.html", context, status=422 if form.errors else 200)


def _moved(request: SignedInRequest, pk: int) -> HttpResponse:
    """A card dragged on the board is answered with the card; any other page depends on the stage and is loaded anew."""
    if request.htmx and (request.htmx.target or "").startswith("deal-"):
        cards = [card_of(request.user, fetch(request.user, pk))]
        response = render(request, "opportunities/board/moved.html", {"cards": cards})
        response["HX-Trigger"] = "stage-moved"
        return response
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect("opportunity", pk)
