"""Who works on a deal, who owns it, who keeps its confidences."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import operations
from yunchou.desk.opportunities.forms import MemberForm, OwnerForm
from yunchou.desk.opportunities.queries import ensure_may_manage_team, ensure_may_reassign, fetch
from yunchou.desk.opportunities.queries.people import may_join, may_own
from yunchou.desk.web.forms import put_back


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def opportunity_team(request: SignedInRequest, pk: int) -> HttpResponse:
    """The deal's owner and team."""
    deal = fetch(request.user, pk)
    return render(request, "opportunities/team.html", {"form": MemberForm(colleagues=may_join(deal)), "deal": deal})


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def opportunity_members(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a colleague on the team."""
    deal = fetch(request.user, pk)
    ensure_may_manage_team(request.user, deal)
    form = MemberForm(request.POST, colleagues=may_join(deal))
    if form.is_valid():
        try:
            operations.add_member(deal, **form.cleaned_data, actor=request.user, at=timezone.now())
            return redirect("opportunity_team", pk)
        except Invalid as problem:
            put_back(form, problem)
    return render(request, "opportunities/team.html", {"form": form, "deal": deal}, status=422)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def opportunity_member(request: SignedInRequest, pk: int, user: int) -> HttpResponse:
    """Take a colleague off the team."""
    operations.remove_member(fetch(request.user, pk), user, actor=request.user, at=timezone.now())
    return redirect("opportunity_team", pk)


@permit(May.REASSIGN)
@require_http_methods(["GET", "POST"])
def opportunity_owner(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a deal to another owner."""
    deal = fetch(request.user, pk)
    ensure_may_reassign(request.user, deal)
    owners = may_own(request.user).exclude(pk=deal.owner_id)
    form = OwnerForm(request.POST or None, owners=owners, initial={"version": deal.version})
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            operations.reassign(
                deal,
                sent["owner"],
                reason=sent["reason"],
                seen_version=sent["version"],
                actor=request.user,
                at=timezone.now(),
            )
            return redirect("opportunity_team", pk)
        except Invalid as problem:
            put_back(form, problem)
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/owner.html", {"form": form, "deal": deal}, status=status)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def opportunity_compartment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand the confidences of a deal to its present owner."""
    operations.hand_over_compartment(fetch(request.user, pk), actor=request.user, at=timezone.now())
    return redirect("opportunity_team", pk)
