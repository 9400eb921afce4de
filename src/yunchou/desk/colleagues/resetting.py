"""Asking for a link to set a password takes the same time for everybody, whether there is an account or not."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest

LEAST = 0.25
"""Seconds that an answer takes at least: several times what making a link and asking for its mail costs."""


class EvenReset(ResetPasswordForm):  # type: ignore[misc]
    """Allauth's form, answered no sooner for an unknown address than for a known one (attack 11)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.began = time.monotonic()
        super().__init__(*args, **kwargs)

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Do what is to be done, then wait until the time is over that it takes at most."""
        email: str = super().save(request, **kwargs)
        time.sleep(max(0.0, LEAST - (time.monotonic() - self.began)))
        return email
