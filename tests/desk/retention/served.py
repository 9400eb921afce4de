"""An account that is served: the hero customer with a signed contract, use, and people on the map."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.retention.operations import Used, keep_usage

TODAY = AT.date()


def bound(cast: Cast, *, ends: int | None = 100, deal: Opportunity | None = None, **more: Any) -> Contract:
    """A contract signed three months ago that ends so many days from now."""
    of = deal or cast.deal
    terms = {
        "number": f"YC-{of.pk}", "title": "坐席采购", "amount": Decimal("360000.00"), "currency": "CNY", "seats": 300,
        "ends_on": TODAY + timedelta(days=ends) if ends is not None else None, **more,
    }  # fmt: skip
    contract = draw_up(of, terms, actor=of.owner, at=AT)
    sign(contract, signed_on=TODAY - timedelta(days=90), seen_version=contract.version, actor=of.owner, at=AT)
    return contract


def used(cast: Cast, *seats: int, department: str = "") -> None:
    """Seats by month, the last one of August."""
    first = 8 - len(seats) + 1
    figures = [Used(date(2026, first + place, 1), count, department) for place, count in enumerate(seats)]
    keep_usage(cast.company, figures, actor=cast.owner, at=AT)
