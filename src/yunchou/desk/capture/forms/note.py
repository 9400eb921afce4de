"""What is read of the note itself: the text, its deal, its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.capture.operations.notes import LONGEST
from yunchou.desk.web.fields import DayField

if TYPE_CHECKING:
    from yunchou.desk.opportunities.models import Opportunity


class NoteForm(forms.Form):
    """A note. Which deal it is about may be left open until it is noted."""

    text = forms.CharField(
        label=_("Note"), required=False, max_length=LONGEST, strip=False,
        widget=forms.Textarea({"rows": 5, "autocapitalize": "sentences", "enterkeyhint": "enter"}),
    )  # fmt: skip
    deal = forms.TypedChoiceField(label=_("Opportunity"), required=False, coerce=int, empty_value=None)
    on = DayField(label=_("Written on"), required=False)

    def __init__(self, deals: list[Opportunity], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.deals = {deal.pk: deal for deal in deals}
        chosen = [(deal.pk, f"{deal.customer} · {deal.name}") for deal in deals]
        field = cast("forms.TypedChoiceField", self.fields["deal"])
        field.choices = [("", _("Choose the opportunity")), *chosen]

    def chosen(self) -> Opportunity | None:
        """The deal that was chosen."""
        return self.deals.get(self.cleaned_data.get("deal") or 0)

    def day(self) -> Any:
        """The day the note is of: today, unless another one was given. None lies ahead."""
        today = timezone.localdate()
        return min(self.cleaned_data.get("on") or today, today)
