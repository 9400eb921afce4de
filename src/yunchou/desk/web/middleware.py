"""What every answer carries: a strict content policy, no caching of data, and a page for every refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from yunchou.desk.errors import DeskError, Invalid
from yunchou.desk.web import errors

GetResponse = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip

# No page of ours asks by such a name. `source__name__contains` and `_connector` are what people try who want to ask
# the database about columns that they may not read.
LOOKUP = re.compile(r"__|^_|[.\x00]")


class SafeHeaders:
    """Content security policy, permissions policy, no use by other sites, and `no-store` on what says nothing else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class PlainRefusals:
    """Turns what an operation raised into a page in the reader's language. Stands innermost."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "htmx", False):
            return _whole_page_sign_in(request, response)
        if response.status_code == 405 and not response.content:
            page = errors.method_not_allowed(request)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Refuse an address that asks by the name of a column or a relation; every list has its own names besides."""
        asked = next((name for name in request.GET if LOOKUP.search(name)), None)
        if asked is None:
            return None
        return errors.refusal(request, Invalid({"": _("Nothing can be asked by “%(name)s”.") % {"name": asked[:40]}}))

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        """A page for an expected refusal, or for a database that cannot be reached."""
        if isinstance(raised, DeskError):
            return errors.refusal(request, raised)
        if errors.is_database_gone(raised):
            return errors.unavailable(request, raised)
        return None


def _whole_page_sign_in(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A fragment is never replaced by the sign-in page: the browser goes there and comes back to the page."""
    sign_in = resolve_url(settings.LOGIN_URL)
    if response.status_code != 302 or not response.headers["Location"].startswith(sign_in):
        return response
    page = request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
    answer = HttpResponse(status=204)
    query = HttpRequest().GET.copy()
    query["next"] = page
    answer.headers["HX-Redirect"] = f"{sign_in}?{query.urlencode()}"
    return answer
