"""Read what is typed about asks, effort and presenters. Nothing is saved here."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.forms.rows import PersonField, RowForm, long_text
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.resources import queries
from yunchou.desk.resources.terms import AskKind, AskState, EffortKind, Pursuit
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import DayField, MoneyField, SegmentedInput


class AskForm(RowForm):
    """Something asked of a colleague (P57 to P64)."""

    kind = forms.TypedChoiceField(
        label=_("What kind of request"), choices=choices(AskKind), coerce=AskKind.of, initial=AskKind.HELP,
        widget=SegmentedInput(),
    )  # fmt: skip
    of: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Ask whom"), queryset=None,
        help_text=_("The colleague reads this request even if the deal itself stays closed to him."),
    )  # fmt: skip
    what = forms.CharField(
        label=_("What is asked"), max_length=200, required=False,
        help_text=_("Left empty, it is named after its kind."),
    )  # fmt: skip
    due_on = DayField(
        label=_("By when"), required=False, help_text=_("Guidance without a day is due in three working days.")
    )
    detail = long_text(_("Detail"))
    faces = PersonField(label=_("Whom he faces at the customer"))
    waits_for: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Who waits for it"), queryset=None, required=False, empty_label=_("nobody")
    )
    folded: ClassVar[tuple[str, ...]] = ("detail", "faces", "waits_for")

    def prepare(self) -> None:
        """Whom one may ask; who waits is somebody on the deal."""
        asked = self.row.of_id if self.row is not None else None
        waiting = self.row.waits_for_id if self.row is not None else None
        self.fields["of"].queryset = queries.may_be_asked(also=asked)  # type: ignore[attr-defined]
        self.fields["waits_for"].queryset = team_of(self.deal, also=waiting)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Help without words helps nobody; every other kind says what it is."""
        found = super().clean() or {}
        if found.get("kind") is AskKind.HELP and not found.get("what"):
            self.add_error("what", _("Say what you need."))
        return found


class EffortForm(RowForm):
    """Time and money that went into the deal (P22)."""

    kind = forms.TypedChoiceField(
        label=_("On what"), choices=choices(EffortKind), coerce=EffortKind.of, initial=EffortKind.VISIT,
        widget=SegmentedInput(),
    )  # fmt: skip
    on = DayField(label=_("Day"), initial=timezone.localdate)
    hours = forms.DecimalField(
        label=_("Hours"), required=False, min_value=0, max_value=9999, max_digits=6, decimal_places=1
    )
    cost = MoneyField(label=_("Cost"), required=False)
    by: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Whose"), queryset=None, required=False, empty_label=_("my own")
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    def prepare(self) -> None:
        """Whose effort it can be."""
        also = self.row.by_id if self.row is not None else None
        self.fields["by"].queryset = team_of(self.deal, also=also)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Nobody named: one's own, or as it was."""
        found = super().values()
        if found["by"] is None:
            del found["by"]
        return found


class AnswerForm(forms.Form):
    """What the asked colleague says to it."""

    state = forms.TypedChoiceField(
        label=_("Answer"), choices=[each for each in choices(AskState) if each[0] != AskState.OPEN], coerce=AskState.of
    )
    reply = forms.CharField(label=_("Reply"), required=False, max_length=4000, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def put_back(self, refused: Invalid) -> None:
        """Show the reasons of an operation at their fields."""
        for name, reason in refused.fields.items():
            self.add_error(name if name in self.fields else None, reason)


class PursuitForm(forms.Form):
    """Whether to go on, once cost and chance were weighed (P22)."""

    decision = forms.TypedChoiceField(
        label=_("What is decided"), choices=choices(Pursuit), coerce=Pursuit.of, widget=SegmentedInput()
    )
    limit = MoneyField(label=_("Limit of the cost"), required=False)
    reason = forms.CharField(label=_("Why"), max_length=4000, widget=forms.Textarea({"rows": 2}))


class ProfileForm(forms.Form):
    """How a colleague is introduced (P105)."""

    topics = forms.CharField(
        label=_("Speaks about"),
        required=False,
        max_length=200,
        help_text=_("For example: video service, quality checks"),
    )
    bio = forms.CharField(
        label=_("Introduction"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("As it is read out before the talk: post, years, what for."),
    )  # fmt: skip
    cases = forms.CharField(
        label=_("Projects of this kind"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("One a line: customer or kind of customer, size, result. Nothing that a customer may not read."),
    )  # fmt: skip
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: self.cleaned_data[name] for name in ("topics", "bio", "cases")}

    def put_back(self, refused: Invalid) -> None:
        """Show the reasons of an operation at their fields."""
        for name, reason in refused.fields.items():
            self.add_error(name if name in self.fields else None, reason)


class HelpForm(forms.Form):
    """Who can help: some words."""

    q = forms.CharField(label=_("Who can help"), required=False, max_length=60, strip=True)
