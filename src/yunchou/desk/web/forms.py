"""Small helpers between forms, stored rows and operations."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.forms import BaseForm
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid


def put_back(form: BaseForm, reason: Invalid) -> None:
    """Show an operation's refusal on the form, at the field it names, or on top when the form has no such field."""
    for name, message in reason.fields.items():
        form.add_error(name if name in form.fields else None, message)


def stored_values(row: Model, *names: str) -> dict[str, Any]:
    """The stored values of a row as the initial values of a form; a link as its key."""
    return {name: row.serializable_value(name) for name in names}


def whole_number(text: str | None) -> int:
    """The whole number a small form sent, such as a version or a place; anything else is refused."""
    if text and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise Invalid({"": _("Something in this form is missing. Open the page again.")})
