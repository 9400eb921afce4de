"""Who waits for whom: the promises between us as chains (P59, P64)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yunchou.desk.resources.models import Ask


@dataclass(frozen=True, slots=True)
class Wait:
    """One promise that somebody waits for. `behind` counts who waits for it in the end, in a ring at most once."""

    ask: Ask
    late: bool
    behind: int
    mutual: bool


def waits(asks: Iterable[Ask], today: date) -> list[Wait]:
    """The open promises that hold somebody up: what most people wait for first, then what is due first."""
    open_ones = [ask for ask in asks if ask.is_open and ask.waits_for_id is not None]
    waiting: dict[int, set[int]] = defaultdict(set)
    for ask in open_ones:
        waiting[ask.of_id].add(ask.waits_for_id or 0)
    found = [
        Wait(
            ask,
            late=ask.due_on is not None and ask.due_on < today,
            behind=len(_behind(ask, waiting)),
            mutual=ask.of_id in waiting[ask.waits_for_id or 0],
        )
        for ask in open_ones
    ]
    return sorted(found, key=lambda w: (-w.behind, w.ask.due_on or date.max, w.ask.pk))


def _behind(ask: Ask, waiting: dict[int, set[int]]) -> set[int]:
    """Everybody who cannot go on before this is done: who waits for it, who waits for him, and so on."""
    found: set[int] = set()
    ahead = [ask.waits_for_id or 0]
    while ahead:
        person = ahead.pop()
        if person not in found and person != ask.of_id:
            found.add(person)
            ahead += waiting[person]
    return found
