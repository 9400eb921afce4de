"""The administrator's pages about users."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yunchou.desk.colleagues import queries
from yunchou.desk.colleagues.forms import (
    FactorRulesForm,
    RolesForm,
    UserFilterForm,
    UserForm,
    VersionedUserForm,
    read_filter,
)
from yunchou.desk.colleagues.operations import roles as role_operations
from yunchou.desk.colleagues.operations import users as operations
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.factors import has_factor
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.lists import Sorting, page_of
from yunchou.desk.web.once import create_once, created

SORTS = {"name": ("name",), "email": ("email",), "team": ("team__name", "name"), "last": ("last_login",)}


@require_GET
@permit(May.MANAGE_USERS)
def users(request: SignedInRequest) -> HttpResponse:
    """All users, the active ones first shown."""
    sorting = Sorting.read(request.GET, SORTS, default="name")
    form = UserFilterForm(request.GET or {"state": "active"})
    asked = read_filter(form)
    state = asked["state"] or "active"
    found = queries.users(request.user, text=asked["q"], role=asked["role"], state="" if state == "all" else state)
    page = page_of(found.order_by(*sorting.order_by), request.GET)
    return render(request, "colleagues/users.html", {"page": page, "sorting": sorting, "filter_form": form})


@require_http_methods(["GET", "POST"])
@permit(May.MANAGE_USERS)
def user_new(request: SignedInRequest) -> HttpResponse:
    """Add a user; he gets his roles and his link on his page."""
    form = UserForm(request.POST or None, actor=request.user)
    at = timezone.now()

    def create() -> str:
        made = operations.add_user(form.cleaned_data, actor=request.user, at=at)
        return reverse("user", args=[made.pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    status = 422 if form.is_bound else 200
    return render(request, "colleagues/user_form.html", {"form": form}, status=status)


@require_GET
@permit(May.MANAGE_USERS)
def user(request: SignedInRequest, pk: int) -> HttpResponse:
    """One user: who he is, what he may do, how he signs in."""
    return _user_page(request, pk)


def _user_page(request: SignedInRequest, pk: int, link: str = "", problem: str = "") -> HttpResponse:
    person = queries.fetch_user(request.user, pk)
    context = {
        "person": person,
        "himself": person.pk == request.user.pk,
        "has_factor": has_factor(person),
        "has_password": person.has_usable_password(),
        "link": request.build_absolute_uri(link) if link else "",
        "problem": problem,
    }
    return render(request, "colleagues/user.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
@permit(May.MANAGE_USERS)
def user_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change who a user is."""
    person = queries.fetch_user(request.user, pk)
    stored = stored_values(person, "name", "email", "title", "phone", "team", "version")
    form = VersionedUserForm(request.POST or None, actor=request.user, initial=stored)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        try:
            operations.change_user(person, values, seen_version=version, actor=request.user, at=timezone.now())
            return redirect("user", pk)
        except Invalid as reason:
            put_back(form, reason)
    status = 422 if form.is_bound else 200
    return render(request, "colleagues/user_form.html", {"form": form, "person": person}, status=status)


@require_http_methods(["GET", "POST"])
@permit(May.MANAGE_USERS)
def user_roles(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give and take roles and separate rights."""
    person = queries.fetch_user(request.user, pk)
    held = {
        "roles": [given.role for given in person.role_assignments.all()],
        "rights": [given.right for given in person.right_assignments.all()],
        "version": person.version,
    }
    form = RolesForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        at, seen = timezone.now(), values["version"]
        role_operations.set_roles(
            person, values["roles"], values["rights"], seen_version=seen, actor=request.user, at=at
        )
        return redirect("user", pk)
    status = 422 if form.is_bound else 200
    context = {"form": form, "person": person, "himself": person.pk == request.user.pk}
    return render(request, "colleagues/user_roles.html", context, status=status)


@require_POST
@permit(May.MANAGE_USERS)
def user_access(request: SignedInRequest, pk: int) -> HttpResponse:
    """Deactivate a user, or let him in again."""
    person = queries.fetch_user(request.user, pk)
    change = operations.reactivate if request.POST.get("active") == "yes" else operations.deactivate
    change(person, actor=request.user, at=timezone.now())
    return redirect("user", pk)


@require_POST
@permit(May.MANAGE_USERS)
def user_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make the link with which a user sets his password; it is shown on this one answer only."""
    person = queries.fetch_user(request.user, pk)
    try:
        link = operations.make_link(person, actor=request.user, at=timezone.now())
    except Invalid as reason:
        return _user_page(request, pk, problem=reason.fields[""])
    return _user_page(request, pk, link=link)


@require_POST
@permit(May.MANAGE_USERS)
def user_factors(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove the second factors of a user who lost them."""
    person = queries.fetch_user(request.user, pk)
    operations.reset_factors(person, actor=request.user, at=timezone.now())
    return redirect("user", pk)


@require_POST
@permit(May.MANAGE_USERS)
def user_sessions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign a user out on all devices."""
    person, at = queries.fetch_user(request.user, pk), timezone.now()

    def sign_out() -> str:
        operations.sign_out(person, actor=request.user, at=at)
        messages.info(request, _("%(name)s is signed out on all devices.") % {"name": person.name})
        return reverse("user", args=[pk])

    return create_once(request, sign_out, at=at)


@require_http_methods(["GET", "POST"])
@permit(May.MANAGE_USERS)
def sign_in_rules(request: SignedInRequest) -> HttpResponse:
    """Which roles need a second factor."""
    held = queries.roles_with_required_factor(request.user)
    form = FactorRulesForm(request.POST if request.method == "POST" else None, initial={"roles": list(held)})
    if form.is_bound and form.is_valid():
        role_operations.require_factors(form.cleaned_data["roles"], actor=request.user, at=timezone.now())
        messages.info(request, _("The rules of signing in are noted."))
        return redirect("sign_in_rules")
    return render(request, "colleagues/sign_in_rules.html", {"form": form}, status=422 if form.is_bound else 200)
