"""The segments of P4 by the words people write, so that 银行 and `finance` mean the same."""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case

# The more particular word counts: a maker of power banks is no bank, and outsourcing comes before the carriers.
SEGMENT_WORDS: dict[str, tuple[str, ...]] = {
    "power_banks": ("充电宝", "power bank"),
    "carrier_outsourcing": ("外包", "呼叫中心", "客服中心", "bpo", "outsourc", "call cent"),
    "finance": ("金融", "银行", "保险", "证券", "基金", "信托", "financ", "bank", "insur", "securities"),
    "ecommerce_platform": ("电商", "网购", "零售平台", "e-commerce", "ecommerce", "marketplace"),
    "carrier": ("运营商", "电信", "移动通信", "中国移动", "联通", "telecom", "carrier"),
    "government": ("政府", "政务", "机关", "government"),
    "defence": ("军工", "国防", "defence", "defense"),
    "appliances": ("家电", "appliance"),
}


def typical_seats(case: Case) -> int | None:
    """How many seats the like of this customer usually have: as told, else by its segment; `None` when not known."""
    account = case.dossier.account
    if account.typical_seats is not None:
        return account.typical_seats
    table = case.settings.table("key_account.typical_seats")
    return table[account.segment.lower()] if account.segment.lower() in table else table.get(segment_code(case))


def segment_code(case: Case) -> str:
    """The code of the segment of P4 that the words of the customer's trade mean; empty when none."""
    written = case.dossier.account.segment.lower()
    if written in SEGMENT_WORDS:
        return written
    return next((code for code, words in SEGMENT_WORDS.items() if any(word in written for word in words)), "")
