"""Asking for a link to set a password takes the same time for everybody, whether there is an account or not."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.views import PasswordResetView
from django.http import HttpRequest, HttpResponse

from yunchou.desk.identity.permit import public

LEAST = 0.25
"""Seconds that an answer takes at least: several times what making a link and asking for its mail costs."""


@public
def even_reset(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Allauth's page, answered no sooner for an unknown address than for a known one (attack 11)."""
    began = time.monotonic()
    response: HttpResponse = PasswordResetView.as_view()(request, *args, **kwargs)
    if request.method == "POST":
        time.sleep(max(0.0, LEAST - (time.monotonic() - began)))
    return response
