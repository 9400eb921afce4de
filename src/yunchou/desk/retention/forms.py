"""Read what people type about existing customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.retention.pages import deals_for, people_here
from yunchou.desk.retention.referrals import hospitality_for
from yunchou.desk.retention.terms import ReferenceKind, Thanks
from yunchou.desk.web.fields import AnswerField, DayField, TermChoiceField

if TYPE_CHECKING:
    from yunchou.desk.customers.models import Company
    from yunchou.desk.identity.models import User
    from yunchou.desk.retention.models import Referral

MOST_SEATS = 10_000_000


class OfCustomer(forms.Form):
    """A form about one customer that may name one of its people."""

    def __init__(self, *args: Any, company: Company, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        if "person" in self.fields:
            cast("Any", self.fields["person"]).queryset = people_here(company)
        if "opportunity" in self.fields:
            cast("Any", self.fields["opportunity"]).queryset = deals_for(user)


class CareForm(OfCustomer):
    """One call on the customer."""

    on = DayField(label=_("day"))
    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, label=_("whom we spoke with"), required=False
    )
    satisfied = AnswerField(label=_("satisfied"))
    referral_asked = AnswerField(label=_("asked to introduce others"))
    note = forms.CharField(
        label=_("what was said"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class UsageForm(OfCustomer):
    """Seats used in one month."""

    month = DayField(label=_("month"), help_text=_("Any day of the month."))
    seats = forms.IntegerField(label=_("seats used"), min_value=0, max_value=MOST_SEATS)
    department = forms.CharField(
        label=_("department"), required=False, max_length=80, help_text=_("Empty when the figure is for all of them.")
    )


class ConsentForm(OfCustomer):
    """What the customer said about being shown."""

    kind = TermChoiceField(ReferenceKind, label=_("way of showing"))
    agreed = AnswerField(label=_("agreed"))
    on = DayField(label=_("said on"))
    until = DayField(label=_("holds until"), required=False)
    scope = forms.CharField(label=_("how far it goes"), required=False, max_length=200)
    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(queryset=None, label=_("who said so"), required=False)


class UseForm(OfCustomer):
    """One time at which the customer was shown."""

    used_on = DayField(label=_("used on"))
    opportunity: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, label=_("for which deal"), required=False
    )
    what = forms.CharField(label=_("where it was used"), required=False, max_length=200)


class ReferralForm(OfCustomer):
    """Whom this customer introduced."""

    introduced = forms.CharField(
        label=_("introduced customer"),
        max_length=160,
        help_text=_("The name of the company. One that is not here yet is added."),
    )
    on = DayField(label=_("day"))
    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(queryset=None, label=_("by whom"), required=False)
    note = forms.CharField(
        label=_("how it came about"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class ThanksForm(forms.Form):
    """How somebody who introduced us was thanked."""

    thanked_on = DayField(label=_("thanked on"))
    thanks = TermChoiceField(Thanks, label=_("how"))
    hospitality: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, label=_("hospitality"), required=False,
        help_text=_("Only for a gift or a meal: ask the gate on the page of a deal first."),
    )  # fmt: skip
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, referral: Referral, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        cast("Any", self.fields["hospitality"]).queryset = hospitality_for(user, referral)


class JobChangeForm(forms.Form):
    """That a person left, and where he went if that is known."""

    left_on = DayField(label=_("left the company on"))
    new_company = forms.CharField(
        label=_("new company"), required=False, max_length=160,
        help_text=_("If it is known, it becomes a customer with this person in it, and a first deal is opened."),
    )  # fmt: skip
    new_title = forms.CharField(label=_("new title"), required=False, max_length=80)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ExpansionForm(forms.Form):
    """How many more seats the deal is about, where a sign says so."""

    seats = forms.IntegerField(required=False, min_value=0, max_value=MOST_SEATS)
