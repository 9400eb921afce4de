"""A hash over every row of every table: a refusal must leave it as it was."""

from __future__ import annotations

import hashlib

from django.apps import apps

# Reading is logged and sessions are touched by merely asking; they are no part of what a refusal must not change.
_APART = {"identity.accesslogentry", "sessions.session", "usersessions.usersession"}


def fingerprint() -> str:
    """SHA-256 over all rows, in order of their keys."""
    digest = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda m: m._meta.label_lower):
        if model._meta.label_lower in _APART:
            continue
        for row in model._default_manager.order_by("pk").values_list():
            digest.update(repr((model._meta.label_lower, row)).encode())
    return digest.hexdigest()
