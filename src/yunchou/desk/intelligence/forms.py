"""The form with which a keeper lets a colleague in, and what forms of facts ask about who told us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yunchou.desk.errors import Invalid
from yunchou.desk.intelligence.queries import claims_of, pseudonym, sources_of
from yunchou.desk.opportunities.forms.rows import GradedForm, RowForm
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, SegmentedInput
from yunchou.playbook.kernel.grades import Source
from yunchou.playbook.kernel.terms import Answer

if TYPE_CHECKING:
    _ModelChoice = forms.ModelChoiceField[Any]
else:
    _ModelChoice = forms.ModelChoiceField


class LetInForm(forms.Form):
    """Whom, why, until when."""

    user = forms.TypedChoiceField(label=_("Colleague"), coerce=int)
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("Only you read this."))
    until = DayField(label=_("Through"), required=False, help_text=_("Empty: until you withdraw it."))

    def __init__(self, *args: Any, colleagues: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", "—"), *colleagues]  # type: ignore[attr-defined]


class OpeningForm(forms.Form):
    """Why the confidences of a deal are needed without their keeper, and for how long."""

    reason = forms.CharField(
        label=_("Why"), max_length=200, help_text=_("The keeper and the second person read this, nobody else.")
    )
    hours = forms.TypedChoiceField(
        label=_("For how long"), coerce=int, initial=4,
        choices=[(each, ngettext_lazy("%d hour", "%d hours", each) % each) for each in (1, 4, 8, 24)],
    )  # fmt: skip


class OpeningDecisionForm(forms.Form):
    """Yes or no, and why."""

    allowed = forms.TypedChoiceField(
        label=_("Decision"), coerce=lambda said: said == "yes", widget=SegmentedInput,
        choices=[("yes", _("Open it")), ("no", _("Refuse"))],
    )  # fmt: skip
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("The keeper reads this."))


class SourceField(_ModelChoice):
    """A source of the deal, by its pseudonym."""

    def label_from_instance(self, source: Any) -> str:
        return pseudonym(source)


def sealed_name(label: Any, **options: Any) -> forms.CharField:
    """A name that will be sealed: the browser must not keep it either."""
    widget = forms.TextInput({"autocomplete": "off", "data-no-draft": True, "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=80, strip=True, widget=widget, **options)


class ToldForm(GradedForm):
    """A fact that somebody told us: how sure we are, and who it was (sealed)."""

    source = SourceField(label=_("Known source"), queryset=None, required=False, empty_label=_("none of these"))
    source_name = sealed_name(
        _("Or name a new source"),
        help_text=_("The name is sealed: others see a pseudonym, the deal's owner and those he lets in can open it."),
    )
    told: tuple[str, ...] = ("reliability", "credibility", "source", "source_name")

    def prepare(self) -> None:
        """Sources to choose from; who told it comes last."""
        super().prepare()
        self.fields["source"].queryset = sources_of(self.deal)  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name not in self.told] + list(self.told))

    def put_back(self, refused: Invalid) -> None:
        """A grade is shown as two fields; its reason stands at the first."""
        super().put_back(Invalid({("reliability" if k == "grade" else k): v for k, v in refused.fields.items()}))


class ClaimForm(RowForm):
    """A statement that matters, in words that can be yes or no."""

    statement = forms.CharField(
        label=_("Claim"),
        max_length=200,
        widget=forms.TextInput({"autofocus": True}),
        help_text=_("A whole sentence that is true or not, such as: the budget was approved in March."),
    )
    critical = AnswerField(label=_("Does a decision hang on it"))


class ReportForm(ToldForm):
    """One source's word on a claim: yes or no, how sure, and whom he heard it from."""

    claim: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("Claim"), queryset=None, empty_label=None)
    says = forms.TypedChoiceField(
        label=_("Says"), choices=choices(Answer), coerce=Answer.of, initial=Answer.YES, widget=SegmentedInput()
    )
    on = DayField(label=_("Said on"), initial=timezone.localdate)
    note = forms.CharField(label=_("In which words"), required=False, max_length=200)
    heard_from = SourceField(
        label=_("Whom he heard it from"), queryset=None, required=False, empty_label=_("from nobody")
    )
    heard_from_name = sealed_name(
        _("Or name whom he heard it from"), help_text=_("Sealed as well. Who quotes another is no second source.")
    )
    told = (*ToldForm.told, "heard_from", "heard_from_name")

    def prepare(self) -> None:
        """The claims of the deal; a stored report stays with its claim."""
        super().prepare()
        self.fields["heard_from"].queryset = sources_of(self.deal)  # type: ignore[attr-defined]
        if self.row is None:
            self.fields["claim"].queryset = claims_of(self.deal)  # type: ignore[attr-defined]
        else:
            del self.fields["claim"]


class OutcomeForm(forms.Form):
    """What proved true of a claim, and when; the day is today unless another is given."""

    outcome = forms.TypedChoiceField(choices=choices(Answer), coerce=Answer.of)
    outcome_on = DayField(label=_("Proved on"), required=False)
    version = forms.IntegerField(min_value=0, max_value=2**31)


class RatingForm(forms.Form):
    """The letter that a person confirms for a source."""

    reliability = forms.TypedChoiceField(choices=choices(Source), coerce=Source.of)
