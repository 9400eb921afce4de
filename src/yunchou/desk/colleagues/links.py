"""Links to set a password: used once, three days at most, dead at once when their user is deactivated."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator


class PasswordLinks(PasswordResetTokenGenerator):
    """Django's links, which know password, last sign-in and address, and besides how often their user was shut out.

    So a link from before a deactivation does not come to life again when its user is let in anew.
    """

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}:{user.is_active}:{user.times_shut_out}"
