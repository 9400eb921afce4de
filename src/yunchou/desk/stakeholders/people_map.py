"""The map of the people: cards with what stands on them, and the lines between them, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yunchou.desk.stakeholders.layout import Line, Spot, direct, lay_out, reporting, size_of
from yunchou.desk.stakeholders.models import MapPlace, Player
from yunchou.desk.stakeholders.queries import PeopleOfDeal, Somebody, best_cover
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import BuyingRole, Lean, Level

RANKS = {Level.TOP: 0, Level.HEAD: 1, Level.STAFF: 2, Level.UNKNOWN: 3}
# Width in half characters that fits on a card.
WIDTH = 24
NAME_WIDTH = 13
# A placeholder is called by a title; there is room for this much of it beside the mark of his lean.
TITLE_WIDTH, TITLE_REST = 11, 18


@dataclass(frozen=True, slots=True)
class MapCard:
    """One person on the map."""

    who: Somebody
    x: int
    y: int
    version: int
    name: str
    rest: str
    title: str
    roles: str
    decides: Answer
    veto: Answer
    lean: Lean
    cover: str

    @property
    def is_placeholder(self) -> bool:
        """Whether his name is not known yet."""
        return self.who.contact is None

    @property
    def is_outside(self) -> bool:
        """Whether nothing was noted of him in this deal yet."""
        return self.who.player is None


@dataclass(frozen=True, slots=True)
class PeopleMap:
    """Cards, lines, size of the sheet, and whether somebody put a card where it is."""

    cards: list[MapCard]
    lines: list[Line]
    width: int
    height: int
    is_arranged: bool


def map_of(known: PeopleOfDeal, places: Mapping[str, MapPlace]) -> PeopleMap:
    """The map of one deal's people."""
    reports = known.lines()
    ranks = {each.key: RANKS[each.player.level if each.player else Level.UNKNOWN] for each in known.people}
    put = {key: (place.x, place.y) for key, place in places.items()}
    spots = lay_out(ranks, reports, put)
    lines = [Line("reports", above, below, reporting(spots[above], spots[below])) for above, below in reports]
    width, height = size_of(spots.values())
    cards = [_card(each, spots[each.key], places.get(each.key)) for each in known.people]
    return PeopleMap(cards, lines + _ties(known, spots), width, height, bool(places))


def _ties(known: PeopleOfDeal, spots: Mapping[str, Spot]) -> list[Line]:
    players = known.by_player
    found = []
    for each in known.people:
        for tie in each.ties:
            other = players[tie.other_id].key
            found.append(Line(tie.kind.value, each.key, other, direct(spots[each.key], spots[other])))
    return found


def _card(each: Somebody, spot: Spot, place: MapPlace | None) -> MapCard:
    row = each.player or Player()
    note, cover = each.newest_lean, best_cover(each.covers)
    name, rest = (clip(each.name, NAME_WIDTH), "") if each.name else halved(each.title)
    roles = [in_reader_language(BuyingRole.of(role).words) for role in row.buying_roles]
    return MapCard(
        who=each,
        x=spot[0],
        y=spot[1],
        version=place.version if place else 0,
        name=name,
        rest=rest,
        title=clip(" ".join(filter(None, (each.department, each.title if each.name else ""))), WIDTH),
        roles=fitting(roles),
        decides=row.decides,
        veto=row.veto,
        lean=note.lean if note else Lean.UNKNOWN,
        cover=cover.colleague.name if cover else "",
    )


def fitting(roles: list[str]) -> str:
    """The roles if all have room, else the first and how many more."""
    whole = " · ".join(roles)
    return whole if width_of(whole) <= WIDTH else f"{clip(roles[0], WIDTH - 3)} +{len(roles) - 1}"


def halved(title: str) -> tuple[str, str]:
    """A title in two lines: what fits beside the mark of the lean, cut between words if it has any, and the rest."""
    if width_of(title) <= TITLE_WIDTH:
        return title, ""
    used, at = 0, 0
    for place, char in enumerate(title):
        used += 1 if char.isascii() else 2
        if used > TITLE_WIDTH:
            at = place
            break
    space = title.rfind(" ", 1, at + 1)
    at = space if space > 0 and title[at - 1].isascii() else at
    return title[:at].rstrip(), clip(title[at:].lstrip(), TITLE_REST)


def width_of(text: str) -> int:
    """How wide a text is in half characters."""
    return sum(1 if char.isascii() else 2 for char in text)


def clip(text: str, width: int) -> str:
    """The text cut to so many half characters; a Chinese character takes two."""
    used = 0
    for place, char in enumerate(text):
        used += 1 if char.isascii() else 2
        if used > width:
            return text[: max(place - 1, 1)] + "…"
    return text
