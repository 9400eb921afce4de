"""Amounts of money in a note: 三百万, 320万, 1.2个亿, 两百来万, 300w, 200到300万, USD 450k."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yunchou.desk.capture.language.numbers import NUMERAL, PLAIN, SCALES, figure, in_words, spread
from yunchou.desk.capture.language.numbers import number as number_of

VAGUE = "来|多|几|余|出头"
_NUMBER = rf"(?:{PLAIN}|{NUMERAL}+)"
_UNIT = r"(?:个)?(?:百万|千万|十万|万|亿|千|w(?![a-z])|k(?![a-z])|mn?(?![a-z])|million)"
_MONEY = re.compile(
    rf"(?P<sign>usd|us\$|\$|eur|€|hk\$|hkd|rmb|cny|¥|￥|人民币)? ?"
    rf"(?P<low>{_NUMBER}|"
    rf"半)(?P<vague1>{VAGUE})? ?(?P<unit1>{_UNIT})?(?P<tail>(?<=[万亿])[一二三四五六七八九\d]("
    rf"?![\d十百千万亿个月年周天人席]))?"
    rf"(?: ?(?:-|到|至|～|—) ?(?:\$)?(?P<high>{_NUMBER}) ?(?P<unit2>{_UNIT})?)?"
    rf"(?P<vague2>多|出头|左右|上下)? ?(?P<name>美元|美金|刀|欧元|港币|港元|元|块钱|块|人民币|usd|dollars|rmb|eur)?",
    re.IGNORECASE,
)
# What a bare number before it counts: seats, days, people, shares, not money.
_NOT_MONEY = re.compile(
    r"\s?(?:分之|个?坐席|个?座席|个?席|seats?\b|个?人(?!民)|个?并发|路|通|条|家|天(?!内)|周|个月|月(?![底初中末内])|年(?![底初前后内])|"
    r"日|号|点|小时|分钟|秒|%|％|个点|折|轮|版|期|楼|台|套|项|级|次|位|名|个工作日|线|个(?!亿|"
    r"w))",
    re.IGNORECASE,
)
# 他们报78万，我方92: the second has the unit of the first.
# 199一个坐席一个月: what one costs, as written
_EACH = re.compile(
    r"\s?(?:元|块)?\s?(?:一个?|每个?|/|per |an? )\s?(?:坐席|座席|席|seat|agent|user|人(?!民)|月|month)", re.I
)
# 我们报价430万，最多到415: a figure after one in 万
_AFTER_AMOUNT = re.compile(
    r"(?:\d\s?[万w]|(?:我们?|咱们?|我方|才|只|他们|对方)报了?\s?\d{2,4}|(?:报价|总价|价格)[^。\n]{0,12}\d{2,4})[^。\n]{0,40}(?:最低|最多|到|至|认|守|咬|给|要|报|坚持|还|回|出|底线|只有|只肯)(?:了|在|住|死)?\s?$",
    re.I,
)
_OWN_FIGURE = re.compile(r"(?:我方|我们|咱们?|他们|对方|他|她)[^，。\d]{0,6}$")
_OURS_AFTER_THEIRS = re.compile(r"[万wW][^。；\n]*(?:我方|我们|咱们|他们|对方)(?:报|才|是|要|给|出|的|只)*$")
# 预算给了600个: pieces of ten thousand.
_PIECES = re.compile(r"个(?=$|[，。,；！!了吧左上\s])")
# 经费下来了，三百八: a figure alone after a clause about the budget
_AFTER_TOPIC = re.compile(
    r"(?:预算|经费|盘子|额度|budget)[^。；\n\d]{0,14}[，,：:\s]\s?"
    r"(?:现在|最后|实际|目前|今年|明年|只|就|还|也|剩下?|有|批|给|了|一共|总共|大概|大约|差不多|最多|顶多|是|约)*$",
    re.I,
)
# 430是底，他说410
_FLOOR_AFTER = re.compile(r"\s?(?:就?是|为)(?:我们|他们)?的?(?:底线?|上限|封顶|红线|极限|天花板)")
_AFTER_FLOOR = re.compile(
    r"\d{2,4}就?是(?:我们|他们)?的?(?:底线?|上限|封顶|红线|极限)[^。\n]{0,8}(?:说|报|给|出|要|还)(?:了)?\s?$"
)
_CURRENCY = {
    "$": "USD",
    "usd": "USD",
    "us$": "USD",
    "美元": "USD",
    "美金": "USD",
    "刀": "USD",
    "dollars": "USD",
    "eur": "EUR",
    "€": "EUR",
    "欧元": "EUR",
    "hk$": "HKD",
    "hkd": "HKD",
    "港币": "HKD",
    "港元": "HKD",
}
_ABOUT = re.compile(
    r"(?:大概|大约|约|差不多|估计|近|将近|不到|小|around|about|roughly|approx\.?|~|～|上下|"
    r"可能)\s?(?:是|在|有|为)?\s?$",
    re.I,
)
_SAID_BY_CONTEXT = re.compile(
    r"(?:预算|报价|总价|金额|价格|咬着|咬住|守着|咬死|咬定|守住|死守|认准|一口价|目标价|控制价|限价|底线价|心理价位?|还价|回价|开价|要价|谈到|控制在|不高于|封顶|上限|留了|预留|盘子|经费|报了|budget|盘子|经费|额度|批了|我报|我们报|才报|只报|报到|还价|还到|降到|降至|压到|砍到|让到|给到|批到|总共到|一共|追加到|(?:预算|经费|额度|报价|总价|价格)[^。；\n]{0,12}(?:调|加|涨|提|升|压缩)(?:到|成)了?|申请了?|批了|列了|列的|编了|填了|能动的钱|的钱|起码得?|至少|低于|不超过|底线|底价|成交价)"
    r"(?:大概|大约|约|的|是|有|在|为|到|了|个|价|给|批|报|只|就|剩|差不多|估计|最多|顶多|上限|不超过|"
    r"说是|说|从|咬着|守着|卡着|压着|他们|对方|客户|:|：| )*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and where it stands; `high` when a range was given; `unit_assumed` for 预算300, which means 300万."""

    start: int
    end: int
    amount: Decimal
    high: Decimal | None
    currency: str
    about: bool
    unit_assumed: bool = False


def find_money(text: str, taken: list[tuple[int, int]]) -> Iterator[Money]:
    """Every amount in a plain text that does not lie in a taken place (dates)."""
    for match in _MONEY.finditer(text):
        if any(match.start("low") < end and start < match.end() for start, end in taken):
            continue
        if money := _read(text, match):
            yield money


def _read(text: str, match: re.Match[str]) -> Money | None:
    unit = match["unit2"] or match["unit1"]
    named = (match["sign"] or match["name"] or "").lower()
    scaled = unit or (in_words(match["low"]) is not None and re.search("[万亿]", match["low"]))
    assumed = False
    each = not scaled and _is_each(text, match)
    if not scaled and not each and not named:
        said = _SAID_BY_CONTEXT.search(text[: match.start()]) or (
            (
                _OURS_AFTER_THEIRS.search(text[: match.start()])
                or _FLOOR_AFTER.match(text, match.end())
                or _AFTER_FLOOR.search(text[: match.start()])
                or _AFTER_TOPIC.search(text[: match.start()])
                or _AFTER_AMOUNT.search(text[: match.start()])
            )
            and (
                re.match(r"[，。,；;\s]|$", text[match.end() :])
                or _PIECES.match(text, match.end())
                or _FLOOR_AFTER.match(text, match.end())
            )
        )
        spelt = re.fullmatch("[一二三四五六七八九]{3,4}", match["low"])  # 咬死三三四: shares, no amount
        assumed = bool(said) and 2 <= len(match["low"]) <= 4 and not spelt
        if not assumed:
            return None
    if (
        not named
        and not each
        and _NOT_MONEY.match(text, match.end())
        and not (assumed and _PIECES.match(text, match.end()))
    ):
        return None
    begins = match.start("sign") if match["sign"] else match.start("low")
    if begins and text[begins - 1].isascii() and text[begins - 1].isalnum():
        return None
    low, high = _amounts(match, unit, assumed)
    if low is None or not Decimal(10 if each else 1_000) <= (high or low) < Decimal(10) ** 12:
        return None
    about = bool(match["vague1"] or match["vague2"] or _ABOUT.search(text[: match.start()]))
    end = match.end()
    while text[end - 1] == " ":
        end -= 1
    start = match.start() + _leading(match)
    return Money(start, end, _whole(low), _whole(high) if high else None, _CURRENCY.get(named, "CNY"), about, assumed)


_PER_SEAT = re.compile(r"每(?:个)?(?:坐?席|座席|座|人|位子)|单价|席位价|人天|per seat|per agent", re.I)


def _is_each(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is the price of one seat, or stands against such a price in its sentence."""
    if _EACH.match(text, match.end()):
        return True
    line = text[max(0, match.start() - 40) : match.start()].split("\n")[-1]
    if _PER_SEAT.search(line) and not re.search("[万亿w]", match[0], re.I):
        return True
    said = _SAID_BY_CONTEXT.search(text[: match.start()]) or _OWN_FIGURE.search(line)
    return bool(
        said and re.search(rf"\d{_EACH.pattern}", line, re.I) and re.match(r"[，。,；;\s]|$", text[match.end() :])
    )


def _whole(amount: Decimal) -> Decimal:
    """2500000.0 as 2500000: written amounts show no fraction they do not have."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def _leading(match: re.Match[str]) -> int:
    return len(match[0]) - len(match[0].lstrip())


def _amounts(match: re.Match[str], unit: str | None, assumed: bool) -> tuple[Decimal | None, Decimal | None]:
    default = "万" if assumed else None
    spoken = match["low"] + (match["unit1"] or "") + (match["tail"] or "")
    pair = spread(spoken)
    if pair:
        return pair
    low = _amount(match["low"], match["unit1"] or (unit if match["high"] else default), match["tail"])
    high = _amount(match["high"], match["unit2"] or match["unit1"] or default, None) if match["high"] else None
    if low is not None and high is not None and high <= low:
        return low, None
    return low, high


def _amount(number: str, unit: str | None, tail: str | None) -> Decimal | None:
    scale = _scale(unit)
    if number == "半":
        return Decimal(scale) / 2
    plain = figure(number)
    if plain is None and not unit:
        return in_words(number + (tail or ""))
    plain = in_words(number) if plain is None else plain
    if plain is None:
        return None
    return plain * scale + (number_of(tail) or Decimal(0)) * scale / 10 if tail else plain * scale


def _scale(unit: str | None) -> int:
    if not unit:
        return 1
    name = unit.lower().removeprefix("个").replace("million", "m")
    scale = 1
    for char in [name] if name in SCALES else name:
        scale *= SCALES[char]
    return scale
