"""The day of each role: few moves with their reasons, what is due, and a first step for who has nothing yet."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of, now, person
from tests.desk.cockpit.crowded import CANARY, crowd
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.identity.reach import forget_reach
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import DealMember, Duty, Opportunity
from yunchou.desk.qualification.models import GapRequest, Need
from yunchou.desk.today.queries import agenda, today_of
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.pipeline.stages import Standing


def judged(client):  # type: ignore[no-untyped-def]
    """The page as it is once its deals were judged, which the browser asks for by itself."""
    client.post("/today/judging/")
    return client.get("/")


def day_of(user: User, as_user):  # type: ignore[no-untyped-def]
    answer = judged(as_user(user))
    assert answer.status_code == 200
    return answer.context["day"]


def test_who_has_nothing_yet_is_led_to_a_customer_then_to_a_deal(db: None, as_user) -> None:
    fresh = person("新人", "fresh@example.com", Role.SELLER)
    assert "/customers/new/" in as_user(fresh).get("/").text
    company_of(fresh)
    assert "/opportunities/new/" in as_user(fresh).get("/").text


def test_the_moves_of_ones_deals_come_with_deal_sentence_reason_and_phrase(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    answer = judged(as_user(cast.owner))
    moves = answer.context["day"].moves
    assert 0 < len(moves) <= 7
    first = moves[0]
    assert first.advice.sentence.words.zh in answer.text
    assert f"P{first.advice.phrases[0]}" in answer.text
    assert f"/opportunities/{cast.deal.pk}/" in answer.text
    ranks = [move.advice.severity.rank for move in moves]
    assert ranks == sorted(ranks)


def test_no_deal_crowds_out_the_others(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    for number in range(5):
        deal_of(cast.owner, company_of(cast.owner, f"客户{number}"), f"项目{number}")
    deals = [move.deal.pk for move in day_of(cast.owner, as_user).moves]
    assert len(deals) == 7
    assert max(deals.count(pk) for pk in deals) <= 2


def test_presales_see_the_moves_that_are_theirs_and_no_money(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    day = day_of(cast.teammate, as_user)
    assert {move.advice.who.value for move in day.moves} <= {"technical"}
    assert day.money == []
    assert day.stuck == []


def test_a_question_for_me_is_there_until_it_is_answered(cast: Cast, as_user) -> None:
    need = Need.objects.create(opportunity=cast.deal, title="国产化部署")
    gap = GapRequest.objects.create(need=need, owner=cast.teammate, due_on=AT.date(), asked_by=cast.owner, asked_at=AT)
    assert day_of(cast.teammate, as_user).questions == [gap]
    assert day_of(cast.owner, as_user).questions == []
    GapRequest.objects.update(feasible=Answer.NO, answered_at=AT)
    assert day_of(cast.teammate, as_user).questions == []


def test_the_leader_sees_where_to_step_in_once_for_each_deal(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    assert day_of(cast.manager, as_user).attention == []
    record("opportunity.changed", cast.deal, actor=cast.owner, at=AT, opportunity_id=cast.deal.pk)
    day = day_of(cast.manager, as_user)
    assert [move.deal.pk for move in day.attention] == [cast.deal.pk]
    assert day.attention[0].may_decide
    reader = day_of(cast.reader, as_user)
    assert not reader.attention[0].may_decide
    assert day_of(cast.owner, as_user).attention is None


def test_a_leader_without_deals_is_not_taught_to_begin_while_his_team_has_some(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    record("opportunity.changed", cast.deal, actor=cast.owner, at=AT, opportunity_id=cast.deal.pk)
    text = judged(as_user(cast.manager)).text
    assert "attention-title" in text
    assert '/customers/new/">' not in text.split("<main")[1].split("attention-title")[0]


def test_money_due_is_shown_to_its_owner_and_to_finance_and_not_to_strangers(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    for who in (cast.owner, cast.finance):
        owed = day_of(who, as_user).money
        assert [row.outstanding for row in owed] == [40000, 255000]
        assert all(row.days_late > 0 for row in owed)
    assert day_of(cast.stranger, as_user).money == []


def test_wake_ups_come_a_week_ahead_and_only_of_sleeping_deals(cast: Cast, as_user) -> None:
    today = timezone.localdate()
    for days, standing, expected in [(7, "paused", 1), (8, "paused", 0), (-3, "disqualified", 1), (-3, "open", 0)]:
        Opportunity.objects.update(standing=Standing(standing), wake_on=today + timedelta(days=days))
        assert len(day_of(cast.owner, as_user).waking) == expected, (days, standing)


def test_only_the_newest_judgement_of_a_customer_is_due_again(cast: Cast, as_user) -> None:
    def review(days: int, at):  # type: ignore[no-untyped-def]
        return KeyAccountReview.objects.create(
            company=cast.company,
            verdict=KeyAccountVerdict.KEY_ACCOUNT,
            inputs={},
            reasons=[],
            judged_by=cast.owner,
            judged_at=at,
            recheck_on=timezone.localdate() + timedelta(days=days),
        )

    due = review(3, AT)
    assert day_of(cast.owner, as_user).rechecks == [due]
    assert day_of(cast.manager, as_user).sign_offs == [due]
    review(90, AT + timedelta(days=1))
    assert day_of(cast.owner, as_user).rechecks == []


@pytest.mark.parametrize(
    ("months", "month", "running"),
    [((), 10, True), ((), 11, True), ((), 3, False), ((3, 4), 3, True), ((3, 4), 10, False)],
)
def test_the_budget_season_follows_the_customers_own_months(
    cast: Cast, months: tuple[int, ...], month: int, running: bool
) -> None:
    Company.objects.update(budget_months=list(months))
    found = agenda.budget_season(Opportunity.objects.all(), AT.date().replace(month=month))
    assert (found is not None) is running
    if found:
        assert (found.count, [str(c) for c in found.customers]) == (1, ["江海银行"])


def test_what_others_changed_since_yesterday_is_told_and_not_ones_own(cast: Cast, as_user) -> None:
    at = now() - timedelta(hours=1)
    record("opportunity.changed", cast.deal, actor=cast.teammate, at=at, opportunity_id=cast.deal.pk)
    record("opportunity.changed", cast.deal, actor=None, at=at, opportunity_id=cast.deal.pk)
    record("opportunity.changed", cast.deal, actor=cast.owner, at=at, opportunity_id=cast.deal.pk)
    old = now() - timedelta(days=3)
    record("opportunity.changed", cast.deal, actor=cast.teammate, at=old, opportunity_id=cast.deal.pk)
    assert len(day_of(cast.owner, as_user).changed) == 2
    assert day_of(cast.stranger, as_user).changed == []


def test_compliance_and_administrator_open_on_their_own_work(cast: Cast, as_user) -> None:
    AccessLogEntry.objects.create(
        compartment=cast.deal.compartment, reader=cast.stranger, at=now(), subject="source.name:1", allowed=False
    )
    User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    person("没有角色", "nobody@example.com")
    compliance = as_user(cast.compliance).get("/")
    assert (compliance.context["day"].compliance.refused, compliance.context["day"].moves) == (1, [])
    assert cast.stranger.name in compliance.text
    administrator = day_of(cast.administrator, as_user).administrator
    assert [user.name for user in administrator.without_role] == ["没有角色"]
    assert administrator.orphaned == [cast.deal]
    assert day_of(cast.manager, as_user).administrator is None


def test_no_role_reads_the_name_of_a_source_on_its_page(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    for role in Role:
        assert CANARY not in judged(as_user(cast.of_role(role))).text


def test_deals_are_judged_a_few_at_a_time_until_none_waits(cast: Cast, as_user) -> None:
    for number in range(24):
        deal_of(cast.owner, cast.company, f"项目{number}")
    client = as_user(cast.owner)
    assert client.get("/").context["day"].unjudged == 25
    for left in (15, 5, 0):
        answer = client.post("/today/judging/", headers={"HX-Request": "true"})
        assert (answer.status_code, answer["HX-Trigger"]) == (204, "judged")
        assert client.get("/").context["day"].unjudged == left
    assert "HX-Trigger" not in client.post("/today/judging/", headers={"HX-Request": "true"})
    assert StoredAssessment.objects.count() == 25


@pytest.mark.parametrize("role", list(Role))
def test_every_page_takes_a_fixed_number_of_queries(
    cast: Cast, as_user, role: Role, django_assert_max_num_queries
) -> None:
    for number in range(15):
        deal = deal_of(cast.owner, company_of(cast.owner, f"客户{number}"), f"项目{number}")
        crowd(deal, cast.owner, tag=str(number))
        DealMember.objects.create(
            opportunity=deal, user=cast.teammate, duty=Duty.PRESALES, added_by=cast.owner, added_at=AT
        )
    client = as_user(cast.of_role(role))
    with django_assert_max_num_queries(48):
        client.get("/")
    # Not a look: it follows by itself once the page is there, and judges ten deals with all they are made of.
    with django_assert_max_num_queries(70):
        client.post("/today/judging/", headers={"HX-Request": "true"})
    with django_assert_max_num_queries(48):
        client.get("/")


def test_a_deactivated_or_unknown_role_reaches_nothing(cast: Cast) -> None:
    nobody = person("没有角色", "nobody@example.com")
    crowd(cast.deal, cast.owner)
    forget_reach(nobody)
    day = today_of(nobody, now())
    assert (day.moves, day.money, day.attention, day.compliance, day.administrator) == ([], [], None, None, None)


def test_hidden_moves_of_all_ones_deals_can_be_brought_back(cast: Cast, as_user) -> None:
    client = as_user(cast.owner)
    move = judged(client).context["day"].moves[0]
    sent = {"move": move.move, "decision": "dismissed", "reason": "集团统采", "back_to": "today"}
    decided = client.post(f"/opportunities/{cast.deal.pk}/moves/", sent)
    assert (decided.status_code, decided["Location"]) == (302, "/")
    assert move.move not in [other.move for other in client.get("/").context["day"].moves]
    assert client.get("/").context["day"].hidden == 1
    assert "集团统采" in client.get("/hidden-moves/").text
    assert "集团统采" not in as_user(cast.stranger).get("/hidden-moves/").text
