"""Words that say we hold a rival's document. The fact that it was handed in may be kept, the paper may not (P48, N6).

Trade secrets and the secrecy of bids are the reason. This is for what an honest note would say; it cannot find what
somebody means to hide.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[，,。；;！!？?\n]")
_PAPER = re.compile(
    r"方案|报价|标书|投标|技术标|商务标|标底|底价|价格表|成本|合同|演示稿|幻灯|ppt|pdf|文件|文档|材料|资料|原件|"
    r"\b(?:proposals?|quot\w+|bids?|offers?|tenders?|price lists?|slides|decks?|documents?|contracts?|papers?)\b",
    re.IGNORECASE,
)
# Said of us whoever the sentence is about: 发给我们, 手里有, 复印件, a copy of.
_HELD = re.compile(
    r"[传发转给交](?:发|送|交|了)*给?我们?(?:看|一份|参考|过目)?|手[里上头](?:已经)?有|在我们?(?:这里?|手[里上])|"
    r"复印|扫描|翻拍|拍[了下照]|截图|截屏|拷贝|拷了|偷|截获|下载|见附件|上传|留[了存]了?一份|存了一份|带了?出来|到手|"
    r"\b(?:copy|copies|scans?|photos?|photographs?|screenshots?) of\b|\bin our hands\b|"
    r"\b(?:attached|forwarded|passed|given|sent|shown) (?:it |them )?(?:to )?us\b|\b(?:see|is) attached\b",
    re.IGNORECASE,
)
# Said of us only when nobody else is the subject: 拿到了报价单, but not 客户收到报价单.
_GOT = re.compile(
    r"拿到|搞到|弄到|要到|得到|获得|收到|看到了?原件|"
    r"\b(?:got|get|obtained|received|have got|copied|kept|photographed|downloaded|saved)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"(?:我们?|咱们?|已经?|刚刚?|终于|设法|想办法|今天|昨天|前天|上周|这周|上个?月|晚上|私下|悄悄|[通从托找向跟][\u4e00-\u9fff]{0,8})*"
    r"|(?:.*\b)?(?:we|i)\b(?:'ve| have| had| also| just| already| finally)*",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"没|未|不[要能收看可]|别|拒绝|退回|谢绝|婉拒|\b(?:not|never|no|refused|returned|declined|\w+n't)\b", re.IGNORECASE
)


def holds_document(text: str) -> str:
    """The words that say we hold a rival's document; empty when the text does not say so."""
    return next((said for clause in _CLAUSE.split(text) if (said := _held_in(clause.strip()))), "")


def _held_in(clause: str) -> str:
    if not _PAPER.search(clause):
        return ""
    held, got = _HELD.search(clause), _GOT.search(clause)
    if held is None and got is not None and _OURS.fullmatch(clause[: got.start()].strip()):
        held = got
    if held is None or _DENIED.search(clause[: held.start()]):
        return ""
    return clause
