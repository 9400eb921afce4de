"""The forms of a customer, its list and its owner."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.queries import access, listing, watchlist
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField
from yunchou.desk.web.numbers import CountField
from yunchou.playbook.kernel.grades import Information, Source
from yunchou.playbook.key_account.terms import KeyAccountVerdict, PublicSectorClass

GRADES = [f"{source.value}{information.value}" for source in Source for information in Information]
MONTHS = [(month, str(month)) for month in range(1, 13)]


class NameInput(forms.TextInput):
    """A text box that proposes the names of customers in reach while one types.

    The page holds `<datalist id="names">`, which htmx fills.
    """

    def __init__(self) -> None:
        super().__init__(
            {
                "list": "names",
                "autocomplete": "off",
                "hx-get": reverse_lazy("customer_names"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": "#names",
            }
        )


class CompanyForm(forms.Form):
    """Everything people write down about a customer. Only the name is asked for."""

    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    name = forms.CharField(label=_("name"), max_length=160)
    short_name = forms.CharField(label=_("short name"), max_length=60, required=False)
    credit_code = forms.CharField(label=_("unified social credit code"), max_length=30, required=False)
    parent = forms.CharField(
        label=_("group"),
        max_length=160,
        required=False,
        widget=NameInput(),
        help_text=_("The customer this company belongs to, by its name."),
    )
    segment = forms.TypedChoiceField(label=_("segment"), required=False, empty_value=None)
    public_sector_class = forms.TypedChoiceField(
        label=_("public-sector class"),
        choices=choices(PublicSectorClass),
        coerce=PublicSectorClass.of,
        initial=PublicSectorClass.UNKNOWN,
        help_text=_("It decides on hospitality and what is open during a tender."),
    )
    location = forms.CharField(label=_("location"), max_length=80, required=False)
    website = forms.URLField(label=_("website"), max_length=200, required=False, assume_scheme="https")
    head_count = CountField(label=_("head-count"))
    seats_now = CountField(label=_("seats now"), help_text=_("Empty means not known. 3万 and 2,000 are both read."))
    seats_replaceable = CountField(label=_("replaceable seats"))
    seats_ours = CountField(label=_("seats of ours"))
    seats_grade = forms.ChoiceField(
        label=_("grade of the seat figures"),
        choices=[("", "—"), *((grade, grade) for grade in GRADES)],
        required=False,
        help_text=_("Source A–F, information 1–6: B2 is a usually reliable source and probable news."),
    )
    contract_value = CountField(label=_("expected yearly contract value"))
    niche = forms.CharField(label=_("niche"), max_length=80, required=False)
    niche_rank = CountField(label=_("rank in the niche"))
    is_leader = AnswerField(label=_("leader of its niche"))
    well_known = AnswerField(label=_("widely known"))
    budget_months = forms.TypedMultipleChoiceField(
        label=_("budget months"),
        choices=MONTHS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("None ticked means October and November, as usual in China."),
    )
    accept_duplicate = forms.BooleanField(label=_("It is another company"), required=False)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        self.kept_parent = options.get("initial", {}).get("kept_parent")
        self.segments = {str(segment.pk): segment for segment in watchlist.segments()}
        segment = self.fields["segment"]
        segment.choices = [("", "—"), *((pk, str(segment)) for pk, segment in self.segments.items())]  # type: ignore[attr-defined]

    def clean_segment(self) -> Any:
        """The segment itself."""
        return self.segments.get(self.cleaned_data["segment"] or "")

    def clean_parent(self) -> Any:
        """The customer of that name, among those in reach; the stored group stays by its name."""
        name = self.cleaned_data["parent"].strip()
        if not name:
            return None
        if self.kept_parent is not None and name == self.kept_parent.name:
            return self.kept_parent
        found = access.named(self.user, name)
        if not found:
            raise ValidationError(_("There is no customer of this name within your reach."))
        if len(found) > 1:
            raise ValidationError(_("Several customers are called so. Write the full name."))
        return found[0]


class OwnerForm(forms.Form):
    """To whom a customer is handed over."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    owner = forms.ChoiceField(label=_("new owner"))

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(person.pk): person for person in access.possible_owners(user)}
        self.fields["owner"].choices = [(pk, str(person)) for pk, person in self.people.items()]  # type: ignore[attr-defined]

    def clean_owner(self) -> Any:
        """The colleague."""
        return self.people[self.cleaned_data["owner"]]


class CustomerFilterForm(forms.Form):
    """What the list may be narrowed to."""

    q = forms.CharField(label=_("name or pinyin"), max_length=80, required=False)
    segment = forms.TypedChoiceField(label=_("segment"), required=False, coerce=int, empty_value=None)
    public_sector_class = forms.TypedChoiceField(
        label=_("public-sector class"), required=False, coerce=PublicSectorClass.of, empty_value=None
    )
    key_account = forms.TypedChoiceField(
        label=_("key-account verdict"), required=False, coerce=KeyAccountVerdict.of, empty_value=None
    )
    team = forms.TypedChoiceField(label=_("team"), required=False, coerce=int, empty_value=None)
    owner = forms.TypedChoiceField(label=_("owner"), required=False, coerce=int, empty_value=None)
    recheck = forms.TypedChoiceField(
        label=_("look again"), required=False, choices=[("", "—"), ("due", _("due"))], empty_value=""
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered: dict[str, list[tuple[Any, Any]]] = {
            "segment": [(segment.pk, str(segment)) for segment in watchlist.segments()],
            "public_sector_class": choices(PublicSectorClass),
            "key_account": choices(KeyAccountVerdict),
            "team": [(team.pk, team.name) for team in listing.teams_in_reach(user)],
            "owner": [(person.pk, person.name) for person in listing.owners_in_reach(user)],
        }
        for name, options_of in offered.items():
            self.fields[name].choices = [("", "—"), *options_of]  # type: ignore[attr-defined]
