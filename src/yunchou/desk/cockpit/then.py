"""Then and now: what the method said on an earlier day, what it says today, and which facts have come between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from yunchou.desk.cockpit.places import may_read_facts
from yunchou.desk.cockpit.queries import assess_dossier, case_of, load_dossier, without_hidden
from yunchou.desk.cockpit.room import OddsBar, PositionBar, odds_bar, position_bars
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.intelligence.queries import relettered
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.advisor.disciplines import Dial, dials
from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.names import NAMES
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.sentences import tell
from yunchou.playbook.kernel.terms import Words

# What an item of a list is told apart by, the first that it has.
NAMED_BY = ("name", "title", "statement", "what", "person", "criterion", "side", "step", "department", "year", "on")
MOST_CHANGES = 120


@dataclass(frozen=True, slots=True)
class Moment:
    """The room on one day."""

    on: date
    dossier: Dossier
    assessment: Assessment
    positions: list[PositionBar]
    odds: OddsBar
    dials: tuple[Dial, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that has come, gone or changed. `before` is `None` for what came, `after` for what went."""

    part: Words
    item: Words | None
    fact: Words | None
    before: Words | None
    after: Words | None


def moment(dossier: Dossier, on: date) -> Moment:
    """What the method says of a dossier on a day."""
    judged = assess_dossier(dossier, on)
    return Moment(
        on=on,
        dossier=dossier,
        assessment=judged,
        positions=position_bars(judged.position.rivals),
        odds=odds_bar(judged.odds),
        dials=dials(case_of(dossier, on)),
    )


def now(user: User, deal: Opportunity, today: date) -> Moment:
    """The room today, without what this reader may not see."""
    return moment(without_hidden(load_dossier(deal.pk, today), reach_of(user)), today)


def changes(then: Dossier, today: Dossier, reach: Reach) -> list[FactChange]:
    """The facts that differ, in the order of the dossier, as far as the reader may see them."""
    found: list[FactChange] = []
    for field in fields(Dossier):
        before, after = getattr(then, field.name), getattr(today, field.name)
        if before != after and may_read_facts(reach, [field.name]):
            found += _of_part(field.name, before, after)
    return found[:MOST_CHANGES]


def _of_part(path: str, before: Any, after: Any) -> Iterator[FactChange]:
    if not isinstance(after, tuple):
        yield from _of_fields(path, None, before, after)
        return
    old, new = _by_name(before), _by_name(after)
    for name in [*old, *(name for name in new if name not in old)]:
        item = _called(name) if name else None
        if name not in old:
            yield FactChange(NAMES[path], item, None, None, _summary(new[name]))
        elif name not in new:
            yield FactChange(NAMES[path], item, None, _summary(old[name]), None)
        elif old[name] != new[name]:
            yield from _of_fields(path, item, old[name], new[name])


def _of_fields(path: str, item: Words | None, before: Any, after: Any) -> Iterator[FactChange]:
    known = after if after is not None else before
    for field in fields(known):
        old = field.default if before is None else getattr(before, field.name)
        new = field.default if after is None else getattr(after, field.name)
        if old == new or (isinstance(old, str) and isinstance(new, str) and relettered(old) == relettered(new)):
            continue  # a source is known by another letter in each language, and is the same source
        if _is_list_of_facts(old) or _is_list_of_facts(new):
            for change in _of_part(f"{path}.{field.name}", old, new):
                yield replace(change, item=_joined(item, change.item))
        else:
            yield FactChange(NAMES[path], item, field.metadata["words"], _told(old), _told(new))


def _is_list_of_facts(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(each) for each in value)


def _joined(outer: Words | None, inner: Words | None) -> Words | None:
    if outer is None or inner is None:
        return outer or inner
    return Words(f"{outer.zh} · {inner.zh}", f"{outer.en} · {inner.en}")


def _by_name(items: tuple[Any, ...]) -> dict[Any, Any]:
    """The items by what they are called; of two with one name the later has its place added."""
    found: dict[Any, Any] = {}
    for item in items:
        key = _name_field(item)
        name = getattr(item, key) if key else ""
        found[name if name not in found else f"{_told(name).zh} ({len(found) + 1})"] = item
    return found


def _name_field(item: Any) -> str:
    """The field that an item is told apart by; empty when it has none that is filled."""
    return next((key for key in NAMED_BY if getattr(item, key, None)), "")


def _summary(item: Any) -> Words:
    """What an item says beside its name, in a few words."""
    told = [
        (field.metadata["words"], _told(value))
        for field in fields(item)
        if field.name != _name_field(item) and (value := getattr(item, field.name)) != field.default
    ][:4]
    return Words(
        "；".join(f"{name.zh} {value.zh}" for name, value in told) or "已记录",
        "; ".join(f"{name.en}: {value.en}" for name, value in told) or "noted",
    )


def _called(name: Any) -> Words | None:
    """What an item is told apart by, in both languages; a year is no amount."""
    if isinstance(name, int):
        return Words(str(name), str(name))
    return item_words(name) if isinstance(name, str) else tell(name)


def _told(value: Any) -> Words:
    """A value for people: lists of items by their number, lists of values by their words."""
    if isinstance(value, str):
        value = relettered(value) if type(value) is str else value
    if isinstance(value, tuple):
        if any(is_dataclass(each) for each in value):
            return Words(f"{len(value)} 条", f"{len(value)} entries")
        told = [_told(each) for each in value]
        return Words("、".join(t.zh for t in told) or "无", ", ".join(t.en for t in told) or "none")
    return tell(str(value) if isinstance(value, Grade) else value)
