"""What the forms of a deal's rows have in common: one form a kind of row, whoever keeps that kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db.models import Manager
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.queries.people import contacts_of
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import SeveralField
from yunchou.playbook.kernel.grades import Information, Source

if TYPE_CHECKING:
    _ModelChoice = forms.ModelChoiceField[Any]
else:
    _ModelChoice = forms.ModelChoiceField

LONGEST_TEXT = 4000


class PersonField(_ModelChoice):
    """Somebody at the deal's customer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, required=False, empty_label=_("not known"), **options)

    def label_from_instance(self, person: Any) -> str:
        return _whole_name(person)


class PeopleField(SeveralField):
    """Some people at the deal's customer."""

    def label_from_instance(self, person: Any) -> str:
        return _whole_name(person)


def _whole_name(person: Any) -> str:
    return " · ".join(filter(None, (person.name, person.department, person.title)))


def long_text(label: Any, **options: Any) -> forms.CharField:
    """A few lines of text that may stay empty."""
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT, widget=widget, **options)


class RowForm(forms.Form):
    """A row of a deal. `row` is the one being changed; then the form carries the version that was read.

    `folded` names the fields that are seldom filled in: they stand behind one tap.
    """

    folded: ClassVar[tuple[str, ...]] = ()

    def __init__(self, deal: Any, row: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.deal, self.row = deal, row
        people = contacts_of(deal)
        for field in self.fields.values():
            if isinstance(field, PersonField | PeopleField):
                field.queryset = people
        if row is not None:
            self.fields["version"] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
            stored = {name: _stored(row, name) for name in self.fields if hasattr(row, name)}
            self.initial = {**stored, **self.initial}
        self.prepare()

    def prepare(self) -> None:
        """What a kind of row does to its fields, once deal and row are known."""

    @property
    def names_people(self) -> bool:
        """Whether somebody of the customer can be chosen, so that a way to add one is offered."""
        return any(isinstance(field, PersonField | PeopleField) for field in self.fields.values())

    @property
    def first_fields(self) -> list[BoundField]:
        """The fields that are seen at once."""
        return [bound for bound in self.visible_fields() if bound.name not in self.folded]

    @property
    def folded_fields(self) -> list[BoundField]:
        """The fields behind one tap."""
        return [bound for bound in self.visible_fields() if bound.name in self.folded]

    @property
    def folded_open(self) -> bool:
        """Whether something behind the fold is wrong, so that it must be seen."""
        return any(name in self.errors for name in self.folded)

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def seen_version(self) -> int:
        """The version that was read, once the form is valid; 0 for what was not there yet."""
        version: int = self.cleaned_data.get("version", 0)
        return version

    def put_back(self, refused: Invalid) -> None:
        """Show the reasons of an operation at their fields, or on top where the form has no such field."""
        for name, reason in refused.fields.items():
            self.add_error(name if name in self.fields else None, reason)


class GradedForm(RowForm):
    """A row with a grade, typed as its two halves: how far the source is trusted, how far the news (A1 to F6)."""

    reliability = forms.ChoiceField(label=_("Reliability of the source"), required=False)
    credibility = forms.ChoiceField(label=_("Credibility of the news"), required=False)

    def prepare(self) -> None:
        """A stored grade is shown as its two halves."""
        for name, term in (("reliability", Source), ("credibility", Information)):
            labelled = [(value, f"{value} {words}") for value, words in choices(term)]
            self.fields[name].choices = [("", _("not judged")), *labelled]  # type: ignore[attr-defined]
        if self.row is not None and self.row.grade:
            self.initial = {"reliability": self.row.grade[0], "credibility": self.row.grade[1], **self.initial}

    def clean(self) -> dict[str, Any]:
        """The two halves make one grade."""
        found = super().clean() or {}
        letter, digit = found.pop("reliability", ""), found.pop("credibility", "")
        if bool(letter) != bool(digit) and not {"reliability", "credibility"} & set(self.errors):
            self.add_error("credibility" if letter else "reliability", _("Judge both or neither."))
        return {**found, "grade": letter + digit}


def _stored(row: Any, name: str) -> Any:
    value = getattr(row, name)
    return list(value.all()) if isinstance(value, Manager) else value


class VersionForm(forms.Form):
    """The version that was read, sent along with a removal."""

    version = forms.IntegerField(min_value=0)


class PlaceForm(forms.Form):
    """The place a row is put at, counted from 0."""

    to = forms.IntegerField(min_value=0, max_value=100_000)
