"""Read a decision and a stand-in. Nothing is saved here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.approvals.queries import stand_ins
from yunchou.desk.web.fields import AnswerField, DayField

if TYPE_CHECKING:
    from yunchou.desk.identity.models import User


class DecisionForm(forms.Form):
    """Agree, or refuse with a reason."""

    approved = AnswerField(label=_("agreed to"))
    answer = forms.CharField(label=_("reply"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class StandInForm(forms.Form):
    """Who gives my leave while I am away."""

    to: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("who stands in"), queryset=None)
    first_on = DayField(label=_("first day"))
    last_on = DayField(label=_("last day"), help_text=_("Both days included."))
    reason = forms.CharField(label=_("why"), max_length=200, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = stand_ins(user)  # type: ignore[attr-defined]
