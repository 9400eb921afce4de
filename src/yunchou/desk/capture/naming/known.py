"""The names that a dossier gives to match against: people, colleagues, rivals, the customer, other customers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pypinyin import Style, lazy_pinyin

from yunchou.desk.capture.language.words import is_word
from yunchou.desk.capture.naming.titles import COMPOUND
from yunchou.playbook.dossier.dossier import Dossier

_COMPANY_TAIL = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|股份|科技|信息技术|信息|软件|"
    r"网络|技术|智能|通信|银行|证券|保险|电器|电信|智服|外包|数科|云呼|互娱|服务|咨询|通讯|数据|"
    r"电子|文化|控股|实业|客服中心|呼叫中心|服务中心|中心|局| China| Inc\.?| Ltd\.?| Corp\.?|"
    r"（中国）|\(中国\)|中国)$"
)
_CITY = re.compile(r"^(?:北京|上海|深圳|广州|杭州|南京|成都|武汉|苏州|天津|重庆|西安|中国)(?=..)")


# What begins many a company's name and means something by itself.
_COMMON = re.compile(
    r"智能|信息|通信|数据|客服|联合|中国|国际|全国|东方|华夏|电话|呼叫|语音|服务|云端|未来|世纪|时代|新华|中心|系统|平台|招商|建设|工商|农业|"
    r"交通|中央|地方|人民|平安|太平|安全|财务|法务|市场|移动|联通|电信|国家|城市|社会|公共|民生|光大|兴业|浦东|技术|科技|网络|软件|数字|大众|第一|统一"
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the customer, or a colleague (`ours`)."""

    name: str
    title: str = ""
    department: str = ""
    ours: bool = False
    part: str = ""

    @property
    def technical(self) -> bool:
        return self.part == "technical"

    def is_called(self, title: str) -> bool:
        """Whether a colleague may be addressed so: a technical one as 工, a leader as 总."""
        return (title in {"工", "工程师"} and self.technical) or (
            title[-1:] in "总董" and self.part in {"executive", "leader"}
        )

    @property
    def is_chinese(self) -> bool:
        return bool(self.name) and "\u4e00" <= self.name[0] <= "\u9fff"

    @property
    def surname(self) -> str:
        if not self.is_chinese:
            return self.name.split()[-1] if self.name else ""
        return next((two for two in COMPOUND if self.name.startswith(two)), self.name[:1])


@dataclass(frozen=True, slots=True)
class Known:
    """All names, with the ways each is called. `rivals` and `others` are (called, name), the longest first."""

    people: tuple[KnownPerson, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()
    account: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    latin: dict[str, KnownPerson] = field(default_factory=dict)

    def with_surname(self, surname: str, *, ours: bool) -> list[KnownPerson]:
        """Known people of a surname, ours or the customer's."""
        return [one for one in self.people if one.surname == surname and one.ours == ours and one.is_chinese]


def known_from(
    dossier: Dossier,
    *,
    people: Iterable[KnownPerson] = (),
    rivals: Iterable[str] = (),
    deals: Iterable[str] = (),
) -> Known:
    """The names in a dossier, and those a caller adds: further people, further rivals, other customers or deals."""
    listed = [KnownPerson(one.name, one.title, one.department) for one in dossier.people if one.name]
    team = [KnownPerson(one.name, ours=True, part=one.part.value) for one in dossier.team if one.name]
    everybody = tuple({one.name: one for one in [*listed, *people, *team]}.values())
    rival_names = dict.fromkeys(name for name in [*(one.name for one in dossier.rivals), *rivals] if name)
    account = dossier.account.name
    return Known(
        people=everybody,
        rivals=_called(rival_names),
        account=tuple(_ways(account)) if account else (),
        others=_called(
            dict.fromkeys(name for name in deals if name and name not in {account, dossier.opportunity.name})
        ),
        latin=_latin(everybody),
    )


def _called(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    ways = [(way, name) for name in names for way in _ways(name)]
    ways += [("".join(lazy_pinyin(way)), name) for way, name in ways if not way.isascii() and 2 <= len(way) <= 4]
    return tuple(sorted(ways, key=lambda one: -len(one[0])))


def _ways(name: str) -> list[str]:
    """A company's name and what remains of it in talk: 云讯科技 is called 云讯, Northwind China Northwind."""
    ways, rest = [name], _CITY.sub("", name)
    while True:
        shorter = _COMPANY_TAIL.sub("", rest).strip()
        if shorter == rest or len(shorter) < 2:
            break
        ways.append(shorter)
        rest = shorter
    if (
        len(name) >= 4
        and "\u4e00" <= name[0] <= "\u9fff"
        and min(map(len, ways)) >= 4
        and (not is_word(name[:2]) or not _COMMON.match(name))
    ):
        ways.append(name[:2])
    carrier = [one for one in ("电信", "联通") if one in name]  # 移动 is a word of other things
    return list(dict.fromkeys([*ways, _CITY.sub("", name), *carrier]))


def _latin(people: Iterable[KnownPerson]) -> dict[str, KnownPerson]:
    """Ways to write a known name in letters, in lower case; a way that fits several people is left out."""
    found: dict[str, KnownPerson | None] = {}
    for person in people:
        for way in set(_letters(person)):
            found[way] = None if way in found and found[way] != person else person
    return {way: person for way, person in found.items() if person is not None}


# Surnames that sound otherwise than the same character in other words.
_SURNAME_SOUNDS = {
    "覃": "qin",
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "查": "zha",
    "翟": "zhai",
    "乐": "yue",
    "盖": "ge",
    "缪": "miao",
    "区": "ou",
    "任": "ren",
    "冼": "xian",
    "朴": "piao",
    "尉迟": "yuchi",
    "万俟": "moqi",
    "长孙": "zhangsun",
    "召": "shao",
    "洗": "xian",
    "郗": "xi",
    "员": "yun",
    "重": "chong",
    "种": "chong",
    "秘": "bi",
    "黑": "he",
    "能": "nai",
    "那": "na",
    "折": "she",
    "葛": "ge",
    "燕": "yan",
    "卜": "bu",
    "柏": "bai",
}


def _letters(person: KnownPerson) -> list[str]:
    if not person.is_chinese:
        words = person.name.lower().split()
        return [" ".join(words), *(word for word in words[:1] if len(word) > 2)]
    syllables = lazy_pinyin(person.name)
    return [
        way
        for family in {"".join(syllables[: len(person.surname)]), _SURNAME_SOUNDS.get(person.surname, "")} - {""}
        for way in _spelt(person, family, syllables)
    ]


def _spelt(person: KnownPerson, family: str, syllables: list[str]) -> list[str]:
    """The ways to write somebody whose surname sounds so."""
    given = "".join(syllables[len(person.surname) :])
    ways = [f"{family}{given}", f"{family} {given}", f"{given} {family}"]
    initials = "".join(lazy_pinyin(person.name, style=Style.FIRST_LETTER))
    ways += [initials] if len(initials) >= 3 else []
    spoken = {
        "总": "zong",
        "主任": "zhuren",
        "经理": "jingli",
        "局": "ju",
        "处": "chu",
        "科": "kezhang",
        "工": "gong",
        "部": "buzhang",
    }
    ways += [
        f"{family}{gap}{sound}"
        for sign, sound in spoken.items()
        if sign in person.title or sign == "总"
        for gap in ("", " ")
    ]
    return [*ways, f"lao {family}", f"lao{family}"]
