"""The first administrator's page, and everybody's own settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yunchou.desk.colleagues import queries
from yunchou.desk.colleagues.forms import PreferencesForm, SetUpForm
from yunchou.desk.colleagues.operations import own as operations
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit, public
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import stored_values


@public
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Make the first administrator; there is no such page once there is a user."""
    if not queries.nobody_yet():
        raise NotThere
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        language = "en" if get_language() == "en" else "zh-hans"
        operations.set_up(
            values["email"],
            values["name"],
            values["password"],
            language=language,
            also=values["also"],
            at=timezone.now(),
        )
        messages.info(request, _("Yunchou is yours. Sign in with the address and the password you chose."))
        return redirect("account_login")
    return render(request, "colleagues/setup.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@permit(May.SIGNED_IN)
def preferences(request: SignedInRequest) -> HttpResponse:
    """Everybody's own name, title, phone, language and time zone."""
    stored = stored_values(request.user, "name", "title", "phone", "language", "time_zone", "version")
    form = PreferencesForm(request.POST or None, initial=stored)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        operations.change_preferences(values, seen_version=version, actor=request.user, at=timezone.now())
        return redirect("preferences")
    return render(request, "colleagues/preferences.html", {"form": form}, status=422 if form.is_bound else 200)
