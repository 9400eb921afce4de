"""The segments of P4 by the words people write, so that 银行 and `finance` mean the same."""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case

# Outsourcing for carriers comes before the carriers: the more particular word counts.
SEGMENT_WORDS: dict[str, tuple[str, ...]] = {
    "carrier_outsourcing": ("外包", "呼叫中心", "客服中心", "bpo", "outsourc", "call cent"),
    "finance": ("金融", "银行", "保险", "证券", "基金", "信托", "financ", "bank", "insur", "securities"),
    "ecommerce_platform": ("电商", "网购", "零售平台", "e-commerce", "ecommerce", "marketplace"),
    "carrier": ("运营商", "电信", "移动通信", "telecom", "carrier"),
    "government": ("政府", "政务", "机关", "government"),
    "defence": ("军工", "国防", "defence", "defense"),
    "appliances": ("家电", "appliance"),
}


def typical_seats(case: Case) -> int | None:
    """How many seats the like of this customer usually have: as told, else by its segment; `None` when not known."""
    account = case.dossier.account
    if account.typical_seats is not None:
        return account.typical_seats
    table, written = case.settings.table("key_account.typical_seats"), account.segment.lower()
    if written in table or not written:
        return table.get(written)
    codes = (code for code, words in SEGMENT_WORDS.items() if any(word in written for word in words))
    return table.get(next(codes, ""))
