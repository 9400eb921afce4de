"""Read what is typed about insiders. Nothing is saved here, and the browser keeps nothing either."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.insiders.operations import LONGEST
from yunchou.desk.intelligence.forms import SourceField
from yunchou.desk.intelligence.queries import sources_of
from yunchou.desk.opportunities.forms.rows import PersonField
from yunchou.desk.opportunities.queries.people import contacts_of
from yunchou.desk.web.fields import AnswerField, DayField, SegmentedInput, TermChoiceField
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer


def sealed_text(label: Any, **options: Any) -> forms.CharField:
    """A short text that is sealed: no draft of it stays in the browser."""
    attrs = {"rows": 3, "autocomplete": "off", "data-no-draft": True, "spellcheck": "false", "maxlength": LONGEST}
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs), **options)


class EvidenceForm(forms.Form):
    """One thing a source did (P66-P68)."""

    test = TermChoiceField(InsiderTest, label=_("Which test"), widget=SegmentedInput())
    passed = AnswerField(label=_("Did he pass it"), initial=Answer.YES)
    on = DayField(label=_("On"), initial=timezone.localdate)
    unprompted = AnswerField(label=_("Unprompted"))
    verified = AnswerField(label=_("Proved true later"))
    heard_from = SourceField(label=_("Whom he quotes"), queryset=None, required=False, empty_label=_("nobody"))
    financial_tie = AnswerField(
        label=_("Is money involved"), help_text=_("A financial tie is a stop and goes to compliance.")
    )
    text = sealed_text(_("What he did"), required=False)

    def __init__(self, deal: Any, *args: Any, source: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        others = sources_of(deal).defer("name", "contact")
        self.fields["heard_from"].queryset = others.exclude(pk=source) if source else others  # type: ignore[attr-defined]


class FirstEvidenceForm(EvidenceForm):
    """The person, whom others know by a pseudonym, and the first thing he did."""

    contact = PersonField(label=_("Who it is"))

    def __init__(self, deal: Any, *args: Any, **options: Any) -> None:
        super().__init__(deal, *args, **options)
        self.fields["contact"].queryset = contacts_of(deal)  # type: ignore[attr-defined]
        self.fields["contact"].required = True
        self.fields["contact"].widget.attrs |= {"data-no-draft": True, "autocomplete": "off"}
        self.order_fields(["contact"])


class NeedForm(forms.Form):
    """A professional need and how our company meets it (P72-P76, P96)."""

    kind = TermChoiceField(NeedKind, label=_("Kind of need"), widget=SegmentedInput())
    need_text = sealed_text(
        _("What he needs at work"), help_text=_("At most 200 characters. Nothing private, nothing off the books.")
    )
    plan = sealed_text(_("How our company meets it openly"), required=False)
    can_be_open = AnswerField(label=_("Can our company own it openly"))

    def values(self) -> dict[str, Any]:
        """What was typed, by the names of the columns."""
        found = dict(self.cleaned_data)
        return {**found, "text": found.pop("need_text")}


class CorrectionForm(forms.Form):
    """Whether what he told proved true, from the version that was read."""

    verified = AnswerField(label=_("Proved true later"))
    version = forms.IntegerField(min_value=0)
