"""The forms of the watch-list and the segments."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.numbers import CountField


class EntryForm(forms.Form):
    """A company to look into: only the name is asked for."""

    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    name = forms.CharField(label=_("name"), max_length=160)
    short_name = forms.CharField(label=_("short name"), max_length=60, required=False)
    industry = forms.CharField(label=_("industry"), max_length=120, required=False)
    location = forms.CharField(label=_("location"), max_length=80, required=False)
    head_count = CountField(label=_("head-count"), help_text=_("540,000+ and 35000+人 are read as people write them."))
    seats_estimate = CountField(label=_("estimated seats"))
    evidence = forms.CharField(
        label=_("evidence of seats"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Tender notices, job advertisements, reports: what shows how many seats there are, and where it was found."
        ),
    )
    found_in = forms.CharField(label=_("found in"), max_length=160, required=False)


class DismissForm(forms.Form):
    """Why a company is set aside."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    dismissed_reason = forms.CharField(label=_("why set aside"), max_length=200)


class AdoptForm(forms.Form):
    """Make a customer of an entry."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    accept_duplicate = forms.BooleanField(label=_("It is another company"), required=False)


class WatchlistFilterForm(forms.Form):
    """What the watch-list may be narrowed to."""

    q = forms.CharField(label=_("name, industry or place"), max_length=80, required=False)
    state = forms.ChoiceField(
        label=_("state"),
        required=False,
        choices=[("open", _("to look into")), ("adopted", _("became a customer")), ("dismissed", _("set aside"))],
    )


class SegmentForm(forms.Form):
    """A segment with its typical figures."""

    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    name_zh = forms.CharField(label=_("Chinese name"), max_length=60)
    name_en = forms.CharField(label=_("English name"), max_length=60)
    typical_seats_from = CountField(label=_("typical seats from"))
    typical_seats_to = CountField(label=_("typical seats to"))
    cycle_days = CountField(label=_("typical days from first contact to signature"))
