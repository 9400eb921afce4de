"""Allauth's pages that we wrap: second factors change with their journal line, a reset takes even time, who ends the
sessions of other devices proves first who he is, and what was signed out gets no notices."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions.views import list_usersessions
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from yunchou.desk.colleagues.operations.second_factors import held, record_difference
from yunchou.desk.colleagues.resetting import even_reset
from yunchou.desk.identity.models import User
from yunchou.desk.identity.permit import SignedInRequest
from yunchou.desk.messengers.devices import forget_devices

View = Callable[..., HttpResponse]


def journaled(view: View) -> View:
    """The view with its journal lines; both are undone when either fails."""

    @wraps(view)
    def watched(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in {"GET", "HEAD"}:
            return view(request, *args, **kwargs)
        user = cast("SignedInRequest", request).user
        with transaction.atomic():
            before = held(user)
            response = view(request, *args, **kwargs)
            record_difference(before, held(user), actor=user, at=timezone.now())
        return response

    return watched


def forgetting(view: View, *, others: bool = False) -> View:
    """The view that signs out, this browser or the others: no notice reaches what was signed out."""

    @wraps(view)
    def leaving(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        mark = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")[:100]
        response = view(request, *args, **kwargs)
        if user is not None and request.method == "POST":
            which = {"but": mark} if others else {"only": mark}
            forget_devices(user, actor=user, at=timezone.now(), **which)
        return response

    return leaving


urlpatterns = [
    path("logout/", forgetting(account.logout), name="account_logout"),
    path("password/reset/", even_reset, name="account_reset_password"),
    path(
        "sessions/",
        reauthentication_required(forgetting(list_usersessions, others=True), allow_get=True),
        name="usersessions_list",
    ),
    path("2fa/totp/activate/", journaled(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", journaled(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "2fa/recovery-codes/generate/",
        journaled(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("2fa/webauthn/add/", journaled(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", journaled(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", journaled(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
]
