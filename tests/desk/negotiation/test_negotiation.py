"""The plan, the table, the offers and their leave: allowed, refused, and what the method hears of it."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.approvals.operations import decide
from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.negotiation.models import Concession, NegotiationIssue, NegotiationPlan, Offer
from yunchou.desk.negotiation.operations import (
    CONCESSION,
    ISSUE,
    discount_of,
    make_offer,
    plan_negotiation,
)
from yunchou.desk.negotiation.paper import draw_plan
from yunchou.desk.negotiation.queries import table_of
from yunchou.desk.opportunities.models import Opportunity, Product
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.contracts.terms import Better
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

TODAY: date = AT.date()


@pytest.fixture
def deal(cast: Cast) -> Opportunity:
    """300 seats at a list price of 1,500: 450,000 in full."""
    product = Product.objects.create(name="坐席", name_key="坐席", list_price=Decimal(1500))
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.NEGOTIATION, stage_number=7, product=product)
    cast.deal.refresh_from_db()
    return cast.deal


def issue(cast: Cast, deal: Opportunity, **more: Any) -> NegotiationIssue:
    values = {"name": "账期", "unit": "天", "better": Better.LOWER, "target": Decimal(30), "limit": Decimal(60), **more}
    return add_row(ISSUE, deal, values, actor=cast.owner, at=AT)


def step(cast: Cast, deal: Opportunity, **more: Any) -> Concession:
    values = {"what": "账期放宽", "by_us": Answer.YES, "given_on": TODAY, **more}
    return add_row(CONCESSION, deal, values, actor=cast.owner, at=AT)


def offer(cast: Cast, deal: Opportunity, amount: int, **more: Any) -> Offer:
    return make_offer(
        deal, amount=Decimal(amount), reason="对方预算只批了这么多", actor=more.get("actor", cast.owner), at=AT
    )


def rules(deal: Opportunity) -> set[str]:
    return {move.rule for move in assess_deal(deal.pk, TODAY).advice}


def test_a_plan_is_written_changed_and_not_turned_upside_down(cast: Cast, deal: Opportunity) -> None:
    values = {"target": Decimal(420_000), "bottom_line": Decimal(380_000), "gives": "账期\n培训", "gets": "两年合同"}
    plan_negotiation(deal, values, seen_version=0, actor=cast.owner, at=AT)
    assert "negotiation_has_a_bottom_line" not in rules(deal)
    with pytest.raises(Conflict):
        plan_negotiation(deal, values | {"target": Decimal(500_000)}, seen_version=9, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        plan_negotiation(
            deal, {"target": Decimal(1), "bottom_line": Decimal(2)}, seen_version=1, actor=cast.owner, at=AT
        )
    before = fingerprint()
    plan_negotiation(deal, values, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_without_a_plan_the_method_asks_for_one(cast: Cast, deal: Opportunity) -> None:
    assert "negotiation_has_a_bottom_line" in rules(deal)


def test_a_step_beyond_our_limit_shows_and_is_a_stop_until_there_is_leave(cast: Cast, deal: Opportunity) -> None:
    matter = issue(cast, deal)
    step(cast, deal, issue=matter, value=Decimal(60), got="首付提到四成")
    assert [at.beyond for at in table_of(deal).issues] == [Answer.NO]
    step(cast, deal, issue=matter, value=Decimal(90), got="首付提到四成")
    assert [at.beyond for at in table_of(deal).issues] == [Answer.YES]
    assert "concession_stays_within_the_limit" in rules(deal)
    asked = offer(cast, deal, 390_000)
    assert asked.leave is not None
    decide(asked.leave, approved=Answer.YES, answer="", seen_version=1, actor=cast.manager, at=AT)
    assert "concession_stays_within_the_limit" not in rules(deal)


def test_what_is_given_for_nothing_counts_and_what_nobody_asked_does_not(cast: Cast, deal: Opportunity) -> None:
    step(cast, deal, got_something=Answer.UNKNOWN)
    assert (table_of(deal).for_nothing, "nothing_is_given_for_nothing" in rules(deal)) == (0, False)
    step(cast, deal, got_something=Answer.NO)
    assert (table_of(deal).for_nothing, "nothing_is_given_for_nothing" in rules(deal)) == (1, True)
    assert step(cast, deal, got="两年合同").got_something is Answer.YES


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"given_on": TODAY + timedelta(days=1)}, "given_on"),
        ({"got_something": Answer.YES}, "got"),
        ({"what": ""}, "what"),
    ],
)
def test_a_step_that_cannot_be_is_refused(cast: Cast, deal: Opportunity, values: dict[str, Any], field: str) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        step(cast, deal, **values)
    assert field in refusal.value.fields
    assert fingerprint() == before


def test_the_discount_is_told_by_the_list_price_and_unknown_without_one(cast: Cast, deal: Opportunity) -> None:
    assert discount_of(deal, Decimal(405_000)) == Decimal("10.00")
    deal.product = None
    assert discount_of(deal, Decimal(405_000)) is None


@pytest.mark.parametrize(
    ("amount", "needs", "agreed"),
    [(405_000, None, Answer.YES), (400_000, Role.LEADER, Answer.UNKNOWN), (330_000, Role.EXECUTIVE, Answer.UNKNOWN)],
)
def test_an_offer_asks_whose_leave_it_needs(
    cast: Cast, deal: Opportunity, amount: int, needs: Role | None, agreed: Answer
) -> None:
    made = Offer.objects.get(pk=offer(cast, deal, amount).pk)
    assert (made.needs, made.approved) == (needs, agreed)


def test_below_our_own_bottom_line_an_executive_decides(cast: Cast, deal: Opportunity) -> None:
    plan_negotiation(deal, {"bottom_line": Decimal(440_000)}, seen_version=0, actor=cast.owner, at=AT)
    assert offer(cast, deal, 430_000).needs == Role.EXECUTIVE
    assert "offer_below_the_line_needs_leave" in rules(deal)


def test_from_the_plan_to_the_leave_on_the_pages(
    cast: Cast, deal: Opportunity, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    client = as_user(cast.owner)
    assert (
        client.post(reverse("negotiation_plan", args=[deal.pk]), {"target": "42万", "bottom_line": "38万"}).status_code
        == 302
    )
    plan = NegotiationPlan.objects.get()
    assert plan.target == Decimal(420_000)
    wrong = {"target": "38万", "bottom_line": "42万", "version": plan.version}
    assert client.post(reverse("negotiation_plan", args=[deal.pk]), wrong).status_code == 422
    typed = {"name": "账期", "better": "lower", "target": "30", "limit": "60", "theirs": "90"}
    assert client.post(reverse("negotiation_row_new", args=[deal.pk, "issues"]), typed).status_code == 302
    given = {"what": "账期 90 天", "issue": NegotiationIssue.objects.get().pk, "by_us": "yes", "given_on": TODAY,
             "value": "90", "got_something": "no"}  # fmt: skip
    assert client.post(reverse("negotiation_row_new", args=[deal.pk, "concessions"]), given).status_code == 302
    assert client.post(reverse("offer_new", args=[deal.pk]), {"amount": "40万", "reason": "预算"}).status_code == 302
    with django_assert_max_num_queries(30):
        page = client.get(reverse("negotiation", args=[deal.pk])).content.decode()
    for words in ("¥42万", "越过底线", "白让", "待批：销售主管"):
        assert words in page
    asked = Offer.objects.get()
    address = reverse("offer_decide", args=[asked.leave_id])
    assert address not in page
    assert client.get(address).status_code == 403
    leader = as_user(cast.manager)
    assert address in leader.get(reverse("negotiation", args=[deal.pk])).content.decode()
    assert leader.post(address, {"approved": "unknown", "version": 1}).status_code == 422
    assert leader.post(address, {"approved": "yes", "answer": "可以", "version": 1}).status_code == 302
    assert "已同意" in client.get(reverse("negotiation", args=[deal.pk])).content.decode()


def test_the_plan_goes_on_one_page_with_limits_steps_and_what_nobody_knows(cast: Cast, deal: Opportunity) -> None:
    values = {
        "target": Decimal(400_000),
        "bottom_line": Decimal(380_000),
        "gives": "首年驻场",
        "gets": "",
        "fallback": "",
    }
    plan_negotiation(deal, values, seen_version=0, actor=cast.owner, at=AT)
    step(cast, deal, issue=issue(cast, deal), value=Decimal(90), got_something=Answer.NO)
    paper = Document(io.BytesIO(draw_plan(deal, actor=cast.owner, at=AT)))
    told = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    for words in ("¥400,000", "¥380,000", "首年驻场", "不知道", "账期 (天)", "60", "90，越过底线", "白给"):
        assert words in told
    assert "仅供我方" in paper.paragraphs[1].text


@pytest.mark.parametrize(("who", "reason"), [("stranger", NotThere), ("executive", Refused), ("teammate", Refused)])
def test_only_who_works_on_the_contract_takes_the_plan_along(
    cast: Cast, deal: Opportunity, who: str, reason: type[Exception]
) -> None:
    before = fingerprint()
    with pytest.raises(reason):
        draw_plan(deal, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before
