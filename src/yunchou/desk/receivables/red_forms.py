"""Read what is typed about an invoice that is cancelled or exchanged."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.fields import DayField, MoneyField, TermChoiceField
from yunchou.playbook.receivables.terms import RedReason


class RedLetterForm(forms.Form):
    """An invoice that cancels another."""

    number = forms.CharField(label=_("number of the red-letter invoice"), max_length=40)
    amount = MoneyField(label=_("amount cancelled"))
    issued_on = DayField(label=_("issued on"))
    reason = TermChoiceField(RedReason, label=_("why it is cancelled"), initial=RedReason.WRONG)
    confirmation = forms.CharField(label=_("confirmation of the tax office"), max_length=40, required=False)


class ExchangeForm(forms.Form):
    """A wrong invoice is cancelled whole, the right one takes its place."""

    number = forms.CharField(label=_("number of the red-letter invoice"), max_length=40)
    confirmation = forms.CharField(label=_("confirmation of the tax office"), max_length=40, required=False)
    new_number = forms.CharField(label=_("number of the new invoice"), max_length=40)
    title = forms.CharField(label=_("made out to"), max_length=160, required=False)
    tax_number = forms.RegexField(
        r"^[0-9A-Za-z]{15,20}$",
        label=_("tax number"),
        required=False,
        error_messages={"invalid": _("A tax number has 15 to 20 letters and figures.")},
    )
    issued_on = DayField(label=_("issued on"))
