"""The year of renewals month by month, whom to ask next for a reference, and growth where they fare well first."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.retention.served import TODAY, bound
from yunchou.desk.customers.models import Company
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.retention.accounts import growing
from yunchou.desk.retention.models import ReferenceConsent
from yunchou.desk.retention.operations import note_care, note_consent, open_renewal
from yunchou.desk.retention.references import to_ask
from yunchou.desk.retention.renewals import Month, ending, fetch_contract
from yunchou.desk.retention.terms import ReferenceKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass


def test_the_year_counts_each_month_and_keeps_currencies_apart(
    cast: Cast, as_user: type[Client], django_assert_num_queries: Any
) -> None:
    terms: list[tuple[int, dict[str, Any]]] = [
        (40, {}),
        (41, {"currency": "USD", "amount": Decimal("99.99"), "seats": None}),
        (42, {"amount": Decimal("0.01")}),
        (75, {}),
        (-3, {}),
        (400, {}),
    ]
    for number, (ends, more) in enumerate(terms):
        bound(cast, deal=deal_of(cast.owner, cast.company, f"单{number}"), ends=ends, **more)
    bound(cast, ends=None)
    first = Opportunity.objects.get(name="单0")
    open_renewal(fetch_contract(cast.owner, first.pk), actor=cast.owner, at=AT)
    with django_assert_num_queries(1):
        found = ending(cast.owner, today=TODAY)
    assert found == [
        Month(date(2026, 10, 1), 3, 1, 600, {"CNY": Decimal("360000.01"), "USD": Decimal("99.99")}),
        Month(date(2026, 11, 1), 1, 0, 300, {"CNY": Decimal("360000.00")}),
    ]
    assert ending(cast.stranger, today=TODAY) == []
    page = as_user(cast.owner).get(reverse("renewals")).content.decode()
    assert "今后十二个月到期的合同" in page
    assert "最晚" in page


def asked(cast: Cast) -> list[str]:
    return [each.account.company.name for each in to_ask(cast.owner, today=TODAY)]


def test_a_leader_is_asked_until_a_word_holds_and_again_once_it_has_run_out(cast: Cast, as_user: type[Client]) -> None:
    bound(cast)
    assert asked(cast) == [], "not known to lead nor to fare well"
    Company.objects.filter(pk=cast.company.pk).update(is_leader=Answer.YES)
    assert asked(cast) == [cast.company.name]
    assert to_ask(cast.stranger, today=TODAY) == []
    page = as_user(cast.owner).get(reverse("references")).content.decode()
    assert "下一家请谁做标杆" in page
    assert reverse("consent_new", args=[cast.company.pk]) in page
    said = {"kind": ReferenceKind.VISIT, "agreed": Answer.YES, "on": TODAY, "until": TODAY + timedelta(days=1)}
    note_consent(cast.company, {**said, "person": None, "scope": "同业来访"}, actor=cast.owner, at=AT)
    assert asked(cast) == []
    ReferenceConsent.objects.update(on=TODAY - timedelta(days=9), until=TODAY - timedelta(days=1))
    assert asked(cast) == [cast.company.name]
    ReferenceConsent.objects.update(until=None, agreed=Answer.NO)
    assert asked(cast) == [], "who refused is not asked again"
    ReferenceConsent.objects.update(agreed=Answer.UNKNOWN)
    assert asked(cast) == [cast.company.name]


@pytest.mark.parametrize("why", ["unhappy", "defence"])
def test_who_is_unhappy_or_secret_is_not_asked(cast: Cast, why: str) -> None:
    bound(cast)
    Company.objects.filter(pk=cast.company.pk).update(is_leader=Answer.YES)
    assert asked(cast) == [cast.company.name]
    if why == "unhappy":
        said = {"on": TODAY, "person": None, "satisfied": Answer.NO, "referral_asked": Answer.UNKNOWN, "note": ""}
        note_care(cast.company, said, actor=cast.owner, at=AT)
    else:
        Company.objects.filter(pk=cast.company.pk).update(public_sector_class=PublicSectorClass.DEFENCE)
    assert asked(cast) == []


def test_growth_is_listed_where_they_are_not_at_risk_first(cast: Cast) -> None:
    risky = company_of(cast.owner, "阿尔法保险")
    for customer in (cast.company, risky):
        bound(cast, deal=deal_of(cast.owner, customer, "坐席"), ends=200)
        Company.objects.filter(pk=customer.pk).update(seats_replaceable=500)
    said = {"on": TODAY, "person": None, "satisfied": Answer.NO, "referral_asked": Answer.UNKNOWN, "note": ""}
    note_care(risky, said, actor=cast.owner, at=AT)
    assert [each.company.name for each in growing(cast.owner, today=TODAY)] == [cast.company.name, "阿尔法保险"]
    assert growing(cast.stranger, today=TODAY) == []
