"""Read what is typed and uploaded about templates, texts and files of contracts. Nothing is saved here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.queries import offered
from yunchou.desk.contracts.uploads import SCANS, WORDS, Upload, read_upload
from yunchou.desk.errors import Invalid
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.fields import TermChoiceField
from yunchou.playbook.contracts.terms import PaperKind

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


class _UploadForm(forms.Form):
    allowed = SCANS

    def clean_file(self) -> Upload:
        """The file as it will be kept."""
        file = self.cleaned_data["file"]
        try:
            return read_upload(file.file, file.name, allowed=self.allowed)
        except Invalid as reason:
            raise forms.ValidationError(" ".join(reason.fields.values())) from reason


class ReturnedForm(_UploadForm):
    """The Word file that the customer sent back."""

    allowed = WORDS

    file = forms.FileField(
        label=_("File"),
        help_text=_("A Word file (.docx), at most 15 MB. Tracked changes are read as accepted."),
        widget=forms.FileInput({"accept": WORDS}),
    )
    note = forms.CharField(label=_("note"), max_length=200, required=False)


class FileForm(_UploadForm):
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
