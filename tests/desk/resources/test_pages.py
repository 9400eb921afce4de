"""The page of resources, what one is asked, presenters, who can help: each reader, rubbish, many rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.resources.kinds import TODAY, asked, spent
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Segment
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.helpers import helpers, won_references
from yunchou.desk.resources.models import Ask, Effort, PresenterProfile, PursuitDecision
from yunchou.desk.resources.terms import AskKind, AskState, EffortKind
from yunchou.playbook.pipeline.stages import Standing

HTMX = {"HX-Request": "true"}
CANARY = "CANARY-DEAL-51c0"


def page(cast: Cast) -> str:
    return reverse("resources", args=[cast.deal.pk])


def text_of(client: Client, address: str, **query: Any) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def test_an_empty_page_names_the_gaps_and_teaches(cast: Cast, owner: Client) -> None:
    text = text_of(owner, page(cast))
    for words in ("决策人", "还没有人写方案", "还没有人去做对方技术负责人的工作", "凡是能帮助成单的人都是资源"):
        assert words in text
    assert "style=" not in text.split('id="resources"')[1]


def test_who_may_only_look_sees_the_page_without_a_form(cast: Cast, as_user: type[Client]) -> None:
    asked(cast)
    spent(cast)
    text = text_of(as_user(cast.reader), page(cast))
    assert "写方案架构部分" in text
    for address in ("resources/asks/", "resources/effort/", "pursuit"):
        assert address not in text
        assert address in text_of(as_user(cast.teammate), page(cast))


@pytest.mark.parametrize("slug", ["asks", "effort"])
def test_each_form_opens_as_a_page_and_as_a_part(slug: str, cast: Cast, owner: Client) -> None:
    row = asked(cast) if slug == "asks" else spent(cast)
    for address in (
        reverse("resources_row_new", args=[cast.deal.pk, slug]),
        reverse("resources_row", args=[cast.deal.pk, slug, row.pk]),
    ):
        assert "<html" in owner.get(address).content.decode()
        part = owner.get(address, headers=HTMX).content.decode()
        assert "<html" not in part
        assert "hx-post" in part


def test_a_colleague_is_asked_and_answers_without_ever_seeing_the_deal(cast: Cast, as_user: type[Client]) -> None:
    new = reverse("resources_row_new", args=[cast.deal.pk, "asks"])
    sent = {
        "kind": "help",
        "of": cast.stranger.pk,
        "what": "讲一次双录案例",
        "due_on": "2026-12-01",
        "detail": "半小时",
    }
    assert as_user(cast.owner).post(new, sent).status_code == 302
    ask = Ask.objects.get()
    stranger = as_user(cast.stranger)
    text = text_of(stranger, reverse("my_asks"))
    assert "讲一次双录案例" in text
    assert "半小时" in text
    assert cast.deal.name in text
    assert reverse("opportunity", args=[cast.deal.pk]) not in text
    assert stranger.get(page(cast)).status_code == 404
    done = stranger.post(reverse("ask_answer", args=[ask.pk]), {"state": "accepted", "reply": "周四", "version": 1})
    assert (done.status_code, done.headers["Location"]) == (302, f"{reverse('my_asks')}#ask-{ask.pk}")
    assert "周四" in text_of(as_user(cast.owner), page(cast))
    assert reverse("opportunity", args=[cast.deal.pk]) in text_of(as_user(cast.teammate), page(cast))


def test_a_refused_answer_stands_at_its_request_with_what_was_typed(cast: Cast, as_user: type[Client]) -> None:
    other, ask = (
        asked(cast, cast.manager, what="另一件"),
        asked(cast, cast.manager, kind=AskKind.COACHING, what="报价策略"),
    )
    mate = as_user(cast.manager)
    before = fingerprint()
    wrong = mate.post(reverse("ask_answer", args=[ask.pk]), {"state": "done", "reply": " ", "version": 1})
    assert wrong.status_code == 422
    assert "请把指点写下来" in wrong.content.decode()
    for rubbish in (
        {},
        {"state": "maybe", "version": 1},
        {"state": "done", "version": "x"},
        {"state": "open", "version": 1},
    ):
        assert mate.post(reverse("ask_answer", args=[other.pk]), rubbish).status_code == 422
    assert (
        mate.post(reverse("ask_answer", args=[ask.pk]), {"state": "done", "reply": "x", "version": 9}).status_code
        == 409
    )
    assert fingerprint() == before


def test_something_delivered_is_noted_with_one_tap(cast: Cast, owner: Client) -> None:
    ask = asked(cast)
    address = reverse("ask_settled", args=[cast.deal.pk, ask.pk])
    assert owner.post(address, {"version": "x"}).status_code == 422
    part = owner.post(address, {"version": 1}, headers=HTMX, follow=True).content.decode()
    assert part.lstrip().startswith('<div id="resources"')
    assert Ask.objects.get().state is AskState.DONE


def test_a_decision_is_taken_with_the_figures_that_are_seen(cast: Cast, owner: Client) -> None:
    spent(cast, hours=None, cost=12000)
    address = reverse("pursuit", args=[cast.deal.pk])
    assert "1.2万" in text_of(owner, address)
    wrong = owner.post(address, {"decision": "limit", "reason": "再投一轮"})
    assert wrong.status_code == 422
    assert "请写上限是多少" in wrong.content.decode()
    assert owner.post(address, {"decision": "limit", "limit": "5万", "reason": "再投一轮"}).status_code == 302
    made = PursuitDecision.objects.get()
    assert (made.limit, made.spent) == (50000, 12000)
    assert made.expected is not None
    assert "再投一轮" in text_of(owner, page(cast))


def test_presenters_are_read_by_all_and_written_by_themselves(cast: Cast, as_user: type[Client]) -> None:
    mine = reverse("presenter", args=[cast.owner.pk])
    assert "还没有写介绍" in text_of(as_user(cast.teammate), mine)
    sent = {"topics": "视频坐席", "bio": "十年客服中心", "cases": "银行 1200 席", "version": 0}
    assert as_user(cast.teammate).post(mine, sent).status_code == 403
    assert as_user(cast.owner).post(mine, sent).status_code == 302
    assert "银行 1200 席" in text_of(as_user(cast.stranger), reverse("presenters"))
    assert as_user(cast.owner).post(mine, {**sent, "bio": "改"}).status_code == 409
    assert as_user(cast.owner).get(reverse("presenter", args=[cast.compliance.pk])).status_code == 404


def won(cast: Cast, owner: Any, name: str, segment: Segment) -> Opportunity:
    company = company_of(owner, name)
    company.segment = segment
    company.save()
    deal = deal_of(owner, company, f"{CANARY}-{name}")
    Opportunity.objects.filter(pk=deal.pk).update(standing=Standing.WON)
    return deal


def test_who_won_in_the_segment_is_named_but_never_with_which_deal(cast: Cast, owner: Client) -> None:
    bank = Segment.objects.create(name_zh="银行", name_en="Banks")
    cast.company.segment = bank
    cast.company.save()
    won(cast, cast.stranger, "秘密银行", bank)
    text = text_of(owner, page(cast))
    assert "在银行赢过 1 单" in text
    assert cast.stranger.name in text
    assert CANARY not in text
    assert "秘密银行" not in text
    deal = Opportunity.objects.select_related("customer").get(pk=cast.deal.pk)
    assert won_references(cast.owner, deal) == []
    assert [each.customer.name for each in won_references(cast.executive, deal)] == ["秘密银行"]


def test_help_is_found_by_topic_and_by_who_worked_with_the_customer(cast: Cast) -> None:
    other = deal_of(cast.manager, cast.company, "一期")
    PresenterProfile.objects.create(user=cast.teammate, topics="视频双录", updated_at=AT)
    deal = Opportunity.objects.select_related("customer").get(pk=cast.deal.pk)
    assert [(h.user, h.deals) for h in helpers(cast.owner, deal)] == [], "the leader's own deal is not seen"
    assert [(h.user, h.deals) for h in helpers(cast.executive, deal)] == [(cast.manager, [other])]
    found = helpers(cast.owner, deal, "双录")
    assert [(h.user, h.profile and h.profile.topics) for h in found] == [(cast.teammate, "视频双录")]
    assert helpers(cast.owner, deal, "没有这个词") == []


def test_many_rows_take_no_more_queries(cast: Cast, owner: Client, django_assert_max_num_queries: Any) -> None:
    Ask.objects.bulk_create(
        Ask(
            opportunity=cast.deal,
            of=cast.teammate,
            waits_for=cast.owner,
            what=f"请求 {n}",
            asked_by=cast.owner,
            asked_at=AT,
        )
        for n in range(60)
    )
    Effort.objects.bulk_create(
        Effort(
            opportunity=cast.deal,
            kind=EffortKind.VISIT,
            on=TODAY,
            by=cast.owner,
            hours=1,
            recorded_by=cast.owner,
            recorded_at=AT,
        )
        for n in range(200)
    )
    owner.get(page(cast))
    with django_assert_max_num_queries(60):
        assert text_of(owner, page(cast)).count("请求 5") >= 11
    mate = owner.__class__(cast.teammate)  # type: ignore[call-arg]
    mate.get(reverse("my_asks"))
    with django_assert_max_num_queries(14):
        assert text_of(mate, reverse("my_asks")).count('my-ask"') == 60
