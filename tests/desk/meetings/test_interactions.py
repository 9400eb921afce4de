"""Contacts with the customer are noted, changed and removed; several people in one; what counts as a visit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.meetings.kinds import TODAY, YESTERDAY, contact, met
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.kinds import KINDS as SENTENCES
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.facts import load_parts
from yunchou.desk.meetings.operations import INTERACTION
from yunchou.desk.meetings.queries import last_met
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row, rows_of
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative


def newest() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")


def test_owner_team_and_leader_note_change_and_remove_a_contact(cast: Cast) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    for actor in (cast.owner, cast.teammate, cast.manager):
        values = {"way": Way.VISIT, "on": TODAY, "people": [wang], "note": "谈了双录"}
        row = add_row(INTERACTION, cast.deal, values, actor=actor, at=AT)
        assert list(row.colleagues.all()) == [actor], "whoever writes was there"
        assert (newest().kind, newest().changes["people"]) == ("interaction.added", [None, ["王建国"]])
        change_row(INTERACTION, cast.deal, row.pk, {"people": [wang, li]}, seen_version=1, actor=actor, at=AT)
        assert newest().changes == {"people": [["王建国"], ["李敏", "王建国"]]}
        row.refresh_from_db()
        assert row.version == 2, "somebody more is a change like any other"
        remove_row(INTERACTION, cast.deal, row.pk, seen_version=2, actor=actor, at=AT)
        assert newest().changes["people"] == [["李敏", "王建国"], None]
    assert {"interaction.added", "interaction.changed", "interaction.removed"} <= set(SENTENCES)
    assert not rows_of(INTERACTION, cast.deal).exists()


def test_others_are_refused_and_nothing_changes(cast: Cast) -> None:
    row = met(cast, contact(cast.company))
    before = fingerprint()
    lookers = {cast.executive: Refused, cast.finance: Refused, cast.administrator: Refused, cast.reader: Refused}
    for actor, refusal in (lookers | {cast.stranger: NotThere, cast.compliance: NotThere}).items():
        with pytest.raises(refusal):
            add_row(INTERACTION, cast.deal, {"way": Way.CALL, "on": TODAY}, actor=actor, at=AT)
        with pytest.raises(refusal):
            change_row(INTERACTION, cast.deal, row.pk, {"people": []}, seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            remove_row(INTERACTION, cast.deal, row.pk, seen_version=1, actor=actor, at=AT)
    assert fingerprint() == before


def test_of_two_who_change_the_people_met_the_second_is_told(cast: Cast) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    row = met(cast, wang)
    change_row(INTERACTION, cast.deal, row.pk, {"people": [li]}, seen_version=1, actor=cast.teammate, at=AT)
    before = fingerprint()
    with pytest.raises(Conflict):
        change_row(INTERACTION, cast.deal, row.pk, {"people": [wang, li]}, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_the_same_people_in_another_order_are_no_change(cast: Cast) -> None:
    wang, li = contact(cast.company), contact(cast.company, "李敏")
    row = met(cast, wang, li)
    before = fingerprint()
    assert (
        change_row(INTERACTION, cast.deal, row.pk, {"people": [li, wang]}, seen_version=1, actor=cast.owner, at=AT)
        == {}
    )
    assert fingerprint() == before


def test_only_people_of_the_customer_were_met(cast: Cast) -> None:
    foreign = contact(company_of(cast.stranger, "另一家银行"), "张三")
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        met(cast, contact(cast.company), foreign)
    assert set(refused.value.fields) == {"people"}
    contact_made = fingerprint()
    assert contact_made != before, "the colleague of the customer was stored by the test itself"
    assert not rows_of(INTERACTION, cast.deal).exists()


def test_a_contact_is_not_noted_before_it_happens(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        met(cast, on=TODAY + timedelta(days=1))
    assert set(refused.value.fields) == {"on"}
    assert not rows_of(INTERACTION, cast.deal).exists()


@pytest.mark.parametrize("said", list(Answer))
@pytest.mark.parametrize(
    ("way", "stored"),
    [(Way.VISIT, Answer.YES), (Way.CALL, Answer.NO), (Way.HOSTED, Answer.NO), (Way.MEAL, None), (Way.EVENT, None)],
)
def test_a_visit_is_one_a_call_never_and_a_meal_is_what_people_say(
    way: Way, stored: Answer | None, said: Answer, cast: Cast
) -> None:
    assert met(cast, way=way, visit=said).visit is (stored or said)


def test_a_visit_that_turns_out_a_call_is_none_any_more(cast: Cast) -> None:
    row = met(cast)
    change_row(INTERACTION, cast.deal, row.pk, {"way": Way.CALL}, seen_version=1, actor=cast.owner, at=AT)
    row.refresh_from_db()
    assert row.visit is Answer.NO


def test_the_dossier_knows_who_was_there_and_whose_initiative_it_was(cast: Cast) -> None:
    met(cast, contact(cast.company), initiative=Initiative.CUSTOMERS, note="报价下周给", raw="原话", began_at=None)
    met(cast, on=TODAY, way=Way.CALL)
    first, second = load_parts([cast.deal.pk], TODAY)[cast.deal.pk]["interactions"]
    assert (first.on, first.people, first.by, first.visit) == (YESTERDAY, ("王建国",), "陈晓", Answer.YES)
    assert (first.initiative, first.message_sent, first.note) == (Initiative.CUSTOMERS, Answer.UNKNOWN, "报价下周给")
    assert (second.initiative, second.people) == (Initiative.UNKNOWN, ())
    assert load_parts([deal_of(cast.owner, cast.company, "另一个").pk], TODAY) != {}


@pytest.mark.parametrize("way", list(Way))
def test_who_was_called_or_written_to_was_not_met(way: Way, cast: Cast) -> None:
    wang = contact(cast.company)
    met(cast, wang, way=way)
    meant = way not in {Way.CALL, Way.MESSAGE, Way.MAIL, Way.CONTACT}
    assert last_met([cast.deal.pk], TODAY).get(cast.deal.pk, {}).get(wang.pk) == (YESTERDAY if meant else None)


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_contacts(
    count: int, cast: Cast, django_assert_num_queries: Any
) -> None:
    people = [contact(cast.company, f"人{n}") for n in range(3)]
    for _each in range(count):
        met(cast, *people)
    with django_assert_num_queries(4):
        assert len(load_parts([cast.deal.pk], TODAY)[cast.deal.pk]["interactions"]) == count
