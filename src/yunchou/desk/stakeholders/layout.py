"""Where the cards of the map stand: by reporting line and level, unless somebody put a card elsewhere.

Pure arithmetic on keys and numbers. Who has reports stands above them, level by level; those without a line stand in
rows of their level. Many reports without reports of their own stand in a block, so that sixty people stay readable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

CARD_WIDTH, CARD_HEIGHT = 176, 104
GAP, DROP, MARGIN = 24, 60, 24
ASIDE = 24
"""How far beside the middle of a card a line runs that would cover another."""
LONE_ROW, BESIDE = 6, 3
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the map from one card to another: its kind, and its path."""

    kind: str
    source: str
    target: str
    path: str


def lay_out(cards: Mapping[str, int], lines: Iterable[tuple[str, str]], put: Mapping[str, Spot]) -> dict[str, Spot]:
    """The upper left corner of each card. `cards` gives the rank of each, 0 the highest; `put` what people decided."""
    below, placed, spots = _below(cards, lines), set(), {}  # type: ignore[var-annotated]
    reported = {under for unders in below.values() for under in unders}
    roots = [key for key in cards if key not in reported]
    left = MARGIN
    for root in sorted((key for key in roots if below[key]), key=lambda key: cards[key]):
        left = _tree(root, left, MARGIN + _height(cards[root]), below, placed, spots) + GAP * 2
    lone = [key for key in cards if key not in placed]
    if left > MARGIN:
        spots |= _beside(lone, cards, left, crowded_top=any(cards[key] == 0 for key in roots if below[key]))
        lone = [key for key in lone if key not in spots]
    spots |= _rows(lone, cards, MARGIN + _bottom(spots))
    return {key: put.get(key, spots[key]) for key in cards}


def size_of(spots: Iterable[Spot]) -> Spot:
    """How large the sheet has to be."""
    found = list(spots)
    width = max((x for x, _y in found), default=0) + CARD_WIDTH + MARGIN
    return width, max((y for _x, y in found), default=0) + CARD_HEIGHT + MARGIN


def _below(cards: Mapping[str, int], lines: Iterable[tuple[str, str]]) -> defaultdict[str, list[str]]:
    """Who reports to whom, each to one; a line that would close a circle is left out."""
    above: dict[str, str] = {}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for upper, lower in lines:
        if upper not in cards or lower not in cards or lower in above or _is_above(lower, upper, above):
            continue
        above[lower] = upper
        below[upper].append(lower)
    return below


def _is_above(key: str, other: str, above: Mapping[str, str]) -> bool:
    while other != key and other in above:
        other = above[other]
    return other == key


def _tree(
    key: str, left: int, top: int, below: Mapping[str, list[str]], placed: set[str], spots: dict[str, Spot]
) -> int:
    """Place a card above its reports, from `left` on; returns where the tree ends on the right."""
    placed.add(key)
    reports = below.get(key, [])
    leaves = [each for each in reports if not below.get(each)]
    right, under = left, top + CARD_HEIGHT + DROP
    for each in (each for each in reports if below.get(each)):
        right = _tree(each, right, under, below, placed, spots) + GAP
    if leaves:
        right = _block(leaves, right, under, spots) + GAP
        placed.update(leaves)
    right = max(right - GAP, left + CARD_WIDTH)
    spots[key] = ((left + right - CARD_WIDTH) // 2, top)
    return right


def _block(keys: Sequence[str], left: int, top: int, spots: dict[str, Spot]) -> int:
    """A few cards side by side, many as a block about as wide as high; returns its right side."""
    across = len(keys) if len(keys) <= 4 else ceil(sqrt(len(keys) * 1.2))
    for number, key in enumerate(keys):
        row, column = divmod(number, across)
        spots[key] = (left + column * (CARD_WIDTH + GAP), top + row * (CARD_HEIGHT + GAP))
    return left + min(across, len(keys)) * (CARD_WIDTH + GAP) - GAP


def _beside(lone: Sequence[str], ranks: Mapping[str, int], left: int, *, crowded_top: bool) -> dict[str, Spot]:
    """A few without a reporting line stand on the row of their level, right of the trees; bosses above them all."""
    spots: dict[str, Spot] = {}
    for rank in range(BESIDE):
        keys = [key for key in lone if ranks[key] == rank]
        begin = MARGIN if rank == 0 and not crowded_top else left
        if len(keys) <= BESIDE:
            top = MARGIN + rank * (CARD_HEIGHT + DROP)
            spots |= {key: (begin + number * (CARD_WIDTH + GAP), top) for number, key in enumerate(keys)}
    return spots


def _rows(keys: Sequence[str], ranks: Mapping[str, int], top: int) -> dict[str, Spot]:
    """Cards without a reporting line: a row or more for each level, the highest first."""
    spots: dict[str, Spot] = {}
    by_rank: defaultdict[int, list[str]] = defaultdict(list)
    for key in keys:
        by_rank[ranks[key]].append(key)
    for rank in sorted(by_rank):
        for number, key in enumerate(by_rank[rank]):
            row, column = divmod(number, LONE_ROW)
            spots[key] = (MARGIN + column * (CARD_WIDTH + GAP), top + row * (CARD_HEIGHT + GAP))
        top += ceil(len(by_rank[rank]) / LONE_ROW) * (CARD_HEIGHT + GAP) + GAP
    return spots


def _height(rank: int) -> int:
    """How far below the top a first card of this rank stands: heads without a known boss stand on their own level."""
    return min(rank, 1) * (CARD_HEIGHT + DROP)


def _bottom(spots: Mapping[str, Spot]) -> int:
    return max((y for _x, y in spots.values()), default=-CARD_HEIGHT - GAP) + CARD_HEIGHT + GAP


def reporting(above: Spot, below: Spot) -> str:
    """The path of a reporting line: down, across, down."""
    x, y = above[0] + CARD_WIDTH // 2, above[1] + CARD_HEIGHT
    to_x, to_y = below[0] + CARD_WIDTH // 2, below[1]
    return f"M{x} {y}V{(y + to_y) // 2}H{to_x}V{to_y}"


def direct(source: Spot, target: Spot) -> str:
    """The path of an influence or conflict: straight, from the edge of one card to the edge of the other.

    Between cards one below the other it runs beside the reporting line that may be there.
    """
    aside = ASIDE if source[0] == target[0] and source[1] != target[1] else 0
    (x, y), (to_x, to_y) = _edge(source, target), _edge(target, source)
    x, to_x = x + aside, to_x + aside
    return f"M{x} {y}L{to_x} {to_y}"


def _edge(card: Spot, towards: Spot) -> Spot:
    """Where the line between the middles of two cards leaves the first."""
    x, y = card[0] + CARD_WIDTH / 2, card[1] + CARD_HEIGHT / 2
    dx, dy = towards[0] - card[0], towards[1] - card[1]
    if not dx and not dy:
        return round(x), round(y)
    across = CARD_WIDTH / 2 / abs(dx) if dx else float("inf")
    down = CARD_HEIGHT / 2 / abs(dy) if dy else float("inf")
    share = min(across, down)
    return round(x + dx * share), round(y + dy * share)
