"""Accounts that are served: health from what is stored, the board, the page of care, the dossier."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.retention.served import TODAY, bound, used
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.queries import assess_deal, load_dossiers
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.retention.accounts import Account, accounts_of, board_of, served
from yunchou.desk.retention.models import UsageMonth
from yunchou.desk.retention.operations import Reported, Used, keep_tickets, keep_usage, note_care, note_consent
from yunchou.desk.retention.terms import ReferenceKind
from yunchou.desk.stakeholders.models import Player
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import Health, SignKind, TicketSeverity


def account(cast: Cast) -> Account:
    return accounts_of([cast.company], today=TODAY)[0]


def health(cast: Cast, kind: SignKind) -> Health:
    return next(sign.health for sign in account(cast).verdict.signs if sign.kind is kind)


def called(cast: Cast, *, ago: int = 1, **more: Any) -> None:
    note_care(cast.company, {"on": TODAY - timedelta(days=ago), **more}, actor=cast.owner, at=AT)


def test_a_customer_is_served_from_the_signature_on_and_unknown_until_something_is_known(cast: Cast) -> None:
    assert list(served(cast.owner, TODAY)) == []
    bound(cast)
    assert list(served(cast.owner, TODAY)) == [cast.company]
    assert account(cast).verdict.health is Health.UNKNOWN
    assert account(cast).service.seats_bought == 300


def test_use_and_a_call_make_it_good_and_every_sign_is_read_from_its_table(cast: Cast) -> None:
    contract = bound(cast)
    used(cast, 200, 210, 220)
    called(cast, satisfied=Answer.YES)
    assert account(cast).verdict.health is Health.GOOD
    late = {"name": "首付", "amount": Decimal(100), "due_on": TODAY - timedelta(days=70)}
    plan_instalment(contract, **late, actor=cast.owner, at=AT)
    tickets = [Reported("T-1", TicketSeverity.CRITICAL, TODAY - timedelta(days=9))]
    keep_tickets(cast.company, tickets, actor=cast.owner, at=AT)
    gone = Contact.objects.create(company=cast.company, name="李敏", left_on=TODAY, created_at=AT)
    Player.objects.create(opportunity=cast.deal, contact=gone)
    told = {kind: health(cast, kind) for kind in SignKind}
    assert told == {
        SignKind.USAGE: Health.GOOD,
        SignKind.CONTACT: Health.GOOD,
        SignKind.SATISFACTION: Health.GOOD,
        SignKind.TICKETS: Health.AT_RISK,
        SignKind.MONEY: Health.AT_RISK,
        SignKind.PEOPLE: Health.WATCH,
    }


def test_seats_bought_are_unknown_while_one_running_contract_does_not_say(cast: Cast) -> None:
    bound(cast)
    other = deal_of(cast.owner, cast.company, "二期")
    bound(cast, deal=other, seats=None)
    assert account(cast).service.seats_bought is None


def test_a_contract_that_begins_later_or_is_over_buys_nothing_today(cast: Cast) -> None:
    bound(cast, ends=-5, seats=300)
    other = deal_of(cast.owner, cast.company, "二期")
    bound(cast, deal=other, seats=500, ends=400, starts_on=TODAY + timedelta(days=10))
    assert account(cast).service.seats_bought is None
    assert len(account(cast).contracts) == 2


def test_a_later_figure_replaces_the_earlier_one_and_the_same_one_leaves_no_line(cast: Cast) -> None:
    used(cast, 200)
    used(cast, 210)
    lines = JournalEntry.objects.filter(kind="usage.noted")
    assert lines.count() == 2
    used(cast, 210)
    assert lines.count() == 2
    assert UsageMonth.objects.get().seats == 210


def test_figures_of_a_month_that_has_not_begun_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        keep_usage(cast.company, [Used(date(2026, 10, 1), 5)], actor=cast.owner, at=AT)
    assert set(refused.value.fields) == {"month"}


def test_who_does_not_work_on_the_customer_notes_nothing(cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(NotThere):
        note_care(cast.company, {"on": TODAY}, actor=cast.stranger, at=AT)
    with pytest.raises(Refused):
        keep_usage(cast.company, [Used(TODAY, 5)], actor=cast.executive, at=AT)
    assert fingerprint() == before


def test_a_call_is_with_one_of_the_customers_people_on_a_day_that_has_come(cast: Cast) -> None:
    elsewhere = company_of(cast.owner, "别家")
    stranger = Contact.objects.create(company=elsewhere, name="王", created_at=AT)
    with pytest.raises(Invalid) as refused:
        called(cast, ago=-1, person=stranger)
    assert set(refused.value.fields) == {"on", "person"}


def test_the_dossier_says_the_same_as_the_page(cast: Cast) -> None:
    bound(cast)
    assert load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].retention is not None
    called(cast, ago=70, satisfied=Answer.NO)
    consent = {"kind": ReferenceKind.LOGO, "agreed": Answer.NO, "on": TODAY}
    note_consent(cast.company, consent, actor=cast.owner, at=AT)
    kept = load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].retention
    assert kept is not None
    assert kept.last_care_on == TODAY - timedelta(days=70)
    assert (kept.satisfied, kept.reference_agreed) == (Answer.NO, Answer.NO)
    assert kept.renewal_on == TODAY + timedelta(days=100)
    rules = {move.rule for move in assess_deal(cast.deal.pk, TODAY).advice}
    assert {"unhappy_customer_is_saved_first", "care_keeps_its_cadence", "renewal_is_begun_early"} <= rules


def test_a_deal_without_a_signature_has_no_care_in_its_dossier(cast: Cast) -> None:
    assert load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].retention is None


def test_the_board_takes_as_many_queries_for_many_as_for_one(
    cast: Cast, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    bound(cast)
    with django_assert_max_num_queries(16) as counted:
        board_of(cast.owner, today=TODAY)
    for number in range(3):
        company = company_of(cast.owner, f"客户{number}")
        bound(cast, deal=deal_of(cast.owner, company, "项目"))
    with django_assert_num_queries(len(counted.captured_queries)):
        board = board_of(cast.owner, today=TODAY)
    assert sum(len(column.accounts) for column in board.columns) == 4
    assert [column.health for column in board_of(cast.stranger, today=TODAY).columns if column.accounts] == []


def test_the_pages_show_what_is_known_and_stay_within_their_queries(
    cast: Cast, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    bound(cast)
    used(cast, 200, 210, 290)
    called(cast, satisfied=Answer.YES, note="用得顺")
    client = as_user(cast.owner)
    care = reverse("customer_care", args=[cast.company.pk])
    for address in (reverse("retention"), reverse("renewals"), reverse("growth"), reverse("references"), care):
        with django_assert_max_num_queries(40):
            assert client.get(address).status_code == 200, address
    assert "用得顺" in client.get(care).text
    section = client.get(care, HTTP_HX_REQUEST="true").text
    assert "<html" not in section
    assert "290" in section


def test_a_call_is_noted_on_the_page_and_a_wrong_one_comes_back_with_the_reason(cast: Cast, as_user: Any) -> None:
    bound(cast)
    client = as_user(cast.owner)
    address = reverse("care_new", args=[cast.company.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"on": "2199-01-01", "satisfied": "yes"}).status_code == 422
    assert client.post(address, {"on": "2026-08-30", "satisfied": "yes"}).status_code == 302
    assert account(cast).service.satisfied is Answer.YES


def test_the_workbook_needs_the_right_and_holds_what_the_board_shows(cast: Cast, as_user: Any) -> None:
    bound(cast)
    address = reverse("retention_export")
    assert as_user(cast.owner).get(address).status_code == 403
    RightAssignment.objects.create(user=cast.owner, right=Right.EXPORT, given_at=AT)
    answer = as_user(cast.owner).get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert JournalEntry.objects.filter(kind="retention.exported").count() == 1
