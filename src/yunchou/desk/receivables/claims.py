"""Promises to pay and disputes: rows of a deal that hang on its instalments."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.rows import RowKind, Writing, ensure_past
from yunchou.desk.receivables.models import PaymentDispute, PaymentPromise

_TO_DEAL = "instalment__contract__opportunity"


def _told(values: dict[str, Any], writing: Writing) -> dict[str, Any]:
    instalment = values.get("instalment")
    if instalment is not None and instalment.contract.opportunity_id != writing.deal.pk:
        raise Invalid({"instalment": _("This instalment is not of this opportunity.")})
    return {**values, "recorded_by": writing.actor} if writing.row is None else values


def _promised(values: dict[str, Any], writing: Writing) -> dict[str, Any]:
    ensure_past(values, ["given_on"], writing)
    if values["due_on"] < values["given_on"]:
        raise Invalid({"due_on": _("Nobody promises to have paid before he promised.")})
    return _told(values, writing)


def _disputed(values: dict[str, Any], writing: Writing) -> dict[str, Any]:
    ensure_past(values, ["raised_on", "settled_on"], writing)
    if values.get("settled_on") and values["settled_on"] < values["raised_on"]:
        raise Invalid({"settled_on": _("A dispute is not settled before it is raised.")})
    if values.get("settled_on") and not values.get("outcome", "").strip():
        raise Invalid({"outcome": _("Say how it was settled.")})
    return _told(values, writing)


PROMISE = RowKind(PaymentPromise, "payment_promise", to_deal=_TO_DEAL, may=May.CHANGE_CONTRACTS, complete=_promised)
DISPUTE = RowKind(PaymentDispute, "payment_dispute", to_deal=_TO_DEAL, may=May.CHANGE_CONTRACTS, complete=_disputed)
