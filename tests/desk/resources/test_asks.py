"""Asking a colleague, answering what one was asked, and who may do which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cast import AT, Cast, person
from tests.desk.resources.kinds import TODAY, TOMORROW, YESTERDAY, asked
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.kinds import KINDS as SENTENCES
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row
from yunchou.desk.resources.facts import load_parts
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.operations import ASK, answer_ask, settle_ask
from yunchou.desk.resources.queries import asked_by, asked_of
from yunchou.desk.resources.terms import AskKind, AskState
from yunchou.desk.resources.waiting import waits
from yunchou.playbook.kernel.terms import Answer


def answer(ask: Ask, actor: User, state: AskState = AskState.ACCEPTED, reply: str = "", version: int = 1) -> Ask:
    return answer_ask(ask.pk, state=state, reply=reply, seen_version=version, actor=actor, at=AT)


def change(cast: Cast, ask: Ask, **values: Any) -> Ask:
    ask.refresh_from_db()
    change_row(ASK, cast.deal, ask.pk, values, seen_version=ask.version, actor=cast.owner, at=AT)
    ask.refresh_from_db()
    return ask


def test_owner_team_and_leader_ask_and_others_are_refused(cast: Cast) -> None:
    for actor in (cast.owner, cast.teammate, cast.manager):
        values = {"of": cast.executive, "what": "见一次副行长", "due_on": TOMORROW}
        made = add_row(ASK, cast.deal, values, actor=actor, at=AT)
        assert (made.asked_by, made.state, made.done_on) == (actor, AskState.OPEN, None)
    before = fingerprint()
    lookers = {cast.executive: Refused, cast.finance: Refused, cast.administrator: Refused, cast.reader: Refused}
    for actor, refusal in (lookers | {cast.stranger: NotThere, cast.compliance: NotThere}).items():
        with pytest.raises(refusal):
            add_row(ASK, cast.deal, {"of": cast.teammate, "what": "x"}, actor=actor, at=AT)
        with pytest.raises(refusal):
            change_row(ASK, cast.deal, made.pk, {"what": "y"}, seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            remove_row(ASK, cast.deal, made.pk, seen_version=1, actor=actor, at=AT)
    assert fingerprint() == before


def test_a_colleague_who_sees_the_deal_only_through_the_request_answers_it(cast: Cast) -> None:
    ask = asked(cast, cast.stranger)
    with pytest.raises(NotThere):
        fetch(cast.stranger, cast.deal.pk)
    assert [each.pk for each in asked_of(cast.stranger)] == [ask.pk]
    done = answer(ask, cast.stranger, reply="周四给")
    assert (done.state, done.reply, done.version) == (AskState.ACCEPTED, "周四给", 2)
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.actor, line.opportunity_id) == ("ask.accepted", cast.stranger, cast.deal.pk)
    with pytest.raises(NotThere):
        fetch(cast.stranger, cast.deal.pk)


def test_nobody_answers_for_the_asked_colleague(cast: Cast) -> None:
    ask = asked(cast, cast.stranger)
    before = fingerprint()
    others = (cast.owner, cast.teammate, cast.manager, cast.executive, cast.administrator, cast.reader, cast.compliance)
    for actor in others:
        with pytest.raises(NotThere):
            answer(ask, actor)
        assert ask not in asked_of(actor)
    User.objects.filter(pk=cast.stranger.pk).update(is_active=False)
    with pytest.raises(NotThere):
        answer(ask, User.objects.get(pk=cast.stranger.pk))
    User.objects.filter(pk=cast.stranger.pk).update(is_active=True)
    assert fingerprint() == before


@pytest.mark.parametrize("state", [AskState.ACCEPTED, AskState.DECLINED, AskState.DONE])
def test_each_answer_has_its_line_and_only_done_has_a_day(state: AskState, cast: Cast) -> None:
    done = answer(asked(cast), cast.teammate, state, reply="原因")
    done.refresh_from_db()
    assert (done.state, done.answered_at) == (state, AT)
    assert done.done_on == (TODAY if state is AskState.DONE else None)
    assert f"ask.{state.value}" == JournalEntry.objects.latest("sequence").kind
    assert f"ask.{state.value}" in SENTENCES


@pytest.mark.parametrize(
    ("state", "kind", "field"),
    [
        (AskState.OPEN, AskKind.HELP, "state"),
        (AskState.DECLINED, AskKind.HELP, "reply"),
        (AskState.DONE, AskKind.COACHING, "reply"),
    ],
)
def test_a_no_says_why_and_guidance_is_written_down(state: AskState, kind: AskKind, field: str, cast: Cast) -> None:
    ask = asked(cast, cast.manager, kind=kind)
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        answer(ask, cast.manager, state, reply="  ")
    assert set(refused.value.fields) == {field}
    assert fingerprint() == before


def test_an_answer_to_what_was_changed_meanwhile_is_a_conflict(cast: Cast) -> None:
    ask = asked(cast)
    change(cast, ask, what="再加一页报价")
    before = fingerprint()
    with pytest.raises(Conflict):
        answer(ask, cast.teammate, version=1)
    assert fingerprint() == before


def test_a_promise_is_open_again_when_something_else_is_asked(cast: Cast) -> None:
    ask = asked(cast)
    answer(ask, cast.teammate)
    assert change(cast, ask, detail="补充背景").state is AskState.ACCEPTED, "the promise itself is the same"
    assert change(cast, ask, due_on=date(2026, 9, 30)).state is AskState.OPEN
    answer(ask, cast.teammate, AskState.DONE, version=ask.version)
    reopened = change(cast, ask, of=cast.manager)
    assert (reopened.state, reopened.done_on, reopened.answered_at) == (AskState.OPEN, None, None)


def test_guidance_is_asked_of_a_leader_and_due_in_three_working_days(cast: Cast) -> None:
    ask = asked(cast, cast.manager, kind=AskKind.COACHING, what="", due_on=None)
    assert ask.due_on == date(2026, 9, 4), "1 September 2026 is a Tuesday"
    assert ask.what
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        asked(cast, cast.teammate, kind=AskKind.COACHING)
    assert set(refused.value.fields) == {"of"}
    with pytest.raises(Invalid):
        asked(cast, cast.compliance)
    with pytest.raises(Invalid) as refused:
        asked(cast, waits_for=cast.teammate)
    assert set(refused.value.fields) == {"waits_for"}
    assert fingerprint() == before


def test_the_team_notes_that_something_was_delivered(cast: Cast) -> None:
    ask = asked(cast, cast.stranger)
    before = fingerprint()
    for actor, refusal in ((cast.executive, Refused), (cast.stranger, NotThere)):
        with pytest.raises(refusal):
            settle_ask(cast.deal, ask.pk, seen_version=1, actor=actor, at=AT)
    with pytest.raises(Conflict):
        settle_ask(cast.deal, ask.pk, seen_version=7, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        settle_ask(cast.deal, 99999, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before
    settle_ask(cast.deal, ask.pk, seen_version=1, actor=cast.owner, at=AT)
    ask.refresh_from_db()
    assert (ask.state, ask.done_on, ask.answered_at) == (AskState.DONE, TODAY, None)


def test_who_asked_sees_his_requests_as_long_as_he_sees_the_deal(cast: Cast) -> None:
    ask = asked(cast)
    assert list(asked_by(cast.owner)) == [ask]
    cast.deal.owner = cast.stranger
    cast.deal.save()
    assert list(asked_by(cast.owner)) == []


def test_the_dossier_has_promises_but_no_refusals(cast: Cast) -> None:
    asked(cast, waits_for=cast.owner)
    asked(cast, cast.manager, kind=AskKind.COACHING)
    answer(asked(cast, what="做不了的"), cast.teammate, AskState.DECLINED, reply="没空")
    first, second = load_parts([cast.deal.pk], TODAY)[cast.deal.pk]["asks"]
    assert (first.of, first.waits_for, first.coaching, first.done_on) == ("周宁", "陈晓", Answer.NO, None)
    assert (second.of, second.waits_for, second.coaching) == ("林峰", "", Answer.YES)


def test_who_waits_for_whom_is_told_along_the_whole_chain(cast: Cast) -> None:
    asked(cast, cast.teammate, waits_for=cast.owner, due_on=YESTERDAY, what="方案")
    asked(cast, cast.manager, waits_for=cast.teammate, what="人力")
    asked(cast, cast.executive, what="没人等")
    asked(cast, cast.finance, waits_for=cast.owner, due_on=None, what="报价")
    told = [(w.ask.what, w.behind, w.late, w.mutual) for w in waits(Ask.objects.select_related("of"), TODAY)]
    assert told == [("人力", 2, False, False), ("方案", 1, True, False), ("报价", 1, False, False)]


def test_two_who_wait_for_each_other_are_found_and_counted_once(cast: Cast) -> None:
    asked(cast, cast.teammate, waits_for=cast.owner)
    asked(cast, cast.owner, waits_for=cast.teammate)
    assert [(w.behind, w.mutual) for w in waits(Ask.objects.all(), TODAY)] == [(1, True), (1, True)]


def test_who_left_cannot_be_asked_and_what_he_was_asked_stays(cast: Cast) -> None:
    gone = person("走了的人", "gone@example.com", Role.PRESALES)
    ask = asked(cast, gone)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert change(cast, ask, detail="还要").detail == "还要"
    before = fingerprint()
    with pytest.raises(Invalid):
        asked(cast, User.objects.get(pk=gone.pk))
    assert fingerprint() == before
