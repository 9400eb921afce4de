"""A small pipeline that looks like one: deals of several customers at every stage and in every standing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from tests.cast import Cast, assemble, company_of, deal_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.pipeline.stages import Stage, Standing

DEALS = (
    ("江海银行", "信用卡中心外呼坐席", 800, 1500, 7, 45),
    ("江海银行", "远程银行坐席扩容", 1200, 1350, 5, 70),
    ("岭南移动", "10086 外包中心替换", 3500, 980, 6, 30),
    ("岭南移动", "政企专席质检", None, None, 2, None),
    ("美誉电器", "售后服务坐席一期", 600, 1100, 8, 12),
    ("美誉电器", "海外客服中心", 150, 2400, 3, 120),
    ("海珠鱼饲料", "经销商热线", 80, 900, 1, None),
    ("云帆电商平台", "大促弹性坐席", 2600, 760, 4, 25),
    ("云帆电商平台", "商家入驻专席", 400, 760, 9, 5),
    ("滨江市民热线", "12345 智能坐席", 300, 1600, 3, 95),
    ("速充科技", "租借客服外包转自建", 220, 1050, 1, 150),
)
PARKED = (
    ("滨江市民热线", "应急坐席", Standing.DISQUALIFIED, 310),
    ("速充科技", "海外坐席", Standing.PAUSED, 20),
)


def crowd() -> Cast:
    """The cast with a pipeline of the owner's."""
    cast, today = assemble(), timezone.localdate()
    companies = {name: company_of(cast.owner, name) for name in {row[0] for row in (*DEALS[2:], *PARKED)}}
    companies["江海银行"] = cast.company
    for customer, name, seats, price, number, days in DEALS:
        deal = deal_of(cast.owner, companies[customer], name)
        stage = list(Stage)[number - 1]
        Opportunity.objects.filter(pk=deal.pk).update(
            stage=stage,
            stage_number=number,
            seats=seats,
            unit_price=price,
            amount=Decimal(seats * price) if seats and price else None,
            expected_sign_on=today + timedelta(days=days) if days else None,
            overridden_gates=1 if number == 6 else 0,
        )
    for customer, name, standing, days in PARKED:
        deal = deal_of(cast.owner, companies[customer], name)
        Opportunity.objects.filter(pk=deal.pk).update(standing=standing, wake_on=today + timedelta(days=days))
    return cast
