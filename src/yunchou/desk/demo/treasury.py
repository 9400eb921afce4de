"""What a group's treasury paid for its companies: one receipt, told in each of their deals (decision 220)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils import timezone

from yunchou.desk.demo.accounts import company
from yunchou.desk.demo.told import Told
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.models import Instalment


def tell_treasury(receipts: list[list[Any]], deals: Mapping[str, Told]) -> None:
    """Let finance record each receipt on its day."""
    for ago, group, reference, parts in receipts:
        story = deals[parts[0][0]].story
        story.on(ago, partial(_receive, group, reference, [(deals[name], n, paid) for name, n, paid in parts]))


def _receive(group: str, reference: str, parts: list[tuple[Told, int, str]], at: datetime) -> None:
    plans = Instalment.objects.filter(contract__opportunity__in=[told.deal for told, _n, _paid in parts])
    keys = {(row.contract.opportunity_id, row.position): row.pk for row in plans.select_related("contract")}
    shares = {keys[told.deal.pk, number]: Decimal(paid) for told, number, paid in parts}
    customer = company(group)
    record_receipt(
        customer,
        bank_reference=reference,
        payer=customer.name,
        amount=sum(shares.values(), Decimal(0)),
        currency="CNY",
        received_on=timezone.localdate(at),
        note="集团资金中心统一付款",
        shares=shares,
        actor=parts[0][0].finance,
        at=at,
    )
