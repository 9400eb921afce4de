"""The pages of deals: creating, editing, parking, team, timeline; and what nobody can smuggle into a form."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.fingerprint import fingerprint
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage, Standing

TERMS = {"name": "坐席扩容", "seats": "500", "unit_price": "1200", "amount": "", "currency": "CNY"}
SMUGGLED = {
    "standing": "won",
    "stage": "collection",
    "stage_number": "9",
    "owner_id": "1",
    "overridden_gates": "0",
    "compartment": "1",
    "wake_on": "2030-01-01",
    "created_at": "2020-01-01",
    "id": "7",
    "pk": "7",
}


def of(deal: Opportunity, route: str) -> str:
    return reverse(route, args=[deal.pk])


def state(deal: Opportunity) -> tuple[object, ...]:
    """What no form of terms may touch."""
    deal.refresh_from_db()
    return deal.standing, deal.stage, deal.owner_id, deal.overridden_gates, deal.compartment_id, deal.created_at


def test_a_deal_is_opened_from_its_customer_with_amounts_as_people_write_them(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.owner)
    address = f"{reverse('opportunity_new')}?customer={cast.company.pk}"
    assert "江海银行" in client.get(address).content.decode()
    sent = {**TERMS, "unit_price": "1200元", "expected_sign_on": "2027-03-01"}
    assert client.post(address, sent).status_code == 302
    deal = Opportunity.objects.latest("pk")
    assert (deal.amount, deal.owner, deal.customer) == (Decimal(600_000), cast.owner, cast.company)


def test_the_same_form_sent_twice_opens_one_deal(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.owner)
    address = f"{reverse('opportunity_new')}?customer={cast.company.pk}"
    answers = [client.post(address, {**TERMS, "form_key": "a1b2"}) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Opportunity.objects.filter(name="坐席扩容").count() == 1


def test_a_wrong_form_says_why_and_keeps_what_was_typed(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.owner)
    before = fingerprint()
    sent = {**TERMS, "seats": "很多", "unit_price": "便宜", "expected_sign_on": "明年"}
    answer = client.post(f"{reverse('opportunity_new')}?customer={cast.company.pk}", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    for typed in ("坐席扩容", "很多", "便宜", "明年"):
        assert typed in page
    assert set(answer.context["form"].errors) == {"seats", "unit_price", "expected_sign_on"}
    assert fingerprint() == before


def test_what_the_operation_refuses_shows_at_its_field(cast: Cast, as_user: Any) -> None:
    sent = {**TERMS, "expected_sign_on": "2027-03-01", "expected_cash_on": "2027-02-01", "version": 1}
    answer = as_user(cast.owner).post(of(cast.deal, "opportunity_edit"), sent)
    assert answer.status_code == 422
    assert "预计到账日不能早于预计签约日" in answer.content.decode()


def test_customers_are_found_within_reach_only(cast: Cast, as_user: Any) -> None:
    address = reverse("opportunity_new")
    assert "江海银行" in as_user(cast.owner).get(address, {"q": "江海"}).content.decode()
    assert "江海银行" not in as_user(cast.stranger).get(address, {"q": "江海"}).content.decode()
    assert as_user(cast.stranger).get(address, {"customer": cast.company.pk}).status_code == 404
    for nonsense in ("abc", "-1", "9" * 30, "１"):
        assert as_user(cast.owner).get(address, {"customer": nonsense}).status_code == 200


@pytest.mark.parametrize("route", ["opportunity_edit", "opportunity_new"])
def test_nothing_can_be_smuggled_into_a_form(cast: Cast, as_user: Any, route: str) -> None:
    client = as_user(cast.owner)
    before = state(cast.deal)
    if route == "opportunity_new":
        client.post(f"{reverse(route)}?customer={cast.company.pk}", {**TERMS, **SMUGGLED, "owner": cast.manager.pk})
        made = Opportunity.objects.latest("pk")
        assert (made.standing, made.stage, made.owner) == (Standing.OPEN, Stage.PROSPECTING, cast.owner)
        assert (made.version, made.wake_on) == (1, None)
    else:
        client.post(of(cast.deal, route), {**TERMS, **SMUGGLED, "owner": cast.manager.pk, "version": 1})
    assert state(cast.deal) == before


@pytest.mark.parametrize("action", ["win", "won", "mark_won_by_receipt", "", "pause&action=won"])
def test_no_action_wins_a_deal(cast: Cast, as_user: Any, action: str) -> None:
    sent = {"reason": "我说赢了", "standing": "won", "version": 1, "wake_on": "2099-01-01", "disqualified_for": "won"}
    as_user(cast.owner).post(f"{of(cast.deal, 'opportunity_standing')}?action={action}", sent)
    cast.deal.refresh_from_db()
    assert cast.deal.standing in {Standing.OPEN, Standing.PAUSED}


def test_pausing_leads_to_the_page_that_plans_anew(cast: Cast, as_user: Any) -> None:
    client, before = as_user(cast.owner), state(cast.deal)
    address = f"{of(cast.deal, 'opportunity_standing')}?action=pause"
    sent = {"reason": "重新规划", "wake_on": "2099-01-01", "version": 1}
    for led in (client.get(address), client.post(address, sent)):
        assert led.headers["Location"] == of(cast.deal, "pace_pause")
    assert state(cast.deal) == before


def test_a_deal_is_parked_and_taken_up_again_through_its_dialog(cast: Cast, as_user: Any) -> None:
    client, address = as_user(cast.owner), of(cast.deal, "opportunity_standing")
    empty = client.post(f"{address}?action=lose", {"version": 1}, headers={"HX-Request": "true"})
    assert (empty.status_code, set(empty.context["form"].errors)) == (422, {"reason"})
    done = client.post(f"{address}?action=lose", {"reason": "报价太高", "version": 1}, headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"]
    client.post(f"{address}?action=revive", {"reason": "客户重启项目", "version": 2})
    cast.deal.refresh_from_db()
    assert (cast.deal.standing, cast.deal.version) == (Standing.OPEN, 3)


def test_disqualifying_for_want_of_budget_needs_no_date(cast: Cast, as_user: Any) -> None:
    sent, address = {"disqualified_for": "no_budget", "version": 1}, of(cast.deal, "opportunity_standing")
    assert "年10月1日" in as_user(cast.teammate).get(f"{address}?action=disqualify").content.decode()
    as_user(cast.teammate).post(f"{address}?action=disqualify", sent)
    cast.deal.refresh_from_db()
    assert cast.deal.standing_changes.get().disqualified_for is DisqualifiedFor.NO_BUDGET
    assert cast.deal.wake_on.month == 10


def test_a_stale_page_is_answered_with_a_comparison(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.owner)
    client.post(of(cast.deal, "opportunity_edit"), {**TERMS, "version": 1})
    answer = client.post(of(cast.deal, "opportunity_edit"), {**TERMS, "name": "另一个名字", "version": 1})
    assert answer.status_code == 409
    assert "另一个名字" in answer.content.decode()


def test_the_team_page_adds_and_the_owner_sees_no_form_for_who_may_not(cast: Cast, as_user: Any) -> None:
    sent = {"user": cast.finance.pk, "duty": "finance", "added_by": cast.stranger.pk}
    assert as_user(cast.owner).post(of(cast.deal, "opportunity_members"), sent).status_code == 302
    joined = DealMember.objects.get(user=cast.finance)
    assert (joined.duty, joined.added_by) == (Duty.FINANCE, cast.owner)
    assert (
        of(cast.deal, "opportunity_members")
        not in as_user(cast.teammate).get(of(cast.deal, "opportunity_team")).content.decode()
    )
    wrong = as_user(cast.owner).post(of(cast.deal, "opportunity_members"), {"user": 999, "duty": "boss"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"user", "duty"})


def test_the_timeline_tells_what_happened(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.owner)
    client.post(of(cast.deal, "opportunity_edit"), {**TERMS, "version": 1})
    page = client.get(of(cast.deal, "opportunity_timeline")).content.decode()
    assert "陈晓" in page


@pytest.mark.parametrize("route", ["opportunity_edit", "opportunity_team", "opportunity_timeline"])
def test_pages_of_a_deal_take_few_queries(
    cast: Cast, as_user: Any, django_assert_max_num_queries: Any, route: str
) -> None:
    client = as_user(cast.manager)
    client.get(of(cast.deal, route))
    with django_assert_max_num_queries(16):
        assert client.get(of(cast.deal, route)).status_code == 200
