"""What adds up over a group, of what the reader may see (P8)."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.operations import create_contact
from yunchou.desk.customers.queries.groups import top_in_reach, tree
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.pipeline.stages import Standing


@pytest.fixture
def group(cast: Cast) -> Cast:
    """The hero company with a branch of the owner, a branch of a stranger, each with a person and a deal."""
    own, foreign = company_of(cast.owner, "江海分行"), company_of(cast.stranger, "江海卡中心")
    Company.objects.filter(pk=own.pk).update(parent=cast.company, seats_now=100, seats_ours=30)
    Company.objects.filter(pk=foreign.pk).update(parent=cast.company, seats_now=5000)
    Company.objects.filter(pk=cast.company.pk).update(seats_now=400)
    create_contact(own, {"name": "王建国"}, actor=cast.owner, at=AT)
    create_contact(foreign, {"name": "李明"}, actor=cast.stranger, at=AT)
    deal_of(cast.owner, own)
    deal_of(cast.stranger, foreign)
    deal_of(cast.stranger, own, "陌生人的项目")
    cast.company.refresh_from_db()
    return cast


def test_seats_people_and_deals_add_up_over_what_is_seen(group: Cast) -> None:
    total = tree(group.owner, group.company).total
    assert (total.companies, total.seats_now, total.seats_ours, total.contacts) == (2, 500, 30, 1)
    assert (total.open_deals, total.amounts) == (2, {"CNY": Decimal("720000.00")})
    assert total.white_space == 470
    assert total.unknown == {"seats_now": 0, "seats_replaceable": 2, "seats_ours": 1}


def test_who_sees_all_adds_up_all(group: Cast) -> None:
    total = tree(group.executive, group.company).total
    assert (total.companies, total.seats_now, total.contacts, total.open_deals) == (3, 5500, 2, 4)


def test_what_nobody_knows_is_unknown_and_no_zero(group: Cast) -> None:
    total = tree(group.owner, group.company).total
    assert total.seats_replaceable is None


def test_only_open_deals_count(group: Cast) -> None:
    Opportunity.objects.filter(customer=group.company).update(standing=Standing.LOST)
    assert tree(group.owner, group.company).total.open_deals == 1


def test_the_group_is_shown_from_as_high_as_the_reader_sees(group: Cast) -> None:
    branch = Company.objects.get(name="江海分行")
    assert top_in_reach(group.owner, branch) == group.company
    foreign = Company.objects.get(name="江海卡中心")
    assert top_in_reach(group.stranger, foreign) == foreign


def test_questions_to_the_database_grow_with_levels_not_with_companies(
    group: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        child = company_of(group.owner, f"支行{number}")
        Company.objects.filter(pk=child.pk).update(parent=group.company)
    with django_assert_max_num_queries(8):
        tree(group.owner, group.company)
