"""Read counts of people and seats as they are written: 2,000, 3万, "540,000+", "35000+人", 约三千人, "-"."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.amounts import parse_amount

MOST = 2_000_000_000
_NOT_KNOWN = frozenset(
    {"", "-", "--", "—", "——", "/", "n/a", "na", "unknown", "不详", "未知", "不知道", "未披露", "无"}
)
_BEFORE = re.compile(r"^(?:约|大约|近|超|超过|逾|>=?|≥|~)+")
_AFTER = re.compile(r"(?:\+|以上|左右|多|余|人|名|位|员工|个|席|坐席|座席|employees|people|seats)+$")


def parse_count(text: str) -> int | None:
    """The whole number a person wrote, `None` for an empty text or one that says it is not known.

    "About", "more than" and units of people and seats are read over: what is kept is the figure itself.
    `ValueError` when it is not a count, is a fraction or is beyond two thousand million.
    """
    written = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())
    if written in _NOT_KNOWN:
        return None
    figure = _AFTER.sub("", _BEFORE.sub("", written))
    amount = parse_amount(figure)
    if not amount and not set(figure) & set("0零〇"):  # 万 alone is no figure
        raise ValueError(f"not a count: {text!r}")
    if amount != amount.to_integral_value() or amount > MOST:
        raise ValueError(f"not a count: {text!r}")
    return int(amount)


class CountField(forms.Field):
    """A count of people or seats, read as people write it. Empty and "-" mean not known."""

    default_error_messages = {
        "not_count": _("“%(value)s” is not a whole number. Write it like 2000, 3万 or 540,000+."),
    }

    def __init__(self, **options: Any) -> None:
        options = {"required": False, **options}
        options.setdefault("widget", forms.TextInput({"autocomplete": "off"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """A stored count with separators; typed text as it was typed."""
        return f"{value:,}" if isinstance(value, int | Decimal) else value

    def to_python(self, value: Any) -> int | None:
        """The count, `None` for not known."""
        text = str(value) if value is not None else ""
        try:
            return parse_count(text[:80])
        except ValueError as reason:
            error = ValidationError(self.error_messages["not_count"], "not_count", {"value": text[:80]})
            raise error from reason
