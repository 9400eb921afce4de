"""A text as the grammar reads it: one width, one case, simplified, without what was put between the characters.

Every character remembers where it stood, so that a finding points into the text as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

SIMPLIFIED = str.maketrans(
    "帐紅錢購離護證給兩萬點書報價標對開賬帳號處費禮現銀貸還發戶歲應來說別讓團體療關係爺媽傳業務實員總經長黨國幫複製競爭兒孫陳張劉趙吳黃鄭馮馬許羅謝楊葉醫術懷產檢單從們後車會過與難誰記錄訴導審計財",
    "账红钱购离护证给两万点书报价标对开账账号处费礼现银贷还发户岁应来说别让团体疗关系爷妈传业务实员总经长党国帮复制竞争儿孙陈张刘赵吴黄郑冯马许罗谢杨叶医术怀产检单从们后车会过与难谁记录诉导审计财",
)
FULL_STOPS = str.maketrans(",;:!?", "，；：！？")
FILLERS = frozenset(" \t\u00a0\u3000*·.•-—_~|+#^'`")
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
COMPANY_FORM = re.compile("股份(?=有限|公司|[制行])")
"""Shares in the name of a company: nobody is given any."""
SPELLED_OUT = re.compile(r"(?<![a-z])[a-z](?:[ .\-_*][a-z]){4,}(?![a-z])")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that is judged, and for each of its characters the place in the text that was typed."""

    text: str
    places: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the judged text stands in the typed one, the end exclusive."""
        return self.places[start], self.places[end - 1] + 1


def read(typed: str) -> Reading:
    """How the grammar reads a typed text."""
    characters, places = _widened(typed)
    kept = _without_fillers(characters)
    text, kept = _spelled_out("".join(characters[i] for i in kept), kept)
    text = COMPANY_FORM.sub(lambda form: "×" * len(form.group()), text)
    return Reading(text, tuple(places[i] for i in kept))


def _widened(typed: str) -> tuple[list[str], list[int]]:
    """Each character in one width and case; one that falls apart keeps its place for all its parts."""
    if typed.isascii():
        return list(typed.lower()), list(range(len(typed)))
    spelled = typed.translate(FULL_STOPS)
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(spelled):
        if character in INVISIBLE:
            continue
        if character in "，；：！？":
            characters.append(character)
            places.append(place)
            continue
        for part in _plain(character):
            characters.append(part)
            places.append(place)
    return characters, places


@cache
def _plain(character: str) -> str:
    """One character in its common form: half width, small, simplified, without tone marks (`hóng` is `hong`)."""
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower().translate(SIMPLIFIED)


def _without_fillers(characters: list[str]) -> list[int]:
    """The places of what is read: fillers between two Chinese characters are passed over."""
    kept: list[int] = []
    waiting: list[int] = []
    for place, character in enumerate(characters):
        if character in FILLERS:
            waiting.append(place)
            continue
        between = kept and _is_chinese(characters[kept[-1]]) and _is_chinese(character)
        if not between:
            kept += waiting
        waiting = []
        kept.append(place)
    return kept + waiting


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _spelled_out(text: str, kept: list[int]) -> tuple[str, list[int]]:
    """A word written letter by letter (`b r i b e`) is read as a word."""
    if not SPELLED_OUT.search(text):
        return text, kept
    dropped = {
        place
        for found in SPELLED_OUT.finditer(text)
        for place in range(found.start(), found.end())
        if not text[place].isalpha()
    }
    left = [place for place in range(len(text)) if place not in dropped]
    return "".join(text[place] for place in left), [kept[place] for place in left]
