"""The tabs of the pages about existing customers."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.permit import SignedInRequest
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import Right

TABS = (
    ("retention", _("Health")),
    ("renewals", _("Renewals")),
    ("growth", _("Growth")),
    ("referrals", _("Referrals")),
    ("references", _("References")),
    ("ledger", _("Old and new")),
)


def tabbed(request: SignedInRequest, current: str, context: dict[str, Any]) -> HttpResponse:
    """One of the pages, with the way to the others."""
    shared = {
        "tabs": [{"label": label, "url": reverse(name), "current": name == current} for name, label in TABS],
        "may_export": Right.EXPORT in reach_of(request.user).rights,
    }
    return render(request, f"retention/{current}.html", {**context, **shared})
