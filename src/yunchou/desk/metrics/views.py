"""Figures for a monitor, in the text format of Prometheus."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from yunchou.desk.identity.permit import public
from yunchou.desk.metrics.queries import figures

TEXT = "text/plain; version=0.0.4; charset=utf-8"


@public
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures, for who brings the token of `YUNCHOU_METRICS_TOKEN`. For everybody else there is nothing here.

    The address a request comes from proves nothing behind a proxy, so being local is not enough.
    """
    token: str = settings.YUNCHOU_METRICS_TOKEN
    if len(token) < 16 or not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        raise Http404
    lines = [
        line
        for each in figures(timezone.now())
        for line in (f"# HELP {each.name} {each.help}", f"# TYPE {each.name} gauge", f"{each.name} {each.value:g}")
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)
