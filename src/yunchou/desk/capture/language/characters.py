"""One character for one character: the note in plain forms, so that every offset still points into the note."""

from __future__ import annotations

import unicodedata

# Kept as written: they cut sentences, and their plain forms mean something else.
_KEPT = set("，。！？；：、（）【】“”‘’《》…—～")
_PLAIN = {
    "號": "号",
    "萬": "万",
    "億": "亿",
    "週": "周",
    "兩": "两",
    "點": "点",
    "説": "说",
    "說": "说",
    "見": "见",
    "預": "预",
    "會": "会",
    "們": "们",
    "跟": "跟",
    "·": "・",
    "\t": " ",
    "\u3000": " ",
    "\xa0": " ",
    "迳": "径",
    "︰": "：",
    "﹣": "-",
    "－": "-",
    "–": "-",
    "〜": "～",
    "~": "～",
    "|": "，",
    "｜": "，",
    "→": "，",
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩", "•"),
    "＞": ">",
}


# Words of the trade as voice input writes them: only such as are part of no other word (和同 is part of 和同事).
_BY_EAR = {
    "去掩饰": "去演示",
    "掩饰了一": "演示了一",
    "掩饰一下": "演示一下",
    "掩饰会": "演示会",
    "送口了": "松口了",
    "再家两": "再加两",
    "招表": "招标",
    "抱价": "报价",
    "质捡": "质检",
    "发漂": "发票",
    "首富款": "首付款",
    "予算": "预算",
    "玉算": "预算",
    "遇算": "预算",
    "预蒜": "预算",
    "尾宽": "尾款",
    "做席": "坐席",
    "座习": "坐席",
    "坐习": "坐席",
    "评省": "评审",
    "平审": "评审",
    "报嫁": "报价",
    "告标": "招标",
    "找标": "招标",
    "有印": "用印",
    "发嫖": "发票",
    "合桶": "合同",
    "砍家": "砍价",
}


def plain(note: str) -> str:
    """The note with digits, letters and spaces in their plain forms; exactly as long as the note."""
    text = "".join(map(_one, note))
    for heard, meant in _BY_EAR.items():
        text = text.replace(heard, meant)
    return text


def _one(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half of a character, from a broken keyboard or phone
    if character < "\x7f" or "\u4e00" <= character <= "\u9fff" or character in _KEPT:
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def is_chinese(character: str) -> bool:
    """Whether it is a Chinese character, punctuation not counted."""
    return "\u4e00" <= character <= "\u9fff"
