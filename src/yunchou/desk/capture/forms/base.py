"""One proposal as a small form: taken or not, and its values to correct. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.playbook.kernel.terms import Term

if TYPE_CHECKING:
    from yunchou.desk.opportunities.models import Opportunity

LONGEST = 200


class NameInput(forms.TextInput):
    """A box that offers the names of the customer's people."""

    def __init__(self) -> None:
        super().__init__({"list": "capture-people", "autocomplete": "off"})


def one_name(label: Any, *, required: bool = False) -> forms.CharField:
    """The name of one person."""
    return forms.CharField(label=label, required=required, max_length=80, widget=NameInput())


def some_names(label: Any) -> forms.CharField:
    """The names of several people, as people write lists."""
    return forms.CharField(
        label=label, required=False, max_length=400, help_text=_("Several names with commas between.")
    )


def line(label: Any, *, required: bool = False, most: int = LONGEST) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, required=required, max_length=most)


class CardForm(forms.Form):
    """The values of one proposal. The subclass names its fields as the proposal's, and says what it begins with."""

    def __init__(
        self, one: Proposal, deal: Opportunity, day: date, *, prefix: str, data: Mapping[str, Any] | None = None,
        typed: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.deal, self.day = deal, day
        begins = self.begin(one)
        super().__init__(data, prefix=prefix, initial=begins)
        if typed is not None:
            self.keep(typed)

    def begin(self, one: Proposal) -> dict[str, Any]:
        """The values that the proposal gives, by the names of its fields."""
        given = {field.name: _plain(getattr(one.fields, field.name)) for field in fields(one.fields)}
        within = getattr(one.fields, "within", None)
        if within is not None:
            given["last_day"] = within.last or within.first
        return {**given, "source": one.source}

    def keep(self, typed: Mapping[str, Any]) -> None:
        """What was corrected already stays while the note grows."""
        for key, field in self.fields.items():
            self.initial[key] = field.widget.value_from_datadict(typed, {}, self.add_prefix(key))


def _plain(value: Any) -> Any:
    if isinstance(value, Term):
        return value.value
    if isinstance(value, tuple):
        return "、".join(str(each) for each in value)
    return value
