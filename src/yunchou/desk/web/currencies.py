"""The currencies that deals, budgets and receipts are kept in; amounts of two of them are never added."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.formats import sign_of

CURRENCIES = {
    "CNY": _("Chinese yuan"),
    "HKD": _("Hong Kong dollar"),
    "USD": _("US dollar"),
    "EUR": _("Euro"),
    "GBP": _("Pound sterling"),
    "JPY": _("Japanese yen"),
    "SGD": _("Singapore dollar"),
}


class CurrencyField(forms.ChoiceField):
    """One of our currencies; yuan unless said otherwise."""

    def __init__(self, **options: Any) -> None:
        signs = json.dumps({code: sign_of(code) for code in CURRENCIES}, ensure_ascii=False)
        options = {"label": _("currency"), "initial": "CNY", "widget": forms.Select({"data-signs": signs}), **options}
        super().__init__(choices=list(CURRENCIES.items()), **options)
