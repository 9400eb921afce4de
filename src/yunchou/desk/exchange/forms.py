"""Read an upload and a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.exchange.kinds import Column, Kind
from yunchou.desk.terms import in_reader_language


class UploadForm(forms.Form):
    """A file, and what it lists when the person knows better than the guess."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV with a line of headers, at most 20 MB and 100,000 rows. Nothing is written yet."),
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
    )
    kind = forms.ChoiceField(label=_("It lists"), required=False)

    def __init__(self, *args: Any, kinds: Iterable[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [("", _("Guess from the headers")), *_named(kinds)]


class StatementForm(forms.Form):
    """The movements of our account, as the bank exports them."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV as the bank exports it. Title lines may stay; money that went out is not taken."),
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
    )


class MappingForm(forms.Form):
    """Which header of the file says what."""

    kind = forms.ChoiceField(label=_("It lists"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Iterable[Kind], kind: Kind, headers: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = kind.columns
        cast("forms.ChoiceField", self.fields["kind"]).choices = _named(kinds)
        options = [("", _("Not in this file")), *((header, header) for header in headers)]
        for column in self.columns:
            self.fields[f"column-{column.name}"] = forms.ChoiceField(
                label=in_reader_language(column.words), choices=options, required=False
            )

    def column_rows(self) -> Iterable[tuple[Column, forms.BoundField]]:
        """Each column with its box, for the page."""
        for column in self.columns:
            yield column, self[f"column-{column.name}"]

    def mapping(self) -> Mapping[str, str]:
        """Column → header, as chosen; no choice is left out by the operation."""
        return {column.name: self.cleaned_data.get(f"column-{column.name}", "") for column in self.columns}


class VersionForm(forms.Form):
    """A button about what the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _named(kinds: Iterable[Kind]) -> list[tuple[str, str]]:
    return [(kind.code, in_reader_language(kind.words)) for kind in kinds]
