"""The forms of a person at a customer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.fields import DayField


class ContactForm(forms.Form):
    """A person: only the name is asked for."""

    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    name = forms.CharField(label=_("name"), max_length=80)
    department = forms.CharField(label=_("department"), max_length=80, required=False)
    title = forms.CharField(label=_("title"), max_length=80, required=False)
    reports_to = forms.ChoiceField(label=_("reports to"), required=False)
    phone = forms.CharField(label=_("phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("mail address"), max_length=254, required=False)

    def __init__(self, *args: Any, colleagues: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.colleagues = {str(person.pk): person for person in colleagues}
        offered = [(pk, f"{person.name} {person.title}".strip()) for pk, person in self.colleagues.items()]
        self.fields["reports_to"].choices = [("", "—"), *offered]  # type: ignore[attr-defined]

    def clean_reports_to(self) -> Any:
        """The colleague at the customer."""
        return self.colleagues.get(self.cleaned_data["reports_to"])


class LeavingForm(forms.Form):
    """The day a person left; empty takes it back."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    left_on = DayField(label=_("left the company on"), required=False)
