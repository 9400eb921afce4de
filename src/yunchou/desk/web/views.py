"""The shell's own addresses: the language switch and the manifest for the home screen."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yunchou.desk.identity.permit import public
from yunchou.desk.web import operations

A_YEAR = 365 * 24 * 60 * 60


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language: kept with the user when signed in, else in a cookie."""
    asked = request.POST.get("language", "")
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = redirect(target)
    if asked not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        operations.choose_language(asked, actor=request.user, at=timezone.now())
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, asked, A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@public
@require_GET
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to put Yunchou on its home screen."""
    icons = [
        {"src": static(f"web/mark-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)
    ]
    icons.append({"src": static("web/mark.svg"), "sizes": "any", "type": "image/svg+xml"})
    about = {
        "name": _("Yunchou"),
        "short_name": _("Yunchou"),
        "start_url": "/",
        "display": "standalone",
        "background_color": "#f7f7f8",
        "theme_color": "#f7f7f8",
        "icons": icons,
    }
    return JsonResponse(about, content_type="application/manifest+json")
