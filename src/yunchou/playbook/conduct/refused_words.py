"""Words that no note about a person may hold: private life, and anything that has to be hidden (P76, P96)."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Words

REFUSED: dict[str, tuple[Words, tuple[str, ...]]] = {
    "family": (Words("家庭", "family"), ("孩子上学", "小孩上学", "子女", "老婆", "离婚", "家里困难", "儿子", "女儿")),
    "health": (Words("健康", "health"), ("看病", "住院", "生病", "怀孕", "抑郁", "手术", "病历")),
    "religion": (Words("宗教", "religion"), ("信仰", "信佛", "基督", "伊斯兰", "宗教")),
    "politics": (Words("政治", "politics"), ("政治立场", "政治倾向")),
    "identity": (Words("证件", "identity papers"), ("身份证", "护照号", "户口本")),
    "money": (Words("个人财务", "personal finances"), ("卡号", "银行账号", "房贷", "欠债", "收入证明")),
    "off_book": (
        Words("账外好处", "off-book value"),
        ("返点", "好处费", "回扣", "现金", "购物卡", "红包", "私下给", "礼金", "kickback", "cash gift"),
    ),
}


def refused_in(text: str) -> tuple[tuple[Words, str], ...]:
    """The refused words in a text, each with the class it belongs to."""
    lowered = "".join(text.lower().split())
    return tuple(
        (named, word)
        for named, listed in REFUSED.values()
        for word in listed
        if "".join(word.lower().split()) in lowered
    )
