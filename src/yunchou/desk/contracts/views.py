"""The contract page of a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.approvals import queries as approvals
from yunchou.desk.contracts import operations, queries
from yunchou.desk.contracts.forms import ContractForm
from yunchou.desk.contracts.lanes import our_stops, stuck, their_stops
from yunchou.desk.contracts.paper_forms import DraftForm
from yunchou.desk.contracts.screens import PAGES
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import create_once

if TYPE_CHECKING:
    from yunchou.desk.contracts.models import Contract, SigningStep
    from yunchou.desk.opportunities.models import Opportunity


@require_safe
@permit(May.SEE_CONTRACTS)
def contract(request: SignedInRequest, pk: int) -> HttpResponse:
    """The contract, its risks, and the customer's signing path."""
    deal = opportunities.fetch(request.user, pk)
    existing = queries.of_deal(deal)
    amendments = queries.amendments_of(existing) if existing else []
    context = {
        "deal": deal,
        "contract": existing,
        "changeable": opportunities.may_change(request.user, deal, May.CHANGE_CONTRACTS),
        "tab": "contract",
        **_paths(existing, queries.signing_path(deal)),
        "amendments": amendments,
        "deciding": _deciding(request, amendments),
        "obligations": queries.obligations_of(deal),
        "pages": PAGES,
        "today": timezone.localdate(),
        "texts": queries.texts_of(existing) if existing else [],
        "files": queries.files_of(existing) if existing else [],
        "draft": DraftForm() if existing else None,
    }
    template = "contracts/sections.html" if request.htmx else "contracts/contract.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def contract_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Draw up the contract, or amend it when there is one."""
    deal = opportunities.fetch(request.user, pk)
    opportunities.ensure_may_change(request.user, deal, May.CHANGE_CONTRACTS)
    existing = queries.of_deal(deal)
    form = ContractForm(request.POST or None, initial=_initial(existing, deal))
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, existing, deal, form.cleaned_data)
        except Invalid as reason:
            put_back(form, reason)
    context = {"deal": deal, "contract": existing, "form": form, "tab": "contract"}
    return render(request, "contracts/contract_form.html", context, status=422 if form.is_bound else 200)


def _deciding(request: SignedInRequest, amendments: list[Any]) -> set[int]:
    """The keys of those requests about amendments that the reader may decide about."""
    leaves = [stop.leave for each in amendments if not each.adopted_at for stop in each.leaves.all()]
    return approvals.decidable(request.user, leaves, timezone.localdate())


def _paths(contract: Contract | None, steps: list[SigningStep]) -> dict[str, object]:
    """Our approval path beside the customer's, and what is stuck on either."""
    today = timezone.localdate()
    reviewed = queries.newest_reviewed(contract) if contract else None
    ours = our_stops(queries.leaves_of(reviewed), today=today) if reviewed else []
    theirs = their_stops(steps, today=today)
    return {"path": steps, "reviewed": reviewed, "ours": ours, "theirs": theirs, "stuck": stuck([*ours, *theirs])}


def _initial(existing: Contract | None, deal: Opportunity) -> dict[str, object]:
    if existing is not None:
        return stored_values(existing, *operations.FIELDS, "version")
    return {
        "title": deal.name,
        "amount": deal.amount,
        "currency": deal.currency,
        "seats": deal.seats,
    }


def _save(
    request: SignedInRequest,
    existing: Contract | None,
    deal: Opportunity,
    values: dict[str, object],
) -> HttpResponse:
    at = timezone.now()
    seen = values.pop("version")
    if existing is None:

        def create() -> str:
            operations.draw_up(deal, values, actor=request.user, at=at)
            return reverse("contract", args=[deal.pk])

        return create_once(request, create, at=at)
    operations.amend(existing, values, seen_version=int(str(seen or 0)), actor=request.user, at=at)
    return redirect("contract", deal.pk)
