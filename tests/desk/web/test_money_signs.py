"""An amount is asked for in the currency it is kept in, never under the sign of another."""

from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.urls import reverse

from tests.cast import AT, Cast
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.web.currencies import CurrencyField
from yunchou.desk.web.fields import MoneyField, MoneyInput


class Plain(forms.Form):
    amount = MoneyField()


class Chosen(Plain):
    currency = CurrencyField()


class Fixed(Chosen):
    amount = MoneyField(widget=MoneyInput(sign="¥"))


class Deal:
    currency = "EUR"


def drawn(form: forms.Form, **context: object) -> str:
    return Template("{% field form.amount %}").render(Context({"form": form, **context}))


@pytest.mark.parametrize(
    ("form", "context", "sign", "follows"),
    [
        (Plain(), {}, "¥", False),
        (Plain(), {"deal": Deal()}, "€", False),
        (Plain(), {"deal": Deal(), "currency": "USD"}, "US$", False),
        (Plain(), {"currency": "SGD"}, "SGD", False),
        (Chosen(), {"currency": "USD"}, "¥", True),
        (Chosen({"currency": "HKD"}), {}, "HK$", True),
        (Fixed({"currency": "HKD"}), {"currency": "USD"}, "¥", False),
    ],
)
def test_the_sign_is_that_of_the_money(
    form: forms.Form, context: dict[str, object], sign: str, *, follows: bool
) -> None:
    page = drawn(form, **context)
    assert f">{sign}</span>" in page
    assert ("data-sign" in page) is follows


def test_a_contract_in_dollars_is_planned_invoiced_and_amended_in_dollars(cast: Cast, as_user) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(currency="USD")
    terms = {"number": "YC-1", "title": "坐席", "amount": Decimal(1000), "currency": "USD"}
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    row = plan_instalment(contract, name="首付", amount=contract.amount / 2, due_on=AT.date(), actor=cast.owner, at=AT)
    Contract.objects.update(signed_on=AT.date())
    for who, name, key in (
        (cast.owner, "instalment_new", cast.deal.pk), (cast.finance, "instalment_edit", row.pk),
        (cast.finance, "invoice_new", row.pk), (cast.owner, "amendment_new", cast.deal.pk),
        (cast.owner, "offer_new", cast.deal.pk), (cast.finance, "bank_receipt_new", cast.company.pk),
    ):  # fmt: skip
        page = as_user(who).get(reverse(name, args=[key])).content.decode()
        assert ">US$</span>" in page, name
