"""What we sell, from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.operations.products import keep_product, product_key
from yunchou.playbook.kernel.terms import Words

COLUMNS = (
    Column("name", Words("产品", "Product"), read.text(80), ("product", "产品名称", "name"), required=True),
    Column("series", Words("系列", "Series"), read.text(60), ("产品系列", "category")),
    Column("list_price", Words("标价", "List price"), read.money, ("sales_price", "price", "价格", "单价")),
)


def _take(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:  # noqa: ARG001
    taken = Taken()

    def keep(row: Row) -> int:
        price = row.values.get("list_price")
        series = str(row.values.get("series") or "")
        return keep_product(str(row.values["name"]), series=series, list_price=price, actor=actor, at=at).pk

    take_each(rows, keep, taken)
    return taken


PRODUCTS = Kind("products", Words("产品", "Products"), COLUMNS, lambda values: product_key(str(values["name"])), _take)
