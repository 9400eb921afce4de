"""Read what is typed about a negotiation. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.negotiation.queries import issues_of
from yunchou.desk.opportunities.forms.rows import RowForm, long_text
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField, SegmentedInput, TermChoiceField
from yunchou.playbook.contracts.terms import Better


class PlanForm(RowForm):
    """What we want, where we stop, what we give only for what."""

    target = MoneyField(label=_("target price"), required=False)
    bottom_line = MoneyField(label=_("bottom line"), required=False)
    gives = long_text(_("what we can give"), help_text=_("One a line."))
    gets = long_text(_("what we want for it"), help_text=_("One a line."))
    fallback = long_text(_("what we do without an agreement"))


def _figure(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=18, decimal_places=2)


class IssueForm(RowForm):
    """One matter at the table."""

    name = forms.CharField(label=_("issue"), max_length=80, widget=forms.TextInput({"autofocus": True}))
    unit = forms.CharField(label=_("unit"), max_length=20, required=False, help_text=_("days, percent, yuan a seat"))
    better = TermChoiceField(Better, label=_("better for us"), initial=Better.HIGHER, widget=SegmentedInput())
    target = _figure(_("our target"))
    limit = _figure(_("our limit"))
    theirs = _figure(_("their position"))
    note = long_text(_("note"))


class ConcessionForm(RowForm):
    """One step: who gave what, where it stands now, what was got for it."""

    what = forms.CharField(label=_("what was given"), max_length=200, widget=forms.TextInput({"autofocus": True}))
    issue: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("issue"), queryset=None, required=False)
    by_us = AnswerField(label=_("given by us"))
    given_on = DayField(label=_("step taken on"), initial=timezone.localdate)
    value = _figure(_("stands at now"))
    got_something = AnswerField(label=_("was something got for it"))
    got = forms.CharField(label=_("what was got for it"), max_length=200, required=False)

    def prepare(self) -> None:
        """The issues of this deal."""
        self.fields["issue"].queryset = issues_of(self.deal)  # type: ignore[attr-defined]
        if self.row is None:
            self.initial.setdefault("by_us", "yes")


class OfferForm(forms.Form):
    """A price we want to name."""

    amount = MoneyField(label=_("offered amount"))
    reason = forms.CharField(label=_("why"), max_length=1000, widget=forms.Textarea({"rows": 2}))


class SignatureForm(forms.Form):
    """The day of signature; empty takes a mistaken one back. A reason is asked for when our own leave lacks."""

    signed_on = DayField(label=_("signed on"), required=False)
    override_reason = forms.CharField(
        label=_("why signed all the same"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_reason:
            del self.fields["override_reason"]
