"""Customers from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from yunchou.desk.customers import queries
from yunchou.desk.customers.models import Company, Segment
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations import create_companies, edit_company
from yunchou.desk.errors import Invalid
from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken, Values
from yunchou.desk.exchange.kinds.owners import Owners
from yunchou.desk.identity.models import User
from yunchou.playbook.kernel.terms import Words

COLUMNS = (
    Column("name", Words("客户名称", "Customer"), read.text(160), ("account", "company", "公司全称", "企业名称", "公司名称", "客户", "name"), required=True),
    Column("short_name", Words("简称", "Short name"), read.text(60), ("公司简称",)),
    Column("credit_code", Words("统一社会信用代码", "Unified social credit code"), read.text(18), ("信用代码", "税号")),
    Column("parent", Words("所属集团", "Group"), read.text(160), ("subsidiary_of", "parent", "parent account", "集团", "母公司", "上级公司")),
    Column("segment", Words("客户类型", "Segment"), read.text(80), ("sector", "industry", "行业", "行业领域", "所属行业")),
    Column("public_sector_class", Words("单位性质", "Public-sector class"), read.public_sector_class, ("企业性质", "ownership")),
    Column("location", Words("所在地", "Location"), read.text(80), ("office_location", "city", "城市", "地区", "总部所在地", "所属省份")),
    Column("website", Words("网站", "Website"), read.text(200), ("url", "官网")),
    Column("head_count", Words("人数", "Head-count"), read.count, ("employees", "员工人数", "规模", "员工数", "人员规模")),
    Column("seats_now", Words("现有坐席数", "Seats now"), read.count, ("seats", "坐席", "坐席数")),
    Column("seats_replaceable", Words("可替换坐席数", "Replaceable seats"), read.count),
    Column("seats_ours", Words("我方坐席数", "Seats of ours"), read.count),
    Column("niche", Words("细分行业", "Niche"), read.text(80), ("细分领域", "业务范围")),
    Column("niche_rank", Words("行业排名", "Rank in the niche"), read.count, ("排名", "rank")),
    Column("is_leader", Words("行业龙头", "Leader of its niche"), read.answer, ("龙头",)),
    Column("owner", Words("负责人", "Owner"), read.text(80), ("sales_agent", "account owner", "客户经理", "销售")),
)  # fmt: skip


def _take(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:
    taken, owners = Taken(), Owners(actor)
    segments = _segments()
    stored = _stored(rows, known, actor)
    new: list[tuple[Row, Values]] = []
    for row in rows:
        company = stored.get(row.reference)
        if company is None:
            try:
                new.append((row, _values(row, segments, owners)))
            except Invalid as reason:
                taken.refuse(row.line, reason)
        else:
            take_each([row], lambda row, company=company: _edit(company, row, segments, actor, at), taken)  # type: ignore[misc]
    _create(new, taken, actor=actor, at=at)
    _join_groups(rows, taken, actor=actor, at=at)
    return taken


def _create(new: Sequence[tuple[Row, Values]], taken: Taken, *, actor: User, at: datetime) -> None:
    if not new:
        return
    try:
        made = create_companies([values for _row, values in new], actor=actor, at=at)
    except Invalid:
        by_line = {row.line: values for row, values in new}
        take_each(
            [row for row, _values in new],
            lambda row: create_companies([by_line[row.line]], actor=actor, at=at)[0].pk,
            taken,
        )
        return
    taken.subjects.update({row.line: company.pk for (row, _values), company in zip(new, made, strict=True)})


def _edit(company: Company, row: Row, segments: Mapping[str, Segment], actor: User, at: datetime) -> int:
    """Change only what the file says; an empty cell takes nothing away."""
    said = {name: value for name, value in _values(row, segments, None).items() if value not in (None, "")}
    edit_company(company, said, seen_version=company.version, actor=actor, at=at, accept_duplicate=True)
    return company.pk


def _values(row: Row, segments: Mapping[str, Segment], owners: Owners | None) -> Values:
    values = {name: value for name, value in row.values.items() if name not in {"parent", "owner", "segment"}}
    if written := row.values.get("segment"):
        values["segment"] = segments.get(read.normal(written))
        if values["segment"] is None and not values.get("niche"):
            values["niche"] = written
    if owners is not None:
        values["owner"] = owners.named(row.values.get("owner", ""))
    return values


def _segments() -> dict[str, Segment]:
    found: dict[str, Segment] = {}
    for segment in Segment.objects.all():
        found |= {read.normal(segment.name_zh): segment, read.normal(segment.name_en): segment}
    return found


def _stored(rows: Iterable[Row], known: Mapping[str, int], actor: User) -> dict[str, Company]:
    """What these rows already are here: by an earlier import, else by their name among what the actor sees."""
    visible = queries.visible(actor)
    by_pk = visible.in_bulk([known[row.reference] for row in rows if row.reference in known])
    keys = {name_key(str(row.values["name"])): row.reference for row in rows if row.reference not in known}
    by_name = {keys[company.name_key]: company for company in visible.filter(name_key__in=keys)}
    return by_name | {ref: by_pk[pk] for ref, pk in known.items() if pk in by_pk}


def _join_groups(rows: Sequence[Row], taken: Taken, *, actor: User, at: datetime) -> None:
    """Put companies under the groups their rows name; a group that is not here yet is added by its name alone."""
    wanted = [row for row in rows if row.values.get("parent") and row.line in taken.subjects]
    names = {name_key(str(row.values["parent"])): str(row.values["parent"]) for row in wanted}
    visible = queries.visible(actor)
    groups: dict[str, Any] = {company.name_key: company for company in visible.filter(name_key__in=names)}
    missing = [{"name": name} for key, name in names.items() if key not in groups]
    groups |= (
        {company.name_key: company for company in create_companies(missing, actor=actor, at=at)} if missing else {}
    )

    def join(row: Row) -> int:
        company = queries.fetch(actor, taken.subjects[row.line])
        group = groups[name_key(str(row.values["parent"]))]
        edit_company(
            company, {"parent": group}, seen_version=company.version, actor=actor, at=at, accept_duplicate=True
        )
        return company.pk

    take_each(wanted, join, taken)


def customer_reference(values: Values) -> str:
    """A customer is recognised by its name without width, case and legal form."""
    return name_key(str(values["name"]))


CUSTOMERS = Kind("customers", Words("客户", "Customers"), COLUMNS, customer_reference, _take)
