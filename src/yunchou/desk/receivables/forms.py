"""Read what people type about money that is due and money that came."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.currencies import CurrencyField
from yunchou.desk.web.fields import DayField, MoneyField, MoneyInput, SegmentedInput, TermChoiceField
from yunchou.desk.web.formats import sign_of
from yunchou.playbook.receivables.schedule import read_shares
from yunchou.playbook.receivables.terms import InstalmentKind, InvoiceKind

if TYPE_CHECKING:
    from yunchou.desk.receivables.models import Instalment


class InstalmentForm(forms.Form):
    """One payment of the plan."""

    name = forms.CharField(label=_("name"), max_length=80)
    amount = MoneyField(label=_("amount"))
    due_on = DayField(label=_("due on"))
    kind = TermChoiceField(
        InstalmentKind,
        label=_("kind of payment"),
        initial=InstalmentKind.OTHER,
        empty_value=InstalmentKind.OTHER,
        required=False,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fixed: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in fixed:
            del self.fields[name]


class SharesForm(forms.Form):
    """A plan from percentages of the contract, such as 30/60/10; a row left empty is no instalment."""

    ROWS = range(1, 7)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in self.ROWS:
            self.fields[f"name-{number}"] = forms.CharField(label=_("name"), max_length=80, required=False)
            self.fields[f"share-{number}"] = forms.DecimalField(
                label=_("percent"),
                max_digits=5,
                decimal_places=2,
                min_value=0,
                max_value=100,
                required=False,
            )
            self.fields[f"due_on-{number}"] = DayField(label=_("due on"), required=False)

    def rows(self) -> Iterable[dict[str, forms.BoundField]]:
        """The fields row by row, for the page."""
        for number in self.ROWS:
            yield {name: self[f"{name}-{number}"] for name in ("name", "share", "due_on")}

    def clean(self) -> dict[str, Any]:
        """Each row that says something says everything."""
        values = super().clean() or {}
        for number in self.ROWS:
            names = [f"{part}-{number}" for part in ("name", "share", "due_on")]
            if any(values.get(name) for name in names):
                for name in names:
                    if not values.get(name) and name not in self.errors:
                        self.add_error(name, _("Fill in the whole row or leave it empty."))
        return values

    def terms(self) -> list[tuple[str, Decimal, Any]]:
        """What was typed: name, percent, day."""
        values = self.cleaned_data
        return [
            (values[f"name-{n}"], values[f"share-{n}"], values[f"due_on-{n}"])
            for n in self.ROWS
            if values[f"share-{n}"]
        ]


class PeriodsForm(forms.Form):
    """Equal payments at equal distances."""

    name = forms.CharField(label=_("name"), max_length=60)
    count = forms.IntegerField(label=_("number of payments"), min_value=2, max_value=120)
    first_on = DayField(label=_("first due on"))
    months = forms.TypedChoiceField(
        label=_("how often"),
        choices=[(1, _("every month")), (3, _("every quarter")), (6, _("every half year")), (12, _("every year"))],
        coerce=int,
        initial=1,
        widget=SegmentedInput(),
    )


class TermsForm(forms.Form):
    """Percentages as people write them, such as 30/60/10, and the day of the first."""

    terms = forms.CharField(label=_("terms of payment"), max_length=60)

    def clean_terms(self) -> list[Decimal]:
        """The percentages."""
        try:
            shares = read_shares(self.cleaned_data["terms"])
        except ValueError as reason:
            raise forms.ValidationError(_("Write them like 30/60/10; together they make 100.")) from reason
        if len(shares) > len(SharesForm.ROWS):
            raise forms.ValidationError(_("At most six parts."))
        return shares


class InvoiceForm(forms.Form):
    """An invoice for one instalment."""

    number = forms.CharField(label=_("invoice number"), max_length=40)
    amount = MoneyField(label=_("amount"))
    issued_on = DayField(label=_("issued on"))
    kind = TermChoiceField(
        InvoiceKind,
        label=_("kind of invoice"),
        initial=InvoiceKind.UNKNOWN,
        empty_value=InvoiceKind.UNKNOWN,
        required=False,
        widget=SegmentedInput(),
    )
    title = forms.CharField(label=_("made out to"), max_length=160, required=False)
    tax_number = forms.RegexField(
        r"^[0-9A-Za-z]{15,20}$",
        label=_("tax number"),
        required=False,
        error_messages={"invalid": _("A tax number has 15 to 20 letters and figures.")},
    )


class SharesOfReceipt(forms.Form):
    """What a receipt pays: one box for each unpaid instalment that it may pay, and why for customers outside its group.

    `others`: whether instalments of such customers are among them.
    """

    for_others = forms.CharField(
        label=_("why it pays for a customer outside the group"),
        max_length=200,
        required=False,
        help_text=_("For example the payer's order to pay in their place."),
    )

    def __init__(self, *args: Any, instalments: Iterable[Instalment], others: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instalments = list(instalments)
        if not others:
            del self.fields["for_others"]
        for instalment in self.instalments:
            self.fields[f"share-{instalment.pk}"] = MoneyField(
                label=str(instalment), required=False, widget=MoneyInput(sign=sign_of(instalment.contract.currency))
            )

    def share_rows(self) -> Iterable[tuple[Instalment, forms.BoundField]]:
        """Each instalment with its box, for the page."""
        for instalment in self.instalments:
            yield instalment, self[f"share-{instalment.pk}"]

    def shares(self) -> dict[int, Decimal]:
        """The amounts typed, by the key of the instalment."""
        typed = {i.pk: self.cleaned_data.get(f"share-{i.pk}") for i in self.instalments}
        return {key: amount for key, amount in typed.items() if amount}

    def reason(self) -> str:
        """Why it pays for a customer outside the group; empty where none was asked."""
        return str(self.cleaned_data.get("for_others", ""))


class ReceiptForm(SharesOfReceipt):
    """Money that arrived on our account."""

    bank_reference = forms.CharField(label=_("bank reference"), max_length=80)
    payer = forms.CharField(label=_("payer"), max_length=160)
    amount = MoneyField(label=_("amount"))
    currency = CurrencyField()
    received_on = DayField(label=_("received on"))
    note = forms.CharField(label=_("note"), max_length=500, required=False)

    OWN = ("bank_reference", "payer", "amount", "currency", "received_on", "note")

    def own_fields(self) -> list[forms.BoundField]:
        """The fields of the receipt itself, without the shares."""
        return [self[name] for name in self.OWN]


class WithdrawForm(forms.Form):
    """Why a receipt is taken back."""

    reason = forms.CharField(label=_("why withdrawn"), max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SetAsideForm(forms.Form):
    """What money is that no customer paid."""

    reason = forms.CharField(
        label=_("What this money is"),
        max_length=200,
        help_text=_("For example interest, a refund, or a transfer between our own accounts."),
    )
