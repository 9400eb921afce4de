"""Deals from a file. What another system calls won comes in at 收款 and stays open: only a bank receipt wins (P83)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations import create_companies
from yunchou.desk.errors import Invalid
from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken, Values
from yunchou.desk.exchange.kinds.owners import Owners
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities import queries
from yunchou.desk.opportunities.models import Opportunity, Product
from yunchou.desk.opportunities.operations import Draft, Terms, create_many, edit
from yunchou.desk.opportunities.operations.products import product_key
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.pipeline.stages import Stage

COLUMNS = (
    Column("reference", Words("商机编号", "Opportunity number"), read.text(120), ("opportunity_id", "id", "编号", "商机id", "deal id")),
    Column("name", Words("商机名称", "Opportunity"), read.text(160), ("opportunity", "deal", "deal name", "商机", "项目名称")),
    Column("customer", Words("客户名称", "Customer"), read.text(160), ("account", "company", "客户", "公司名称")),
    Column("product", Words("产品", "Product"), read.text(80), ("product", "产品名称")),
    Column("owner", Words("负责人", "Owner"), read.text(80), ("sales_agent", "owner", "销售", "客户经理")),
    Column("stage", Words("阶段", "Stage"), read.stage, ("deal_stage", "stage", "状态", "销售阶段")),
    Column("seats", Words("坐席数", "Seats"), read.count, ("seats", "坐席")),
    Column("unit_price", Words("单价", "Price per seat"), read.money, ("unit price", "坐席单价")),
    Column("amount", Words("金额", "Amount"), read.money, ("close_value", "amount", "value", "商机金额", "预计金额")),
    Column("currency", Words("币种", "Currency"), read.currency),
    Column("opened_on", Words("开始日期", "Opened on"), read.day, ("engage_date", "created", "创建日期")),
    Column("expected_sign_on", Words("预计签约日期", "Expected signature"), read.day, ("close_date", "expected close", "预计成交日期")),
    Column("lost_because", Words("丢单原因", "Reason of the loss"), read.text(500), ("lost reason",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rows of one stretch refer to, loaded once."""

    owners: Owners
    products: Mapping[str, Product]
    customers: dict[str, Company]


def _take(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:
    taken = Taken()
    around = _surroundings(rows, actor=actor, at=at)
    stored = queries.visible(actor).in_bulk([known[row.reference] for row in rows if row.reference in known])
    here = [row for row in rows if known.get(row.reference) in stored]
    take_each(here, lambda row: _edit(stored[known[row.reference]], row, actor=actor, at=at), taken)
    drafts: list[tuple[Row, Draft]] = []
    for row in rows:
        if known.get(row.reference) in stored:
            continue
        try:
            drafts.append((row, _draft(row, around)))
        except Invalid as reason:
            taken.refuse(row.line, reason)
    _create(drafts, taken, actor=actor, at=at)
    return taken


def _create(drafts: Sequence[tuple[Row, Draft]], taken: Taken, *, actor: User, at: datetime) -> None:
    try:
        made = create_many([draft for _row, draft in drafts], actor=actor, at=at) if drafts else []
    except Invalid:
        by_line = {row.line: draft for row, draft in drafts}
        each = [row for row, _draft in drafts]
        take_each(each, lambda row: create_many([by_line[row.line]], actor=actor, at=at)[0].pk, taken)
    else:
        taken.subjects.update({row.line: deal.pk for (row, _draft), deal in zip(drafts, made, strict=True)})


def _edit(deal: Opportunity, row: Row, *, actor: User, at: datetime) -> int:
    """Change what the file says about the deal's terms. Stage, standing and owner move by the desk's own gates."""
    said = {name: row.values[name] for name in _TERMS if row.values.get(name) not in (None, "")}
    terms = {name: getattr(deal, name) for name in _TERMS} | said
    edit(deal, Terms(**terms), seen_version=deal.version, actor=actor, at=at)
    return deal.pk


_TERMS = ("name", "seats", "unit_price", "amount", "currency", "expected_sign_on", "expected_cash_on")


def _draft(row: Row, around: Surroundings) -> Draft:
    values = row.values
    product = around.products.get(product_key(str(values.get("product") or "")))
    if values.get("product") and product is None:
        raise Invalid(
            {"product": _("There is no product “%(name)s”. Import the products first.") % {"name": values["product"]}}
        )
    written = str(values.get("stage") or "")
    lost = written in read.LOST_WORDS
    # Where a lost deal stood when it was lost, the file does not say.
    stage = Stage.PROSPECTING if lost or not written else read.stage_of(written)
    return Draft(
        customer=around.customers[_customer_name(values)],
        owner=around.owners.named(str(values.get("owner") or "")),
        terms=_terms(values, product),
        stage=stage,
        taken_over=_taken_over(written) if stage is not Stage.PROSPECTING else "",
        product=product,
        opened_at=_moment(values),
        lost_because=(str(values.get("lost_because") or "") or _("Lost, says the imported file")) if lost else "",
    )


def _terms(values: Values, product: Product | None) -> Terms:
    said: dict[str, Any] = {name: values.get(name) for name in _TERMS if name in values}
    said["currency"] = values.get("currency") or "CNY"
    said["name"] = str(values.get("name") or "") or _named(values, product)
    if product is not None and said.get("unit_price") is None and said.get("amount") is None:
        said["unit_price"] = product.list_price
    return Terms(**said)


def _named(values: Values, product: Product | None) -> str:
    """A name for a deal that the file gives none."""
    subject = product.name if product else _customer_name(values)
    reference = str(values.get("reference") or "")
    return f"{subject} {reference}".strip()


def _taken_over(written: str) -> str:
    if written in read.WON_WORDS:
        return _("Imported: the other system says won. No bank receipt has been recorded here.")
    return _("Imported at this stage; nobody has seen the evidence of the gates before it here.")


def _moment(values: Values) -> datetime | None:
    opened = values.get("opened_on")
    return timezone.make_aware(datetime.combine(opened, time(9))) if opened else None


def _customer_name(values: Values) -> str:
    """The customer's name, or the one name under which deals without a customer are kept until somebody says."""
    return str(values.get("customer") or "") or _("(customer not named in the import)")


def _surroundings(rows: Sequence[Row], *, actor: User, at: datetime) -> Surroundings:
    names = {_customer_name(row.values) for row in rows}
    found = {
        company.name_key: company for company in customers.visible(actor).filter(name_key__in=map(name_key, names))
    }
    missing = sorted(name for name in names if name_key(name) not in found)
    if missing:
        made = create_companies([{"name": name} for name in missing], actor=actor, at=at)
        found |= {company.name_key: company for company in made}
    return Surroundings(
        owners=Owners(actor),
        products={product.name_key: product for product in Product.objects.all()},
        customers={name: found[name_key(name)] for name in names},
    )


def _reference(values: Values) -> str:
    """A deal is recognised by its number in the other system, else by customer, name and amount."""
    if values.get("reference"):
        return f"#{values['reference']}"
    amount: Decimal | None = values.get("amount")
    return f"{name_key(_customer_name(values))}/{read.normal(str(values.get('name') or ''))}/{amount or ''}"


OPPORTUNITIES = Kind("opportunities", Words("商机", "Opportunities"), COLUMNS, _reference, _take)
