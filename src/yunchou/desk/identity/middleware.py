"""Each request in its user's language and time zone, and none past a view that states no permission."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation

from yunchou.desk.identity import sessions
from yunchou.desk.identity.factors import lacks_factor
from yunchou.desk.identity.models import User
from yunchou.desk.identity.permit import PUBLIC
from yunchou.desk.identity.policy import LIBRARY_VIEWS

GetResponse = Callable[[HttpRequest], HttpResponse]


class PersonalSettings:
    """Language and time zone: the user's own, else the language cookie, else Chinese."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user: object = request.user
        known = user if isinstance(user, User) else None
        language = known.language if known else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if language not in dict(settings.LANGUAGES):
            language = settings.LANGUAGE_CODE
        zone = ZoneInfo(known.time_zone if known else settings.TIME_ZONE)
        with translation.override(language), timezone.override(zone):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SessionLimits:
    """Ends a sign-in that was idle too long or has lasted too long; stands before the language is chosen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            at = timezone.now()
            if sessions.is_over(request.session, at=at):
                logout(request)
            else:
                sessions.note_use(request.session, at=at)
        return self.get_response(request)


class DefaultDeny:
    """Refuses every view that declares no permission, and sends strangers to the sign-in page.

    Who needs a second factor and has none gets no further than the pages on which he sets one up.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Decide before the view runs."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        permission = getattr(view, "permission", None) or LIBRARY_VIEWS.get(name)
        if permission is None:
            raise PermissionDenied
        user: object = request.user
        if name == "account_login" and request.method == "GET" and not User.objects.exists():
            return redirect("setup")
        if not isinstance(user, User):
            return None if permission == PUBLIC else redirect_to_login(request.get_full_path())
        if name not in LIBRARY_VIEWS and permission != PUBLIC and lacks_factor(user, request.session):
            return redirect("mfa_index")
        return None
