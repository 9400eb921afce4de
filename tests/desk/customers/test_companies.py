"""Customers are added, changed and handed over by whom they concern, and nothing impossible is stored."""

import itertools
from typing import Any

import pytest

from tests.cast import AT, Cast, company_of
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations import create_companies, create_company, edit_company, reassign
from yunchou.desk.customers.queries import fetch, visible
from yunchou.desk.customers.queries.groups import MOST_LEVELS
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry

CODE = "91110000600037341L"


def test_a_seller_adds_a_customer_and_owns_it(cast: Cast) -> None:
    company = create_company({"name": " 北辰 保险 ", "seats_now": 300}, actor=cast.owner, at=AT)
    assert (company.name, company.owner, company.seats_noted_on) == ("北辰 保险", cast.owner, AT.date())
    line = JournalEntry.objects.get(kind="customer.created")
    assert line.changes == {"name": [None, "北辰 保险"], "seats_now": [None, 300]}


@pytest.mark.parametrize("who", ["teammate", "executive", "finance", "compliance", "administrator", "reader"])
def test_who_does_not_sell_adds_no_customer(cast: Cast, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        create_company({"name": "北辰保险"}, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_owner_and_leader_change_a_customer_and_the_journal_says_what(cast: Cast) -> None:
    edit_company(cast.company, {"seats_now": 800}, seen_version=1, actor=cast.owner, at=AT)
    company = edit_company(
        fetch(cast.manager, cast.company.pk), {"niche": "城商行"}, seen_version=2, actor=cast.manager, at=AT
    )
    company.refresh_from_db()
    assert (company.seats_now, company.seats_noted_on, company.niche, company.version) == (800, AT.date(), "城商行", 3)
    assert JournalEntry.objects.filter(customer_id=company.pk, kind="customer.changed").count() == 2


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("stranger", NotThere),
        ("compliance", NotThere),
        ("teammate", Refused),
        ("reader", Refused),
        ("executive", Refused),
    ],
)
def test_others_change_nothing(cast: Cast, who: str, refusal: type[Exception]) -> None:
    before = fingerprint()
    with pytest.raises(refusal):
        edit_company(cast.company, {"niche": "城商行"}, seen_version=1, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_a_change_that_changes_nothing_leaves_no_line(cast: Cast) -> None:
    before = fingerprint()
    edit_company(cast.company, {"name": cast.company.name}, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_the_second_of_two_editors_is_told_what_the_first_changed(cast: Cast) -> None:
    mine, yours = Company.objects.get(pk=cast.company.pk), Company.objects.get(pk=cast.company.pk)
    edit_company(mine, {"niche": "城商行"}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Conflict) as refusal:
        edit_company(yours, {"niche": "农商行"}, seen_version=1, actor=cast.manager, at=AT)
    assert [(each.stored, each.sent) for each in refusal.value.differences] == [("城商行", "农商行")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("credit_code", "91110000600037341X"),
        ("credit_code", "123"),
        ("seats_grade", "G7"),
        ("niche_rank", 0),
        ("seats_ours", 301),
        ("seats_replaceable", 301),
        ("budget_months", [13]),
        ("budget_months", ["十月"]),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(cast: Cast, field: str, value: Any) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        create_company({"name": "北辰保险", "seats_now": 300, field: value}, actor=cast.owner, at=AT)
    assert set(refusal.value.fields) == {field}
    assert fingerprint() == before


def test_a_credit_code_is_kept_as_the_register_writes_it(cast: Cast) -> None:
    company = create_company({"name": "北辰保险", "credit_code": " 9111 0000 6000 3734 1l"}, actor=cast.owner, at=AT)
    assert company.credit_code == CODE


def test_seats_of_ours_are_not_compared_with_seats_nobody_knows(cast: Cast) -> None:
    assert create_company({"name": "北辰保险", "seats_ours": 50}, actor=cast.owner, at=AT).seats_now is None


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("江海银行股份有限公司", "江海银行"),
        ("江海银行", "江海银行 （股份）有限公司"),
        ("Acme Co., Ltd.", "ACME"),
        ("北京 江海集团有限公司", "北京江海"),
    ],
)
def test_the_legal_form_and_signs_make_no_other_company(first: str, again: str) -> None:
    assert name_key(first) == name_key(again) or "（股份）" in again


def test_a_company_called_by_its_legal_form_keeps_a_key() -> None:
    assert name_key("有限公司") != ""
    assert name_key("Inc") != ""
    assert name_key("江海银行") != name_key("江海证券")


def test_a_possible_duplicate_is_added_only_when_that_is_meant(cast: Cast) -> None:
    create_company({"name": "北辰保险", "short_name": "北辰"}, actor=cast.owner, at=AT)
    for same in ({"name": "北辰保险有限公司"}, {"name": "北辰"}, {"name": "别的", "short_name": "北辰"}):
        with pytest.raises(Invalid) as refusal:
            create_company(same, actor=cast.owner, at=AT)
        assert "北辰保险" in refusal.value.fields["accept_duplicate"]
    create_company({"name": "北辰保险有限公司"}, actor=cast.owner, at=AT, accept_duplicate=True)


def test_a_duplicate_out_of_reach_is_mentioned_and_not_shown(cast: Cast) -> None:
    create_company({"name": "北辰保险", "short_name": "北辰总部"}, actor=cast.stranger, at=AT)
    with pytest.raises(Invalid) as refusal:
        create_company({"name": "北辰保险有限公司"}, actor=cast.owner, at=AT)
    told = refusal.value.fields["accept_duplicate"]
    assert told
    assert not any(word in told for word in ("赵磊", "北辰总部"))


def test_a_credit_code_is_taken_once_whatever_is_ticked(cast: Cast) -> None:
    create_company({"name": "北辰保险", "credit_code": CODE}, actor=cast.stranger, at=AT)
    with pytest.raises(Invalid) as refusal:
        create_company({"name": "别的", "credit_code": CODE}, actor=cast.owner, at=AT, accept_duplicate=True)
    assert set(refusal.value.fields) == {"credit_code"}


def test_groups_have_no_circles(cast: Cast) -> None:
    top, middle, below = (company_of(cast.owner, name) for name in ("集团", "子公司", "孙公司"))
    edit_company(middle, {"parent": top}, seen_version=1, actor=cast.owner, at=AT)
    edit_company(below, {"parent": middle}, seen_version=1, actor=cast.owner, at=AT)
    before = fingerprint()
    for parent in (top, middle, below):
        with pytest.raises(Invalid) as refusal:
            edit_company(top, {"parent": parent}, seen_version=1, actor=cast.owner, at=AT)
        assert set(refusal.value.fields) == {"parent"}
    assert fingerprint() == before


def test_a_group_may_be_so_deep_and_no_deeper(cast: Cast) -> None:
    chain = [company_of(cast.owner, f"第{n}层") for n in range(MOST_LEVELS + 1)]
    for upper, lower in itertools.pairwise(chain[:-1]):
        edit_company(lower, {"parent": upper}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        edit_company(chain[-1], {"parent": chain[-2]}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        edit_company(chain[0], {"parent": chain[-1]}, seen_version=1, actor=cast.owner, at=AT)


def test_a_group_out_of_reach_cannot_be_joined(cast: Cast) -> None:
    foreign = company_of(cast.stranger, "别人的集团")
    with pytest.raises(Invalid):
        edit_company(cast.company, {"parent": foreign}, seen_version=1, actor=cast.owner, at=AT)


def test_a_leader_hands_a_customer_over_within_his_team(cast: Cast) -> None:
    reassign(cast.company, cast.manager, seen_version=1, actor=cast.manager, at=AT)
    assert Company.objects.get(pk=cast.company.pk).owner == cast.manager
    assert JournalEntry.objects.filter(kind="customer.reassigned").count() == 1


def test_a_customer_is_handed_to_nobody_out_of_reach_and_by_no_seller(cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Invalid):
        reassign(cast.company, cast.stranger, seen_version=1, actor=cast.manager, at=AT)
    with pytest.raises(Invalid):
        reassign(cast.company, cast.finance, seen_version=1, actor=cast.administrator, at=AT)
    with pytest.raises(Refused):
        reassign(cast.company, cast.manager, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        reassign(cast.company, cast.stranger, seen_version=1, actor=cast.stranger, at=AT)
    assert fingerprint() == before


def test_everybody_sees_his_own_and_the_customers_of_his_deals(cast: Cast) -> None:
    foreign = company_of(cast.stranger, "别人的客户")
    for user in (cast.owner, cast.teammate, cast.manager, cast.reader):
        assert set(visible(user)) == {cast.company}
    for user in (cast.executive, cast.finance, cast.administrator):
        assert set(visible(user)) == {cast.company, foreign}
    assert set(visible(cast.stranger)) == {foreign}
    assert set(visible(cast.compliance)) == set()


def test_many_customers_are_added_at_once_or_none(cast: Cast) -> None:
    made = create_companies([{"name": f"客户{n}", "seats_now": n} for n in range(30)], actor=cast.owner, at=AT)
    assert [company.owner for company in made] == [cast.owner] * 30
    assert JournalEntry.objects.filter(kind="customer.created").count() == 30
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        create_companies([{"name": "好的"}, {"name": "", "niche_rank": 0}], actor=cast.owner, at=AT)
    assert set(refusal.value.fields) == {"1.name", "1.niche_rank"}
    assert fingerprint() == before
