"""Reasons to choose: a page per person, graded options, nothing restricted, as a page and as a Word file."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.meetings.kinds import contact, reasons_for
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.queries import load_dossiers
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.kinds import KINDS as SENTENCES
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import ChoiceOption, Concern, ReasonPage
from yunchou.desk.meetings.operations import CONCERN, OPTION, REASON_PAGE
from yunchou.desk.meetings.terms import Step
from yunchou.desk.opportunities.rows import add_row, change_row, move_row, remove_row
from yunchou.desk.qualification.operations import BUDGET_FACT
from yunchou.playbook.qualification.terms import BudgetState

CANARY = "CANARY-COACH-9d20"


def option(cast: Cast, step: Step = Step.PILOT, **values: Any) -> Any:
    given = {"step": step, "title": "两个班组先用", "scope": "60 席", "amount": Decimal(200000), **values}
    return add_row(OPTION, cast.deal, given, actor=cast.owner, at=AT)


def texts(content: bytes) -> str:
    """Everything that stands in a Word file."""
    paper = Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_a_page_is_written_once_for_each_person(cast: Cast) -> None:
    wang = contact(cast.company)
    page = reasons_for(cast, wang)
    before = fingerprint()
    with pytest.raises(Invalid):
        add_row(REASON_PAGE, cast.deal, {"person": wang}, actor=cast.owner, at=AT)
    foreign = contact(company_of(cast.stranger, "另一家"), "张三")
    assert fingerprint() != before
    before = fingerprint()
    for wrong in (foreign, None):
        with pytest.raises(Invalid) as refused:
            add_row(REASON_PAGE, cast.deal, {"person": wrong}, actor=cast.owner, at=AT)
        assert set(refused.value.fields) == {"person"}
    other = deal_of(cast.owner, cast.company, "另一个")
    with pytest.raises(Invalid) as refused:
        add_row(CONCERN, other, {"page": page, "concern": "x"}, actor=cast.owner, at=AT)
    assert set(refused.value.fields) == {"page"}


def test_who_may_only_look_writes_no_reasons(cast: Cast) -> None:
    page, offered = reasons_for(cast, contact(cast.company)), option(cast)
    concern = Concern.objects.get()
    before = fingerprint()
    for actor, refusal in ((cast.executive, Refused), (cast.reader, Refused), (cast.stranger, NotThere)):
        for kind, row, values in (
            (REASON_PAGE, page, {"words": "改"}),
            (CONCERN, concern, {"answer": "改"}),
            (OPTION, offered, {"title": "改"}),
        ):
            with pytest.raises(refusal):
                change_row(kind, cast.deal, row.pk, values, seen_version=1, actor=actor, at=AT)
            with pytest.raises(refusal):
                remove_row(kind, cast.deal, row.pk, seen_version=1, actor=actor, at=AT)
    with pytest.raises(Conflict):
        change_row(CONCERN, cast.deal, concern.pk, {"answer": "改"}, seen_version=9, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_every_change_has_its_line_and_its_sentence(cast: Cast) -> None:
    page = reasons_for(cast, contact(cast.company))
    first, second = option(cast), option(cast, Step.FULL, title="一次全换")
    move_row(OPTION, cast.deal, second.pk, to=0, actor=cast.owner, at=AT)
    change_row(OPTION, cast.deal, first.pk, {"title": "改"}, seen_version=1, actor=cast.owner, at=AT)
    remove_row(REASON_PAGE, cast.deal, page.pk, seen_version=1, actor=cast.owner, at=AT)
    assert {line.kind for line in JournalEntry.objects.all()} <= set(SENTENCES)
    assert not Concern.objects.exists(), "the page takes its concerns along"
    assert list(ChoiceOption.objects.order_by("position")) == [second, first]


def test_the_dossier_counts_grades_and_knows_whose_reason_is_written(cast: Cast) -> None:
    wang = contact(cast.company)
    dossier = load_dossiers([cast.deal.pk], AT.date())[cast.deal.pk]
    assert (dossier.opportunity.options_offered, dossier.people[0].reason_to_choose) == (None, "")
    option(cast, Step.FULL)
    option(cast, Step.FULL, title="另一种全换")
    reasons_for(cast, wang)
    dossier = load_dossiers([cast.deal.pk], AT.date())[cast.deal.pk]
    assert dossier.opportunity.options_offered == 1, "two ways of all at once are still either-or"
    assert dossier.people[0].reason_to_choose == "合规检查过得去，运营不加人"
    option(cast)
    assert load_dossiers([cast.deal.pk], AT.date())[cast.deal.pk].opportunity.options_offered == 2


@pytest.mark.parametrize(
    ("steps", "warned"),
    [([], False), ([Step.FULL], True), ([Step.FULL, Step.FULL], True), ([Step.PILOT, Step.FULL], False)],
)
def test_the_page_warns_when_the_proposal_forces_either_or(
    steps: list[Step], warned: bool, cast: Cast, as_user: type[Client]
) -> None:
    for number, step in enumerate(steps):
        option(cast, step, title=f"第 {number} 档")
    text = as_user(cast.owner).get(reverse("reasons", args=[cast.deal.pk])).content.decode()
    assert ("等于逼人非A即B" in text) is warned


def test_what_is_passed_upward_has_his_concerns_and_our_options_and_nothing_restricted(
    cast: Cast, as_user: type[Client]
) -> None:
    fact = {"state": BudgetState.APPLIED, "learned_on": AT.date(), "source_name": CANARY}
    add_row(BUDGET_FACT, cast.deal, fact, actor=cast.owner, at=AT)
    page = reasons_for(cast, contact(cast.company), background="监管要求\x0b双录")
    option(cast)
    for actor in (cast.owner, cast.reader):
        client = as_user(actor)
        shown = client.get(reverse("reason_page", args=[cast.deal.pk, page.pk])).content.decode()
        made = client.get(reverse("reason_file", args=[cast.deal.pk, page.pk]))
        assert made.headers["Cache-Control"] == "no-store"
        assert "attachment" in made.headers["Content-Disposition"]
        for text in (shown, texts(made.content)):
            for words in (
                "合规检查过得去",
                "换系统会不会停话",
                "双跑四周",
                "东岳银行割接报告",
                "两个班组先用",
                "60 席",
            ):
                assert words in text
            for hidden in (CANARY, "来源", "陈晓"):
                assert hidden not in text.split("<main")[-1]


def test_a_page_of_another_deal_is_not_there(cast: Cast, as_user: type[Client]) -> None:
    page = reasons_for(cast, contact(cast.company))
    other = deal_of(cast.owner, cast.company, "另一个")
    client = as_user(cast.owner)
    for route in ("reason_page", "reason_file"):
        assert client.get(reverse(route, args=[other.pk, page.pk])).status_code == 404
        assert as_user(cast.stranger).get(reverse(route, args=[cast.deal.pk, page.pk])).status_code == 404


def test_a_page_is_written_through_its_forms(cast: Cast, as_user: type[Client]) -> None:
    wang, client = contact(cast.company), as_user(cast.owner)
    new = reverse("reasons_row_new", args=[cast.deal.pk, "pages"])
    assert client.post(new, {"words": "没有人"}).status_code == 422
    assert client.post(new, {"person": wang.pk, "words": "领导放心"}).status_code == 302
    page = ReasonPage.objects.get()
    worry = reverse("reasons_row_new", args=[cast.deal.pk, "concerns"])
    assert f'value="{page.pk}"' in client.get(worry, {"page": page.pk}).content.decode()
    assert client.post(worry, {"page": page.pk, "concern": "停话"}).status_code == 302
    assert client.post(worry, {"page": "x", "concern": "停话"}).status_code == 422
    text = client.get(reverse("reasons", args=[cast.deal.pk])).content.decode()
    for words in ("领导放心", "停话", "还没回应"):
        assert words in text
    stored = reverse("reasons_row", args=[cast.deal.pk, "concerns", Concern.objects.get().pk])
    assert client.post(stored, {"concern": "停话", "answer": "双跑", "version": 1}).status_code == 302
    assert Concern.objects.get().answer == "双跑"


def test_many_people_take_no_more_queries(
    cast: Cast, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        reasons_for(cast, contact(cast.company, f"人{number}"))
        option(cast, title=f"第 {number} 档")
    client = as_user(cast.owner)
    client.get(reverse("reasons", args=[cast.deal.pk]))
    with django_assert_max_num_queries(20):
        assert client.get(reverse("reasons", args=[cast.deal.pk])).content.decode().count('class="reason"') == 20
