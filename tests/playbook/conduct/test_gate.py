"""The gate: class × phase × value × frequency, cumulative per person and deal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import TODAY, at
from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.conduct.hospitality import gate
from yunchou.playbook.conduct.terms import HospitalityKind as Kind
from yunchou.playbook.conduct.terms import HospitalityVerdict as V
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass as Sector
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.facts import Tender

PRIVATE = Account(public_sector=Sector.PRIVATE)


def meal(value=100, on=TODAY, **more):
    return Hospitality(kind=Kind.WORK_MEAL, person="李主任", value=Decimal(value), planned_on=on, **more)


def given(value, days, **more):
    return meal(value, given_on=TODAY - timedelta(days=days), **more)


def verdict(plan, **facts):
    return gate(case(**{"account": PRIVATE, **facts}), plan)


@pytest.mark.parametrize("sector", list(Sector))
def test_public_bodies_get_nothing_and_an_unknown_class_is_not_allowed(sector):
    found = verdict(meal(), account=Account(public_sector=sector)).value
    if sector is Sector.UNKNOWN:
        assert found is V.UNKNOWN
    else:
        assert found is (V.FORBIDDEN if sector.value.startswith(("gov", "state", "def")) else V.ALLOWED)


def test_a_public_servant_gets_nothing_at_a_private_firm_either():
    assert verdict(meal()).value is V.ALLOWED
    assert verdict(meal(recipient=Sector.PRIVATE)).value is V.ALLOWED
    assert verdict(meal(recipient=Sector.GOVERNMENT)).value is V.FORBIDDEN


@pytest.mark.parametrize("stage", list(Stage))
def test_while_the_customer_decides_everything_needs_approval(stage):
    deciding = {Stage.SOLUTION_SIGN_OFF, Stage.NEGOTIATION, Stage.CONTRACT_SIGNING}
    expected = V.NEEDS_APPROVAL if stage in deciding else V.ALLOWED
    assert verdict(meal(), opportunity=at(stage)).value is expected


def test_a_tender_forbids_what_its_end_allows():
    tender = Tender(notice_on=TODAY - timedelta(days=30), award_on=TODAY)
    assert verdict(meal(), tender=tender).value is V.FORBIDDEN
    over = Tender(notice_on=TODAY - timedelta(days=30), award_on=TODAY - timedelta(days=1))
    assert verdict(meal(), tender=over).value is V.ALLOWED


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (meal(200), V.ALLOWED),
        (meal(201), V.NEEDS_APPROVAL),
        (meal(500), V.NEEDS_APPROVAL),
        (meal(501), V.FORBIDDEN),
        (Hospitality(kind=Kind.GIFT, person="李主任", value=Decimal(10)), V.NEEDS_APPROVAL),
        (Hospitality(kind=Kind.TRAVEL, person="李主任", value=Decimal(10)), V.FORBIDDEN),
        (Hospitality(kind=Kind.TEA, person="李主任"), V.UNKNOWN),
        (Hospitality(person="李主任", value=Decimal(10)), V.UNKNOWN),
    ],
)
def test_kind_and_value_decide(plan, expected):
    assert verdict(plan).value is expected


def test_what_one_person_gets_adds_up_across_deals_and_within_a_year():
    before = tuple(given(200, days) for days in (10, 20))
    assert verdict(meal(200), hospitality=before).value is V.ALLOWED
    assert verdict(meal(201), hospitality=before).value is V.NEEDS_APPROVAL
    elsewhere = tuple(given(450, days, elsewhere=Answer.YES) for days in (10, 20, 30))
    assert verdict(meal(150), hospitality=elsewhere).value is V.NEEDS_APPROVAL
    assert verdict(meal(151), hospitality=elsewhere).value is V.FORBIDDEN
    old = tuple(given(450, 366 + days) for days in (10, 20, 30))
    assert verdict(meal(151), hospitality=old).value is V.ALLOWED


def test_a_small_thing_too_often_needs_approval():
    thrice = tuple(given(10, days) for days in (1, 2, 3))
    assert verdict(meal(10), hospitality=thrice[:2]).value is V.ALLOWED
    assert verdict(meal(10), hospitality=thrice).value is V.NEEDS_APPROVAL


def test_many_people_on_one_deal_add_up_but_other_deals_do_not():
    others = tuple(Hospitality(kind=Kind.TEA, person=f"第{n}位", value=Decimal(200), given_on=TODAY) for n in range(15))
    assert verdict(meal(10), hospitality=others).value is V.NEEDS_APPROVAL
    away = tuple(
        Hospitality(kind=Kind.TEA, person=f"第{n}位", value=Decimal(200), given_on=TODAY, elsewhere=Answer.YES)
        for n in range(15)
    )
    assert verdict(meal(10), hospitality=away).value is V.ALLOWED


def test_plans_not_yet_carried_out_count_as_well():
    planned = tuple(meal(190, on=TODAY + timedelta(days=n)) for n in (1, 2, 3))
    assert verdict(meal(190), hospitality=planned[:2]).value is V.ALLOWED
    assert verdict(meal(190), hospitality=planned).value is V.NEEDS_APPROVAL


def test_the_forbidden_outranks_the_unknown():
    tender = Tender(notice_on=date(2026, 1, 1))
    assert verdict(meal(), account=Account(), tender=tender).value is V.FORBIDDEN
    assert verdict(meal(), account=Account()).value is V.UNKNOWN


@pytest.mark.parametrize(("day", "forbidden"), [(10, False), (20, True), (31, True)])
def test_a_meal_planned_for_the_days_of_a_tender_is_forbidden_before_the_notice(day, forbidden):
    tender = Tender(notice_on=date(2026, 3, 15), award_on=date(2026, 3, 31))
    plan = Hospitality(kind=Kind.WORK_MEAL, person="李主任", value=Decimal(60), planned_on=date(2026, 3, day))
    assert (verdict(plan, tender=tender).value is V.FORBIDDEN) is forbidden


@pytest.mark.parametrize(("tie", "forbidden"), [(Answer.YES, True), (Answer.NO, False), (Answer.UNKNOWN, False)])
def test_to_whom_money_ties_us_nothing_is_offered(tie, forbidden):
    told = InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=TODAY, financial_tie=tie)
    assert (verdict(meal(60), insider_evidence=(told,)).value is V.FORBIDDEN) is forbidden
    other = InsiderEvidence(person="赵主任", test=InsiderTest.ALIGNED, on=TODAY, financial_tie=tie)
    assert verdict(meal(60), insider_evidence=(other,)).value is V.ALLOWED


@pytest.mark.parametrize(
    ("recipient", "account", "expected"),
    [
        (Sector.UNKNOWN, Sector.PRIVATE, V.ALLOWED),
        (Sector.UNKNOWN, Sector.UNKNOWN, V.UNKNOWN),
        (Sector.PRIVATE, Sector.UNKNOWN, V.UNKNOWN),
        (Sector.GOVERNMENT, Sector.UNKNOWN, V.FORBIDDEN),
        (Sector.PRIVATE, Sector.STATE_OWNED, V.FORBIDDEN),
        (Sector.STATE_FINANCIAL, Sector.PRIVATE, V.FORBIDDEN),
    ],
)
def test_a_recipient_without_a_class_of_his_own_has_his_customers_and_the_stricter_counts(recipient, account, expected):
    assert verdict(meal(recipient=recipient), account=Account(public_sector=account)).value is expected


def test_one_gift_in_two_parts_on_one_day_is_one_gift():
    half = meal(251)
    assert verdict(meal(249), hospitality=(half,)).value is V.NEEDS_APPROVAL
    assert verdict(meal(250), hospitality=(half,)).value is V.FORBIDDEN
    assert verdict(meal(99), hospitality=(meal(101),)).value is V.ALLOWED
    assert verdict(meal(100), hospitality=(meal(101),)).value is V.NEEDS_APPROVAL
    elsewhere = meal(251, elsewhere=Answer.YES)
    assert verdict(meal(250), hospitality=(elsewhere,)).value is V.FORBIDDEN, "another deal is the same day for him"


def test_two_days_two_people_or_an_unknown_day_are_no_parts_of_one_gift():
    assert verdict(meal(150), hospitality=(meal(150, on=TODAY + timedelta(days=1)),)).value is V.ALLOWED
    other = Hospitality(kind=Kind.TEA, person="赵主任", value=Decimal(150), planned_on=TODAY)
    assert verdict(meal(150), hospitality=(other,)).value is V.ALLOWED
    assert verdict(meal(150, on=None), hospitality=(meal(150, on=None),)).value is V.ALLOWED
    assert verdict(meal(100), hospitality=(Hospitality(kind=Kind.TEA, person="李主任", planned_on=TODAY),)).value is (
        V.ALLOWED
    ), "what it was worth is not known: at least this much"


def test_after_the_signature_a_gift_is_approved_first_and_a_state_firm_still_gets_none():
    stage = Stage.COLLECTION
    thanks = Hospitality(kind=Kind.GIFT, person="李主任", value=Decimal(50), planned_on=TODAY)
    assert verdict(thanks, opportunity=at(stage)).value is V.NEEDS_APPROVAL
    assert verdict(meal(), opportunity=at(stage)).value is V.ALLOWED
    state = Account(public_sector=Sector.STATE_OWNED)
    assert verdict(thanks, opportunity=at(stage), account=state).value is V.FORBIDDEN
    assert verdict(thanks, opportunity=at(stage), account=Account()).value is V.UNKNOWN
