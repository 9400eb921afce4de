"""How the controls of forms are written: as Django does, only a list of choices without a template for every choice.

A crowded deal offers sixty people in one list and has several such lists on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Select
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

ATTRIBUTE, BARE = ' {}="{}"', " {}"


class Renderer(DjangoTemplates):
    """Django's own templates, and one list written here."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """The text of a control or form."""
        if template_name == Select.template_name:
            return select(context["widget"])
        return super().render(template_name, context, request)


def select(widget: Mapping[str, Any]) -> SafeString:
    """A list of choices as Django's template writes it, but for its empty lines."""
    parts = [format_html('<select name="{}"{}>', widget["name"], _attributes(widget["attrs"]))]
    for group, choices, _number in widget["optgroups"]:
        options = format_html_join(
            "",
            '\n  <option value="{}"{}>{}</option>',
            ((str(each["value"]), _attributes(each["attrs"]), localize(each["label"])) for each in choices),
        )
        parts.append(format_html('\n  <optgroup label="{}">{}\n  </optgroup>', group, options) if group else options)
    return mark_safe("".join(parts) + "\n</select>")  # noqa: S308 - every part is escaped above


def _attributes(attributes: Mapping[str, Any]) -> SafeString:
    written = (
        format_html(BARE, name) if value is True else format_html(ATTRIBUTE, name, str(value))
        for name, value in attributes.items()
        if value is not False
    )
    return mark_safe("".join(written))  # noqa: S308 - every part is escaped above
