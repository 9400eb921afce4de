"""Read what is typed about money that went back, and about a share that pays something else."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.fields import DayField, MoneyField

if TYPE_CHECKING:
    from yunchou.desk.receivables.models import Allocation


class RefundForm(forms.Form):
    """Money that went back. With several allocations there is a box for what comes off each."""

    amount = MoneyField(label=_("amount that went back"))
    returned_on = DayField(label=_("went back on"))
    bank_reference = forms.CharField(label=_("bank reference"), max_length=80)
    reason = forms.CharField(label=_("why it went back"), max_length=1000, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, allocations: Iterable[Allocation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(allocations)
        for part in found if len(found) > 1 else ():
            label = _("off %(name)s, %(customer)s") % {
                "name": part.instalment.name,
                "customer": part.instalment.contract.opportunity.customer,
            }
            self.fields[f"less-{part.pk}"] = MoneyField(label=label, required=False)

    def said(self) -> dict[str, Any]:
        """What was typed, as `refund` takes it."""
        values = dict(self.cleaned_data)
        boxes = [name for name in values if name.startswith("less-")]
        less: dict[int, Decimal] = {int(name[5:]): part for name in boxes if (part := values.pop(name))}
        return {"seen_version": values.pop("version"), "less": less, **values}
