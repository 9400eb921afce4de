"""The administrator's pages about teams."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yunchou.desk.colleagues import queries
from yunchou.desk.colleagues.forms import TeamForm, VersionedTeamForm
from yunchou.desk.colleagues.operations import teams as operations
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import created


@require_GET
@permit(May.MANAGE_USERS)
def teams(request: SignedInRequest) -> HttpResponse:
    """The tree of teams."""
    return render(request, "colleagues/teams.html", {"lines": queries.team_tree(request.user)})


@require_http_methods(["GET", "POST"])
@permit(May.MANAGE_USERS)
def team_new(request: SignedInRequest) -> HttpResponse:
    """Add a team."""
    form = TeamForm(request.POST or None, actor=request.user)
    at = timezone.now()

    def create() -> str:
        operations.add_team(form.cleaned_data, actor=request.user, at=at)
        return reverse("teams")

    if (done := created(request, form, create, at=at)) is not None:
        return done
    return render(request, "colleagues/team_form.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@permit(May.MANAGE_USERS)
def team(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a team."""
    found = queries.fetch_team(request.user, pk)
    stored = stored_values(found, "name", "parent", "leader", "version")
    form = VersionedTeamForm(request.POST or None, actor=request.user, initial=stored)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        try:
            operations.change_team(found, values, seen_version=version, actor=request.user, at=timezone.now())
            return redirect("teams")
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "team": found}
    return render(request, "colleagues/team_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@permit(May.MANAGE_USERS)
def team_removal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove an empty team."""
    operations.remove_team(queries.fetch_team(request.user, pk), actor=request.user, at=timezone.now())
    return redirect("teams")
