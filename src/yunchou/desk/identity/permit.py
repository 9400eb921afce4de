"""Every view says what it asks of a user; a view that says nothing is refused (default deny)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

PUBLIC = "public"


class SignedInRequest(HttpRequest):
    """A request behind the sign-in: its user is one of ours. Use it as the type of a permitted view's request."""

    user: User
    htmx: HtmxDetails


SignedInView = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def permit(what: May) -> Callable[[SignedInView[P]], View[P]]:
    """Declare and enforce the permission of a view; objects are fetched through the feature's `queries` besides."""

    def declare(view: SignedInView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            signed_in = cast("SignedInRequest", request)
            ensure_may(signed_in.user, what)
            return view(signed_in, *args, **kwargs)

        guarded.permission = what  # type: ignore[attr-defined]
        return cast("View[P]", guarded)

    return declare


def public(view: View[P]) -> View[P]:
    """Declare a view that nobody needs to sign in for."""
    view.permission = PUBLIC  # type: ignore[attr-defined]
    return view
