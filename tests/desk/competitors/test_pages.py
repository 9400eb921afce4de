"""The page of a deal's rivals, the shared list, and the page of each company: each reader, rubbish, many rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of, now
from tests.desk.competitors.kinds import ago, move, rival
from tests.desk.qualification.kinds import contact
from tests.fingerprint import fingerprint
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.competitors.operations import RIVAL
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.models import PlanStepDate
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.terms import PlanStep

HTMX = {"HX-Request": "true"}
CANARY = "CANARY-COACH-7f3a"


def page(cast: Cast) -> str:
    return reverse("rivals", args=[cast.deal.pk])


def new(cast: Cast, slug: str = "moves") -> str:
    return reverse("rivals_row_new", args=[cast.deal.pk, slug])


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def test_an_empty_page_teaches_to_ask_and_offers_the_ten_second_form(cast: Cast, owner: Client) -> None:
    text = owner.get(page(cast)).content.decode()
    assert "还不知道有对手" in text
    assert 'name="rival_name"' in text
    assert "style=" not in text.split('id="rivals"')[1]


def test_one_line_and_a_question_are_enough(cast: Cast, owner: Client) -> None:
    sent = {"rival_name": "云讯科技", "question": "topics", "what": "低价、带资", "on": "2026-09-01"}
    done = owner.post(new(cast), sent)
    assert done.headers["Location"] == f"{page(cast)}#rivals-known"
    line = RivalMove.objects.get()
    assert (line.what, line.question, line.lawful_source) == ("低价、带资", Question.TOPICS, LawfulSource.UNKNOWN)
    text = owner.get(page(cast)).content.decode()
    assert "低价、带资" in text
    assert "对手五问要问全" not in text or "云讯科技" in text


def test_htmx_gets_the_whole_part_and_a_mistake_keeps_what_was_typed(cast: Cast, owner: Client) -> None:
    sent = {"rival_name": "云讯科技", "question": "met", "what": "王总", "on": "2026-09-01"}
    saved = owner.post(new(cast), sent, headers=HTMX, follow=True)
    assert saved.content.decode().lstrip().startswith('<div id="rivals"')
    wrong = owner.post(new(cast), {**sent, "rival_name": "", "what": "拿到了他们的报价单"}, headers=HTMX)
    assert wrong.status_code == 422
    assert "拿到了他们的报价单" in wrong.content.decode()
    assert wrong.headers["HX-Retarget"] == "closest .slot"


def test_the_only_rival_is_chosen_and_another_can_be_typed(cast: Cast, owner: Client) -> None:
    row = rival(cast)
    form = owner.get(page(cast)).context["quick"]
    assert form.initial["rival"] == row.pk
    sent = {"rival": "", "rival_name": "天合智能", "question": "met", "what": "赵副总", "on": "2026-09-01"}
    owner.post(new(cast), sent)
    assert Rival.objects.count() == 2
    both = owner.post(new(cast), {**sent, "rival": row.pk})
    assert both.status_code == 422
    assert "rival_name" in both.context["form"].errors


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"question": "met", "what": ""}, "what"),
        ({"question": "stage", "what": "原话如此"}, "stage"),
        ({"question": "spy", "what": "原话如此"}, "question"),
        ({"question": "met", "what": "原话如此", "on": "2999-01-01"}, "on"),
        ({"question": "met", "what": "原话如此", "on": "哪天"}, "on"),
        ({"question": "met", "what": "原话如此", "lawful_source": "stolen"}, "lawful_source"),
        ({"question": "met", "what": "原话如此", "rival": "999999999999999999999999"}, "rival"),
        ({"question": "met", "what": "原话如此", "person": "9'"}, "person"),
        ({"question": "met", "what": "长" * 201}, "what"),
        ({"question": "met", "what": "原话如此", "reliability": "B"}, "credibility"),
        ({"question": "met", "what": "\x00"}, "what"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    sent: dict[str, str], field: str, cast: Cast, owner: Client
) -> None:
    row = rival(cast)
    before = fingerprint()
    answer = owner.post(new(cast), {"rival": row.pk, "on": "2026-09-01", **sent})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert fingerprint() == before


def test_who_may_only_look_sees_the_ledger_without_a_form(cast: Cast, as_user: type[Client]) -> None:
    move(cast, what="讲了带资建设")
    text = as_user(cast.reader).get(page(cast)).content.decode()
    assert "讲了带资建设" in text
    assert "rivals/moves/" not in text
    assert "rivals/moves/" in as_user(cast.teammate).get(page(cast)).content.decode()


def test_a_fact_without_a_lawful_source_is_marked(cast: Cast, owner: Client) -> None:
    move(cast, Question.WON_OVER, "赵副总", lawful_source=LawfulSource.UNKNOWN)
    assert "没写正当来源，不采用" in owner.get(page(cast)).content.decode()
    RivalMove.objects.update(lawful_source=LawfulSource.PUBLIC)
    assert "没写正当来源，不采用" not in owner.get(page(cast)).content.decode()


def test_the_position_is_shown_with_its_interval_its_inputs_and_its_way(cast: Cast, owner: Client) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(
        created_at=now() - timedelta(days=200), stage=Stage.QUALIFICATION
    )
    row = rival(cast, meets_need=Answer.YES)
    move(cast, Question.STAGE, "", rival=row, stage=Stage.SOLUTION_PRESENTATION, on=ago(60))
    card = owner.get(page(cast)).context["page"].cards[0]
    assert card.against.low < card.against.score < card.against.high
    assert card.stage is Stage.SOLUTION_PRESENTATION
    assert len(card.points) >= 5
    assert card.chart is not None
    text = owner.get(page(cast)).content.decode()
    assert "position-chart" in text
    assert "看表格" in text


def test_unknown_is_never_called_level(cast: Cast, owner: Client) -> None:
    rival(cast)
    card = owner.get(page(cast)).context["page"].cards[0]
    assert card.against.position.value == "unknown"
    assert [q.value for q in card.still_open] == [q.value for q in Question]


def test_the_tender_is_announced_before_somebody_types(cast: Cast, owner: Client) -> None:
    rival(cast)
    PlanStepDate.objects.create(opportunity=cast.deal, step=PlanStep.TENDER, planned_on=timezone.localdate())
    assert "定标之前不记对手递交了什么" in owner.get(page(cast)).content.decode()
    row = Rival.objects.get()
    sent = {"rival": row.pk, "question": "document", "what": "投标文件", "on": timezone.localdate().isoformat()}
    before = fingerprint()
    refused = owner.post(new(cast), sent)
    assert refused.status_code == 422
    assert "question" in refused.context["form"].errors
    assert fingerprint() == before


def test_rubbish_in_addresses_is_refused(cast: Cast, owner: Client) -> None:
    assert owner.get(f"{new(cast)}?rival=%00'x&question=9").status_code == 200
    assert owner.get(reverse("rivals_row_new", args=[cast.deal.pk, "secrets"])).status_code == 404
    assert owner.get("/rivals/?sort=appearances__opportunity__compartment").status_code == 400
    assert owner.get("/rivals/?page=x").status_code == 400
    assert owner.get("/rivals/999999/").status_code == 404


def test_the_list_and_the_page_of_a_rival_count_only_deals_that_the_reader_sees(
    cast: Cast, as_user: type[Client]
) -> None:
    company = rival(cast).company
    secret = deal_of(cast.stranger, company_of(cast.stranger, "别家银行"), "绝密项目")
    add_row(RIVAL, secret, {"name": "云讯科技"}, actor=cast.stranger, at=AT)
    address = reverse("rival_company", args=[company.pk])
    mine = as_user(cast.owner).get(address)
    assert [each.deal.pk for each in mine.context["met"]] == [cast.deal.pk]
    assert "绝密项目" not in mine.content.decode()
    assert len(as_user(cast.executive).get(address).context["met"]) == 2
    counted = as_user(cast.owner).get("/rivals/").context["page"].items[0]
    assert (counted.deals, counted.open_deals) == (1, 1)
    assert as_user(cast.executive).get("/rivals/").context["page"].items[0].deals == 2


@pytest.mark.parametrize(
    ("name", "lost_to_him"), [("云讯科技", True), ("云讯", True), ("天合智能", False), ("", False)]
)
def test_a_lost_deal_is_lost_to_him_when_his_name_was_written_down(
    name: str, lost_to_him: bool, cast: Cast, owner: Client
) -> None:
    company = rival(cast).company
    RivalCompany.objects.update(short_name="云讯", short_key="云讯")
    Opportunity.objects.filter(pk=cast.deal.pk).update(standing=Standing.LOST)
    StandingChange.objects.create(
        opportunity=cast.deal, standing=Standing.LOST, lost_to=name, decided_by=cast.owner, at=AT
    )
    counted = owner.get(reverse("rival_company", args=[company.pk])).context["score"]
    assert (counted.lost_to_him, counted.lost_otherwise, counted.won) == (lost_to_him, not lost_to_him, 0)


def test_a_company_is_respelled_on_its_page(cast: Cast, owner: Client) -> None:
    company = rival(cast).company
    address = reverse("rival_company_edit", args=[company.pk])
    assert owner.get(address).status_code == 200
    assert owner.post(address, {"name": "云讯软件", "short_name": "云讯", "version": 1}).status_code == 302
    assert owner.post(address, {"name": "", "version": 2}).status_code == 422
    assert owner.post(address, {"name": "后改的", "version": 1}).status_code == 409
    assert str(RivalCompany.objects.get()) == "云讯"


def test_the_name_of_a_source_is_on_no_page_in_no_journal_and_in_no_index(
    cast: Cast, as_user: type[Client], caplog: pytest.LogCaptureFixture
) -> None:
    line = move(cast, source_name=CANARY, grade="B2")
    one = reverse("rivals_row", args=[cast.deal.pk, "moves", line.pk])
    pages = [
        page(cast),
        one,
        new(cast),
        "/search?q=CANARY-COACH",
        reverse("rival_company", args=[line.rival.company_id]),
    ]
    pages += [reverse("opportunity", args=[cast.deal.pk]), reverse("opportunity_timeline", args=[cast.deal.pk]), "/"]
    for user in (cast.owner, cast.teammate, cast.manager, cast.executive, cast.finance, cast.reader, cast.stranger):
        client = as_user(user)
        for address in pages:
            assert CANARY not in client.get(address).content.decode()
    for model in apps.get_models():
        assert CANARY not in repr(list(model._default_manager.values())), model
    assert CANARY not in caplog.text


def crowd(cast: Cast, numbers: range, lines: int) -> None:
    """Rivals with long ledgers."""
    person = contact(cast.company)
    for number in numbers:
        row = rival(cast, f"对手{number}号")
        RivalMove.objects.bulk_create(
            RivalMove(rival=row, question=list(Question)[n % 5], what=f"动向 {n}", person=person, on=ago(n),
                      stage=Stage.REQUIREMENTS if n % 5 == 2 else "", recorded_by=cast.owner, recorded_at=AT)
            for n in range(lines)
        )  # fmt: skip


def test_many_rivals_and_lines_take_no_more_queries(cast: Cast, owner: Client) -> None:
    crowd(cast, range(1), 5)
    with CaptureQueriesContext(connection) as few:
        owner.get(page(cast))
    crowd(cast, range(1, 6), 60)
    with CaptureQueriesContext(connection) as many:
        text = owner.get(page(cast)).content.decode()
    assert len(many) <= len(few)
    assert len(many) <= 60
    assert "对手5号" in text
