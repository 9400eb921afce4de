"""The forms of the key-account verdict."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.fields import DayField


class JudgeForm(forms.Form):
    """When to look again; the judgement itself follows from the facts."""

    recheck_on = DayField(label=_("look again on"))


class VersionForm(forms.Form):
    """A button whose press names the version that was seen."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
