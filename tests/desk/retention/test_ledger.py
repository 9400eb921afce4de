"""Old against new on the desk's own figures."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse

from tests.cast import AT, Cast, deal_of
from tests.desk.retention.served import TODAY, bound
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.resources.models import Effort
from yunchou.desk.resources.terms import EffortKind
from yunchou.desk.retention.ledger import ledger_of
from yunchou.playbook.retention.ledger import Comparison

YEAR = TODAY.year


def paid(cast: Cast, deal: Opportunity, amount: str, on: date = TODAY, currency: str = "CNY") -> None:
    contract = bound(cast, deal=deal, currency=currency) if not hasattr(deal, "contract") else deal.contract
    money = Decimal(amount)
    row = plan_instalment(contract, name="款", amount=money, due_on=on, actor=cast.owner, at=AT)
    record_receipt(
        deal.customer, bank_reference=f"B-{row.pk}", payer="江海银行", amount=money, currency=currency, received_on=on,
        note="", shares={row.pk: money}, actor=cast.finance, at=AT,
    )  # fmt: skip


def worked(cast: Cast, deal: Opportunity, hours: str, on: date = TODAY) -> None:
    Effort.objects.create(
        opportunity=deal, kind=EffortKind.VISIT, on=on, by=cast.owner, hours=Decimal(hours), recorded_by=cast.owner,
        recorded_at=AT,
    )  # fmt: skip


def lines(user: User) -> dict[tuple[int, str], Comparison]:
    return {(line.year, line.currency): line for line in ledger_of(user, today=TODAY).lines}


def test_the_first_signed_deal_is_new_business_and_every_later_one_is_the_existing_customers(cast: Cast) -> None:
    paid(cast, cast.deal, "1000.10")
    second = deal_of(cast.owner, cast.company, "二期")
    paid(cast, second, "500.05")
    worked(cast, cast.deal, "4")
    worked(cast, second, "2.5")
    worked(cast, second, "1", on=TODAY - timedelta(days=100))  # before the first signature nobody was ours
    Interaction.objects.create(opportunity=second, way=Way.VISIT, on=TODAY, recorded_by=cast.owner, recorded_at=AT)
    line = lines(cast.owner)[(YEAR, "CNY")]
    assert (line.new.money, line.existing.money) == (Decimal("1000.10"), Decimal("500.05"))
    assert (line.new.hours, line.existing.hours) == (Decimal(5), Decimal("2.5"))
    assert (line.new.contacts, line.existing.contacts) == (0, 1)
    assert (line.enough, line.worth) == (False, None)


def test_currencies_and_years_stand_apart(cast: Cast) -> None:
    paid(cast, cast.deal, "1000", on=date(YEAR - 1, 12, 31))
    abroad = deal_of(cast.owner, cast.company, "海外")
    Opportunity.objects.filter(pk=abroad.pk).update(currency="USD")
    abroad.refresh_from_db()
    paid(cast, abroad, "70", currency="USD")
    found = lines(cast.owner)
    assert set(found) == {(YEAR - 1, "CNY"), (YEAR, "USD")}
    assert found[(YEAR, "USD")].existing.money == Decimal(70)


def test_nobody_sees_the_money_of_deals_out_of_his_reach(cast: Cast) -> None:
    paid(cast, cast.deal, "1000")
    assert lines(cast.stranger) == {}
    assert lines(cast.teammate) == {}
    assert set(lines(cast.finance)) == {(YEAR, "CNY")}


def test_the_page_says_when_there_are_too_few(cast: Cast, as_user: Any, django_assert_max_num_queries: Any) -> None:
    paid(cast, cast.deal, "1000")
    client = as_user(cast.owner)
    with django_assert_max_num_queries(25):
        shown = client.get(reverse("ledger"))
    assert "家数太少，说明不了问题" in shown.text
