"""Lists of choices are written as Django writes them, without a template for every choice."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from yunchou.desk.web.controls import Renderer

CHOICES: dict[str, list[Any]] = {
    "nothing": [],
    "letters that a page must not read": [('"><b>', "<script>alert('1')</script> & 王"), ("2", mark_safe("<b>2</b>"))],
    "groups": [("一组 <&>", [(1, "一"), (2, "二")]), ("", "无"), ("二组", [(1200, 1200)])],
    "words to be said later, nothing, numbers": [("", gettext_lazy("Choose")), (None, "—"), (1.5, 1.5), (0, 0)],
}


@pytest.mark.parametrize("choices", CHOICES.values(), ids=CHOICES.keys())
@pytest.mark.parametrize("value", [None, "", 1, "2", '"><b>', ["1", "1200"]], ids=repr)
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
def test_a_list_is_written_as_django_writes_it(widget: type[forms.Select], choices: list[Any], value: Any) -> None:
    control = widget({"class": 'a "b"', "required": True, "disabled": False, "size": 3}, choices)
    by_us, by_django = Renderer(), DjangoTemplates()
    ours, theirs = (control.render("who", value, {"id": "id_who"}, each) for each in (by_us, by_django))
    assert lines(ours) == lines(theirs)
    assert len(lines(ours)) > sum(1 for _choice in choices)


def lines(text: str) -> list[str]:
    """What is written, without the empty lines that a template leaves."""
    return [line for line in text.splitlines() if line.strip()]


def test_forms_are_written_by_it() -> None:
    assert isinstance(forms.Form().renderer, Renderer)
    assert settings.FORM_RENDERER.endswith("Renderer")
