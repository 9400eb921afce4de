"""Seats used by month and tickets, as the product's own reports and the service desk export them (P87)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.naming import name_key
from yunchou.desk.errors import DeskError, Invalid
from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken, Values
from yunchou.desk.identity.models import User
from yunchou.desk.retention.operations import Reported, Used, keep_tickets, keep_usage
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.retention.terms import TicketSeverity

_CUSTOMER = Column("company", Words("客户名称", "Customer"), read.text(160), ("account", "公司", "公司名称", "客户", "租户", "企业名称"), required=True)  # fmt: skip
USAGE_COLUMNS = (
    _CUSTOMER,
    Column("month", Words("月份", "Month"), read.month, ("月", "统计月份", "账期", "period"), required=True),
    Column("seats_used", Words("使用坐席数", "Seats used"), read.count, ("使用坐席", "活跃坐席", "活跃坐席数", "在用坐席", "active seats", "used seats"), required=True),
    Column("department", Words("部门", "Department"), read.text(80), ("使用部门", "team", "group")),
)  # fmt: skip
TICKET_COLUMNS = (
    _CUSTOMER,
    Column("number", Words("工单号", "Ticket number"), read.text(60), ("工单编号", "ticket", "ticket id", "case number", "单号"), required=True),
    Column("opened_on", Words("提交日期", "Opened on"), read.day, ("提交时间", "创建时间", "created", "opened", "created at"), required=True),
    Column("closed_on", Words("解决日期", "Closed on"), read.day, ("解决时间", "关闭时间", "关闭日期", "closed", "resolved", "closed at")),
    Column("severity", Words("紧急程度", "Severity"), read.severity, ("优先级", "级别", "priority")),
)  # fmt: skip


Keep = Callable[[Company, list[Row]], Sequence[Any]]


def _by_customer(rows: Sequence[Row], keep: Keep, *, actor: User) -> Taken:
    """Take the rows customer by customer; where those of one cannot be taken together, one by one."""
    taken, grouped = Taken(), defaultdict[str, list[Row]](list)
    for row in rows:
        grouped[name_key(str(row.values["company"]))].append(row)
    companies = {company.name_key: company for company in customers.visible(actor).filter(name_key__in=grouped)}
    for key, found in grouped.items():
        company = companies.get(key)
        if company is None:
            absent = Invalid({"company": _("There is no such customer. Import or add it first.")})
            for row in found:
                taken.refuse(row.line, absent)
            continue
        try:
            with transaction.atomic():
                made = keep(company, found)
        except DeskError:
            take_each(found, lambda row, company=company: keep(company, [row])[0].pk, taken)  # type: ignore[misc]
        else:
            taken.subjects.update({row.line: each.pk for row, each in zip(found, made, strict=True)})
    return taken


def _take_usage(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:  # noqa: ARG001
    def keep(company: Company, found: list[Row]) -> Sequence[Any]:
        return keep_usage(company, [_used(row.values) for row in found], actor=actor, at=at)

    return _by_customer(rows, keep, actor=actor)


def _used(values: Values) -> Used:
    return Used(values["month"], values["seats_used"], str(values.get("department") or ""))


def _take_tickets(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:  # noqa: ARG001
    def keep(company: Company, found: list[Row]) -> Sequence[Any]:
        return keep_tickets(company, [_reported(row.values) for row in found], actor=actor, at=at)

    return _by_customer(rows, keep, actor=actor)


def _reported(values: Values) -> Reported:
    severity = values.get("severity") or TicketSeverity.NORMAL
    return Reported(str(values["number"]), severity, values["opened_on"], values.get("closed_on"))


def usage_reference(values: Values) -> str:
    """A figure is recognised by customer, month and department."""
    department = read.normal(str(values.get("department") or ""))
    return f"{name_key(str(values['company']))}/{values['month']:%Y-%m}/{department}"


def ticket_reference(values: Values) -> str:
    """A ticket is recognised by customer and number."""
    return f"{name_key(str(values['company']))}/{read.normal(str(values['number']))}"


USAGE = Kind("usage", Words("使用坐席(按月)", "Seats used by month"), USAGE_COLUMNS, usage_reference, _take_usage)
TICKETS = Kind("tickets", Words("工单", "Tickets"), TICKET_COLUMNS, ticket_reference, _take_tickets)
