"""Cut a note into sentences and clauses; where voice input has no marks, at the words that begin a new thought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yunchou.desk.capture.language.characters import is_chinese

SENTENCE_ENDS = "。！？!?；;…"
_ENDS = re.compile(r"\n+|(?<=\S)\s*(?=【)|[。！？!?；;…]+|(?<=[a-z)\d‥%])\.(?=\s|$)", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(
    r"[，,：:】]|[\U0001f300-\U0001faff\u2600-\u27bf]+|(?<=\d\d)——|"
    r"(?<=[\u4e00-\u9fff‥]) [1-9] (?=[\u4e00-\u9fffⓅⒹⓂⓇ])(?![个位天年月日号点次周万台路席家轮期版人折成元块份条])|"
    r"(?<=[：:；;，,\s])[(（]?\d{1,2}[、.)）](?![\d])\s?|(?<=\S)\s?•\s?|——|、?(?=另外(?!开发|做|写|收|付|买|出|算|加|安排|约))|、(?=(?:还有|但|不过))"
)
BULLET = re.compile(
    r"^\s*(?:[-*•·・●○■□▪✅⏰❌❗⚠️👉📌☑✔️]+|[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）.、．](?!\d))\s*"
)
_NEW_THOUGHT = re.compile(
    r"(?:然后呢?|接着|接下来|另外(?!开发|做|写|收|付|买|出|算|加|安排|约)|还有就是|还有一个|再就是|再一个|而且|但是|不过|所以|因为|"
    r"顺便|(?<![‥Ⓟ])对了(?!下|账|一)|后来|(?<![出的有试等看审查测成评标选分])结果(?=[，,他她我客对临人没又还就ⓅⓇⒹ]|$)|最后(?=他|她|说|还)|"
    r"同时|主要是|可是|那个(?=[Ⓟ®])|"
    r"\b(?:but|and then|then)\b )"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause by its offsets. `sentence` and `line` number those it belongs to; `ends_with` is the mark after it."""

    start: int
    end: int
    sentence: int
    line: int
    ends_with: str
    bullet: bool = False


def cut(text: str, mask: str) -> list[Piece]:
    """All clauses of a plain text. In the mask, names and dates stand as signs, so that they are never cut."""
    pieces: list[Piece] = []
    sentence = line = 0
    position = 0
    ends = [(match.start(), match.end(), match[0]) for match in _ENDS.finditer(mask)] + [(len(text), len(text), "")]
    for start, end, mark in ends:
        if mark == "." and re.fullmatch(r"\s*\d{1,2}", text[text.rfind("\n", 0, start) + 1 : start]):
            continue  # 1. begins a list
        begin = position
        bullet = BULLET.match(text[begin:start])
        if bullet:
            begin += bullet.end()
        pieces += [
            Piece(a, b, sentence, line, mark if last else end_mark, bool(bullet))
            for a, b, end_mark, last in _clauses(text, mask, begin, start)
        ]
        sentence += 1
        line += mark.count("\n") > 0
        position = end
    return pieces


def _clauses(text: str, mask: str, begin: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    cuts: list[tuple[int, int]] = [
        (begin + m.start(), begin + m.end())
        for m in _CLAUSE_ENDS.finditer(mask[begin:end])
        if not _inside(mask, begin + m.start())
    ]
    cuts += [(place, place) for place in _spaces(text, mask, begin, end)]
    cuts += [(place, place) for place in _thoughts(mask, begin, end)]
    position = begin
    for start, stop in sorted({*cuts, (end, end)}):
        if start < position:
            continue
        a, b = _trimmed(mask, position, start)
        if a < b:
            yield a, b, mask[start:stop], start == end
        position = max(stop, position)


def _inside(mask: str, place: int) -> bool:
    """A comma or a colon in a figure or a time, 10:30, 3,200, is no boundary."""
    return 0 < place < len(mask) - 1 and mask[place - 1].isdigit() and mask[place + 1].isdigit()


# What voice input leaves at the beginning of a thought.
_FILLER = re.compile(
    r"(?:(?:嗯+|呃+|额|哎|唉|哦|噢|那啥|就是说?(?=[刚昨今上下我ⓅⒹ])|话说|反正|对了(?!下|账)|那个(?=[ⓅⓇⒹ昨今刚我])|然后呢?(?=[ⓅⓇⒹ我他她]))[，,]?\s?)+"
)


def _trimmed(mask: str, start: int, end: int) -> tuple[int, int]:
    if filler := _FILLER.match(mask, start, end):
        start = filler.end() if filler.end() < end else start
    while start < end and mask[start] in " 、\"'“”":
        start += 1
    while end > start and mask[end - 1] in " 、\"'“”":
        end -= 1
    return start, end


def _spaces(text: str, mask: str, begin: int, end: int) -> Iterator[int]:
    """A space between Chinese words stands for a comma; one beside letters or figures does not."""
    for match in re.finditer(r" +", text[begin:end]):
        before, after = begin + match.start() - 1, begin + match.end()
        sign = mask[: before + 1].rstrip("‥")[-1:]
        if begin <= before and sign == "Ⓟ" and mask[after : after + 1] in {"Ⓟ", "Ⓓ"}:
            continue  # 张伟总 刘洋 今天来了: one list of names
        figure = sign in _FIGURES and _begins(mask, after)
        between = after < end and is_chinese(text[before]) and is_chinese(text[after])
        if begin <= before and (figure or between):
            yield begin + match.start()


_FIGURES = {"Ⓜ", "Ⓓ", "Ⓡ", "Ⓒ", *"0123456789%％"}


def _begins(mask: str, place: int) -> bool:
    """Whether somebody who does something begins here: after a figure and a space, that is a new clause."""
    return bool(re.match(r"[ⓅⓊⓇ]|我们?|咱们?|我方|他们?(?!的)|她们?(?!的)|对方|客户", mask[place : place + 3]))


_SPEAKS = (
    r"(?:他|她|那边|这边|昨天|今天|刚才|就|还|也|又|当场|明确|私下|后来|主动|悄悄|偷偷|一直|"
    r"已经|都)*(?:跟我们?|和我们?|对我们?)?(?:说|讲|提|表示|反馈|透露|告诉|觉得|认为|希望|"
    r"要求|想|让|问|强调|答应|承诺|的意思|关心|关注|担心|是|对(?!了|过|接|账|需求|方案|一?下|齐)|偏|比较|挺|会|要|同意|不同意|"
    r"支持|反对|发|给|介绍|推荐|最|私|来(?:的|了|过))"
)
_SUBJECT = re.compile(
    rf"(?<=[^，,、和跟与及同给向让见叫对听把被比用找为请由替约于从至问是的去到陪带和跟Ⓟ])(?=[Ⓟ]"
    rf"‥*{_SPEAKS})|(?<=‥)(?=Ⓟ‥*{_SPEAKS})"
)
_RIVAL_SUBJECT = re.compile(
    r"(?<=[^，,、和跟与及同给向让见叫对听把被比用找为请由替约于从至是的偏选去到嫌过有a-zA-Z ]{2})(?=Ⓡ‥*(?:[^的]))"
)
_PRONOUN = re.compile(
    r"(?<=[^，,和跟与给向让对把被比听说讲见问帮请替是])(?=(?:他们?|她们?|我们?)(?:说|讲|让|"
    r"希望|要求|想|觉得|答应|最|还|也|现在不|不|的意思)|(?:他们?|她们?)(?:这边|那边))"
)
_LONG = 10


def _thoughts(mask: str, begin: int, end: int) -> Iterator[int]:
    text = mask[begin:end]
    for match in _NEW_THOUGHT.finditer(text):
        if match.start() > 1:
            yield begin + match.start()
    bounds = [m.end() for m in _CLAUSE_ENDS.finditer(text)]
    for pattern in (_SUBJECT, _RIVAL_SUBJECT, _PRONOUN):
        for match in pattern.finditer(text):
            run = match.start() - max([0, *(b for b in bounds if b <= match.start())])
            if run >= (4 if pattern is _SUBJECT else _LONG):
                yield begin + match.start()
