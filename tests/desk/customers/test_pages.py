"""The pages of customers as people use them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.customers.models import Company, Contact, KeyAccountReview, Segment, WatchlistEntry
from yunchou.desk.customers.operations import (
    add_entry,
    create_companies,
    create_company,
    create_contact,
    edit_company,
    judge,
    sign_off,
)
from yunchou.desk.identity.models import User
from yunchou.desk.search.operations import reindex

SignIn = type[Client]
FORM = {"public_sector_class": "unknown", "is_leader": "unknown", "well_known": "unknown"}


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def rows(client: Client, query: str = "") -> list[str]:
    return [company.name for company in client.get(f"/customers/{query}").context["page"].items]


def test_a_customer_is_written_down_with_numbers_as_people_type_them(cast: Cast, as_user: SignIn) -> None:
    sent = {**FORM, "name": "北辰保险", "seats_now": "3万", "head_count": "540,000+", "budget_months": ["9", "10"]}
    answer = as_user(cast.owner).post("/customers/new/", sent)
    made = Company.objects.get(name="北辰保险")
    assert answer.headers["Location"] == f"/customers/{made.pk}/"
    assert (made.seats_now, made.head_count, made.budget_months) == (30000, 540000, [9, 10])


def test_a_form_sent_twice_makes_one_customer(cast: Cast, as_user: SignIn) -> None:
    client, sent = as_user(cast.owner), {**FORM, "name": "北辰保险", "form_key": "k1"}
    assert (
        client.post("/customers/new/", sent).headers["Location"]
        == client.post("/customers/new/", sent).headers["Location"]
    )
    assert Company.objects.filter(name="北辰保险").count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("seats_now", "很多"),
        ("seats_now", "-1"),
        ("credit_code", "123"),
        ("parent", "没有这家"),
        ("website", "not a site"),
        ("seats_grade", "Z9"),
        ("niche_rank", "0"),
        ("budget_months", "13"),
        ("segment", "999"),
        ("public_sector_class", "martian"),
        ("name", "名" * 161),
        ("contract_value", "9" * 30),
    ],
)
def test_what_cannot_be_read_is_answered_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, as_user: SignIn, field: str, typed: str
) -> None:
    answer = as_user(cast.owner).post("/customers/new/", {**FORM, "name": "北辰保险", "niche": "寿险", field: typed})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "寿险" in answer.content.decode()
    assert not Company.objects.filter(niche="寿险").exists()


def test_a_possible_duplicate_asks_once_and_is_taken_when_meant(cast: Cast, as_user: SignIn) -> None:
    create_company({"name": "北辰保险"}, actor=cast.owner, at=AT)
    client, sent = as_user(cast.owner), {**FORM, "name": "北辰保险有限公司", "form_key": "k"}
    assert "accept_duplicate" not in page(client, "/customers/new/")
    answer = client.post("/customers/new/", sent)
    assert answer.status_code == 422
    assert "accept_duplicate" in answer.content.decode()
    assert client.post("/customers/new/", {**sent, "accept_duplicate": "on"}).status_code == 302


def test_an_edit_against_an_old_version_is_a_conflict(cast: Cast, as_user: SignIn) -> None:
    edit_company(cast.company, {"niche": "城商行"}, seen_version=1, actor=cast.manager, at=AT)
    sent = {**FORM, "name": cast.company.name, "niche": "农商行", "version": 1}
    answer = as_user(cast.owner).post(f"/customers/{cast.company.pk}/edit/", sent)
    assert answer.status_code == 409
    assert "城商行" in answer.content.decode()
    assert "农商行" in answer.content.decode()


def test_a_group_out_of_reach_stays_when_another_field_is_changed(cast: Cast, as_user: SignIn) -> None:
    group = company_of(cast.stranger, "江海集团")
    Company.objects.filter(pk=cast.company.pk).update(parent=group)
    sent = {**FORM, "name": cast.company.name, "parent": "江海集团", "niche": "城商行", "version": 1}
    assert as_user(cast.owner).post(f"/customers/{cast.company.pk}/edit/", sent).status_code == 302
    assert Company.objects.get(pk=cast.company.pk).parent == group
    text = page(as_user(cast.owner), f"/customers/{cast.company.pk}/")
    assert f"/customers/{group.pk}/" not in text


def test_the_list_is_narrowed_by_each_filter_and_sorted(cast: Cast, as_user: SignIn) -> None:
    bank = Segment.objects.create(name_zh="银行", name_en="Banks")
    Company.objects.filter(pk=cast.company.pk).update(segment=bank, seats_now=10, recheck_on=date(2020, 1, 1))
    create_companies(
        [{"name": "北辰保险", "seats_now": 900, "public_sector_class": "foreign"}, {"name": "无人数"}],
        actor=cast.owner,
        at=timezone.now(),
    )
    client = as_user(cast.owner)
    reindex()
    assert rows(client, f"?segment={bank.pk}") == ["江海银行"]
    assert rows(client, "?public_sector_class=foreign") == ["北辰保险"]
    assert rows(client, "?key_account=key_account") == []
    assert rows(client, "?recheck=due") == ["江海银行"]
    assert rows(client, "?q=bcbx") == ["北辰保险"]
    assert rows(client, "?q=海银") == ["江海银行"]
    assert rows(client, f"?owner={cast.owner.pk}&sort=-seats") == ["北辰保险", "江海银行", "无人数"]
    assert rows(client, "?sort=seats") == ["江海银行", "北辰保险", "无人数"]


@pytest.mark.parametrize(
    "query",
    [
        "?sort=owner__password",
        "?segment=x",
        "?owner=999999",
        "?page=0",
        "?page=x",
        "?key_account=1",
        "?sort=-",
        "?team=1e3",
    ],
)
def test_a_filter_or_sort_that_is_none_is_refused(cast: Cast, as_user: SignIn, query: str) -> None:
    assert as_user(cast.owner).get(f"/customers/{query}").status_code == 400


def test_nobody_lists_what_he_may_not_see(cast: Cast, as_user: SignIn) -> None:
    company_of(cast.stranger, "别人的客户")
    assert rows(as_user(cast.owner)) == ["江海银行"]
    assert as_user(cast.owner).get("/customers/").context["page"].total == 1


def test_list_and_page_ask_a_bounded_number_of_questions(
    cast: Cast, as_user: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    create_companies([{"name": f"客户{n}"} for n in range(60)], actor=cast.owner, at=AT)
    for number in range(20):
        create_contact(cast.company, {"name": f"人{number}"}, actor=cast.owner, at=AT)
        deal_of(cast.owner, cast.company, f"项目{number}")
    client = as_user(cast.owner)
    with django_assert_max_num_queries(20):
        client.get("/customers/")
    with django_assert_max_num_queries(32):
        client.get(f"/customers/{cast.company.pk}/")


def test_the_page_shows_neither_deals_nor_lines_of_others(cast: Cast, as_user: SignIn) -> None:
    deal_of(cast.stranger, cast.company, "陌生人的项目")
    text = page(as_user(cast.owner), f"/customers/{cast.company.pk}/")
    assert "客服坐席项目" in text
    assert "陌生人的项目" not in text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(cast: Cast, as_user: SignIn, language: str) -> None:
    User.objects.update(language=language)
    company = create_company(
        {"name": "江海卡中心", "parent": cast.company, "seats_now": 900, "niche_rank": 1}, actor=cast.owner, at=AT
    )
    person = create_contact(company, {"name": "王建国", "title": "总经理"}, actor=cast.owner, at=AT)
    create_contact(company, {"name": "李敏", "reports_to": person}, actor=cast.owner, at=AT)
    review = judge(company, recheck_on=None, actor=cast.owner, at=timezone.now())
    sign_off(review, seen_version=1, actor=cast.manager, at=timezone.now())
    entry = add_entry({"name": "青田饲料", "evidence": "招标公告"}, actor=cast.owner, at=AT)
    segment = Segment.objects.create(name_zh="银行", name_en="Banks")
    client = as_user(cast.manager)
    for address in (
        "/customers/",
        "/customers/new/",
        f"/customers/{company.pk}/",
        f"/customers/{company.pk}/edit/",
        f"/customers/{company.pk}/owner/",
        f"/customers/{company.pk}/contacts/new/",
        f"/customers/{company.pk}/key-account/",
        f"/contacts/{person.pk}/edit/",
        f"/key-account-reviews/{review.pk}/",
        "/watchlist/",
        "/watchlist/?state=dismissed",
        "/watchlist/?state=adopted",
        "/watchlist/new/",
        f"/watchlist/{entry.pk}/",
        f"/watchlist/{entry.pk}/edit/",
        "/segments/",
        "/segments/new/",
        f"/segments/{segment.pk}/",
        "/customers/names/?parent=江海",
        "/search",
        "/search?q=jianghai",
    ):
        page(client, address)


def test_what_people_type_is_shown_and_never_run(cast: Cast, as_user: SignIn) -> None:
    evil = '<img src=x onerror="x()">'
    company = create_company({"name": f"{evil}甲", "niche": evil}, actor=cast.owner, at=AT)
    create_contact(company, {"name": evil, "title": evil}, actor=cast.owner, at=AT)
    entry = add_entry({"name": evil, "evidence": evil}, actor=cast.owner, at=AT)
    client = as_user(cast.owner)
    for address in (
        "/customers/",
        f"/customers/{company.pk}/",
        f"/watchlist/{entry.pk}/",
        "/search?q=onerror",
        "/watchlist/",
    ):
        text = page(client, address)
        assert "<img src=x" not in text
        assert "&lt;img" in text


def test_a_judgement_is_kept_and_signed_off_by_another(cast: Cast, as_user: SignIn) -> None:
    edit_company(cast.company, {"seats_now": 900, "niche_rank": 1}, seen_version=1, actor=cast.owner, at=AT)
    address = f"/customers/{cast.company.pk}/key-account/"
    assert as_user(cast.owner).post(f"{address}judgement/", {"recheck_on": "1999-01-01"}).status_code == 422
    assert as_user(cast.owner).post(f"{address}judgement/", {"recheck_on": "2027-03-01"}).status_code == 302
    review = KeyAccountReview.objects.get()
    assert f"/key-account-reviews/{review.pk}/sign-off/" not in page(as_user(cast.owner), address)
    assert f"/key-account-reviews/{review.pk}/sign-off/" in page(as_user(cast.manager), address)
    as_user(cast.manager).post(f"/key-account-reviews/{review.pk}/sign-off/", {"version": 1})
    assert Company.objects.get(pk=cast.company.pk).key_account == "key_account"


@pytest.mark.parametrize(
    ("address", "sent", "field"),
    [
        ("dismissal", {"dismissed_reason": "", "version": 1}, "dismissal"),
        ("dismissal", {"dismissed_reason": "好", "version": "x"}, "dismissal"),
        ("customer", {"version": ""}, "adoption"),
    ],
)
def test_the_small_forms_of_the_watch_list_answer_too(
    cast: Cast, as_user: SignIn, address: str, sent: dict[str, Any], field: str
) -> None:
    entry = add_entry({"name": "青田饲料"}, actor=cast.owner, at=AT)
    answer = as_user(cast.owner).post(f"/watchlist/{entry.pk}/{address}/", sent)
    assert answer.status_code == 422
    assert answer.context[field].errors
    assert WatchlistEntry.objects.get().company_id is None


def test_a_giant_becomes_a_customer_from_its_page(cast: Cast, as_user: SignIn) -> None:
    entry = add_entry({"name": "青田饲料"}, actor=cast.owner, at=AT)
    answer = as_user(cast.owner).post(f"/watchlist/{entry.pk}/customer/", {"version": 1})
    assert answer.headers["Location"] == f"/customers/{Company.objects.get(name='青田饲料').pk}/"


def test_a_person_is_written_down_changed_and_left(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.teammate)
    client.post(f"/customers/{cast.company.pk}/contacts/new/", {"name": "王建国", "title": "处长"})
    person = Contact.objects.get()
    client.post(f"/contacts/{person.pk}/edit/", {"name": "王建国", "title": "局长", "version": 1})
    assert client.post(f"/contacts/{person.pk}/leaving/", {"left_on": "2200-01-01", "version": 2}).status_code == 422
    assert client.post(f"/contacts/{person.pk}/leaving/", {"left_on": "2026-01-05", "version": 2}).status_code == 302
    person.refresh_from_db()
    assert (person.title, person.left_on) == ("局长", date(2026, 1, 5))


def test_nobody_of_another_company_is_taken_as_superior(cast: Cast, as_user: SignIn) -> None:
    foreign = create_contact(company_of(cast.stranger, "别人的客户"), {"name": "李明"}, actor=cast.stranger, at=AT)
    sent = {"name": "王建国", "reports_to": str(foreign.pk)}
    answer = as_user(cast.owner).post(f"/customers/{cast.company.pk}/contacts/new/", sent)
    assert answer.status_code == 422
    assert "李明" not in answer.content.decode()
