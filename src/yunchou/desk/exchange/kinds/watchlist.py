"""Hidden giants from public lists (P5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from yunchou.desk.customers.models import WatchlistEntry
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations import add_entries, edit_entry
from yunchou.desk.errors import Invalid
from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken, Values
from yunchou.desk.identity.models import User
from yunchou.playbook.kernel.terms import Words

COLUMNS = (
    Column("name", Words("公司名称", "Company"), read.text(160), ("公司全称", "企业名称", "company", "account", "客户名称", "name"), required=True),
    Column("short_name", Words("简称", "Short name"), read.text(60), ("公司简称",)),
    Column("industry", Words("行业", "Industry"), read.text(120), ("行业领域", "sector", "industry", "所属行业")),
    Column("location", Words("所在地", "Location"), read.text(80), ("城市", "总部所在地", "所属省份", "地区", "office_location", "city")),
    Column("head_count_text", Words("人数", "Head-count"), read.text(40), ("员工人数", "规模", "员工数", "employees", "人员规模")),
    Column("seats_estimate", Words("估计坐席数", "Estimated seats"), read.count, ("坐席", "坐席数", "seats")),
    Column("evidence", Words("坐席证据", "Evidence of seats"), read.text(2000), ("业务范围", "说明", "备注", "notes")),
)  # fmt: skip


def _take(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:
    taken = Taken()
    stored = WatchlistEntry.objects.in_bulk([known[row.reference] for row in rows if row.reference in known])
    by_name = {entry.name: entry for entry in WatchlistEntry.objects.filter(name__in=[r.values["name"] for r in rows])}

    def edit(row: Row) -> int:
        entry = _entry(row)
        assert entry is not None  # noqa: S101 - only rows with an entry come here
        said = {name: value for name, value in _values(row).items() if value not in (None, "")}
        edit_entry(entry, said, seen_version=entry.version, actor=actor, at=at)
        return entry.pk

    def _entry(row: Row) -> WatchlistEntry | None:
        return stored.get(known.get(row.reference, 0)) or by_name.get(str(row.values["name"]))

    new = [row for row in rows if _entry(row) is None]
    take_each([row for row in rows if _entry(row) is not None], edit, taken)
    try:
        made = add_entries([_values(row) for row in new], actor=actor, at=at) if new else []
    except Invalid:
        take_each(new, lambda row: add_entries([_values(row)], actor=actor, at=at)[0].pk, taken)
    else:
        taken.subjects.update({row.line: entry.pk for row, entry in zip(new, made, strict=True)})
    return taken


def _values(row: Row) -> Values:
    """The row's values; the head-count is kept as found and, where it can be read, as a figure."""
    written = str(row.values.get("head_count_text") or "")
    try:
        figure = read.count(written)
    except ValueError:
        figure = None
    return {**row.values, "head_count": figure}


WATCHLIST = Kind(
    "watchlist", Words("观察名单", "Watch-list"), COLUMNS, lambda values: name_key(str(values["name"])), _take
)
