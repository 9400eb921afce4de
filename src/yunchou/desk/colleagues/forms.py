"""Forms about users and teams: they parse what was typed and say what is wrong; they save nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from yunchou.desk.colleagues import queries
from yunchou.desk.colleagues.zones import ZONES
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.terms import choices

_NONE = [("", _("None"))]


def read_filter(form: forms.Form) -> dict[str, Any]:
    """What the filter above a list asks for. Raises `Invalid` for what the list does not offer."""
    if not form.is_valid():
        raise Invalid({name: str(reasons[0]) for name, reasons in form.errors.items()})
    return form.cleaned_data


def _key(value: str) -> int | None:
    return int(value) if value else None


class UserForm(forms.Form):
    """A colleague as the administrator enters him."""

    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.EmailField(
        label=_("Mail address"), max_length=254, help_text=_("The colleague signs in with this address.")
    )
    title = forms.CharField(label=_("Title"), max_length=80, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=_key, empty_value=None)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [*_NONE, *queries.team_choices(actor)]  # type: ignore[attr-defined]


class VersionedUserForm(UserForm):
    """The same for a user who exists, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class RolesForm(forms.Form):
    """The roles and the separate rights of one user."""

    roles = forms.TypedMultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=choices(Role),
        coerce=Role.of,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What a person may do is the sum of all roles held."),
    )
    rights = forms.TypedMultipleChoiceField(
        label=_("Separate rights"),
        required=False,
        choices=choices(Right),
        coerce=Right.of,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("No role brings these along; give each to a named person only."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class FactorRulesForm(forms.Form):
    """Which roles need a second factor."""

    roles = forms.TypedMultipleChoiceField(
        label=_("These roles need a second factor"),
        required=False,
        choices=choices(Role),
        coerce=Role.of,
        widget=forms.CheckboxSelectMultiple,
    )


class TeamForm(forms.Form):
    """A team, its place in the tree, its leader."""

    name = forms.CharField(label=_("Name of the team"), max_length=80)
    parent = forms.TypedChoiceField(label=_("Belongs to"), required=False, coerce=_key, empty_value=None)
    leader = forms.TypedChoiceField(
        label=_("Leader"),
        required=False,
        coerce=_key,
        empty_value=None,
        help_text=_("The leader sees and steers what this team and the teams below it own."),
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [*_NONE, *queries.team_choices(actor)]  # type: ignore[attr-defined]
        self.fields["leader"].choices = [*_NONE, *queries.active_colleagues()]  # type: ignore[attr-defined]


class VersionedTeamForm(TeamForm):
    """The same for a team that exists, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class PreferencesForm(forms.Form):
    """What everybody sets for himself."""

    name = forms.CharField(label=_("Name"), max_length=80)
    title = forms.CharField(label=_("Title"), max_length=80, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class SetUpForm(forms.Form):
    """The first administrator."""

    name = forms.CharField(label=_("Your name"), max_length=80)
    email = forms.EmailField(label=_("Mail address"), max_length=254, help_text=_("You sign in with it."))
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=200,
        strip=False,
        help_text=_("At least 12 characters; a sentence is easier to keep than a riddle."),
    )
    again = forms.CharField(
        label=_("Password once more"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=200,
        strip=False,
    )
    also = forms.TypedMultipleChoiceField(
        label=_("You also work as"),
        required=False,
        choices=[pair for pair in choices(Role) if pair[0] != Role.ADMINISTRATOR.value],
        coerce=Role.of,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody can give themselves a role later; another administrator can."),
    )

    def clean(self) -> dict[str, Any]:
        """Both passwords alike and good enough."""
        values = super().clean() or {}
        password = values.get("password")
        if password and password != values.get("again"):
            self.add_error("again", _("The two passwords differ."))
        elif password:
            email, name = values.get("email", ""), values.get("name", "")
            for weakness in queries.weaknesses(password, email=email, name=name):
                self.add_error("password", weakness)
        return values


class UserFilterForm(forms.Form):
    """The filter above the list of users."""

    q = forms.CharField(label=_("Name or mail"), max_length=80, required=False)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All")), *choices(Role)])
    state = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[("active", _("Active")), ("left", _("Deactivated")), ("all", _("All"))],
    )


class AccessFilterForm(forms.Form):
    """The filter above the access log."""

    reader = forms.TypedChoiceField(label=_("Who"), required=False, coerce=_key, empty_value=None)
    refused = forms.BooleanField(label=_("Refused only"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [("", _("Everybody")), *queries.all_colleagues()]  # type: ignore[attr-defined]


class JournalFilterForm(forms.Form):
    """The filter above the journal."""

    by = forms.TypedChoiceField(label=_("Who"), required=False, coerce=_key, empty_value=None)
    kind = forms.ChoiceField(label=_("What"), required=False)
    q = forms.CharField(label=_("Name of the subject"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = [("", _("Everybody")), *queries.all_colleagues()]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Everything")), *queries.kinds()]  # type: ignore[attr-defined]
