"""Everybody sees pseudonyms and sums; names and words come by a logged POST alone; no side door is open."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.cast import AT, Cast
from tests.desk.insiders.kinds import CANARIES, DEED, NEED, TODAY, contact, deed, insider, need, tied
from tests.fingerprint import fingerprint
from yunchou.desk.cli.dossier import run as dossier_command
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.queries import assess_deal, load_dossiers
from yunchou.desk.customers.models import Contact
from yunchou.desk.customers.operations.contacts import note_leaving
from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.insiders.facts import week_of
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.insiders.queries import insider_page
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.insiders.insider import Quorum
from yunchou.playbook.insiders.terms import InsiderStatus, InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

NAME = "CANARY-COACH-7f3a"
HTMX = {"HX-Request": "true"}
EVERYBODY = ["owner", "teammate", "manager", "executive", "finance", "administrator", "reader"]


def page(cast: Cast, name: str = "insiders", *more: Any) -> str:
    return reverse(name, args=[cast.deal.pk, *more])


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def test_everybody_on_the_deal_sees_pseudonym_status_tests_and_counts(cast: Cast, as_user: type[Client]) -> None:
    insider(cast, NAME)
    for who in EVERYBODY:
        text = as_user(getattr(cast, who)).get(page(cast)).content.decode()
        assert "来源甲 (F)" in text
        assert "内线" in text
        assert NAME not in text.split('id="insiders"')[1]
        for canary in CANARIES:
            assert canary not in text
    assert as_user(cast.stranger).get(page(cast)).status_code == 404


def test_only_who_may_open_is_offered_to_open(cast: Cast, as_user: type[Client]) -> None:
    source = insider(cast, NAME)
    assert page(cast, "insider", source.pk) in as_user(cast.owner).get(page(cast)).content.decode()
    for who in EVERYBODY[1:]:
        assert page(cast, "insider", source.pk) not in as_user(getattr(cast, who)).get(page(cast)).content.decode()


def test_opening_is_a_post_shows_everything_is_kept_by_no_cache_and_is_logged(cast: Cast, owner: Client) -> None:
    source = insider(cast, NAME)
    need(cast, source)
    AccessLogEntry.objects.all().delete()
    assert owner.get(page(cast, "insider", source.pk)).status_code == 405
    assert not AccessLogEntry.objects.exists()
    opened = owner.post(page(cast, "insider", source.pk))
    for canary in (NAME, *CANARIES):
        assert canary in opened.content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    assert AccessLogEntry.objects.filter(reader=cast.owner, allowed=True).exists()
    assert "来源是哪位联系人" in owner.get(reverse("compartment", args=[cast.deal.pk])).content.decode()


def test_who_has_left_keeps_his_pseudonym_for_all_and_his_name_with_the_day_for_who_may_know(
    cast: Cast, owner: Client
) -> None:
    source, day = insider(cast, NAME), TODAY - timedelta(days=3)
    gone = Contact.objects.get(name=NAME)
    note_leaving(gone, day, seen_version=gone.version, actor=cast.owner, at=AT)
    shown = owner.get(page(cast)).content.decode().split('id="insiders"')[1]
    assert "来源甲 (F)" in shown
    assert NAME not in shown
    opened = owner.post(page(cast, "insider", source.pk)).content.decode()
    assert NAME in opened
    assert "来源甲" in opened
    assert "已离开客户" in opened


@pytest.mark.parametrize("who", EVERYBODY[1:])
def test_who_is_not_let_in_is_refused_at_every_door_and_told_nothing(
    who: str, cast: Cast, as_user: type[Client]
) -> None:
    source = insider(cast, NAME)
    wanted, row = need(cast, source), InsiderEvidence.objects.first()
    assert row is not None
    doors = [
        page(cast, "insider", source.pk), page(cast, "insider_map"), page(cast, "insider_evidence", source.pk),
        page(cast, "insider_need", source.pk), page(cast, "insider_evidence_correction", row.pk),
        page(cast, "insider_evidence_removal", row.pk), page(cast, "insider_need_removal", wanted.pk),
        page(cast, "insider_new"),
    ]  # fmt: skip
    # A session for each door: a burst of refusals in one is counted, and becomes an alert.
    clients = [as_user(getattr(cast, who)) for _door in doors]
    before = fingerprint()
    for door, client in zip(doors, clients, strict=True):
        for headers in ({}, HTMX, {"Accept": "application/json"}):
            answer = client.post(door, {"version": 1, "verified": "no", "text": "x"}, headers=headers)
            assert answer.status_code == 403, door
            for canary in (NAME, *CANARIES):
                assert canary not in answer.content.decode()
    assert clients[0].get(page(cast, "insider_new")).status_code == 403
    assert fingerprint() == before
    assert AccessLogEntry.objects.filter(reader=getattr(cast, who), allowed=False).exists()


def test_no_side_door_leads_to_a_name_a_deed_or_a_need(
    cast: Cast, as_user: type[Client], tmp_path: Any, capsys: pytest.CaptureFixture[str], caplog: Any
) -> None:
    source = tied(cast, contact(cast, NAME))
    Contact.objects.all().update(name="王建国")  # the contact is known to all; that he is the source is not
    for _time in range(2):
        deed(cast, source, financial_tie=Answer.UNKNOWN)
    deed(cast, source, test=InsiderTest.ADVOCATES)
    need(cast, source)
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.SOLUTION_DESIGN)
    for who in EVERYBODY:
        client = as_user(getattr(cast, who))
        for route in ("opportunity", "people", "insiders", "qualification", "opportunity_timeline", "meetings"):
            text = client.get(page(cast, route)).content.decode()
            for canary in (NAME, *CANARIES):
                assert canary not in text, route
        for address in ("/", "/search?q=CANARY", f"/search?q={NEED}", "/opportunities/", f"{page(cast)}?q={NAME}"):
            text = client.get(address).content.decode()
            for canary in CANARIES:
                assert canary not in text.replace(f"q={canary}", "").replace(f'value="{canary}"', ""), address
        mail = getattr(cast, who).email
        assert dossier_command([str(cast.deal.pk), "--as", mail]) == 0
        told = capsys.readouterr().out
        assert all(canary not in told for canary in (NAME, *CANARIES))
        assert json.loads(told)["insider_evidence"][0]["person"] == "来源甲"
        assert "personal_needs" not in json.loads(told)
    dump = tmp_path / "dump.json"
    call_command("dumpdata", output=str(dump), verbosity=0)
    for canary in (NAME, *CANARIES):
        assert canary not in dump.read_text("utf-8")
        assert canary not in caplog.text
    for model in apps.get_models():
        assert NAME not in repr(list(model._default_manager.values())), model


def test_nothing_stored_or_advised_to_all_ties_the_pseudonym_to_the_person(cast: Cast, owner: Client) -> None:
    source = insider(cast)
    need(cast, source)
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.SOLUTION_DESIGN)
    judged = assess_deal(cast.deal.pk, TODAY)
    about = [move for move in judged.advice if "来源" in move.sentence.words.zh or "王建国" in move.sentence.words.zh]
    assert not [move for move in about if "来源" in move.sentence.words.zh and "王建国" in move.sentence.words.zh]
    assert not any(move.rule == "key_person_has_a_need_we_can_own" for move in judged.advice), "needs are inside only"
    owner.get(reverse("opportunity", args=[cast.deal.pk]))
    stored = repr(list(StoredAssessment.objects.values()))
    assert "来源甲" not in stored or "王建国" not in stored


def test_the_dossier_tells_the_week_and_not_the_day(cast: Cast) -> None:
    row = deed(cast, tied(cast))
    (told,) = load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].insider_evidence
    assert told.on is not None
    assert told.on.weekday() == 0
    assert 0 <= (row.on - told.on).days < 7
    assert week_of(told.on) == told.on
    text = repr(told)
    assert "王建国" not in text


def test_a_move_about_a_source_is_said_in_each_readers_language_and_is_one_move(cast: Cast) -> None:
    deed(cast, tied(cast), test=InsiderTest.ADVOCATES)
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.REQUIREMENTS)
    told = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            moves = assess_deal(cast.deal.pk, TODAY).advice
            told[language] = next(m for m in moves if m.rule == "developing_insider_is_asked_directly")
    assert told["zh-hans"] == told["en"]
    assert "来源甲" in told["en"].sentence.words.zh
    assert "source A" in told["en"].sentence.words.en


def test_status_quorum_and_first_week_follow_the_evidence(cast: Cast) -> None:
    source = tied(cast)
    blank = insider_page(cast.deal, today=TODAY)
    assert (blank.sources, blank.first_week, blank.quorum) == ([], None, Quorum(1, 0, Answer.NO))
    deed(cast, source, verified=Answer.UNKNOWN)
    deed(cast, source)
    shown = insider_page(cast.deal, today=TODAY)
    assert [(each.status, each.pieces) for each in shown.sources] == [(InsiderStatus.DEVELOPING, 2)]
    deed(cast, source, test=InsiderTest.ADVOCATES)
    shown = insider_page(cast.deal, today=TODAY)
    assert (shown.sources[0].status, shown.quorum.have, shown.first_week) == (InsiderStatus.INSIDER, 1, 1)
    deed(cast, source, financial_tie=Answer.YES)
    stopped = insider_page(cast.deal, today=TODAY)
    assert stopped.sources[0].status is InsiderStatus.STOPPED
    assert "financial_tie_is_a_stop" in {move.rule for move in stopped.moves}


def test_without_an_insider_the_page_alarms_before_the_solution(cast: Cast, owner: Client) -> None:
    assert "还没有内线" not in owner.get(page(cast)).content.decode()
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.SOLUTION_DESIGN)
    assert "还没有内线" in owner.get(page(cast)).content.decode()
    insider(cast)
    assert "还没有内线" not in owner.get(page(cast)).content.decode()


def test_the_opened_map_marks_the_insiders_for_the_reader_alone_and_judges_with_names(
    cast: Cast, owner: Client, as_user: type[Client]
) -> None:
    insider(cast)
    closed = owner.get(page(cast, "people")).content.decode()
    assert "来源甲" not in closed
    assert page(cast, "insider_map") in closed
    assert page(cast, "insider_map") not in as_user(cast.manager).get(page(cast, "people")).content.decode()
    opened = owner.post(page(cast, "insider_map"))
    assert "来源甲 (F)" in opened.content.decode()
    assert "is-marked" in opened.content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    assert owner.get(page(cast, "insider_map")).status_code == 405
    assert "来源甲" not in owner.get(page(cast, "people")).content.decode()


def test_somebody_is_noted_and_opened_through_the_pages(cast: Cast, owner: Client) -> None:
    each = contact(cast)
    form = {"contact": each.pk, "test": "informs", "on": "2026-08-20", "passed": "yes", "unprompted": "yes",
            "text": DEED, "form_key": "k1"}  # fmt: skip
    assert {owner.post(page(cast, "insider_new"), form).status_code for _time in range(2)} == {302}
    assert InsiderEvidence.objects.count() == 1, "sent twice, written once"
    source = InsiderEvidence.objects.get().source
    more = {"test": "advocates", "on": "2026-08-21", "passed": "yes", "text": "会上替我们说话"}
    assert owner.post(page(cast, "insider_evidence", source.pk), more).status_code == 302
    good = {"kind": "achievement", "need_text": "评行业标杆", "plan": "联合发布案例", "can_be_open": "yes"}
    assert owner.post(page(cast, "insider_need", source.pk), good).status_code == 302
    bad = owner.post(page(cast, "insider_need", source.pk), {**good, "need_text": "给孩子上学帮忙", "form_key": "k2"})
    assert bad.status_code == 422
    assert "家庭是私事" in bad.content.decode()
    assert "no-store" in bad.headers["Cache-Control"]
    assert PersonalNeed.objects.count() == 1
    row = InsiderEvidence.objects.order_by("pk")[0]
    corrected = owner.post(page(cast, "insider_evidence_correction", row.pk), {"verified": "yes", "version": 1})
    assert corrected.status_code == 302
    stale = owner.post(page(cast, "insider_evidence_correction", row.pk), {"verified": "no", "version": 1})
    assert stale.status_code == 409
    assert DEED not in stale.content.decode()
    assert owner.post(page(cast, "insider_evidence_removal", row.pk), {"version": 2}).status_code == 302
    assert (
        owner.post(page(cast, "insider_need_removal", PersonalNeed.objects.get().pk), {"version": "x"}).status_code
        == 422
    )


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"contact": "9" * 30, "test": "informs", "on": "2026-08-20", "text": DEED},
        {"contact": "x", "test": "spy", "on": "哪天", "text": DEED},
        {"contact": "1", "test": "informs", "on": "2999-01-01", "text": DEED},
    ],
)
def test_rubbish_is_named_and_comes_back_to_the_typist_only(
    form: dict[str, Any], cast: Cast, owner: Client, caplog: Any
) -> None:
    before = fingerprint()
    answer = owner.post(page(cast, "insider_new"), form)
    assert answer.status_code == 422
    assert (DEED in answer.content.decode()) is bool(form)
    assert DEED not in owner.get(page(cast, "insider_new")).content.decode()
    assert DEED not in caplog.text
    assert fingerprint() == before


def test_no_browser_keeps_what_was_typed(cast: Cast, owner: Client) -> None:
    text = owner.get(page(cast, "insider_new")).content.decode()
    assert text.count("data-no-draft") == 2
    assert "data-draft=" not in text
    assert "style=" not in text.split('class="restricted"')[1]


def test_many_insiders_take_no_more_queries(cast: Cast, owner: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        insider(cast, f"人员{number}")
    with django_assert_max_num_queries(30):
        text = owner.get(page(cast)).content.decode()
    assert text.count("来源") > 12
    assert User.objects.exists()
    assert AT.date() == TODAY
