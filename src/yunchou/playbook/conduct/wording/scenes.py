"""Scenes: who gives what to whom for what, told by word classes that meet in one sentence.

A scene needs its classes near each other, in any order unless it says otherwise; which words stand for a class is data
(`lexicon.toml`). Circumstances that make a scene lawful are looked for in the whole sentence: a refusal, a rule, a report
of somebody else's case, a bill that each pays himself, a benefit for the company's account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.compiled import CHINESE
from yunchou.playbook.conduct.wording.grammar import PERSON, PRODUCT, Place
from yunchou.playbook.conduct.wording.lawful import PRIVATE, WARES, is_excused, is_open
from yunchou.playbook.conduct.wording.lexicon import Tag, lexicon

DENIABLE = frozenset({C.OFF_BOOK, C.RIVAL_SECRET})
SUM = re.compile(
    r"[\d一二两三四五六七八九十百千几][\d,.]*(?:多|来)?(?:万|千|块|元|w\b|k\b|个点|成(?!本|员|立|功)|%)(?!条|次|路|个|人|名|并发|通|号|户|分钟|座席|坐席|家|份|字|天|台|件|单|笔|门店|的?折扣|的?优惠|的?报价|的?预算|的?合同|的?发票|的?首付|的?尾款|的?款)"
    r"|百分之[\d一二三四五六七八九十]+|[$€¥£] ?\d[\d,.]*k?|\b\d[\d,.]*k?(?: ?(?:percent|usd|eur|gbp|dollars|euros|rmb|yuan|grand|thousand)\b|k\b)"
)  # fmt: skip

TRADE_SUM = re.compile(
    "(?:款|先付|预付|付|报上去|上报|批了|批的?|砍到|砍|压到|还价|一共|总共|每席|每月|盘子|底线|首付|报价|预算|合同|金额|还差|总价|发票|定金|订金|保证金|押金|费用|单价|坐席|折扣|优惠|降)[^，。；]{0,6}$"
)
PART_OF = re.compile("百分之|个点|%|成$|percent")
TRADE_AFTER = re.compile(
    r"(?:的)?(?:预算|合同|质保|账期|报价|封顶|以内|首付|一次付|尾款|没得谈|行里|局里|上去|下来|不含税|含税|打折批|起步|，?[他她]们要验收)"
)
NO_GIFT = re.compile(r"[我咱俺]|[了过]?[个通]?电话| (?:me|us|our)\b")
"""After a word of giving: to us, of our own, or a telephone call."""
CONDITIONAL = re.compile(r"才|就不|否则|不然|要不|\b(?:until|unless|or else|without)\b")


@dataclass(frozen=True, slots=True)
class Scene:
    """Classes that make something refused where they meet within `near` characters (twice that in English).

    A need may be met by one of several classes. With `ordered` they come in this order. `product` says
    that a scene is lawful as the name or work of a product.
    """

    of: RefusedClass
    needs: tuple[tuple[str, ...], ...]
    near: int = 14
    ordered: bool = False
    product: bool = True


def scene(of: RefusedClass, needs: str, near: int = 14, *, ordered: bool = False, product: bool = True) -> Scene:
    """A scene from its needs, written with blanks between them, those that do for one need with a bar."""
    return Scene(of, tuple([tuple(need.split("|")) for need in needs.split()]), near, ordered, product)


SCENES = (
    # A gift or money for somebody, for what he decides, or for himself.
    scene(C.OFF_BOOK, "plain_gift", 1),
    scene(C.OFF_BOOK, "give person|party gift", 12),
    scene(C.OFF_BOOK, "gift|venue|benefit toward person|judge|party|kin", 4, ordered=True),
    scene(C.OFF_BOOK, "give judge gift|sum|venue|meal|benefit", 14),
    scene(C.OFF_BOOK, "judge meal|venue|gift|benefit", 12),
    scene(C.OFF_BOOK, "give person|kin benefit", 12),
    scene(C.OFF_BOOK, "give kin gift|job|sum", 14),
    scene(C.OFF_BOOK, "person kin job", 14),
    scene(C.OFF_BOOK, "give personal gift|sum|share", 18),
    scene(C.OFF_BOOK, "gift|share personal", 8),
    scene(C.OFF_BOOK, "person give share|sum deed", 20),
    scene(C.OFF_BOOK, "deed give share", 12, ordered=True),
    scene(C.OFF_BOOK, "give gift deed", 18),
    scene(C.OFF_BOOK, "person|party give venue", 14),
    scene(C.OFF_BOOK, "person venue deed", 20),
    scene(C.OFF_BOOK, "container give", 6),
    scene(C.OFF_BOOK, "disguise gift|personal|kin", 18, product=False),
    scene(C.OFF_BOOK, "disguise share|benefit|venue|meal person|give", 20, product=False),
    scene(C.OFF_BOOK, "disguise sum person|personal", 24, product=False),
    # Rigged bids and what others have offered.
    scene(C.RIVAL_SECRET, "rig", 1, product=False),
    scene(C.RIVAL_SECRET, "leak bidder bidpaper", 14, product=False),
    scene(C.RIVAL_SECRET, "turncoat bidpaper leak", 18, product=False),
    scene(C.RIVAL_SECRET, "leak secret", 8, product=False),
    scene(C.RIVAL_SECRET, "turncoat secret", 10, product=False),
    scene(C.RIVAL_SECRET, "theft bidpaper", 8, product=False),
    # Watching, listening in, holding something over somebody.
    scene(C.LOCATION, "follow person|judge|kin", 12),
    scene(C.PRESSURE, "spy person|judge|bidder", 12),
    scene(C.PRESSURE, "holding else", 20),
    scene(C.PRESSURE, "holding kin deed", 24),
    scene(C.PRESSURE, "expose person|holding|kin else", 24),
    scene(C.PRESSURE, "expose holding person", 16),
    # Private life.
    scene(C.IDENTITY, "keep person papers", 14),
    scene(C.IDENTITY, "turncoat papers", 12),
    scene(C.MONEY, "person debt", 10),
    scene(C.MONEY, "keep debt", 12),
    scene(C.HEALTH, "person|kin illness", 10),
    scene(C.FAMILY, "kin life", 8),
    scene(C.FAMILY, "person life", 5),
    scene(C.RELIGION, "person|kin|keep faith", 8),
    scene(C.RELIGION, "faith faith", 8),
    scene(C.POLITICS, "person|keep politic", 8),
    scene(C.POLITICS, "politic politic", 8),
    # To be kept from those who should know.
    scene(C.HIDDEN, "plain_hidden", 1, product=False),
    scene(C.HIDDEN, "hide hide|overseer", 12, product=False),
)


def scenes_in(sentence: str) -> Iterator[tuple[RefusedClass, int, int]]:
    """Every scene in a sentence as the grammar reads it: its class, its beginning and its end."""
    by_class = _tagged(sentence)
    wide = 1 if CHINESE.search(sentence) else 3
    for played in SCENES:
        cast = _cast(played, by_class, played.near * wide)
        if (
            cast
            and not (played.product and _is_product(played.of, sentence, cast, wide))
            and not _is_lawful(played.of, sentence, cast)
        ):
            yield played.of, cast[0].start, max(tag.end for tag in cast)


def _tagged(sentence: str) -> dict[str, list[Tag]]:
    by_class: dict[str, list[Tag]] = {}
    for tag in lexicon().tags(sentence):
        by_class.setdefault(tag.of, []).append(tag)
    if gives := by_class.get("give"):
        by_class["give"] = [tag for tag in gives if not NO_GIFT.match(sentence, tag.end)]
    for name, pattern in (("person", PERSON), ("sum", SUM)):
        spans = (match.span() for match in pattern.finditer(sentence))
        found = [Tag(name, *span) for span in spans if name == "person" or not _is_trade(sentence, *span)]
        if found:
            by_class[name] = sorted([*by_class.get(name, ()), *found], key=lambda tag: tag.start)
    return by_class


def _is_trade(sentence: str, start: int, end: int) -> bool:
    """Whether a sum is a price or a payment of the deal; a part of it never is."""
    if TRADE_AFTER.match(sentence, end) or sentence[max(0, start - 1) : start] in "这那哪":
        return True
    paid = re.search("(?:先付|预付|首付|付)[^，。；]{0,3}$", sentence[:start])
    return bool(paid) or (not PART_OF.search(sentence[start:end]) and bool(TRADE_SUM.search(sentence[:start])))


def _cast(played: Scene, by_class: dict[str, list[Tag]], near: int) -> list[Tag] | None:
    """The words that play a scene, or `None`: each need by a word of its own, none further than `near` from the next."""
    choices = []
    for need in played.needs:
        if by_class.keys().isdisjoint(need):
            return None
        choices.append([tag for name in need for tag in by_class.get(name, ())])
    return _joined([], choices, near, ordered=played.ordered)


def _joined(chosen: list[Tag], choices: list[list[Tag]], near: int, *, ordered: bool) -> list[Tag] | None:
    if not choices:
        row = sorted(chosen, key=lambda tag: tag.start)
        apart = any(later.start - earlier.end > near for earlier, later in pairwise(row))
        return None if apart else row
    for tag in choices[0]:
        if any(tag.start < other.end and other.start < tag.end for other in chosen):
            continue
        if ordered and chosen and tag.start < chosen[-1].end:
            continue
        found = _joined([*chosen, tag], choices[1:], near, ordered=ordered)
        if found:
            return found
    return None


def _is_product(of: RefusedClass, sentence: str, cast: list[Tag], wide: int) -> bool:
    start, end = cast[0].start, max(tag.end for tag in cast)
    return bool(
        (PRODUCT if of in PRIVATE else WARES).search(
            sentence, max(0, start - 6 * wide), min(len(sentence), end + 10 * wide)
        )
    )


def _is_lawful(of: RefusedClass, sentence: str, cast: list[Tag]) -> bool:
    """Whether the sentence makes a scene lawful, or denies one of its words (a threat may well begin with a denial)."""
    if is_excused(of, sentence) or (of is C.OFF_BOOK and is_open(sentence)):
        return True
    if of not in DENIABLE or CONDITIONAL.search(sentence):
        return False
    return any(Place.of(sentence, tag.start, tag.end).is_denied() for tag in cast)
