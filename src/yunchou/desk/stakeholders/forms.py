"""Read what is typed about the people of a deal. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.forms.rows import GradedForm, PersonField, RowForm, long_text
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.stakeholders import queries
from yunchou.desk.stakeholders.operations import Put
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, SegmentedInput, TermChoiceField
from yunchou.playbook.stakeholders.terms import BuyingRole, Function, Lean, Level

_PUT = r"[cp][0-9]{1,12} [0-9]{1,6} [0-9]{1,6} [0-9]{1,9}"
PUTS = rf"\A{_PUT}(,{_PUT}){{0,399}}\Z"


class PlayerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who is in the deal."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, **options)


class PlayerForm(RowForm):
    """One person in the deal: his part, his say, his side (P40, P70, P71). A stored contact stays who he is."""

    contact = PersonField(label=_("Who it is"), help_text=_("Empty when we know the seat but not the name."))
    title = forms.CharField(
        label=_("Who it must be"), required=False, max_length=80,
        help_text=_("For somebody whose name is not known yet, such as “deputy president for technology”."),
    )  # fmt: skip
    department = forms.CharField(label=_("Department"), required=False, max_length=80)
    reports_to = PlayerField(
        label=_("Reports to"), required=False, empty_label=_("not known"),
        help_text=_("The line that is written with the contact counts first."),
    )  # fmt: skip
    level = TermChoiceField(
        Level, label=_("Level"), required=False, initial=Level.UNKNOWN, empty_value=Level.UNKNOWN,
        widget=SegmentedInput(),
    )  # fmt: skip
    function = TermChoiceField(
        Function, label=_("Department side"), required=False, initial=Function.UNKNOWN, empty_value=Function.UNKNOWN
    )
    buying_roles = forms.MultipleChoiceField(
        label=_("Buying roles"), required=False, choices=choices(BuyingRole), widget=forms.CheckboxSelectMultiple()
    )
    decides = AnswerField(label=_("Has the say"))
    veto = AnswerField(label=_("Has a veto"))
    evaluator = AnswerField(label=_("Evaluates the tender"))
    cultivate = AnswerField(
        label=_("Cultivation target"),
        help_text=_("Unknown means as the method has it: heads of technology and business are."),
    )
    reason_to_choose = long_text(
        _("His reason to choose us"), help_text=_("Think it out for him: what can he say upward?")
    )

    def prepare(self) -> None:
        """Choices of this deal; who has a name needs no description."""
        self.fields["contact"].queryset = queries.contacts_to_add(self.deal)  # type: ignore[attr-defined]
        superiors = queries.players_of(self.deal)
        if self.row is not None:
            superiors = superiors.exclude(pk=self.row.pk)
            if self.row.contact_id:
                for name in ("contact", "title", "department"):
                    del self.fields[name]
        self.fields["reports_to"].queryset = superiors  # type: ignore[attr-defined]


class OfPlayerForm(RowForm):
    """What hangs on one person of the deal; whom it hangs on cannot be changed afterwards."""

    player = PlayerField(label=_("Who it is"), empty_label=None)

    def prepare(self) -> None:
        """The people of this deal."""
        super().prepare()
        if self.row is not None:
            del self.fields["player"]
        else:
            self.fields["player"].queryset = queries.players_of(self.deal)  # type: ignore[attr-defined]


class LeanForm(OfPlayerForm, GradedForm):
    """Where somebody leaned on a day, and how sure we are (P99)."""

    lean = TermChoiceField(Lean, label=_("Lean"), widget=SegmentedInput())
    rival = forms.CharField(
        label=_("Against which rival"), required=False, max_length=80, help_text=_("Empty: in general.")
    )
    on = DayField(label=_("Seen on"), initial=timezone.localdate)
    note = long_text(_("What showed it"))
    field_order = ("player", "lean", "rival", "on", "reliability", "credibility", "note")


class TieForm(OfPlayerForm):
    """Influence or conflict between two people (P71)."""

    kind = TermChoiceField(TieKind, label=_("What there is"), initial=TieKind.INFLUENCES, widget=SegmentedInput())
    other = PlayerField(label=_("Whom"), empty_label=None)
    note = forms.CharField(label=_("How we know"), required=False, max_length=200)

    def prepare(self) -> None:
        """Everybody but himself."""
        super().prepare()
        others = queries.players_of(self.deal)
        mine = str(self.row.player_id if self.row is not None else self.initial.get("player", ""))
        own = int(mine) if mine.isdecimal() and len(mine) < 10 else 0
        self.fields["other"].queryset = others.exclude(pk=own)  # type: ignore[attr-defined]


class CoverForm(OfPlayerForm):
    """A colleague of ours who keeps the contact (P60)."""

    colleague: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Our colleague"), queryset=None, empty_label=None, help_text=_("Somebody on the deal team.")
    )
    strength = TermChoiceField(
        Strength, label=_("Strength of contact"), initial=Strength.SLIGHT, widget=SegmentedInput()
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    def prepare(self) -> None:
        """The team; a stored colleague stays who he is."""
        super().prepare()
        if self.row is not None:
            del self.fields["colleague"]
        else:
            self.fields["colleague"].queryset = team_of(self.deal)  # type: ignore[attr-defined]


class PlacesForm(forms.Form):
    """Where cards were put, as the map's script sends it: `c7 10 20 0,p3 40 50 2`, each card, across, down, version."""

    places = forms.RegexField(PUTS, max_length=16_000)

    def puts(self) -> list[Put]:
        """What was sent; `Invalid` for anything that is no list of places."""
        if not self.is_valid():
            raise Invalid({"places": gettext("This cannot be put there.")})
        parts = (each.split(" ") for each in self.cleaned_data["places"].split(","))
        return [Put(card, int(x), int(y), int(version)) for card, x, y, version in parts]
