"""The forecast in signatures and in cash, kept week by week, private where it judges people."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, deal_of
from tests.fingerprint import fingerprint
from yunchou.desk.chores import weeklies
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import RightAssignment, User
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.negotiation.signing import sign
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.outlook import queries
from yunchou.desk.outlook.forecast import Outlook, both_outlooks, outlooks
from yunchou.desk.outlook.models import ForecastDeal, ForecastTold, SalesTarget
from yunchou.desk.outlook.operations import keep_forecast, set_target, share_past
from yunchou.desk.outlook.periods import after, month_of, quarter_of
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.operations import plan_by_shares
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.pipeline.stages import Stage, Standing

TODAY = AT.date()
NOW = month_of(TODAY)
CAP = 95


def dated(deal: Opportunity, sign_on: date | None, cash_on: date | None, **more: Any) -> None:
    Opportunity.objects.filter(pk=deal.pk).update(expected_sign_on=sign_on, expected_cash_on=cash_on, **more)


def only(cast: Cast, view: View, **how: Any) -> Outlook:
    found = outlooks(visible(cast.owner), view, today=TODAY, **how)
    assert len(found) == 1
    return found[0]


def hoped(outlook: Outlook) -> dict[date, Decimal]:
    return {period.first: period.expected for period in outlook.periods if period.expected}


def signed(cast: Cast) -> Any:
    terms = {"number": "YC-2026-018", "title": "坐席采购", "amount": Decimal(360_000), "currency": "CNY"}
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    shares = [("首付", Decimal(30), TODAY), ("尾款", Decimal(70), after(NOW, 3))]
    rows = plan_by_shares(contract, shares, actor=cast.owner, at=AT)
    sign(contract, signed_on=TODAY, seen_version=1, actor=cast.owner, at=AT)
    return rows


def pay(cast: Cast, row: Any, amount: int) -> None:
    record_receipt(
        cast.company, bank_reference="B1", payer="江海银行", amount=Decimal(amount), currency="CNY",
        received_on=TODAY, note="", shares={row.pk: Decimal(amount)}, actor=cast.finance, at=AT,
    )  # fmt: skip


def test_an_open_deal_is_weighed_by_the_odds_of_its_stage_in_either_view(cast: Cast) -> None:
    dated(cast.deal, after(NOW, 1), after(NOW, 2), stage=Stage.NEGOTIATION)
    worth = Decimal("360000") * Decimal("0.62")
    one, two = only(cast, View.SIGNED), only(cast, View.CASH)
    late = [Decimal("0.7"), Decimal("0.15"), Decimal("0.1"), Decimal("0.05")]
    assert hoped(one) == {after(NOW, 1 + n): worth * share for n, share in enumerate(late)}
    assert hoped(two) == {after(NOW, 2 + n): worth * share for n, share in enumerate(late)}
    first = next(p for p in one.periods if p.first == after(NOW, 1))
    assert first.low == 0
    assert first.high == Decimal(360_000)


def test_a_day_that_has_passed_counts_as_this_month_and_no_day_in_none(cast: Cast) -> None:
    dated(cast.deal, TODAY - timedelta(days=60), None)
    assert only(cast, View.SIGNED).late == 1
    assert min(hoped(only(cast, View.SIGNED))) == NOW
    cash = only(cast, View.CASH)
    assert (hoped(cash), cash.undated.deals, cash.undated.amount) == ({}, 1, Decimal(360_000))
    assert (cash.is_bare, only(cast, View.SIGNED).is_bare) == (True, False)


def test_signed_is_done_in_one_view_and_only_hoped_for_in_the_other(cast: Cast) -> None:
    first, _rest = signed(cast)
    one = only(cast, View.SIGNED)
    assert (hoped(one), next(p.came for p in one.periods if p.first == NOW)) == ({}, Decimal(360_000))
    cash = only(cast, View.CASH)
    assert sum(hoped(cash).values()) == Decimal(360_000) * CAP / 100
    pay(cast, first, 108_000)
    cash = only(cast, View.CASH)
    now = next(p for p in cash.periods if p.first == NOW)
    assert (now.came, now.expected) == (Decimal(108_000), 0)
    assert sum(hoped(cash).values()) == Decimal(252_000) * CAP / 100


@pytest.mark.parametrize("standing", [Standing.LOST, Standing.DISQUALIFIED, Standing.PAUSED])
def test_what_is_lost_or_rests_is_not_forecast(cast: Cast, standing: Standing) -> None:
    dated(cast.deal, NOW, NOW, standing=standing)
    assert outlooks(visible(cast.owner), View.SIGNED, today=TODAY) == []


def test_currencies_stand_apart_and_strangers_see_nothing(cast: Cast) -> None:
    dated(cast.deal, NOW, NOW)
    dated(deal_of(cast.owner, cast.company, "海外"), NOW, NOW, currency="USD", amount=Decimal(10))
    assert [o.currency for o in outlooks(visible(cast.owner), View.SIGNED, today=TODAY)] == ["CNY", "USD"]
    assert outlooks(visible(cast.stranger), View.SIGNED, today=TODAY) == []


def test_quarters_are_whole_and_hold_what_their_months_hold(cast: Cast) -> None:
    dated(cast.deal, after(NOW, 1), None)
    quarters = only(cast, View.SIGNED, quarters=True)
    firsts = [period.first for period in quarters.periods]
    assert firsts == [after(firsts[0], 3 * n) for n in range(len(firsts))]
    assert firsts[0] == quarter_of(firsts[0])
    assert abs(sum(hoped(quarters).values()) - sum(hoped(only(cast, View.SIGNED)).values())) < 1


def test_months_and_quarters_are_drawn_together_and_say_what_each_says_alone(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    first, _rest = signed(cast)
    pay(cast, first, 108_000)
    for number in range(5):
        dated(deal_of(cast.owner, cast.company, f"商机{number}"), after(NOW, number), after(NOW, number + 2))
    for view in View:
        with django_assert_max_num_queries(6):
            monthly, quarterly = both_outlooks(visible(cast.owner), view, today=TODAY, teams={})
        assert (monthly, quarterly) == ([only(cast, view)], [only(cast, view, quarters=True)])


def test_what_the_forecast_says_is_kept_once_a_day_and_its_deals_for_some_weeks(cast: Cast) -> None:
    dated(cast.deal, after(NOW, 1), after(NOW, 2))
    assert keep_forecast(on=TODAY, at=AT) == 20
    before = fingerprint()
    assert keep_forecast(on=TODAY, at=AT) == 0
    assert fingerprint() == before
    keep_forecast(on=TODAY + timedelta(days=70), at=AT)
    assert list(ForecastDeal.objects.values_list("taken_on", flat=True)) == [TODAY + timedelta(days=70)]
    assert ForecastTold.objects.filter(taken_on=TODAY).count() == 20


def test_what_moved_since_a_week_ago_is_told_with_what_it_is_worth(cast: Cast) -> None:
    dated(cast.deal, after(NOW, 1), after(NOW, 2))
    keep_forecast(on=TODAY - timedelta(days=7), at=AT)
    assert queries.moved(cast.owner, View.SIGNED, today=TODAY) == (TODAY - timedelta(days=7), [])
    dated(cast.deal, after(NOW, 4), after(NOW, 2), amount=Decimal(720_000), stage=Stage.REQUIREMENTS)
    new = deal_of(cast.owner, cast.company, "新商机")
    _since, found = queries.moved(cast.owner, View.SIGNED, today=TODAY)
    assert {each.deal: each.worth for each in found} == {
        cast.deal: Decimal("720000") * 18 / 100 - Decimal("360000") * 5 / 100,
        new: Decimal("360000") * 5 / 100,
    }
    assert found[0].days == (after(NOW, 4) - after(NOW, 1)).days
    Opportunity.objects.filter(pk=new.pk).delete()
    dated(cast.deal, None, None, standing=Standing.LOST)
    _since, found = queries.moved(cast.owner, View.CASH, today=TODAY)
    assert [each.worth for each in found] == [Decimal("-18000.00")]
    assert queries.moved(cast.stranger, View.CASH, today=TODAY)[1] == []


def test_what_past_forecasts_said_is_read_by_their_owner_alone(cast: Cast) -> None:
    month = after(NOW, -1)
    told = {"view": View.CASH, "currency": "CNY", "month": month, "expected": 90, "low": 50, "high": 99}
    for owner in (cast.owner, cast.stranger):
        ForecastTold.objects.create(owner=owner, taken_on=month - timedelta(days=3), **told)
    found, calibration = queries.past(cast.owner, View.CASH, today=TODAY)
    assert [(each.month, each.came, each.said[0].inside if each.said[0] else None) for each in found] == [
        (month, 0, False)
    ]
    assert found[0].said[1] is None
    assert (calibration.count, calibration.inside, calibration.honest) == (1, 0, None)
    for other in (cast.manager, cast.executive, cast.teammate):
        assert queries.past(other, View.CASH, today=TODAY)[0] == []


def test_who_leads_sets_targets_and_they_are_journalled_once(cast: Cast) -> None:
    aim: dict[str, Any] = {"quarter": TODAY, "view": View.CASH, "currency": "CNY", "amount": Decimal(500_000), "at": AT}
    target = set_target(cast.owner, **aim, actor=cast.manager)
    assert target.quarter == date(2026, 7, 1)
    before = fingerprint()
    set_target(cast.owner, **aim, actor=cast.manager)
    assert fingerprint() == before
    set_target(cast.owner, **{**aim, "amount": Decimal(600_000)}, actor=cast.manager)
    assert SalesTarget.objects.get().amount == Decimal(600_000)
    assert JournalEntry.objects.filter(kind="sales_target.set").count() == 2
    with pytest.raises(Refused):
        set_target(cast.stranger, **aim, actor=cast.manager)
    with pytest.raises(Refused):
        set_target(cast.owner, **aim, actor=cast.owner)
    with pytest.raises(Invalid):
        set_target(cast.owner, **{**aim, "amount": Decimal(0)}, actor=cast.manager)


def test_the_page_says_it_all_in_few_queries(
    cast: Cast, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    today = timezone.localdate()
    dated(cast.deal, today + timedelta(days=40), today + timedelta(days=80))
    keep_forecast(on=today - timedelta(days=7), at=AT)
    client = as_user(cast.manager)
    sent = {"person": cast.owner.pk, "quarter": today, "view": "cash", "currency": "CNY", "amount": "50万"}
    assert client.post(reverse("target_new"), sent).status_code == 302
    assert client.post(reverse("target_new"), {**sent, "amount": ""}).status_code == 422
    deal_of(cast.owner, cast.company, "新的一单")
    with django_assert_max_num_queries(40):
        page = client.get(reverse("forecast")).content.decode()
    for words in ("陈晓", "¥50万", "新的一单", "本季度已实现", "目标"):
        assert words in page
    assert client.get(reverse("forecast"), {"view": "signed", "by": "quarter"}).status_code == 200
    assert "没有变动" not in page
    assert client.get(reverse("forecast"), {"who": cast.owner.pk}).status_code == 200
    assert client.get(reverse("forecast"), {"who": cast.stranger.pk}).status_code == 400
    assert client.get(reverse("forecast"), {"by": "week"}).status_code == 400


def test_the_workbook_needs_the_right_and_leaves_a_line(cast: Cast, as_user: type[Client]) -> None:
    today = timezone.localdate()
    dated(cast.deal, today, today)
    assert as_user(cast.manager).get(reverse("forecast_export")).status_code == 403
    RightAssignment.objects.create(user=cast.manager, right=Right.EXPORT, given_at=AT)
    content = as_user(cast.manager).get(reverse("forecast_export"), {"view": "signed"}).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    periods, people = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert periods[1][1] == "CNY"
    assert people[1][0] == "陈晓"
    assert JournalEntry.objects.filter(kind="forecast.exported", actor=cast.manager).count() == 1


def test_the_forecast_of_the_week_is_asked_for_on_monday_morning_or_when_the_desk_is_back() -> None:
    def asked(day: int, hour: int) -> list[str]:
        at = timezone.make_aware(datetime(2026, 11, day, hour))  # noqa: DTZ001 - made aware here
        return [each.key for each in weeklies(at)]

    assert asked(23, 6) == []
    assert asked(23, 7) == asked(25, 1) == asked(29, 23) == ["weekly:2026-11-23"]
    assert asked(30, 7) == ["weekly:2026-11-30"]


def test_past_forecasts_are_shared_by_their_owners_act_alone(cast: Cast, as_user: type[Client]) -> None:
    about = {"view": View.CASH, "currency": "CNY", "month": after(month_of(TODAY), -1)}
    told: dict[str, Any] = {"taken_on": TODAY - timedelta(days=70), **about}
    ForecastTold.objects.create(owner=cast.owner, **told, expected=Decimal(5), low=Decimal(1), high=Decimal(9))

    def read_by(reader: User) -> int:
        return len(queries.past(reader, View.CASH, today=TODAY, of=cast.owner)[0])

    assert (read_by(cast.owner), read_by(cast.manager), read_by(cast.executive)) == (1, 0, 0)
    share_past(True, actor=cast.owner, at=AT)
    share_past(True, actor=cast.owner, at=AT)
    assert (read_by(cast.manager), read_by(cast.stranger)) == (1, 0)
    assert JournalEntry.objects.filter(kind="past_forecasts.shared").count() == 1
    share_past(False, actor=cast.owner, at=AT)
    assert read_by(cast.manager) == 0
    browser = as_user(cast.owner)
    assert browser.post(reverse("forecast_share"), {"shared": "maybe"}).status_code == 422
    assert browser.post(reverse("forecast_share"), {"shared": "yes"}).status_code == 302
    assert read_by(cast.manager) == 1
