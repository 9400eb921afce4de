"""Search finds what is in reach, and keeps silent on the rest."""

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.customers.operations import create_companies, create_company, create_contact, edit_company
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.operations import Terms
from yunchou.desk.opportunities.operations import create as create_deal
from yunchou.desk.search.documents import KINDS
from yunchou.desk.search.models import CompanyTokens, ContactTokens, OpportunityTokens
from yunchou.desk.search.operations import reindex
from yunchou.desk.search.queries import search


def names(user: User, text: str) -> dict[str, list[str]]:
    return {group.kind: [thing.name for thing in group.things] for group in search(user, text)}


@pytest.fixture
def stocked(cast: Cast) -> Cast:
    """The hero company with one person, a stranger's company of the same name with another, all indexed."""
    create_contact(cast.company, {"name": "王建国", "title": "信息科技部总经理"}, actor=cast.owner, at=AT)
    other = create_company({"name": "江海证券"}, actor=cast.stranger, at=AT)
    create_contact(other, {"name": "王建国"}, actor=cast.stranger, at=AT)
    create_contact(other, {"name": "李明"}, actor=cast.stranger, at=AT)
    deal_of(cast.stranger, other, "江海证券外呼项目")
    reindex()
    return cast


@pytest.mark.parametrize("query", ["王建国", "wjg", "wang jianguo", "建国", "wangjianguo", "科技部总"])
def test_a_person_is_found_by_name_pinyin_initials_and_title(stocked: Cast, query: str) -> None:
    assert names(stocked.owner, query)["contact"] == ["王建国"]


@pytest.mark.parametrize("query", ["江海银行", "jhyh", "海银", "jianghaiyinhang", "jiang hai yin hang", "银行"])
def test_a_company_and_its_deals_are_found(stocked: Cast, query: str) -> None:
    found = names(stocked.owner, query)
    assert found["company"] == ["江海银行"]
    assert found["opportunity"] == ["客服坐席项目"]


def test_what_is_new_is_found_at_once(cast: Cast) -> None:
    company = create_company({"name": "北辰保险"}, actor=cast.owner, at=AT)
    create_contact(company, {"name": "赵敏"}, actor=cast.owner, at=AT)
    create_deal(company, Terms(name="质检平台"), actor=cast.owner, at=AT)
    assert names(cast.owner, "zjpt") == {"opportunity": ["质检平台"]}
    assert names(cast.owner, "北辰") == {"company": ["北辰保险"], "contact": ["赵敏"], "opportunity": ["质检平台"]}


def test_nobody_finds_what_he_may_not_see(stocked: Cast) -> None:
    assert names(stocked.owner, "江海") == {
        "company": ["江海银行"],
        "contact": ["王建国"],
        "opportunity": ["客服坐席项目"],
    }
    assert names(stocked.owner, "江海证券") == {}
    assert names(stocked.owner, "李明") == {}
    assert names(stocked.compliance, "江海") == {}
    assert len(names(stocked.executive, "江海")["company"]) == 2
    assert names(stocked.executive, "lm")["contact"] == ["李明"]


def test_neither_the_list_nor_the_word_that_there_is_more_tells_of_others(stocked: Cast) -> None:
    create_companies([{"name": f"江海分行{number}"} for number in range(20)], actor=stocked.stranger, at=AT)
    for group in search(stocked.owner, "江海"):
        assert not group.more
    assert next(g for g in search(stocked.stranger, "江海") if g.kind == "company").more


def test_what_is_called_exactly_so_comes_first_however_many_contain_it(stocked: Cast) -> None:
    create_companies([{"name": f"江海银行{n}分行"} for n in range(150)], actor=stocked.owner, at=AT)
    assert search(stocked.owner, "江海银行")[0].things[0] == stocked.company
    assert search(stocked.owner, "jhyh")[0].things[0] == stocked.company


def test_a_renamed_company_is_found_by_its_new_name_with_its_people_and_deals(stocked: Cast) -> None:
    edit_company(stocked.company, {"name": "北辰银行"}, seen_version=1, actor=stocked.owner, at=AT)
    assert names(stocked.owner, "江海银行") == {}
    assert names(stocked.owner, "beichen") == {
        "company": ["北辰银行"],
        "contact": ["王建国"],
        "opportunity": ["客服坐席项目"],
    }


def test_people_and_deals_are_found_by_both_names_of_their_company(stocked: Cast) -> None:
    edit_company(stocked.company, {"short_name": "江海"}, seen_version=1, actor=stocked.owner, at=AT)
    for text in ("jhyh", "江海银行", "江海"):
        assert names(stocked.owner, text)["contact"] == ["王建国"]
        assert names(stocked.owner, text)["opportunity"] == ["客服坐席项目"]


def test_a_change_that_is_undone_leaves_the_index_as_it_was(stocked: Cast) -> None:
    before = CompanyTokens.objects.get(pk=stocked.company.pk).tokens
    with transaction.atomic():
        edit_company(stocked.company, {"name": "北辰银行"}, seen_version=1, actor=stocked.owner, at=AT)
        transaction.set_rollback(True)
    assert CompanyTokens.objects.get(pk=stocked.company.pk).tokens == before
    assert names(stocked.owner, "beichen") == {}
    assert "company" in names(stocked.owner, "jhyh")


def test_what_is_gone_is_forgotten_by_building_the_index_anew(stocked: Cast) -> None:
    company = company_of(stocked.owner, "太行能源")
    reindex()
    assert "company" in names(stocked.owner, "太行能源")
    gone = company.pk
    company.delete()
    reindex()
    assert not CompanyTokens.objects.filter(pk=gone).exists()
    assert names(stocked.owner, "太行能源") == {}


def test_building_anew_counts_what_is_there(stocked: Cast) -> None:
    assert reindex() == {"company": 2, "contact": 3, "opportunity": 2}


def test_only_the_named_columns_are_indexed(stocked: Cast) -> None:
    assert {name: kind.columns for name, kind in KINDS.items()} == {
        "company": ("name", "short_name", "credit_code", "location", "niche"),
        "contact": ("name", "department", "title", "phone", "email", "company__name", "company__short_name"),
        "opportunity": ("name", "customer__name", "customer__short_name"),
    }


@pytest.mark.parametrize(
    "hostile",
    ["'", '"', ")--", "* OR 1=1", "江海' OR '1'='1", "NEAR(江海)", "tokens:江海", "\\", "\x00", ":*", "江" * 5000],
)
def test_no_typed_sign_breaks_or_widens_the_search(stocked: Cast, hostile: str) -> None:
    for kinds in names(stocked.owner, hostile).values():
        assert not {"江海证券", "李明", "江海证券外呼项目"} & set(kinds)


def test_the_number_of_questions_to_the_database_does_not_grow(
    stocked: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    create_companies([{"name": f"江海支行{n}"} for n in range(60)], actor=stocked.owner, at=AT)
    with django_assert_max_num_queries(12):
        search(stocked.owner, "江海")


def test_a_refused_change_indexes_nothing(stocked: Cast) -> None:
    before = (CompanyTokens.objects.count(), ContactTokens.objects.count(), OpportunityTokens.objects.count())
    with pytest.raises(Invalid):
        create_contact(stocked.company, {"name": ""}, actor=stocked.owner, at=AT)
    assert before == (CompanyTokens.objects.count(), ContactTokens.objects.count(), OpportunityTokens.objects.count())
