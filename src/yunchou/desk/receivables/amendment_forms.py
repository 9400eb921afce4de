"""Read what is typed when an amendment is adopted."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.paper_forms import ScanForm
from yunchou.desk.contracts.uploads import SCANS
from yunchou.desk.web.fields import DayField


class AdoptionForm(ScanForm):
    """The day of signature, when added money is due, and the scan."""

    signed_on = DayField(label=_("signed on"))
    due_on = DayField(
        label=_("added money due on"), required=False, help_text=_("Needed when the amendment adds to the amount.")
    )
    override_reason = forms.CharField(
        label=_("why in force all the same"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Only while our own side has not agreed."),
    )
    file = forms.FileField(
        label=_("Signed scan"),
        required=False,
        help_text=_("PDF, PNG or JPEG, at most 15 MB."),
        widget=forms.FileInput({"accept": SCANS}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
