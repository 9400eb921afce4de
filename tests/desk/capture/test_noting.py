"""A note becomes entries of the features, all that were ticked or none, once; the note itself is kept sealed."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import Cast, company_of, deal_of
from tests.desk.capture.typing import held, key_of, noted, sheet_of, wrong_with
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.capture.queries.reading import ENGINE, make_ready
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import AccessLogEntry, RoleAssignment
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import Way
from yunchou.desk.qualification.models import BudgetFact
from yunchou.desk.receivables.models import BankReceipt
from yunchou.desk.resources.models import Ask
from yunchou.desk.tempo.models import NextStep
from yunchou.desk.web.formats import day as day_words
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.qualification.terms import BudgetState

VISIT = "上午和王总、李主任开会，王总说明年预算大概三百万，12月中旬批；云讯上周给赵副总做过演示；周五前发报价"
OPEN = "今天上午去江海银行拜访了王总，我们下周五前发报价"


def test_a_typical_visit_is_written_with_one_confirmation(people: Cast, as_user) -> None:
    answer = noted(as_user(people.owner), VISIT, deal=people.deal.pk)
    assert answer.status_code == 302, wrong_with(answer)
    met = Interaction.objects.get()
    assert (met.way, met.on, {one.name for one in met.people.all()}) == (
        Way.MEETING, timezone.localdate(), {"王建国", "李明"},
    )  # fmt: skip
    budget = BudgetFact.objects.get()
    assert (budget.amount, budget.state) == (Decimal(3_000_000), BudgetState.APPLIED)
    assert budget.source is not None
    moves = RivalMove.objects.select_related("rival__company", "person")
    assert {str(move.rival.company) for move in moves} == {"云讯"}
    assert {move.person.name for move in moves if move.person} == {"赵副总"}
    promise = NextStep.objects.get()
    assert (promise.initiative, promise.due_on is not None) == (Initiative.OURS, True)
    assert Contact.objects.filter(name="赵副总", company=people.company).count() == 1


def test_the_note_is_sealed_and_never_goes_along_when_it_says_who_told_us(people: Cast, as_user) -> None:
    noted(as_user(people.owner), VISIT, deal=people.deal.pk)
    note = CapturedNote.objects.get()
    assert "三百万".encode() not in bytes(note.text)
    assert Interaction.objects.get().raw == ""
    assert BudgetFact.objects.get().note.find("王") == -1
    lines = "".join(str(line.changes) + line.note for line in JournalEntry.objects.all())
    assert "说明年预算" not in lines


def test_a_note_without_sources_goes_along_with_the_contact_for_the_team(people: Cast, as_user) -> None:
    noted(as_user(people.owner), OPEN, deal=people.deal.pk)
    assert Interaction.objects.get().raw == OPEN


def test_sent_twice_it_is_written_once(people: Cast, as_user) -> None:
    client, key = as_user(people.owner), uuid4().hex
    first = noted(client, OPEN, deal=people.deal.pk, key=key)
    page = sheet_of(client, OPEN, deal=people.deal.pk)
    assert page.status_code == 200
    second = noted(client, OPEN, deal=people.deal.pk, key=key)
    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, first["Location"])
    assert (Interaction.objects.count(), NextStep.objects.count(), CapturedNote.objects.count()) == (1, 1, 1)


def test_what_is_not_ticked_is_not_written_and_the_page_says_so(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    untick = f"{key_of(client, VISIT, 'budget', deal=people.deal.pk)}-take"
    answer = noted(client, VISIT, deal=people.deal.pk, changes={untick: None})
    assert BudgetFact.objects.count() == 0
    page = client.get(answer["Location"])
    assert [kind.value for kind in page.context["page"].dropped] == ["budget"]


def test_what_was_corrected_is_what_is_written(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    budget = key_of(client, VISIT, "budget", deal=people.deal.pk)
    person = key_of(client, VISIT, "person_spoken_of", deal=people.deal.pk)
    changes = {f"{budget}-amount": "350万", f"{budget}-state": "rumoured", f"{person}-name": "赵敏"}
    assert noted(client, VISIT, deal=people.deal.pk, changes=changes).status_code == 302
    fact = BudgetFact.objects.get()
    assert (fact.amount, fact.state) == (Decimal(3_500_000), BudgetState.RUMOURED)
    # The note's name for a person leads to the person it was corrected to.
    assert {move.person.name for move in RivalMove.objects.exclude(person=None) if move.person} == {"赵敏"}


def test_one_bad_value_writes_nothing_and_says_where(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    lines = JournalEntry.objects.count()
    met = key_of(client, VISIT, "interaction", deal=people.deal.pk)
    answer = noted(client, VISIT, deal=people.deal.pk, changes={f"{met}-people": "王建国、孙悟空"})
    assert answer.status_code == 422
    assert "孙悟空" in answer.content.decode()
    late = (timezone.localdate() + timedelta(days=3)).isoformat()
    assert noted(client, VISIT, deal=people.deal.pk, changes={f"{met}-on": late}).status_code == 422
    assert (Interaction.objects.count(), BudgetFact.objects.count(), CapturedNote.objects.count()) == (0, 0, 0)
    assert JournalEntry.objects.count() == lines


def test_a_note_that_has_grown_since_is_shown_again_before_anything_is_written(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    answer = noted(client, OPEN, deal=people.deal.pk, changes={"text": OPEN + "；预算批了五百万"})
    assert answer.status_code == 422
    assert "500" in answer.content.decode()
    assert CapturedNote.objects.count() == 0


def test_refused_words_are_marked_left_out_and_told_to_compliance(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    note = f"{OPEN}。王总的孩子今年上学"
    page = sheet_of(client, note, deal=people.deal.pk)
    assert [words for words, _blocked in page.context["sheet"].blocked]
    assert noted(client, note, deal=people.deal.pk).status_code == 302
    kept = CapturedNote.objects.get()
    assert kept.cut == 1
    text = client.post(f"/capture/notes/{kept.pk}/text/").content.decode()
    assert "［…］" in text
    assert "孩子" not in text
    assert "孩子" not in Interaction.objects.get().raw
    assert JournalEntry.objects.filter(kind="words.refused").count() >= 1


def test_refused_words_typed_into_a_correction_are_refused_at_that_card(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    promise = key_of(client, OPEN, "our_promise", deal=people.deal.pk)
    answer = noted(client, OPEN, deal=people.deal.pk, changes={f"{promise}-what": "给王总返点"})
    assert answer.status_code == 422
    assert answer.context["sheet"].card(promise).form.errors
    assert NextStep.objects.count() == 0


def test_the_deal_is_found_from_the_customers_name_and_never_guessed_among_several(people: Cast, as_user) -> None:
    other = deal_of(people.owner, company_of(people.owner, "泰和证券"), "双录项目")
    client = as_user(people.owner)
    assert sheet_of(client, "去了泰和证券，预算没有").context["sheet"].deal == other
    assert sheet_of(client, OPEN).context["sheet"].deal == people.deal
    second = deal_of(people.owner, people.company, "二期")
    asked = sheet_of(client, OPEN)
    assert asked.context["sheet"].deal is None
    assert set(asked.context["sheet"].offered) == {people.deal, second}
    assert "这条速记说的是哪个商机" in asked.content.decode()
    assert sheet_of(client, "今天路上堵车").context["sheet"].offered == []
    assert sheet_of(client, OPEN, deal=second.pk).context["sheet"].deal == second
    assert noted(client, OPEN).status_code == 422
    assert CapturedNote.objects.count() == 0


def test_one_note_writes_into_each_deal_it_speaks_of(people: Cast, as_user) -> None:
    other = deal_of(people.owner, company_of(people.owner, "泰和证券"), "双录项目")
    note = "上午拜访了王总。下午去了泰和证券，泰和证券那边没有预算"
    assert noted(as_user(people.owner), note, deal=people.deal.pk).status_code == 302
    assert [fact.opportunity for fact in BudgetFact.objects.all()] == [other]


def test_the_next_move_and_what_is_missing_follow_from_the_note(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    client.get(f"/opportunities/{people.deal.pk}/")
    page = client.get(noted(client, VISIT, deal=people.deal.pk)["Location"])
    now = page.context["page"].now
    assert now.move is not None
    assert now.new_headline or now.new_missing or now.new_move
    assert "因这条速记而变" in page.content.decode()


def test_only_the_writer_and_the_keeper_of_the_compartment_know_of_a_note(people: Cast, as_user) -> None:
    noted(as_user(people.teammate), OPEN, deal=people.deal.pk)
    note = CapturedNote.objects.get()
    address = f"/capture/notes/{note.pk}/"
    readings = AccessLogEntry.objects.count()
    for who, status in ((people.teammate, 200), (people.owner, 200), (people.manager, 404), (people.stranger, 404)):
        assert as_user(who).get(address).status_code == status
        assert as_user(who).post(f"{address}text/").status_code == status
    assert AccessLogEntry.objects.count() == readings + 2


def test_nobody_notes_into_a_deal_that_is_not_his(people: Cast, as_user) -> None:
    answer = noted(as_user(people.stranger), OPEN, changes={"deal": str(people.deal.pk)})
    assert answer.status_code == 422
    assert CapturedNote.objects.count() == 0
    assert as_user(people.reader).get("/capture/").status_code == 403


def test_the_pages_take_a_fixed_number_of_queries(people: Cast, as_user, django_assert_max_num_queries) -> None:
    client = as_user(people.owner)
    for number in range(30):
        deal_of(people.owner, company_of(people.owner, f"客户{number}"), f"项目{number}")
        noted(client, f"今天拜访了客户{number}") if number < 2 else None
    with django_assert_max_num_queries(24):
        client.get(f"/capture/?deal={people.deal.pk}")
    with django_assert_max_num_queries(30):
        sheet_of(client, VISIT * 3, deal=people.deal.pk)
    address = noted(client, VISIT, deal=people.deal.pk)["Location"]
    with django_assert_max_num_queries(24):
        client.get(address)


def test_a_deal_that_is_not_his_any_more_does_not_lose_what_he_wrote(people: Cast, as_user) -> None:
    client = as_user(people.teammate)
    people.deal.members.all().delete()
    answer = noted(client, OPEN, changes={"deal": str(people.deal.pk)})
    assert answer.status_code == 422
    assert f">{OPEN}</textarea>" in answer.content.decode()


def test_the_engine_is_loaded_beside_the_page_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, ENGINE, raising=False)
    thread = make_ready()
    assert thread is not None
    thread.join(30)
    assert ENGINE in sys.modules
    assert make_ready() is None


def test_a_day_of_the_note_is_never_ahead(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    assert sheet_of(client, OPEN, deal=people.deal.pk, on="2199-01-01").context["sheet"].day == timezone.localdate()
    assert sheet_of(client, OPEN, deal=people.deal.pk, on="2026-03-11").context["sheet"].day == date(2026, 3, 11)


def test_money_said_to_have_arrived_is_asked_of_finance_and_books_nothing(people: Cast, as_user) -> None:
    text = "首付款30万今天到账了"
    client = as_user(people.owner)
    key = key_of(client, text, "payment_received", deal=people.deal.pk)
    answer = noted(client, text, deal=people.deal.pk, changes={f"{key}-take": "on"})
    assert answer.status_code == 302, wrong_with(answer)
    ask = Ask.objects.get()
    assert (ask.of, ask.asked_by) == (people.finance, people.owner)
    assert ask.what == f"请核对是否到账：首付款 ¥30万 {day_words(timezone.localdate(), timezone.localdate(), zh=True)}"
    assert not BankReceipt.objects.exists()
    people.deal.refresh_from_db()
    assert people.deal.standing is Standing.OPEN
    RoleAssignment.objects.filter(role=Role.FINANCE).delete()
    assert f"{key}-what" not in held(sheet_of(client, text, deal=people.deal.pk).content.decode())
