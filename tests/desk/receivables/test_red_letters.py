"""An invoice is cancelled by a red-letter one that refers to it; what is invoiced keeps adding up."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import AT, Cast
from tests.desk.contracts.papers import contract_of
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.receivables.models import Instalment, Invoice
from yunchou.desk.receivables.operations import invoiced_on, issue_invoice, plan_instalment
from yunchou.desk.receivables.queries import left_on, with_money
from yunchou.desk.receivables.red_letters import exchange_invoice, issue_red_letter
from yunchou.playbook.receivables.terms import InvoiceKind, RedReason

TODAY = AT.date()
TAX = "91310000MA1FL0000X"


@pytest.fixture
def instalment(cast: Cast) -> Instalment:
    contract = contract_of(cast)
    return plan_instalment(contract, name="首付", amount=Decimal(100000), due_on=TODAY, actor=cast.owner, at=AT)


@pytest.fixture
def blue(cast: Cast, instalment: Instalment) -> Invoice:
    how: dict[str, Any] = {"kind": InvoiceKind.SPECIAL, "title": "江海银行", "tax_number": TAX}
    return issue_invoice(
        instalment, number="F1", amount=Decimal(80000), issued_on=TODAY, actor=cast.finance, at=AT, **how
    )


def red(cast: Cast, blue: Invoice, **more: Any) -> Invoice:
    how: dict[str, Any] = {
        "number": "R1", "amount": Decimal(30000), "issued_on": TODAY, "reason": RedReason.ALLOWANCE,
        "confirmation": "310012", "actor": cast.finance, **more,
    }  # fmt: skip
    return issue_red_letter(blue, at=AT, **how)


def test_a_part_is_cancelled_and_may_be_invoiced_anew(cast: Cast, instalment: Instalment, blue: Invoice) -> None:
    made = red(cast, blue)
    assert (made.red_of, made.amount, made.title, made.tax_number) == (blue, Decimal(-30000), "江海银行", TAX)
    assert (invoiced_on(instalment), left_on(blue)) == (Decimal(50000), Decimal(50000))
    assert with_money(Instalment.objects.all()).get().invoiced == Decimal(50000)
    issue_invoice(instalment, number="F2", amount=Decimal(50000), issued_on=TODAY, actor=cast.finance, at=AT)
    with pytest.raises(Invalid):
        issue_invoice(instalment, number="F3", amount=Decimal(1), issued_on=TODAY, actor=cast.finance, at=AT)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"amount": Decimal("80000.01")}, "amount"), ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal(-5)}, "amount"),
        ({"reason": RedReason.WRONG}, "amount"), ({"confirmation": " "}, "confirmation"), ({"number": "F1"}, "number"),
        ({"issued_on": TODAY - timedelta(days=1)}, "issued_on"),
        ({"issued_on": TODAY + timedelta(days=1)}, "issued_on"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_changes_nothing(cast: Cast, blue: Invoice, more: dict[str, Any], field: str) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        red(cast, blue, **more)
    assert set(refusal.value.fields) == {field}
    for who, reason in ((cast.owner, Refused), (cast.stranger, NotThere), (cast.executive, Refused)):
        with pytest.raises(reason):
            red(cast, blue, actor=who)
    assert fingerprint() == before


def test_what_is_cancelled_is_not_cancelled_again_and_a_red_one_never(cast: Cast, blue: Invoice) -> None:
    made = red(cast, blue, amount=Decimal(80000), reason=RedReason.WRONG)
    with pytest.raises(Conflict):
        red(cast, blue, number="R2", amount=Decimal(1))
    with pytest.raises(Invalid):
        red(cast, made, number="R2", amount=Decimal(1))


def test_a_wrong_title_is_exchanged_in_one_change(cast: Cast, instalment: Instalment, blue: Invoice) -> None:
    how: dict[str, Any] = {
        "title": "江海银行股份有限公司",
        "tax_number": TAX,
        "issued_on": TODAY,
        "confirmation": "310012",
    }
    before = fingerprint()
    for wrong in ({"number": "R1", "new_number": "R1"}, {"number": "R1", "new_number": "F1"}):
        with pytest.raises(Invalid) as refusal:
            exchange_invoice(blue, **wrong, **how, actor=cast.finance, at=AT)
        assert set(refusal.value.fields) == {"new_number"}
    assert fingerprint() == before
    new = exchange_invoice(blue, number="R1", new_number="F9", **how, actor=cast.finance, at=AT)
    assert (new.amount, new.title, left_on(blue)) == (Decimal(80000), "江海银行股份有限公司", 0)
    assert invoiced_on(instalment) == Decimal(80000)


CENTS = st.integers(1, 10_000_000).map(lambda cents: Decimal(cents) / 100)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(CENTS, min_size=1, max_size=4))
def test_whatever_is_cancelled_the_rest_is_exact(cast: Cast, instalment: Instalment, parts: list[Decimal]) -> None:
    Invoice.objects.exclude(red_of=None).delete()
    Invoice.objects.all().delete()
    total = Decimal(80000)
    blue = issue_invoice(instalment, number="F1", amount=total, issued_on=TODAY, actor=cast.finance, at=AT)
    for number, part in enumerate(parts):
        if part <= left_on(blue):
            red(cast, blue, number=f"R{number}", amount=part)
            total -= part
        else:
            with pytest.raises((Invalid, Conflict)):
                red(cast, blue, number=f"R{number}", amount=part)
    assert left_on(blue) == invoiced_on(instalment) == total


def test_cancelling_and_exchanging_on_the_pages(cast: Cast, blue: Invoice, as_user: type[Client]) -> None:
    client = as_user(cast.finance)
    address = reverse("invoice_red", args=[blue.pk])
    form = {"number": "R1", "amount": "3万", "issued_on": TODAY, "reason": "allowance", "confirmation": "3100"}
    assert client.post(address, {**form, "amount": "9万"}).status_code == 422
    assert client.post(address, form).status_code == 302
    page = client.get(reverse("receivables", args=[cast.deal.pk])).content.decode()
    for words in ("红字", "R1", address):
        assert words in page
    exchange = {
        "number": "R2",
        "new_number": "F2",
        "issued_on": TODAY,
        "confirmation": "3101",
        "title": "江海银行",
        "tax_number": TAX,
    }
    assert client.post(reverse("invoice_exchange", args=[blue.pk]), exchange).status_code == 302
    assert sum(invoice.amount for invoice in Invoice.objects.all()) == Decimal(50000)
    assert address not in client.get(reverse("receivables", args=[cast.deal.pk])).content.decode()
