"""The page of contacts: each reader, with and without scripts, filters, many rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.meetings.kinds import TODAY, contact, met
from tests.fingerprint import fingerprint
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import Way
from yunchou.playbook.kernel.terms import Answer

HTMX = {"HX-Request": "true"}


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def page(cast: Cast) -> str:
    return reverse("meetings", args=[cast.deal.pk])


def new(cast: Cast) -> str:
    return reverse("meetings_row_new", args=[cast.deal.pk, "contacts"])


def test_an_empty_page_teaches_and_offers_the_form_to_who_may_write(cast: Cast, as_user: type[Client]) -> None:
    assert "趁记得清楚" in as_user(cast.reader).get(page(cast)).content.decode()
    assert "记一次往来" not in as_user(cast.reader).get(page(cast)).content.decode()
    assert "记一次往来" in as_user(cast.teammate).get(page(cast)).content.decode()


def test_a_contact_is_noted_with_a_tap_for_the_way_and_one_for_each_person(cast: Cast, owner: Client) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    sent = {"way": "visit", "on": TODAY.isoformat(), "people": [wang.pk, li.pk], "note": "谈了双录"}
    done = owner.post(new(cast), sent)
    assert (done.status_code, done.headers["Location"]) == (302, f"{page(cast)}#contacts")
    made = Interaction.objects.get()
    assert set(made.people.all()) == {wang, li}
    assert list(made.colleagues.all()) == [cast.owner]
    assert (made.visit, made.message_sent) == (Answer.YES, Answer.UNKNOWN)
    text = owner.get(page(cast)).content.decode()
    assert "李敏" in text
    assert "谈了双录" in text


def test_a_stored_contact_is_shown_as_it_is_and_keeps_what_is_not_touched(cast: Cast, owner: Client) -> None:
    wang = contact(cast.company)
    row = met(cast, wang, note="旧", raw="原始记录一字不改", colleagues=[cast.teammate])
    address = reverse("meetings_row", args=[cast.deal.pk, "contacts", row.pk])
    form = owner.get(address, headers=HTMX).content.decode()
    assert f'value="{wang.pk}"' in form
    assert form.count("checked") == 6, "way, person, colleague, visit yes, initiative and message unknown"
    sent = {"way": "meal", "on": "2026-08-31", "people": [wang.pk], "colleagues": [cast.teammate.pk], "version": 1}
    owner.post(address, {**sent, "note": "新", "visit": "no"})
    row.refresh_from_db()
    assert (row.way, row.note, row.raw, row.visit) == (Way.MEAL, "新", "原始记录一字不改", Answer.NO)
    assert list(row.colleagues.all()) == [cast.teammate]


def test_what_is_wrong_is_said_and_kept_in_the_form(cast: Cast, owner: Client) -> None:
    before = fingerprint()
    wrong = owner.post(new(cast), {"way": "visit", "on": "2199-01-01", "note": "写了很久"}, headers=HTMX)
    assert wrong.status_code == 422
    assert "这一天还没有到" in wrong.content.decode()
    assert "写了很久" in wrong.content.decode()
    assert owner.post(new(cast), {"way": "drone", "on": "2026-08-31"}).status_code == 422
    assert owner.post(new(cast), {"way": "call", "on": "2026-08-31", "began_at": "27:00"}).status_code == 422
    assert fingerprint() == before


def test_the_list_is_narrowed_to_a_person_or_a_way_and_rubbish_is_said(cast: Cast, owner: Client) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    met(cast, wang, note="甲事")
    met(cast, li, note="乙事", way=Way.CALL)
    for query, seen in ({"person": wang.pk}, "甲事"), ({"way": "call"}, "乙事"):
        text = owner.get(page(cast), query).content.decode()
        assert (seen in text, "甲事" in text and "乙事" in text) == (True, False)
    for rubbish in ({"person": "x"}, {"person": 99999}, {"way": "drone"}, {"page": "minus"}):
        assert owner.get(page(cast), rubbish).status_code in {200, 400}
    assert "没有符合的往来" in owner.get(page(cast), {"person": li.pk, "way": "visit"}).content.decode()


def test_three_hundred_contacts_take_no_more_queries_than_one_page(
    cast: Cast, owner: Client, django_assert_max_num_queries: Any
) -> None:
    people = [contact(cast.company, f"人{n}") for n in range(60)]
    rows = [
        Interaction(opportunity=cast.deal, way=Way.VISIT, on=TODAY, recorded_by=cast.owner, recorded_at=AT)
        for _number in range(300)
    ]
    rows = Interaction.objects.bulk_create(rows)
    through = Interaction.people.through
    through.objects.bulk_create(
        through(interaction_id=row.pk, contact_id=people[(at + n) % 60].pk)
        for at, row in enumerate(rows)
        for n in range(3)
    )
    owner.get(page(cast))
    with django_assert_max_num_queries(22):
        text = owner.get(page(cast)).content.decode()
    assert text.count('class="slot-row"') == 15
    assert ">300<" in text
