"""What is looked for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """One text box."""

    q = forms.CharField(label=_("Search"), max_length=80, required=False)
