"""The form with which a keeper lets a colleague in, and what forms of facts ask about who told us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.errors import Invalid
from yunchou.desk.intelligence.queries import pseudonym, sources_of
from yunchou.desk.opportunities.forms.rows import RowForm
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import DayField
from yunchou.playbook.kernel.grades import Information, Source

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


class SourceField(_ModelChoice):
    """A source of the deal, by its pseudonym."""

    def label_from_instance(self, source: Any) -> str:
        return pseudonym(source)


class ToldForm(RowForm):
    """A fact that somebody told us: how sure we are, and who it was (sealed)."""

    reliability = forms.ChoiceField(label=_("Reliability of the source"), required=False)
    credibility = forms.ChoiceField(label=_("Credibility of the news"), required=False)
    source = SourceField(label=_("Known source"), queryset=None, required=False, empty_label=_("none of these"))
    source_name = forms.CharField(
        label=_("Or name a new source"),
        required=False,
        max_length=80,
        strip=True,
        # The browser must not keep it either.
        widget=forms.TextInput({"autocomplete": "off", "data-no-draft": True, "spellcheck": "false"}),
        help_text=_("The name is sealed: others see a pseudonym, the deal's owner and those he lets in can open it."),
    )
    told = ("reliability", "credibility", "source", "source_name")

    def prepare(self) -> None:
        """Sources and grades to choose from; a stored grade is shown as its two parts."""
        self.fields["source"].queryset = sources_of(self.deal)  # type: ignore[attr-defined]
        for name, term in (("reliability", Source), ("credibility", Information)):
            labelled = [(value, f"{value} {words}") for value, words in choices(term)]
            self.fields[name].choices = [("", _("not judged")), *labelled]  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name not in self.told] + list(self.told))
        if self.row is not None and self.row.grade:
            self.initial = {"reliability": self.row.grade[0], "credibility": self.row.grade[1], **self.initial}

    def clean(self) -> dict[str, Any]:
        """The two halves make one grade."""
        found = super().clean() or {}
        letter, digit = found.pop("reliability", ""), found.pop("credibility", "")
        if bool(letter) != bool(digit) and not {"reliability", "credibility"} & set(self.errors):
            self.add_error("credibility" if letter else "reliability", _("Judge both or neither."))
        found["grade"] = letter + digit
        return found

    def put_back(self, refused: Invalid) -> None:
        """A grade is shown as two fields; its reason stands at the first."""
        super().put_back(Invalid({("reliability" if k == "grade" else k): v for k, v in refused.fields.items()}))
