"""Three customers with contracts that a statement's lines may pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.customers.models import Company
from yunchou.desk.receivables.operations import plan_instalment


@pytest.fixture
def contracts(cast: Cast) -> dict[str, Contract]:
    """Three customers, two of them with names alike."""
    Company.objects.filter(pk=cast.company.pk).update(name="江海银行股份有限公司")
    trust = company_of(cast.owner, "江海信托有限责任公司")
    insurer = company_of(cast.owner, "安途财产保险股份有限公司")
    plans: list[tuple[Any, str, list[tuple[str, int]]]] = [
        (cast.deal, "YC-2026-018", [("首付", 108_000), ("尾款", 252_000)]),
        (deal_of(cast.owner, trust, "信托客服"), "YC-2026-019", [("首付", 90_000), ("验收", 60_000)]),
        (deal_of(cast.owner, insurer, "理赔坐席"), "AT-07", [(f"第{n}期", 50_000) for n in "一二三"]),
    ]
    found = {}
    for deal, number, parts in plans:
        whole = sum(amount for _name, amount in parts)
        terms = {"number": number, "title": "坐席采购", "amount": Decimal(whole), "currency": "CNY"}
        found[number] = draw_up(deal, terms, actor=cast.owner, at=AT)
        days = [date(2026, 8, 1), date(2026, 8, 20), date(2026, 9, 20)]
        for (name, amount), due_on in zip(parts, days, strict=False):
            plan_instalment(found[number], name=name, amount=Decimal(amount), due_on=due_on, actor=cast.owner, at=AT)
    return found
