"""What people type in the cockpit: a move through a gate, an answer, a decision about a move."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.errors import Invalid
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField
from yunchou.playbook.pipeline.stages import Stage

F = TypeVar("F", bound=forms.Form)
# What operations call a field that these forms call otherwise.
_ALSO = {"override_reason": "reason", "to": "stage"}


class StageForm(forms.Form):
    """Where a deal shall go, and why when the gate is shut or the way leads back."""

    stage = forms.TypedChoiceField(label=_("Stage"), choices=choices(Stage), coerce=Stage.of)
    reason = forms.CharField(label=_("Why"), required=False, max_length=1000)
    version = forms.IntegerField(min_value=0, max_value=2**31)


class AnswerForm(forms.Form):
    """Yes, no or unknown to one exit criterion, with the evidence."""

    answer = AnswerField(label=_("Yes, no or unknown"), required=True)
    evidence = forms.CharField(label=_("Evidence"), required=False, max_length=2000)


class DecisionForm(forms.Form):
    """What to do with a move: done, later until a day, or it does not apply, and why."""

    move = forms.RegexField(r"^[0-9a-f]{64}$")
    decision = forms.TypedChoiceField(label=_("Decision"), choices=choices(Decision), coerce=Decision.of)
    until = DayField(label=_("Until"), required=False)
    reason = forms.CharField(label=_("Why"), required=False, max_length=500)
    back_to = forms.ChoiceField(choices=[("today", ""), ("opportunity", "")], required=False)

    @property
    def values(self) -> dict[str, Any]:
        """What `operations.decide` takes."""
        return {name: self.cleaned_data[name] for name in ("move", "decision", "until", "reason")}


class ThenForm(forms.Form):
    """The day to look back at: up to today."""

    on = DayField(label=_("As it was on"))

    def __init__(self, *args: Any, latest: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.latest = latest

    def clean_on(self) -> date:
        """A day that has come."""
        on: date = self.cleaned_data["on"]
        if on > self.latest:
            raise forms.ValidationError(_("This day has not come yet."))
        return on


class NewsForm(forms.Form):
    """The newest journal line that a page knows."""

    after = forms.IntegerField(min_value=0, max_value=2**62)


def with_problems(form: F, problem: Invalid) -> F:
    """The form with the reasons for which an operation did not take it, each at its field."""
    for name, reason in problem.fields.items():
        field = _ALSO.get(name, name)
        form.add_error(field if field in form.fields else None, reason)
    return form
