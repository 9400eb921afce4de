"""Read what is typed about reasons to choose us and the grades of the choice (P97, P98). Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.meetings import queries
from yunchou.desk.meetings.terms import Step
from yunchou.desk.opportunities.forms.rows import PersonField, RowForm, long_text
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import MoneyField, SegmentedInput, SuggestingInput


class ReasonPageForm(RowForm):
    """The page of one person."""

    person = PersonField(label=_("For whom"))
    words = long_text(
        _("Why choose us, in his own words"),
        help_text=_("As he would tell his leader. It is printed: nothing that only we may know."),
    )
    background = long_text(_("Background"), help_text=_("The problem as his house sees it."))

    def prepare(self) -> None:
        """A page stays with its person; a new one is for somebody who has none yet."""
        if self.row is not None:
            del self.fields["person"]
            return
        person = self.fields["person"]
        person.required = True
        person.queryset = queries.people_without_page(self.deal)  # type: ignore[attr-defined]
        person.empty_label = _("Choose")  # type: ignore[attr-defined]


class ConcernForm(RowForm):
    """What he worries about, our answer, the evidence."""

    page: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("For whom"), queryset=None, empty_label=None, widget=forms.HiddenInput()
    )
    concern = forms.CharField(label=_("What he worries about"), max_length=200)
    answer = long_text(_("Our answer"))
    evidence = long_text(_("Evidence that can be shown"), help_text=_("A case, a test report, a page of the contract."))
    answered_in = forms.CharField(
        label=_("Slides that answer it"), required=False, max_length=120,
        help_text=_("The version, spelled as with the meeting: then its page knows whether his concerns are answered."),
    )  # fmt: skip

    def prepare(self) -> None:
        """A concern stays on its page; versions named before are offered."""
        self.fields["answered_in"].widget = SuggestingInput(lambda: queries.decks_of(self.deal), {"maxlength": 120})
        if self.row is not None:
            del self.fields["page"]
        else:
            self.fields["page"].queryset = queries.reason_pages(self.deal)  # type: ignore[attr-defined]


class OptionForm(RowForm):
    """One grade of the choice."""

    step = forms.TypedChoiceField(
        label=_("How far"), choices=choices(Step), coerce=Step.of, initial=Step.PILOT, widget=SegmentedInput()
    )
    title = forms.CharField(label=_("Option"), max_length=120)
    scope = long_text(_("What it contains"))
    gain = long_text(_("What it shows or saves"))
    amount = MoneyField(label=_("Amount"), required=False)
