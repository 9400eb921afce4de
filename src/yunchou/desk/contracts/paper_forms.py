"""Read what is typed and uploaded about templates, texts and files of contracts. Nothing is saved here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.queries import colleagues_of, offered
from yunchou.desk.contracts.uploads import SCANS, WORDS, Upload, read_upload
from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.forms.rows import RowForm
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.fields import DayField, MoneyField, SegmentedInput, TermChoiceField
from yunchou.playbook.contracts.terms import Bound, PaperKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 220_000


def _text(help_text: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 22, "class": "contract-source"})
    return forms.CharField(label=_("text"), max_length=_LONG, widget=widget, help_text=help_text, strip=False)


class TemplateForm(forms.Form):
    """A new template."""

    name = forms.CharField(label=_("name of the template"), max_length=80)
    text = _text(_("A clause begins with a line such as 第一条 标的. Blanks stand in double braces: {{合同金额}}."))


class RenewForm(forms.Form):
    """The next version of a template."""

    text = _text(_("A clause begins with a line such as 第一条 标的. Blanks stand in double braces: {{合同金额}}."))
    note = forms.CharField(label=_("what is new"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RetireForm(forms.Form):
    """Offer a template no more, or again."""

    retired = forms.TypedChoiceField(choices=(("yes", "yes"), ("no", "no")), coerce=lambda value: value == "yes")
    version = forms.IntegerField()


class DraftForm(forms.Form):
    """Which template a version starts from."""

    template: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("Template"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = offered()  # type: ignore[attr-defined]


class WordingForm(forms.Form):
    """A version of ours in typed words."""

    text = _text(_("A clause begins with a line such as 第一条 标的."))
    note = forms.CharField(label=_("note"), max_length=200, required=False)


class ScanForm(forms.Form):
    """A form with a file that may be a scan."""

    allowed = SCANS

    def clean_file(self) -> Upload | None:
        """The file as it will be kept; `None` where it may be missing and is."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        try:
            return read_upload(file.file, file.name, allowed=self.allowed)
        except Invalid as reason:
            raise forms.ValidationError(" ".join(reason.fields.values())) from reason


class ReturnedForm(ScanForm):
    """The Word file that the customer sent back."""

    allowed = WORDS

    file = forms.FileField(
        label=_("File"),
        help_text=_("A Word file (.docx), at most 15 MB. Tracked changes are read as accepted."),
        widget=forms.FileInput({"accept": WORDS}),
    )
    note = forms.CharField(label=_("note"), max_length=200, required=False)


class FileForm(ScanForm):
    """A scan or another attachment."""

    kind = TermChoiceField(PaperKind, label=_("kind of file"), initial=PaperKind.SIGNED)
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG or JPEG, at most 15 MB."),
        widget=forms.FileInput({"accept": SCANS}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kept: Sequence[Any] = [each for each in kind.choices if each[0] != PaperKind.RETURNED.value]  # type: ignore[attr-defined]
        kind.choices = kept  # type: ignore[attr-defined]


class AmendmentForm(forms.Form):
    """What a signed contract is to be changed to."""

    amount = MoneyField(label=_("new amount"), required=False)
    seats = forms.IntegerField(label=_("new seats"), required=False, min_value=1, max_value=10_000_000)
    starts_on = DayField(label=_("new first day"), required=False)
    ends_on = DayField(label=_("new last day"), required=False)
    due_on = DayField(label=_("added money due on"), required=False)
    days_later = forms.IntegerField(
        label=_("open payments later by, in days"), required=False, min_value=1, max_value=3650
    )
    reason = forms.CharField(
        label=_("why it is changed"), max_length=1000, widget=forms.Textarea({"rows": 2}), strip=True
    )


class ObligationForm(RowForm):
    """What one side must do."""

    what = forms.CharField(label=_("obligation"), max_length=200, widget=forms.TextInput({"autofocus": True}))
    bound = TermChoiceField(Bound, label=_("who is bound"), initial=Bound.US, widget=SegmentedInput())
    due_on = DayField(label=_("due on"), required=False)
    clause = forms.CharField(label=_("clause"), max_length=80, required=False)
    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("who sees to it"), queryset=None, required=False
    )
    done_on = DayField(label=_("done on"), required=False)

    def prepare(self) -> None:
        """Those who work on the deal."""
        self.fields["owner"].queryset = colleagues_of(self.deal)  # type: ignore[attr-defined]


class CompareForm(forms.Form):
    """Which two versions are compared, by their numbers."""

    before = forms.TypedChoiceField(label=_("earlier version"), coerce=int)
    after = forms.TypedChoiceField(label=_("later version"), coerce=int)

    def __init__(self, *args: Any, texts: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(text.number), text) for text in texts]
        choices = [(key, f"{key} · {text.made_at:%m-%d} · {_side(text)}") for key, text in named]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]


def _side(text: Any) -> str:
    return in_reader_language(text.side.words)
