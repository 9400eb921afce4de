"""Keep the segments and their typical size; the ones to begin with come from the playbook's own examples (P4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.customers.models import Segment
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Line, record, record_many

FIELDS = ("name_zh", "name_en", "typical_seats_from", "typical_seats_to", "cycle_days")


class Default(NamedTuple):
    """A segment to begin with: names, typical seats from and to, typical days from first contact to signature."""

    name_zh: str
    name_en: str
    seats_from: int | None
    seats_to: int | None
    cycle_days: int | None


# House defaults to be replaced by a company's own figures: the playbook names segments, not numbers.
DEFAULTS = (
    Default("银行", "Banks", 200, 3000, 365),
    Default("保险", "Insurance", 200, 3000, 300),
    Default("证券", "Securities", 50, 500, 270),
    Default("运营商", "Carriers", 500, 10000, 365),
    Default("电商平台", "E-commerce platforms", 200, 5000, 180),
    Default("客服外包中心", "Outsourced contact centres", 500, 10000, 150),
    Default("家电", "Home appliances", 100, 1500, 210),
    Default("消费电子", "Consumer electronics", 50, 800, 180),
    Default("饲料/农业", "Feed and agriculture", 20, 200, 180),
    Default("政府", "Government", 20, 500, 365),
    Default("军工", "Defence", 20, 300, 450),
    Default("能源", "Energy", 100, 2000, 365),
    Default("交通物流", "Transport and logistics", 100, 3000, 240),
    Default("其他", "Other", None, None, None),
)


@transaction.atomic
def ensure_segments(*, at: datetime) -> int:
    """Fill an installation that has no segments with the defaults; returns how many were made."""
    if Segment.objects.exists():
        return 0
    made = [
        Segment.objects.create(
            name_zh=each.name_zh,
            name_en=each.name_en,
            typical_seats_from=each.seats_from,
            typical_seats_to=each.seats_to,
            cycle_days=each.cycle_days,
        )
        for each in DEFAULTS
    ]
    record_many([Line("segment.created", segment) for segment in made], actor=None, at=at)
    return len(made)


@transaction.atomic
def create_segment(values: Mapping[str, Any], *, actor: User, at: datetime) -> Segment:
    """Add a segment."""
    ensure_may(actor, May.CHANGE_SEGMENTS)
    chosen = {name: values.get(name) for name in FIELDS}
    _ensure_sound(chosen, besides=None)
    segment = Segment.objects.create(**chosen)
    changes = {name: [None, value] for name, value in chosen.items() if value}
    record("segment.created", segment, actor=actor, at=at, changes=changes)
    return segment


@transaction.atomic
def edit_segment(
    segment: Segment, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime
) -> Segment:
    """Change a segment's names or typical figures."""
    ensure_may(actor, May.CHANGE_SEGMENTS)
    chosen = {name: values[name] for name in FIELDS if name in values}
    _ensure_sound({name: getattr(segment, name) for name in FIELDS} | chosen, besides=segment.pk)
    diff = apply_changes(segment, chosen, seen_version=seen_version)
    if diff:
        record("segment.changed", segment, actor=actor, at=at, changes=diff)
    return segment


def _ensure_sound(values: Mapping[str, Any], *, besides: int | None) -> None:
    problems = {name: _("This is needed.") for name in ("name_zh", "name_en") if not values.get(name)}
    if Segment.objects.filter(name_zh=values["name_zh"]).exclude(pk=besides or 0).exists():
        problems["name_zh"] = _("There is a segment of this name.")
    low, high = values["typical_seats_from"], values["typical_seats_to"]
    if low is not None and high is not None and low > high:
        problems["typical_seats_to"] = _("The upper figure is below the lower one.")
    if problems:
        raise Invalid(problems)
