"""Plan, approve, give and cancel hospitality; somebody else decides; the gate is asked each time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import AT, deal_of
from tests.desk.conduct.kinds import DAY, meal, person_at, plan, private
from yunchou.desk.conduct.facts import load_parts
from yunchou.desk.conduct.models import Hospitality
from yunchou.desk.conduct.operations import cancel, decide, keep_attempt, note_giving, plan_hospitality
from yunchou.desk.conduct.queries import waiting_for
from yunchou.desk.conduct.terms import HospitalityState
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.tempo.models import TenderDates
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass

V = HospitalityVerdict
PURPOSE = "需求讨论会后工作餐"


def planned(deal, actor, value=150, **more):
    return plan_hospitality(deal, plan(deal, value, **more), purpose=PURPOSE, actor=actor, at=AT)


def approve(row, actor, approved=Answer.YES, reason=""):
    return decide(row, approved=approved, reason=reason, seen_version=1, actor=actor, at=AT)


TODAY = AT.date()


def give(row, actor, value=150, on=TODAY, version=1, number="FP-001"):
    return note_giving(
        row, given_on=on, value=Decimal(value), receipt_number=number, seen_version=version, actor=actor, at=AT
    )


def test_a_small_meal_at_a_private_firm_is_planned_given_and_registered(cast):
    row = planned(private(cast.deal), cast.owner)
    assert row.state is HospitalityState.PLANNED
    given = give(row, cast.teammate)
    assert given.within is Answer.YES
    assert Hospitality.objects.get(pk=row.pk).state is HospitalityState.GIVEN
    kinds = list(JournalEntry.objects.order_by("sequence").values_list("kind", flat=True))
    assert kinds == ["hospitality.planned", "hospitality.given"]


@pytest.mark.parametrize(
    ("sector", "field"),
    [
        (PublicSectorClass.STATE_OWNED, ""),
        (PublicSectorClass.GOVERNMENT, ""),
        (PublicSectorClass.STATE_FINANCIAL, ""),
        (PublicSectorClass.DEFENCE, ""),
        (PublicSectorClass.UNKNOWN, "recipient"),
    ],
)
def test_public_bodies_and_the_unknown_are_not_planned(cast, sector, field):
    deal = private(cast.deal, sector)
    with pytest.raises(Invalid) as refused:
        planned(deal, cast.owner)
    assert list(refused.value.fields) == [field]
    assert not Hospitality.objects.exists()


def test_what_is_forbidden_is_kept_once_as_an_attempt_and_what_is_allowed_is_no_attempt(cast):
    deal = private(cast.deal, PublicSectorClass.STATE_OWNED)
    first, again = (keep_attempt(deal, plan(deal), purpose=PURPOSE, actor=cast.owner, at=AT) for _n in range(2))
    assert first == again
    assert first.state is HospitalityState.REFUSED
    assert first.why["en"]
    assert keep_attempt(private(cast.deal), plan(deal), purpose=PURPOSE, actor=cast.owner, at=AT) is None
    assert Hospitality.objects.count() == 1


def test_an_attempt_never_counts_as_given_or_planned(cast):
    deal = private(cast.deal, PublicSectorClass.STATE_OWNED)
    keep_attempt(deal, plan(deal), purpose=PURPOSE, actor=cast.owner, at=AT)
    assert load_parts([deal.pk], AT.date())[deal.pk]["hospitality"] == ()


def test_what_needs_approval_waits_for_somebody_else(cast):
    row = planned(private(cast.deal), cast.owner, 250)
    assert row.state is HospitalityState.WAITING
    assert list(waiting_for(cast.manager)) == [row]
    assert list(waiting_for(cast.stranger)) == []
    with pytest.raises(Refused):
        give(row, cast.owner, 250)
    approve(row, cast.manager)
    fresh = Hospitality.objects.get(pk=row.pk)
    assert fresh.state is HospitalityState.APPROVED
    assert give(fresh, cast.owner, 250, version=2).within is Answer.YES
    assert list(waiting_for(cast.manager)) == []


def test_nobody_approves_his_own(cast):
    deal = private(deal_of(cast.manager, cast.company, "主管的商机"))
    row = planned(deal, cast.manager, 250)
    assert list(waiting_for(cast.manager)) == []
    with pytest.raises(Refused):
        approve(row, cast.manager)
    approve(row, cast.executive)


def test_above_the_leaders_limit_an_executive_decides_but_a_leader_may_refuse(cast):
    row = planned(private(cast.deal), cast.owner, 400)
    with pytest.raises(Refused):
        approve(row, cast.manager)
    approve(row, cast.executive)
    other = planned(private(cast.deal), cast.owner, 400, person=person_at(cast.deal, "吴工"))
    with pytest.raises(Invalid):
        approve(other, cast.manager, Answer.NO)
    approve(other, cast.manager, Answer.NO, "改成会议室谈")
    assert Hospitality.objects.get(pk=other.pk).state is HospitalityState.REJECTED


@pytest.mark.parametrize(
    ("who", "error"), [("owner", Refused), ("teammate", Refused), ("stranger", Refused), ("compliance", Refused)]
)
def test_who_may_not_approve_changes_nothing(cast, who, error):
    row = planned(private(cast.deal), cast.owner, 250)
    with pytest.raises(error):
        approve(row, getattr(cast, who))
    assert Hospitality.objects.get(pk=row.pk).state is HospitalityState.WAITING


def test_a_leader_of_another_team_does_not_see_it(cast):
    row = planned(private(deal_of(cast.stranger, cast.company, "别队的商机")), cast.stranger, 250)
    with pytest.raises(NotThere):
        approve(row, cast.manager)


def test_unknown_is_no_decision(cast):
    row = planned(private(cast.deal), cast.owner, 250)
    with pytest.raises(Invalid):
        approve(row, cast.manager, Answer.UNKNOWN)


def test_what_became_forbidden_since_cannot_be_approved_but_can_be_refused(cast):
    row = planned(private(cast.deal), cast.owner, 250)
    private(cast.deal, PublicSectorClass.STATE_OWNED)
    with pytest.raises(Refused):
        approve(row, cast.manager)
    approve(row, cast.manager, Answer.NO, "客户是国企")


def test_what_went_beyond_is_registered_and_marked(cast):
    row = planned(private(cast.deal), cast.owner)
    assert give(row, cast.owner, 180).within is Answer.NO


@pytest.mark.parametrize(
    ("on", "number", "field"),
    [(AT.date() + timedelta(days=1), "FP-1", "given_on"), (AT.date(), " ", "receipt_number")],
)
def test_a_giving_needs_a_past_day_and_a_receipt(cast, on, number, field):
    row = planned(private(cast.deal), cast.owner)
    with pytest.raises(Invalid) as refused:
        give(row, cast.owner, on=on, number=number)
    assert list(refused.value.fields) == [field]


def test_a_plan_that_was_cancelled_or_given_stays_so(cast):
    row = planned(private(cast.deal), cast.owner)
    cancel(row, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Refused):
        give(row, cast.owner, version=2)
    with pytest.raises(Refused):
        cancel(row, seen_version=2, actor=cast.owner, at=AT)


def test_two_decisions_have_one_winner(cast):
    row = planned(private(cast.deal), cast.owner, 250)
    approve(row, cast.manager)
    with pytest.raises(Conflict):
        approve(row, cast.executive, Answer.NO, "不批")


def test_what_one_person_gets_on_another_deal_counts(cast):
    other = private(deal_of(cast.owner, cast.company, "第二个商机"))
    for number in range(3):
        give(planned(other, cast.owner), cast.owner, number=f"FP-{number}")
    row = planned(private(cast.deal), cast.owner)
    assert row.verdict is V.NEEDS_APPROVAL
    parts = load_parts([cast.deal.pk], AT.date())[cast.deal.pk]["hospitality"]
    assert sorted(h.elsewhere for h in parts) == [Answer.NO, Answer.YES, Answer.YES, Answer.YES]


def test_two_givers_on_one_day_are_one_giving(cast):
    deal = private(cast.deal)
    planned(deal, cast.owner, 260)
    with pytest.raises(Invalid):
        planned(deal, cast.teammate, 260)
    with pytest.raises(Invalid):
        planned(private(deal_of(cast.stranger, cast.company, "别队的商机")), cast.stranger, 260)
    assert planned(deal, cast.teammate, 100, person=person_at(deal, "吴工")).state is HospitalityState.PLANNED
    assert Hospitality.objects.count() == 2


def test_the_class_of_the_person_may_be_stricter_than_the_customers(cast):
    deal = private(cast.deal)
    with pytest.raises(Invalid):
        planned(deal, cast.owner, recipient=PublicSectorClass.GOVERNMENT)


@pytest.mark.parametrize("kind", [HospitalityKind.TRAVEL, HospitalityKind.ENTERTAINMENT])
def test_travel_and_entertainment_are_never_planned(cast, kind):
    with pytest.raises(Invalid):
        planned(private(cast.deal), cast.owner, kind=kind)


def test_a_purpose_that_says_what_may_not_be_said_is_refused(cast):
    deal = private(cast.deal)
    with pytest.raises(Invalid) as refused:
        plan_hospitality(deal, plan(deal), purpose="饭后给他两万现金", actor=cast.owner, at=AT)
    assert "purpose" in refused.value.fields


def test_loading_does_not_grow_with_deals(cast, django_assert_num_queries):
    deals = [deal_of(cast.owner, cast.company, f"商机{n}") for n in range(3)]
    for deal in deals:
        meal(deal, Decimal(100), verdict=V.ALLOWED)
    with django_assert_num_queries(3):
        load_parts([deal.pk for deal in deals], date(2026, 9, 1))


def test_a_tender_locks_the_door_and_its_end_opens_it(cast):
    deal = private(cast.deal)
    tender = TenderDates.objects.create(opportunity=deal, notice_on=TODAY)
    with pytest.raises(Invalid):
        planned(deal, cast.owner)
    tender.award_on = DAY - timedelta(days=1)
    tender.save()
    assert planned(deal, cast.owner).state is HospitalityState.PLANNED


def test_a_plan_approved_before_the_notice_is_marked_when_given_in_the_tender(cast):
    row = planned(private(cast.deal), cast.owner)
    TenderDates.objects.create(opportunity=cast.deal, notice_on=TODAY)
    assert give(row, cast.owner).within is Answer.NO


def test_the_day_of_a_plan_lies_ahead(cast):
    deal = private(cast.deal)
    late = plan(deal)
    with pytest.raises(Invalid) as refused:
        plan_hospitality(
            deal, late, purpose=PURPOSE, actor=cast.owner, at=AT + timedelta(days=(DAY - AT.date()).days + 1)
        )
    assert list(refused.value.fields) == ["planned_on"]
