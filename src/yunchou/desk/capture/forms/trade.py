"""What is read of positions at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from yunchou.desk.capture.contract.terms import Party, Point
from yunchou.desk.capture.forms.base import CardForm, line
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.fields import MoneyField, TermChoiceField

if TYPE_CHECKING:
    from yunchou.desk.capture.contract.money_fields import NegotiationFields
    from yunchou.desk.capture.contract.proposals import Proposal


class NegotiationForm(CardForm):
    """One position: on which issue, whose, with its figure where it has one."""

    name = line(_("Issue"), required=True, most=80)
    party = TermChoiceField(Party, label=_("Whose position"))
    figure = MoneyField(label=_("Position as a number"), required=False)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=20)
    text = line(_("Said at the table"))

    def begin(self, one: Proposal) -> dict[str, Any]:
        """A price in money is the issue of the price, one in percent that of the discount: two units, two issues.

        Where the note names who said so, his words stay in the note: an issue is read by more people than a source.
        """
        said = cast("NegotiationFields", one.fields)
        figure, unit, name = said.amount, said.currency, in_reader_language(said.point.words)
        if figure is None:
            figure, unit = said.percent, "" if said.percent is None else "%"
            if said.point is Point.PRICE and figure is not None:
                name = now("Discount")
        return {
            **super().begin(one),
            "name": name,
            "figure": figure,
            "unit": unit,
            "text": "" if one.source else said.text,
        }
