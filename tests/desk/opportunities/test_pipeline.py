"""The pipeline as a table: only what is allowed can be asked, sums are of what is shown, views are one's own."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of
from tests.fingerprint import fingerprint
from yunchou.desk.opportunities.models import Opportunity, SavedView
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.web.lists import PAGE_SIZE
from yunchou.playbook.pipeline.stages import Stage, Standing

LIST = "/opportunities/"


def deal_like(cast: Cast, name: str, **values: Any) -> Opportunity:
    deal = deal_of(cast.owner, cast.company, name)
    if "stage" in values:
        values["stage_number"] = values["stage"].number
    Opportunity.objects.filter(pk=deal.pk).update(**values)
    return deal


def names(client: Any, query: str = "") -> list[str]:
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    return [deal.name for deal in answer.context["page"].items]


@pytest.fixture
def pipeline(cast: Cast) -> Cast:
    """Beside the hero deal of 300 seats: a large one, one of unknown amount, one parked, one lost, a stranger's."""
    today = timezone.localdate()
    deal_like(cast, "大单", amount=Decimal(5_000_000), seats=4000, stage=Stage.NEGOTIATION, expected_sign_on=today)
    deal_like(cast, "金额不知道", amount=None, seats=None, unit_price=None, overridden_gates=1)
    deal_like(cast, "停着的", standing=Standing.PAUSED, wake_on=today + timedelta(days=3))
    deal_like(cast, "丢了的", standing=Standing.LOST)
    deal_of(cast.stranger, company_of(cast.stranger, "南岭电器"), "别人的单")
    return cast


def test_the_table_shows_open_deals_in_reach_and_nobody_elses(pipeline: Cast, as_user: Any) -> None:
    assert set(names(as_user(pipeline.owner))) == {"客服坐席项目", "大单", "金额不知道"}
    assert names(as_user(pipeline.stranger)) == ["别人的单"]
    assert set(names(as_user(pipeline.teammate), "standing=any")) == {"客服坐席项目"}
    assert len(names(as_user(pipeline.executive), "standing=any")) == 6


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("standing=parked", {"停着的"}),
        ("standing=lost", {"丢了的"}),
        ("standing=any&waking=on", {"停着的"}),
        ("stage=negotiation", {"大单"}),
        ("amount_from=100万", {"大单"}),
        ("amount_to=100万", {"客服坐席项目"}),
        ("overridden=on", {"金额不知道"}),
        ("q=江海", {"客服坐席项目", "大单", "金额不知道"}),
        ("q=大", {"大单"}),
        ("q=%25", set()),
        ("q='", set()),
    ],
)
def test_a_filter_leaves_what_it_says(pipeline: Cast, as_user: Any, query: str, found: set[str]) -> None:
    assert set(names(as_user(pipeline.owner), query)) == found


@pytest.mark.parametrize("sort", ["amount", "-amount", "sign", "-sign"])
def test_what_is_not_known_comes_last_either_way(pipeline: Cast, as_user: Any, sort: str) -> None:
    listed = names(as_user(pipeline.owner), f"sort={sort}")
    assert listed[-1] != "大单"
    if "amount" in sort:
        assert listed[-1] == "金额不知道"


@pytest.mark.parametrize(
    "query",
    [
        "owner__password__startswith=p",
        "_connector=OR+1%3D1",
        "_negated=1",
        "__class=x",
        "compartment=1",
        "order_by=owner",
        "sort=compartment",
        "sort=owner__password",
        "sort=?",
        "page=0",
        "page=1e9",
    ],
)
def test_what_the_list_does_not_offer_is_refused(pipeline: Cast, as_user: Any, query: str) -> None:
    assert as_user(pipeline.owner).get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("stage=won", "stage"),
        ("standing=secret", "standing"),
        ("owner=999999", "owner"),
        ("amount_from=abc", "amount_from"),
        ("amount_from=2&amount_to=1", "amount_to"),
        ("sign_from=tomorrow", "sign_from"),
        ("columns=password", "columns"),
        ("customer=-1", "customer"),
        ("q=%00", "q"),
    ],
)
def test_a_filter_that_makes_no_sense_says_so_at_its_field(
    pipeline: Cast, as_user: Any, query: str, field: str
) -> None:
    answer = as_user(pipeline.owner).get(f"{LIST}?{query}")
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_owner_filter_does_not_lead_out_of_reach(pipeline: Cast, as_user: Any) -> None:
    answer = as_user(pipeline.owner).get(f"{LIST}?owner={pipeline.stranger.pk}")
    assert answer.status_code == 422
    assert names(as_user(pipeline.executive), f"owner={pipeline.stranger.pk}") == ["别人的单"]


def test_totals_are_those_of_the_filtered_deals_by_currency(pipeline: Cast, as_user: Any) -> None:
    deal_like(pipeline, "美元单", currency="USD", amount=Decimal(70_000), seats=10)
    sums = {s.currency: s for s in as_user(pipeline.owner).get(LIST).context["sums"]}
    assert (sums["CNY"].deals, sums["CNY"].seats, sums["CNY"].amount) == (3, 4300, Decimal(5_360_000))
    assert (sums["USD"].deals, sums["USD"].amount) == (1, Decimal(70_000))
    everything = visible(pipeline.owner).filter(standing=Standing.OPEN).aggregate(all=Sum("seats"))
    assert sum(s.seats for s in sums.values()) == everything["all"]


def test_columns_can_be_chosen(pipeline: Cast, as_user: Any) -> None:
    answer = as_user(pipeline.owner).get(f"{LIST}?columns=updated&columns=cash")
    assert [column.key for column in answer.context["columns"]] == ["cash", "updated"]
    page = answer.content.decode()
    assert "预计到账" in page


def test_the_table_takes_the_same_queries_for_three_deals_and_for_sixty(
    pipeline: Cast, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(pipeline.manager)
    every = "columns=" + "&columns=".join(["customer", "stage", "standing", "team", "owner", "price", "wake", "since"])
    client.get(f"{LIST}?{every}")
    for n in range(60):
        deal_of(pipeline.owner, company_of(pipeline.owner, f"客户{n}"), f"商机{n}")
    with django_assert_max_num_queries(15):
        assert len(client.get(f"{LIST}?{every}").context["page"].items) == PAGE_SIZE


def test_a_view_is_kept_renamed_and_removed_by_who_made_it(pipeline: Cast, as_user: Any) -> None:
    client = as_user(pipeline.owner)
    answer = client.post(reverse("saved_views"), {"name": "大单", "query": "amount_from=100万&page=3&sort=-amount"})
    assert answer.status_code == 302
    view = SavedView.objects.get()
    assert names(client, view.query) == ["大单"]
    page = client.get(answer.url)
    assert [(tab.label, tab.current) for tab in page.context["tabs"] if tab.pk] == [("大单", True)]
    client.post(reverse("saved_view", args=[view.pk]), {"name": "百万以上"})
    assert SavedView.objects.get().name == "百万以上"
    assert as_user(pipeline.teammate).get(LIST).context["mine"] == []
    client.post(reverse("saved_view", args=[view.pk]), {"action": "delete"})
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "", "query": ""},
        {"name": "x" * 61, "query": ""},
        {"name": "坏的", "query": "owner__password=1"},
        {"name": "坏的", "query": "sort=owner__password"},
        {"name": "坏的", "query": "amount_from=abc"},
        {"name": "长的", "query": "q=" + "a" * 2000},
    ],
)
def test_a_view_that_could_not_be_shown_is_not_kept(pipeline: Cast, as_user: Any, sent: dict[str, str]) -> None:
    client = as_user(pipeline.owner)
    before = fingerprint()
    assert client.post(reverse("saved_views"), sent).status_code == 422
    assert fingerprint() == before


def test_of_twenty_views_the_next_is_refused(pipeline: Cast, as_user: Any) -> None:
    for n in range(20):
        SavedView.objects.create(user=pipeline.owner, page="opportunities", name=f"视图{n}", query="", created_at=AT)
    client = as_user(pipeline.owner)
    assert client.post(reverse("saved_views"), {"name": "又一个", "query": ""}).status_code == 422
    assert client.post(reverse("saved_views"), {"name": "视图3", "query": "standing=won"}).status_code == 302
