"""Forms of the budget season."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.resources.queries import may_be_asked
from yunchou.desk.web.fields import DayField


class BeginForm(forms.Form):
    """Who gets the tasks."""

    who: forms.ModelChoiceField[Any] = forms.ModelChoiceField(None, label=_("Who sees to it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = may_be_asked()  # type: ignore[attr-defined]


class TaskForm(BeginForm):
    """One task: who, by when, since when it is done."""

    due_on = DayField(label=_("Due on"))
    done_on = DayField(label=_("Done on"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
