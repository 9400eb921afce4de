"""What a reader wants to see of the pipeline. Only what stands here can be asked for; anything else is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.queries.pipeline import Filters
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import DayField, MoneyField
from yunchou.playbook.pipeline.stages import Stage, Standing

PARKED = (Standing.PAUSED, Standing.DISQUALIFIED)
STANDINGS: dict[str, tuple[Standing, ...]] = {
    "": (Standing.OPEN,),
    "parked": PARKED,
    **{standing.value: (standing,) for standing in Standing if standing is not Standing.OPEN},
    "any": (),
}
WAKING_DAYS = 14


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the table beside the deal's name; without a `sort` the table cannot be sorted by it."""

    key: str
    label: str | Promise
    sort: str = ""
    numeric: bool = False


COLUMNS = (
    ListColumn("customer", _("Customer"), "customer"),
    ListColumn("stage", _("Stage"), "stage"),
    ListColumn("rhythm", _("Pace and position")),
    ListColumn("seats", _("Seats"), "seats", numeric=True),
    ListColumn("amount", _("Amount"), "amount", numeric=True),
    ListColumn("sign", _("Expected signature"), "sign"),
    ListColumn("owner", _("Owner"), "owner"),
    ListColumn("missing", _("Find out next")),
    ListColumn("standing", _("Standing")),
    ListColumn("team", _("Team")),
    ListColumn("price", _("Price per seat"), numeric=True),
    ListColumn("cash", _("Expected cash"), "cash"),
    ListColumn("wake", _("Wakes"), "wake"),
    ListColumn("since", _("In this stage since"), "since"),
    ListColumn("updated", _("Changed"), "updated"),
)
FIRST_COLUMNS = ("customer", "stage", "rhythm", "seats", "amount", "sign")


class BoardForm(forms.Form):
    """Filters of the board."""

    q = forms.CharField(label=_("Name or customer"), required=False, max_length=80, widget=forms.SearchInput())
    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Owner"), queryset=None, required=False, empty_label=_("Everybody")
    )
    team: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Team"), queryset=None, required=False, empty_label=_("All teams")
    )
    customer: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, required=False, widget=forms.HiddenInput()
    )

    ALSO_ALLOWED: frozenset[str] = frozenset({"offset"})

    def __init__(
        self, data: QueryDict, *, owners: QuerySet[Any], teams: QuerySet[Any], customers: QuerySet[Any]
    ) -> None:
        super().__init__(data)
        self.asked = data
        self._refuse_unknown(data)
        self.fields["customer"].queryset = customers  # type: ignore[attr-defined]
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        for name, rows in (("owner", owners), ("team", teams)):
            if len(rows) < 2:
                self.fields[name].widget = forms.HiddenInput()

    def _refuse_unknown(self, data: QueryDict) -> None:
        for name in set(data) - set(self.fields) - self.ALSO_ALLOWED:
            raise Invalid({"": _now("This list has no filter “%(name)s”.") % {"name": name[:40]}})

    @property
    def filters(self) -> Filters:
        """What was asked for, after `is_valid`."""
        return Filters(**self._common())

    def _common(self) -> dict[str, Any]:
        sent = self.cleaned_data
        return {
            "text": sent["q"].strip(),
            "owner": sent["owner"].pk if sent["owner"] else None,
            "team": sent["team"].pk if sent["team"] else None,
            "customer": sent["customer"].pk if sent["customer"] else None,
        }

    @property
    def only_customer(self) -> Any:
        """The one customer whose deals are asked for, after `is_valid`; `None` for all."""
        return self.cleaned_data.get("customer")

    @property
    def canonical(self) -> str:
        """The query string that asks for the same again; the same whatever the order it was typed in."""
        asked = QueryDict(mutable=True)
        for name in sorted({*self.fields, "sort"} - {"page"}):
            values = [value for value in self.asked.getlist(name) if value]
            if values:
                asked.setlist(name, values)
        return asked.urlencode()


class PipelineForm(BoardForm):
    """Filters and columns of the table."""

    standing = forms.ChoiceField(label=_("Standing"), required=False)
    stage = forms.TypedChoiceField(
        label=_("Stage"),
        required=False,
        choices=[("", _("All stages")), *choices(Stage)],
        coerce=Stage.of,
        empty_value=None,
    )
    amount_from = MoneyField(label=_("Amount from"), required=False)
    amount_to = MoneyField(label=_("Amount to"), required=False)
    sign_from = DayField(label=_("Signature from"), required=False)
    sign_to = DayField(label=_("Signature to"), required=False)
    overridden = forms.BooleanField(label=_("Only with overridden gates"), required=False)
    waking = forms.BooleanField(label=_("Only waking within two weeks"), required=False)
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        required=False,
        choices=[(c.key, c.label) for c in COLUMNS],
        widget=forms.CheckboxSelectMultiple(),
    )

    ALSO_ALLOWED = frozenset({"sort", "page"})
    FIRST = ("q", "standing", "stage", "owner", "team")
    MORE = ("amount_from", "amount_to", "sign_from", "sign_to", "overridden", "waking")

    def __init__(self, data: QueryDict, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.today = today
        names = {"": Standing.OPEN, **{s.value: s for s in Standing if s is not Standing.OPEN}}
        labels = dict(choices(Standing))
        self.fields["standing"].choices = [  # type: ignore[attr-defined]
            *[(value, labels[standing.value]) for value, standing in names.items()],
            ("parked", _("Paused or disqualified")),
            ("any", _("Any standing")),
        ]

    def clean(self) -> dict[str, Any]:
        """A range has its lower end first."""
        sent = super().clean() or {}
        for low, high in (("amount_from", "amount_to"), ("sign_from", "sign_to")):
            if sent.get(low) is not None and sent.get(high) is not None and sent[high] < sent[low]:
                self.add_error(high, _now("The upper end lies below the lower one."))
        return sent

    @property
    def filters(self) -> Filters:
        """What was asked for, after `is_valid`. Without a word about standing, open deals are meant."""
        sent = self.cleaned_data
        return Filters(
            **self._common(),
            stage=sent["stage"],
            standings=STANDINGS[sent["standing"]],
            amount_from=sent["amount_from"],
            amount_to=sent["amount_to"],
            sign_from=sent["sign_from"],
            sign_to=sent["sign_to"],
            overridden=sent["overridden"],
            wake_by=self.today + timedelta(days=WAKING_DAYS) if sent["waking"] else None,
        )

    @property
    def shown_columns(self) -> list[ListColumn]:
        """The columns to show, in their own order."""
        chosen = self.cleaned_data.get("columns") or FIRST_COLUMNS
        return [column for column in COLUMNS if column.key in chosen]

    @property
    def asks_more(self) -> bool:
        """Whether one of the folded filters is in use."""
        return any(self.asked.get(name) for name in self.MORE)


class ViewForm(forms.Form):
    """A view to be kept: its name and what it asks for."""

    name = forms.CharField(label=_("Name of the view"), max_length=60)
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput())
