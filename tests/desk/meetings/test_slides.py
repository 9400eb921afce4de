"""The skeleton of a presentation: a slide for what is known, in the customer's language, with nothing restricted."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pptx import Presentation

from tests.cast import AT, Cast
from yunchou.desk.customers.models import Contact
from yunchou.desk.meetings.models import MeetingPlan
from yunchou.desk.meetings.operations import ATTENDEE, CONCERN, OPTION, PLAN, REASON_PAGE
from yunchou.desk.meetings.terms import Step
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import NEED
from yunchou.desk.resources.operations import write_profile


@pytest.fixture
def plan(cast: Cast) -> MeetingPlan:
    wang = Contact.objects.create(company=cast.company, name="王金丝雀", created_at=AT)
    by = {"actor": cast.owner, "at": AT}
    values = {"title": "方案讲解会", "on": date(2026, 9, 8), "presenter": cast.teammate, "agenda": "现状\n方案",
              "questions": "谁拍板？"}  # fmt: skip
    made = add_row(PLAN, cast.deal, values, **by)
    add_row(ATTENDEE, cast.deal, {"meeting": made, "person": wang}, **by)
    page = add_row(REASON_PAGE, cast.deal, {"person": wang, "words": "领导放心"}, **by)
    add_row(CONCERN, cast.deal, {"page": page, "concern": "停话怎么办", "answer": "双中心"}, **by)
    add_row(OPTION, cast.deal, {"step": Step.PILOT, "title": "五十坐席", "amount": "60000"}, **by)
    for number in range(9):
        add_row(NEED, cast.deal, {"title": f"需求{number}"}, **by)
    told = {"topics": "", "bio": "做过十家银行。", "cases": ""}
    write_profile(cast.teammate, told, seen_version=0, actor=cast.teammate, at=AT)
    return made


def texts(slide: Any) -> list[str]:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return found + [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_slides_hold_what_is_known_and_name_nobody_at_the_customer(cast: Cast, plan: MeetingPlan, as_user: Any) -> None:
    answer = as_user(cast.owner).get(reverse("meeting_slides", args=[cast.deal.pk, plan.pk]))
    show = Presentation(io.BytesIO(answer.content))
    slides = [texts(slide) for slide in show.slides]
    assert [each[0] for each in slides] == [
        "方案讲解会", "谁讲解", "议程", "您的需求与我们的方案", "您的需求与我们的方案",
        "需要回应的顾虑", "可选的路", "下一步安排",
    ]  # fmt: skip
    assert slides[0][1] == "江海银行 · 客服坐席项目"
    assert "做过十家银行。" in slides[1]
    assert slides[2][1:] == ["现状", "方案"]
    assert ("需求0" in slides[3], "需求8" in slides[4]) == (True, True), "a long table goes on to the next slide"
    assert slides[5][-2:] == ["停话怎么办", "双中心"]
    assert "王金丝雀" not in str(slides)
    assert "谁拍板" not in str(slides), "what we want to ask is for us"
    assert "谁拍板？" in show.slides[2].notes_slide.notes_text_frame.text


def test_what_is_not_known_has_no_slide(cast: Cast, as_user: Any) -> None:
    plan = add_row(PLAN, cast.deal, {"title": "拜访"}, actor=cast.owner, at=AT)
    answer = as_user(cast.owner).get(reverse("meeting_slides", args=[cast.deal.pk, plan.pk]))
    show = Presentation(io.BytesIO(answer.content))
    assert [texts(slide)[0] for slide in show.slides] == ["拜访", "议程", "下一步安排"]
