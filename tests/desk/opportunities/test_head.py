"""What stands at the head of every page of a deal."""

from datetime import timedelta
from typing import Any

from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from tests.cast import AT, Cast
from tests.desk.opportunities.gates import gate_of
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import disqualify, pass_gate, pause
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.queries.head import deal_head
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage

LATER = AT + timedelta(hours=1)
PAGE = "{% extends 'opportunities/deal_base.html' %}{% block deal_content %}<p>here</p>{% endblock %}"


def page_of(user: User, deal: Opportunity, language: str = "zh-hans") -> str:
    request = RequestFactory().get(f"/opportunities/{deal.pk}/")
    request.user = user
    with override(language):
        return engines["django"].from_string(PAGE).render({"deal": fetch(user, deal.pk)}, request)


def test_the_head_names_deal_customer_amount_and_people(cast: Cast) -> None:
    page = page_of(cast.owner, cast.deal)
    for words in ("客服坐席项目", "江海银行", "¥36万", "¥1,200", "陈晓", "周宁", "进行中", "寻找商机", "<p>here</p>"):
        assert words in page


def test_what_is_not_known_of_the_amount_is_said_to_be_unknown(cast: Cast) -> None:
    Opportunity.objects.update(amount=None, unit_price=None, seats=None)
    assert "不知道" in page_of(cast.owner, cast.deal)


def test_an_overridden_gate_shows_on_the_deal(cast: Cast) -> None:
    shut = gate_of(Stage.PROSPECTING, Answer.UNKNOWN)
    pass_gate(cast.deal, gate=shut, seen_version=1, actor=cast.owner, at=AT, override_reason="赶时间")
    assert "1 道关口未满足即通过" in page_of(cast.reader, cast.deal)


def test_a_disqualified_deal_says_why_and_when_it_wakes(cast: Cast) -> None:
    disqualify(
        cast.deal,
        disqualified_for=DisqualifiedFor.NO_BUDGET,
        seen_version=1,
        actor=cast.owner,
        at=AT,
        reason="明年再报",
    )
    page = page_of(cast.owner, cast.deal)
    for words in ("不成立", "没有预算", "预算培育", "明年再报", "10月1日"):
        assert words in page


def test_what_may_follow_is_offered_to_who_may_do_it_and_a_win_to_nobody(cast: Cast) -> None:
    def offered(user: User) -> list[str]:
        return deal_head(user, fetch(user, cast.deal.pk)).actions

    assert offered(cast.owner) == offered(cast.teammate) == ["pause", "disqualify", "lose"]
    assert offered(cast.executive) == offered(cast.finance) == []
    pause(cast.deal, reason="想一想", wake_on=LATER.date() + timedelta(days=3), seen_version=1, actor=cast.owner, at=AT)
    assert offered(cast.manager) == ["resume", "disqualify", "lose"]


def test_the_head_takes_the_same_few_queries_however_large_the_team(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    deal = fetch(cast.owner, cast.deal.pk)
    with django_assert_max_num_queries(4):
        deal_head(cast.owner, deal)
