"""The form with which the keeper of a compartment lets a colleague in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.fields import DayField


class LetInForm(forms.Form):
    """Whom, why, until when."""

    user = forms.TypedChoiceField(label=_("Colleague"), coerce=int)
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("Only you read this."))
    until = DayField(label=_("Through"), required=False, help_text=_("Empty: until you withdraw it."))

    def __init__(self, *args: Any, colleagues: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", "—"), *colleagues]  # type: ignore[attr-defined]
