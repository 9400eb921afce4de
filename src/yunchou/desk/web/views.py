"""The shell's own addresses: the language switch and the manifest for the home screen."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yunchou.desk.identity.permit import public
from yunchou.desk.web import operations

A_YEAR = 365 * 24 * 60 * 60
WORKER = Path(__file__).parent / "static" / "web" / "service_worker.js"
# What the page without a connection needs; nothing of it holds data.
SHELL = (
    "vendor/tabler-1.4.0/tabler.min.css", "web/app.css", "web/shell.css", "web/parts.css", "web/capture.css",
    "web/theme.js", "web/forms.js", "web/drafts.js", "web/offline.js", "web/mark.svg",
)  # fmt: skip


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language: kept with the user when signed in, else in a cookie."""
    asked = request.POST.get("language", "")
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    if not safe or not target.startswith("/"):  # `redirect` takes other words for the name of a view
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
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "shortcuts": [{"name": _("Quick note"), "url": reverse("capture")}],
        "display": "standalone",
        "background_color": "#f7f7f8",
        "theme_color": "#f7f7f8",
        "icons": icons,
    }
    return JsonResponse(about, content_type="application/manifest+json")


@public
@require_GET
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The worker that answers without a connection. Its version follows from what it keeps."""
    offline, code = reverse("capture_offline"), WORKER.read_text("utf-8")
    shell = [offline, *(static(name) for name in SHELL)]
    version = hashlib.sha256(f"{shell}{code}".encode()).hexdigest()[:12]
    known = {"VERSION": version, "OFFLINE": offline, "SHELL": shell, "ICON": static("web/mark-192.png")}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in known.items())
    return HttpResponse(head + code, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
