"""Meetings are prepared: who comes, what is ready, what is asked; once held they are contacts."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from icalendar import Calendar

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.meetings.kinds import TODAY, YESTERDAY, contact, planned
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.kinds import KINDS as SENTENCES
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.calendar import calendar_of
from yunchou.desk.meetings.facts import load_parts
from yunchou.desk.meetings.models import Interaction, MeetingAttendee, MeetingItem, MeetingPlan
from yunchou.desk.meetings.operations import PLAN, answer_invitation, hold, prepare_item, put_question
from yunchou.desk.meetings.preparation import readiness_of
from yunchou.desk.meetings.queries import plan_of
from yunchou.desk.meetings.terms import Item
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import change_row, remove_row
from yunchou.playbook.kernel.terms import Answer

LATER = AT + timedelta(days=8)
OTHERS = {"executive": Refused, "finance": Refused, "administrator": Refused, "reader": Refused,
          "stranger": NotThere, "compliance": NotThere}  # fmt: skip


def prepare(cast: Cast, plan: Any, item: Item, ready: Answer, version: int = 0, actor: Any = None) -> None:
    values = {"ready": ready, "owner": cast.teammate, "note": "二楼"}
    prepare_item(cast.deal, plan.pk, item, values, seen_version=version, actor=actor or cast.owner, at=AT)


def confirm(cast: Cast, plan: Any, answer: Answer, actor: Any = None) -> None:
    for row in MeetingAttendee.objects.filter(meeting=plan):
        values = {"confirmed": answer}
        answer_invitation(cast.deal, row.pk, values, seen_version=row.version, actor=actor or cast.owner, at=AT)


def test_a_meeting_is_planned_with_whom_it_is_for(cast: Cast) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    plan = planned(cast, wang)
    assert [(each.person, each.confirmed) for each in plan.invited.all()] == [(wang, Answer.UNKNOWN)]
    confirm(cast, plan, Answer.YES)
    change_row(PLAN, cast.deal, plan.pk, {"attendees": [wang, li]}, seen_version=1, actor=cast.teammate, at=AT)
    told = [(each.person, each.confirmed) for each in plan.invited.order_by("pk")]
    assert told == [(wang, Answer.YES), (li, Answer.UNKNOWN)], "who said yes is still coming"
    assert JournalEntry.objects.latest("sequence").changes == {"attendees": [["王建国"], ["李敏", "王建国"]]}
    remove_row(PLAN, cast.deal, plan.pk, seen_version=2, actor=cast.owner, at=AT)
    assert not MeetingAttendee.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"on": YESTERDAY}, "on"),
        ({"on": None, "starts_at": time(9)}, "on"),
        ({"way": Way.CALL}, "way"),
        ({"title": ""}, "title"),
        ({"minutes": 1}, ""),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(values: dict[str, Any], field: str, cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        planned(cast, **values)
    assert field in refused.value.fields
    assert fingerprint() == before


def test_nobody_of_another_customer_is_invited(cast: Cast) -> None:
    foreign = contact(company_of(cast.stranger, "另一家"), "张三")
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        planned(cast, foreign)
    assert set(refused.value.fields) == {"attendees"}
    assert fingerprint() == before


def test_who_may_only_look_prepares_nothing(cast: Cast) -> None:
    plan = planned(cast, contact(cast.company))
    row = MeetingAttendee.objects.get()
    before = fingerprint()
    for name, refusal in OTHERS.items():
        actor = getattr(cast, name)
        with pytest.raises(refusal):
            prepare(cast, plan, Item.ROOM, Answer.YES, actor=actor)
        with pytest.raises(refusal):
            answer_invitation(cast.deal, row.pk, {"confirmed": Answer.YES}, seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            put_question(cast.deal, plan.pk, "预算多少", seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            hold(cast.deal, plan.pk, actor=actor, at=LATER)
    assert fingerprint() == before


def test_a_meeting_of_another_deal_is_not_there(cast: Cast) -> None:
    plan = planned(cast, contact(cast.company))
    other, row = deal_of(cast.owner, cast.company, "另一个"), MeetingAttendee.objects.get()
    before = fingerprint()
    with pytest.raises(NotThere):
        plan_of(other, plan.pk)
    with pytest.raises(NotThere):
        hold(other, plan.pk, actor=cast.owner, at=LATER)
    with pytest.raises(NotThere):
        put_question(other, plan.pk, "x", seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        prepare_item(other, plan.pk, Item.ROOM, {"ready": Answer.YES}, seen_version=0, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        answer_invitation(other, row.pk, {"confirmed": Answer.NO}, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_readiness_counts_what_is_known_to_be_ready_and_names_the_rest(cast: Cast) -> None:
    plan = planned(cast, contact(cast.company))
    ready = readiness_of(plan_of(cast.deal, plan.pk))
    assert (ready.share, len(ready.gaps), len(ready.unconfirmed)) == (Decimal(0), len(Item), 1)
    prepare(cast, plan, Item.ROOM, Answer.YES)
    prepare(cast, plan, Item.DECK, Answer.NO)
    confirm(cast, plan, Answer.YES)
    ready = readiness_of(plan_of(cast.deal, plan.pk))
    assert ready.share == Decimal(2) / 9
    assert [each.item for each in ready.gaps if each.row] == [Item.DECK], "no is a gap like unknown"
    assert {each.item: each.row and each.row.owner for each in ready.items}[Item.ROOM] == cast.teammate


@pytest.mark.parametrize(
    ("said", "written", "told"),
    [
        (Answer.UNKNOWN, "", Answer.UNKNOWN),
        (Answer.UNKNOWN, "一、双录", Answer.YES),
        (Answer.NO, "一、双录", Answer.NO),
        (Answer.YES, "", Answer.YES),
    ],
)
def test_a_written_agenda_is_ready_unless_somebody_says_no(
    said: Answer, written: str, told: Answer, cast: Cast
) -> None:
    plan = planned(cast, agenda=written)
    prepare(cast, plan, Item.AGENDA, said)
    assert load_parts([cast.deal.pk], TODAY)[cast.deal.pk]["meetings"][0].agenda is told


def test_two_who_prepare_the_same_thing_do_not_overwrite_each_other(cast: Cast) -> None:
    plan = planned(cast)
    prepare(cast, plan, Item.ROOM, Answer.YES)
    prepare(cast, plan, Item.ROOM, Answer.NO, version=1)
    before = fingerprint()
    for stale in (0, 1):
        with pytest.raises(Conflict):
            prepare(cast, plan, Item.ROOM, Answer.YES, version=stale, actor=cast.teammate)
    assert fingerprint() == before
    assert MeetingItem.objects.get().ready is Answer.NO


def test_a_question_is_put_on_the_list_once(cast: Cast) -> None:
    plan = planned(cast, questions="谁拍板")
    put_question(cast.deal, plan.pk, " 明年预算\n多少 ", seen_version=1, actor=cast.owner, at=AT)
    put_question(cast.deal, plan.pk, "谁拍板", seen_version=1, actor=cast.owner, at=AT)
    plan.refresh_from_db()
    assert plan.question_lines == ["谁拍板", "明年预算 多少"]
    before = fingerprint()
    for text in ("", "  ", "长" * 8001):
        with pytest.raises(Invalid):
            put_question(cast.deal, plan.pk, text, seen_version=2, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_a_meeting_that_took_place_becomes_a_contact_with_everybody_who_did_not_decline(cast: Cast) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    plan = planned(cast, wang, li, presenter=cast.teammate, place="总行 12 楼", starts_at=time(14, 30))
    row = MeetingAttendee.objects.get(person=li)
    answer_invitation(cast.deal, row.pk, {"confirmed": Answer.NO}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        hold(cast.deal, plan.pk, actor=cast.owner, at=AT)
    made = hold(cast.deal, plan.pk, actor=cast.owner, at=LATER)
    assert (made.way, made.on, made.began_at, made.place) == (Way.VISIT, plan.on, time(14, 30), "总行 12 楼")
    assert (list(made.people.all()), list(made.colleagues.all())) == ([wang], [cast.teammate])
    assert hold(cast.deal, plan.pk, actor=cast.owner, at=LATER) == made
    assert Interaction.objects.count() == 1
    parts = load_parts([cast.deal.pk], LATER.date())[cast.deal.pk]
    assert (len(parts["interactions"]), parts["meetings"]) == (1, ())


def test_what_was_held_is_prepared_no_more(cast: Cast) -> None:
    plan = planned(cast, contact(cast.company))
    row = MeetingAttendee.objects.get()
    hold(cast.deal, plan.pk, actor=cast.owner, at=LATER)
    before = fingerprint()
    with pytest.raises(Invalid):
        prepare(cast, plan, Item.ROOM, Answer.YES)
    with pytest.raises(Invalid):
        answer_invitation(cast.deal, row.pk, {"confirmed": Answer.YES}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        change_row(PLAN, cast.deal, plan.pk, {"title": "改"}, seen_version=2, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_every_line_has_its_sentence(cast: Cast) -> None:
    plan = planned(cast, contact(cast.company))
    prepare(cast, plan, Item.ROOM, Answer.YES)
    prepare(cast, plan, Item.ROOM, Answer.NO, version=1)
    confirm(cast, plan, Answer.NO)
    put_question(cast.deal, plan.pk, "预算", seen_version=1, actor=cast.owner, at=AT)
    assert {line.kind for line in JournalEntry.objects.all()} <= set(SENTENCES)


def test_the_calendar_file_has_time_and_place_and_no_name_of_the_customers_people(cast: Cast) -> None:
    plan = planned(cast, contact(cast.company), starts_at=time(14, 30), minutes=90, place="总行", agenda="一、双录")
    event = Calendar.from_ical(calendar_of(cast.deal, plan_of(cast.deal, plan.pk), at=AT)).events[0]
    assert event.start.astimezone(AT.tzinfo) == datetime(2026, 9, 8, 6, 30, tzinfo=AT.tzinfo)
    assert event.end - event.start == timedelta(minutes=90)
    assert (str(event["summary"]), str(event["location"])) == ("方案讲解会 · 江海银行", "总行")
    assert "王建国".encode() not in calendar_of(cast.deal, plan, at=AT)
    MeetingPlan.objects.filter(pk=plan.pk).update(starts_at=None)
    whole = Calendar.from_ical(calendar_of(cast.deal, plan_of(cast.deal, plan.pk), at=AT)).events[0]
    assert (whole.start, whole.end) == (plan.on, plan.on + timedelta(days=1))
