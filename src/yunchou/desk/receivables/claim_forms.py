"""Read what is typed about promises to pay and disputes. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.forms.rows import PersonField, RowForm, long_text
from yunchou.desk.receivables.queries import instalments_of
from yunchou.desk.web.fields import DayField, MoneyField, SegmentedInput, TermChoiceField
from yunchou.playbook.receivables.terms import DisputeKind


class ClaimForm(RowForm):
    """Something about one instalment of the deal; the only one is chosen already."""

    instalment: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("instalment"), queryset=None, empty_label=None
    )

    def prepare(self) -> None:
        """The instalments of this deal."""
        self.fields["instalment"].queryset = instalments_of(self.deal)  # type: ignore[attr-defined]


class PromiseForm(ClaimForm):
    """A promise to pay: who said it, how much, by when."""

    person = PersonField(label=_("promised by"))
    amount = MoneyField(label=_("promised amount"), required=False, help_text=_("Empty: all that is owed."))
    given_on = DayField(label=_("promised on"), initial=timezone.localdate)
    due_on = DayField(label=_("promised for"))
    note = long_text(_("note"))


class DisputeForm(ClaimForm):
    """A dispute: what it is about, what they object to, and how it was settled."""

    kind = TermChoiceField(DisputeKind, label=_("about"), initial=DisputeKind.DELIVERY, widget=SegmentedInput())
    amount = MoneyField(label=_("disputed amount"), required=False)
    raised_on = DayField(label=_("raised on"), initial=timezone.localdate)
    what = forms.CharField(label=_("what they object to"), max_length=1000, widget=forms.Textarea({"rows": 2}))
    settled_on = DayField(label=_("settled on"), required=False)
    outcome = long_text(_("how it was settled"))
