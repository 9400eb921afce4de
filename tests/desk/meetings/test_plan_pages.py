"""The page of one meeting: taps, questions from what is not known, the pack, the files."""

from __future__ import annotations

import base64
import re
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document

from tests.cast import AT, Cast
from tests.desk.meetings.kinds import contact, planned, reasons_for
from tests.fingerprint import fingerprint
from yunchou.desk.meetings.matching import slides_match
from yunchou.desk.meetings.models import Concern, Interaction, MeetingAttendee, MeetingItem, MeetingPlan
from yunchou.desk.meetings.pdf import PdfPaper
from yunchou.desk.resources.models import PresenterProfile
from yunchou.playbook.kernel.terms import Answer

HTMX = {"HX-Request": "true"}
STREAM = re.compile(rb"stream\r?\n(.*?)~>endstream", re.S)
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.S)


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def of(cast: Cast, route: str, plan: Any, *more: Any) -> str:
    return reverse(route, args=[cast.deal.pk, plan.pk, *more])


def test_a_meeting_is_planned_and_its_page_says_what_lacks(cast: Cast, owner: Client) -> None:
    wang = contact(cast.company)
    sent = {"title": "方案讲解会", "way": "visit", "on": "2199-01-01", "attendees": [wang.pk], "minutes": 60}
    assert owner.post(reverse("meetings_row_new", args=[cast.deal.pk, "plans"]), sent).status_code == 302
    plan = MeetingPlan.objects.get()
    assert "方案讲解会" in owner.get(reverse("meetings", args=[cast.deal.pk])).content.decode()
    text = owner.get(of(cast, "meeting", plan)).content.decode()
    for words in ("还不知道谁是决策人", "投影仪", "王建国未确认", "0%", "会上问"):
        assert words in text
    assert "style=" not in text.split('id="meeting"')[1]
    assert "会开完了" not in text, "it lies ahead"


def test_taps_answer_who_comes_and_what_is_ready(cast: Cast, owner: Client) -> None:
    plan = planned(cast, contact(cast.company))
    row = MeetingAttendee.objects.get()
    part = owner.post(
        of(cast, "meeting_invitation", plan, row.pk), {"confirmed": "yes", "version": 1}, headers=HTMX, follow=True
    )
    assert part.content.decode().lstrip().startswith('<div id="meeting"')
    owner.post(of(cast, "meeting_invitation", plan, row.pk), {"deck_fits": "no", "version": 2})
    row.refresh_from_db()
    assert (row.confirmed, row.deck_fits) == (Answer.YES, Answer.NO)
    address = of(cast, "meeting_item", plan, "room")
    owner.post(address, {"ready": "yes", "owner": cast.teammate.pk, "note": "二楼", "version": 0})
    item = MeetingItem.objects.get()
    assert (item.ready, item.owner, item.note) == (Answer.YES, cast.teammate, "二楼")


def test_slides_are_matched_with_what_each_worries_about_by_their_version(cast: Cast, owner: Client) -> None:
    wang = contact(cast.company)
    page = reasons_for(cast, wang)
    plan, row = planned(cast, wang, deck="方案 V2.1"), MeetingAttendee.objects.get()
    worry = page.concerns.get()

    def answer() -> tuple[Answer, list[str]]:
        plan.refresh_from_db()
        row.refresh_from_db()
        match = slides_match(plan, row, page.concerns.all())
        return match.answer, [each.concern for each in match.open]

    assert answer() == (Answer.UNKNOWN, [worry.concern]), "nobody said that it stands in these slides"
    assert "还不知道这份 PPT 里有没有" in owner.get(of(cast, "meeting", plan)).content.decode()
    Concern.objects.update(answered_in="方案 V2.1")
    assert answer() == (Answer.YES, [])
    MeetingPlan.objects.update(deck="方案 V2.2")
    assert answer() == (Answer.UNKNOWN, [worry.concern]), "a new version is looked at anew"
    assert "原来写在方案 V2.1" in owner.get(of(cast, "meeting", plan)).content.decode()
    owner.post(of(cast, "meeting_invitation", plan, row.pk), {"deck_fits": "yes", "version": 1})
    assert answer() == (Answer.YES, [])
    MeetingPlan.objects.update(deck="方案 V2.3")
    assert answer() == (Answer.UNKNOWN, [worry.concern]), "the tap spoke of other slides"
    Concern.objects.update(answer="")
    assert answer()[0] is Answer.NO
    assert "PPT 没有回答王建国的顾虑" in owner.get(of(cast, "meeting", plan)).content.decode()


def test_rubbish_is_answered_and_changes_nothing(cast: Cast, owner: Client) -> None:
    plan = planned(cast, contact(cast.company))
    row = MeetingAttendee.objects.get()
    before = fingerprint()
    for route, more, sent, status in (
        ("meeting_invitation", [row.pk], {}, 422),
        ("meeting_invitation", [row.pk], {"confirmed": "maybe", "version": 1}, 422),
        ("meeting_invitation", [row.pk], {"confirmed": "yes", "version": 7}, 409),
        ("meeting_invitation", [99999], {"confirmed": "yes", "version": 1}, 404),
        ("meeting_item", ["sofa"], {"ready": "yes", "version": 0}, 404),
        ("meeting_item", ["room"], {"ready": "yes", "owner": cast.stranger.pk, "version": 0}, 422),
        ("meeting_question", [], {"question": "  ", "version": 1}, 422),
        ("meeting_question", [], {"question": "x"}, 422),
    ):
        assert owner.post(of(cast, route, plan, *more), sent).status_code == status, (route, sent)
    assert fingerprint() == before


def test_what_is_not_known_becomes_a_question_with_one_tap(cast: Cast, owner: Client) -> None:
    plan = planned(cast)
    text = owner.get(of(cast, "meeting", plan)).content.decode()
    question = text.split('name="question" value="')[1].split('"')[0]
    assert question
    owner.post(of(cast, "meeting_question", plan), {"question": question, "version": 1})
    plan.refresh_from_db()
    assert plan.question_lines == [question]
    again = owner.get(of(cast, "meeting", plan)).content.decode()
    assert f'name="question" value="{question}"' not in again, "it is on the list"


def test_each_listener_is_shown_with_what_he_worries_about(cast: Cast, owner: Client) -> None:
    wang = contact(cast.company)
    reasons_for(cast, wang)
    text = owner.get(of(cast, "meeting", planned(cast, wang))).content.decode()
    assert "换系统会不会停话" in text
    assert "双跑四周" in text


def test_a_meeting_that_took_place_leads_to_the_note_of_its_contact(cast: Cast, owner: Client) -> None:
    plan = planned(cast, contact(cast.company))
    MeetingPlan.objects.filter(pk=plan.pk).update(on=localdate())
    assert "会开完了" in owner.get(of(cast, "meeting", plan)).content.decode()
    done = owner.post(of(cast, "meeting_held", plan))
    made = Interaction.objects.get()
    assert done.headers["Location"] == reverse("meetings_row", args=[cast.deal.pk, "contacts", made.pk])
    text = owner.get(of(cast, "meeting", plan)).content.decode()
    assert "会已开过" in text
    assert "hx-post" not in text.split('id="meeting"')[1]


def test_who_may_only_look_sees_the_page_without_a_form(cast: Cast, as_user: type[Client]) -> None:
    text = as_user(cast.reader).get(of(cast, "meeting", planned(cast, contact(cast.company)))).content.decode()
    assert "王建国" in text
    assert "<form" not in text.split('id="meeting"')[1].split("</main>")[0]


def test_the_pack_is_a_page_and_a_word_file_and_the_meeting_a_calendar_file(cast: Cast, owner: Client) -> None:
    PresenterProfile.objects.create(user=cast.teammate, bio="十年客服中心", cases="银行 1200 席", updated_at=AT)
    plan = planned(
        cast, contact(cast.company), presenter=cast.teammate, agenda="一、双录\n二、割接", questions="谁拍板"
    )
    shown = owner.get(of(cast, "meeting_pack", plan)).content.decode()
    made = owner.get(of(cast, "meeting_pack_file", plan))
    paper = Document(BytesIO(made.content))
    told = "\n".join(
        [p.text for p in paper.paragraphs] + [c.text for t in paper.tables for r in t.rows for c in r.cells]
    )
    for words in ("方案讲解会", "王建国", "一、双录", "谁拍板", "投影仪", "周宁", "十年客服中心", "银行 1200 席"):
        assert words in shown
        assert words in told
    calendar = owner.get(of(cast, "meeting_calendar", plan))
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")
    MeetingPlan.objects.filter(pk=plan.pk).update(on=None)
    assert owner.get(of(cast, "meeting_calendar", plan)).status_code == 404
    assert owner.get(of(cast, "meeting_pack_file", plan)).status_code == 200


def test_the_pack_as_pdf_says_the_same_and_holds_what_no_font_or_markup_can(cast: Cast, owner: Client) -> None:
    agenda = "一、双录 <b>&\n二、割接 😀\n" + "三、" + "很长的一条" * 40
    made = owner.get(of(cast, "meeting_pack_pdf", planned(cast, contact(cast.company), agenda=agenda)))
    assert made.headers["Content-Type"] == "application/pdf"
    assert ".pdf" in made.headers["Content-Disposition"]
    told = read_pdf(made.content)
    for words in ("方案讲解会", "王建国", "一、双录<b>&", "二、割接〓", "投影仪"):
        assert words in told


def test_a_long_pack_goes_on_on_the_next_page_under_the_same_heads() -> None:
    paper = PdfPaper("名单", "")
    paper.table(("姓名", "职务"), [(f"人{number}", "") for number in range(120)])
    told = read_pdf(paper.in_bytes())
    assert told.count("姓名") == told.count("\f") >= 2
    assert "人119" in told


def read_pdf(content: bytes) -> str:
    """What is written in a PDF of ours, a form feed after each page: Chinese is stored as UTF-16 in strings."""
    pages = [zlib.decompress(base64.a85decode(each, adobe=False)) for each in STREAM.findall(content)]
    return "\f".join(_letters(page) for page in pages) + "\f"


def _letters(page: bytes) -> str:
    shown = re.findall(rb"\(((?:\\.|[^\\()])*)\) Tj", page, re.S)
    return "".join(ESCAPED.sub(_byte, each).decode("utf-16-be", "replace") for each in shown).replace(" ", "")


def _byte(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if code.isdigit() else {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(code, code)


def test_a_title_that_no_file_can_have_makes_a_name_all_the_same(cast: Cast, owner: Client) -> None:
    plan = planned(cast, title='../a"b\\c:d*?')
    made = owner.get(of(cast, "meeting_pack_file", plan)).headers["Content-Disposition"]
    assert "/" not in made.replace("%2F", "")
    assert "\\" not in made


def test_many_people_take_no_more_queries(cast: Cast, owner: Client, django_assert_max_num_queries: Any) -> None:
    people = [contact(cast.company, f"人{n}") for n in range(30)]
    plan = planned(cast, *people)
    for each in people:
        reasons_for(cast, each)
    owner.get(of(cast, "meeting", plan))
    with django_assert_max_num_queries(60):
        assert owner.get(of(cast, "meeting", plan)).content.decode().count("换系统会不会停话") >= 30
