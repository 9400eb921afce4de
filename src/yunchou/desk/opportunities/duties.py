"""What colleagues do on a deal."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class Duty(Term):
    """What a colleague does on a deal (P58-P61)."""

    SELLER = "seller", "销售", "Sales rep"
    PRESALES = "presales", "售前/技术", "Presales"
    SPONSOR = "sponsor", "高层支持", "Executive sponsor"
    DELIVERY = "delivery", "交付", "Delivery"
    FINANCE = "finance", "商务/财务", "Commerce and finance"
