"""Read what is said to an alert. Nothing is saved here."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.alerts.terms import AlertAnswer, AlertOutcome
from yunchou.desk.web.fields import TermChoiceField


class AnswerForm(forms.Form):
    """Was it he."""

    answer = TermChoiceField(AlertAnswer, label=_("Was it you?"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class SettleForm(forms.Form):
    """What was done."""

    outcome = TermChoiceField(AlertOutcome, label=_("Outcome"))
    note = forms.CharField(label=_("What was done"), max_length=300, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
