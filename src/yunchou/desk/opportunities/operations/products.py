"""Keep the list of what we sell."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import difference
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Product


def product_key(name: str) -> str:
    """A product's name without width, case, spaces and marks: GTXPro and GTX Pro are one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())[:80]


@transaction.atomic
def keep_product(name: str, *, series: str, list_price: Decimal | None, actor: User, at: datetime) -> Product:
    """Add a product, or bring the one of this name up to date. Only who may import keeps the list."""
    ensure_may(actor, May.IMPORT)
    key = product_key(name)
    if not key:
        raise Invalid({"name": _("Give the product a name.")})
    if list_price is not None and list_price < 0:
        raise Invalid({"list_price": _("A price cannot be negative.")})
    product = Product.objects.filter(name_key=key).first()
    if product is None:
        product = Product.objects.create(name=name, name_key=key, series=series, list_price=list_price)
        record("product.added", product, actor=actor, at=at, changes={"list_price": [None, list_price]})
        return product
    said = {"series": series or product.series, "list_price": product.list_price if list_price is None else list_price}
    diff = difference(product, said)
    if diff:
        Product.objects.filter(pk=product.pk).update(**said)
        record("product.changed", product, actor=actor, at=at, changes=diff)
    return product
