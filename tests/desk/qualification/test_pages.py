"""The page of the four factors and its forms: each reader, with and without scripts, rubbish, many rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import AT, Cast, company_of
from tests.desk.qualification.kinds import KINDS, contact, need, values_for
from tests.fingerprint import fingerprint
from yunchou.desk.intelligence.models import Source
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification import operations as kinds
from yunchou.desk.qualification.models import BudgetFact, DecisionStep, Endorsement, GapRequest, Need, NeedSummary
from yunchou.desk.qualification.screens import PAGES
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

SCREENS = {screen.slug: screen for screen in PAGES.screens}

HTMX = {"HX-Request": "true"}
CANARY = "CANARY-COACH-7f3a"


def page(cast: Cast) -> str:
    return reverse("qualification", args=[cast.deal.pk])


def new(cast: Cast, slug: str) -> str:
    return reverse("qualification_row_new", args=[cast.deal.pk, slug])


def one(cast: Cast, slug: str, row: Any) -> str:
    return reverse("qualification_row", args=[cast.deal.pk, slug, row.pk])


def budget_form(**values: Any) -> dict[str, Any]:
    return {"state": "applied", "currency": "CNY", "learned_on": "2026-09-01", **values}


def told(cast: Cast, **values: Any) -> Any:
    """A budget fact with a source whose name is the canary."""
    given = {**values_for(kinds.BUDGET_FACT, cast), "source_name": CANARY, **values}
    return add_row(kinds.BUDGET_FACT, cast.deal, given, actor=cast.owner, at=AT)


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def test_an_empty_deal_says_of_everything_that_it_is_unknown(cast: Cast, owner: Client) -> None:
    text = owner.get(page(cast)).content.decode()
    for sentence in ("还没有记录任何需求。", "预算情况不知道。", "客户什么时候上线，还不知道。", "决策流程不知道。"):
        assert sentence in text
    assert "style=" not in text.split('id="qualification"')[1]


def test_who_may_only_look_sees_the_page_without_a_form(cast: Cast, as_user: type[Client]) -> None:
    for kind in KINDS:
        add_row(kind, cast.deal, values_for(kind, cast), actor=cast.owner, at=AT)
    text = as_user(cast.reader).get(page(cast)).content.decode()
    assert "全渠道接入" in text
    assert "qualification/needs/" not in text
    assert "qualification/needs/" in as_user(cast.teammate).get(page(cast)).content.decode()


@pytest.mark.parametrize("slug", SCREENS)
def test_each_form_opens_as_a_page_and_as_a_part(slug: str, cast: Cast, owner: Client) -> None:
    row = add_row(SCREENS[slug].kind, cast.deal, values_for(SCREENS[slug].kind, cast), actor=cast.owner, at=AT)
    for address in (new(cast, slug), one(cast, slug, row)):
        assert "<html" in owner.get(address).content.decode()
        part = owner.get(address, headers=HTMX).content.decode()
        assert "<html" not in part
        assert "hx-post" in part


def test_a_row_is_written_and_changed_without_scripts(cast: Cast, owner: Client) -> None:
    done = owner.post(new(cast, "needs"), {"title": "全渠道接入", "must_have": "yes", "fit": "cannot"})
    assert done.status_code == 302
    assert done.headers["Location"] == f"{page(cast)}#need"
    row = Need.objects.get()
    assert (row.must_have, row.is_clear, row.fit) == (Answer.YES, Answer.UNKNOWN, Fit.CANNOT)
    owner.post(one(cast, "needs", row), {"title": "改名", "fit": "meets", "version": 1})
    row.refresh_from_db()
    assert (row.title, row.version, row.must_have) == ("改名", 2, Answer.UNKNOWN)


def test_htmx_gets_all_sections_after_saving_and_the_form_in_its_slot_after_a_mistake(
    cast: Cast, owner: Client
) -> None:
    saved = owner.post(new(cast, "needs"), {"title": "全渠道接入"}, headers=HTMX, follow=True)
    assert saved.content.decode().lstrip().startswith('<div id="qualification"')
    wrong = owner.post(new(cast, "needs"), {"title": "", "detail": "写了很久的说明"}, headers=HTMX)
    assert wrong.status_code == 422
    assert wrong.headers["HX-Retarget"] == "closest .slot"
    assert "写了很久的说明" in wrong.content.decode()


def test_the_same_form_sent_twice_writes_one_row(cast: Cast, owner: Client) -> None:
    form = {"title": "全渠道接入", "form_key": "k1"}
    assert {owner.post(new(cast, "needs"), form).status_code for _ in range(2)} == {302}
    assert Need.objects.count() == 1
    assert owner.post(new(cast, "needs"), {**form, "title": "别的"}).status_code == 409


def test_an_old_version_is_answered_with_a_comparison(cast: Cast, owner: Client) -> None:
    row = need(cast)
    owner.post(one(cast, "needs", row), {"title": "先改的", "fit": "cannot", "version": 1})
    before = fingerprint()
    late = owner.post(one(cast, "needs", row), {"title": "后改的", "fit": "cannot", "version": 1})
    assert late.status_code == 409
    assert "先改的" in late.content.decode()
    assert "后改的" in late.content.decode()
    assert fingerprint() == before


@pytest.mark.parametrize("amount", ["300万", "三百万", "3,000,000", "3000000"])
def test_an_amount_is_read_as_people_write_it(amount: str, cast: Cast, owner: Client) -> None:
    owner.post(new(cast, "budgets"), budget_form(amount=amount, reliability="B", credibility="2"))
    fact = BudgetFact.objects.get()
    assert (fact.amount, fact.grade, fact.recorded_by) == (3_000_000, "B2", cast.owner)


@pytest.mark.parametrize(
    ("slug", "form", "field"),
    [
        ("budgets", budget_form(amount="三百万左右", note="原话如此"), "amount"),
        ("budgets", budget_form(reliability="B", note="原话如此"), "credibility"),
        ("budgets", budget_form(learned_on="2999-01-01", note="原话如此"), "learned_on"),
        ("budgets", budget_form(holder="999999999999999999999999", note="原话如此"), "holder"),
        ("budgets", budget_form(source="not-a-key", note="原话如此"), "source"),
        ("budgets", budget_form(state="rich", note="原话如此"), "state"),
        ("needs", {"title": "长" * 201, "detail": "原话如此"}, "title"),
        ("needs", {"title": "\x00", "detail": "原话如此"}, "title"),
        ("gaps", {"need": "1", "owner": "x", "due_on": "哪天", "question": "原话如此"}, "due_on"),
        ("endorsements", {"side": "", "on": "2026-09-01", "evidence": "原话如此"}, "side"),
        ("plan", {"step": "go_live", "duration_days": "-3", "planned_on": "原话如此"}, "duration_days"),
        ("steps", {"name": "评审", "done_on": "2999-01-01", "criteria": "原话如此"}, "done_on"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_typed_is_lost(
    slug: str, form: dict[str, Any], field: str, cast: Cast, owner: Client
) -> None:
    before = fingerprint()
    answer = owner.post(new(cast, slug), form)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "原话如此" in answer.content.decode()
    assert fingerprint() == before


def test_rubbish_in_addresses_and_small_forms_is_refused(cast: Cast, owner: Client) -> None:
    row = need(cast)
    place = reverse("qualification_row_place", args=[cast.deal.pk, "needs", row.pk])
    removal = reverse("qualification_row_removal", args=[cast.deal.pk, "needs", row.pk])
    before = fingerprint()
    for to in ("", "x", "-1", "9" * 40):
        assert owner.post(place, {"to": to}).status_code == 422
    for version in ("", "x", "9" * 40):
        assert owner.post(removal, {"version": version}).status_code in {409, 422}
    assert owner.get(f"{new(cast, 'gaps')}?need=%00'x&owner=1").status_code == 200
    assert owner.get(reverse("qualification_row_new", args=[cast.deal.pk, "secrets"])).status_code == 404
    assert owner.get(reverse("qualification_row", args=[cast.deal.pk, "needs", 10**30])).status_code == 404
    assert fingerprint() == before


def test_only_ordered_rows_have_places(cast: Cast, owner: Client) -> None:
    fact = told(cast)
    before = fingerprint()
    answer = owner.post(reverse("qualification_row_place", args=[cast.deal.pk, "budgets", fact.pk]), {"to": 0})
    assert answer.status_code == 422
    assert fingerprint() == before


def test_no_budget_leads_to_disqualification(cast: Cast, owner: Client) -> None:
    told(cast, state=BudgetState.NONE, grade="B2")
    text = owner.get(page(cast)).content.decode()
    assert "不成立：客户没有预算。" in text
    assert "判为不成立并设唤醒日期" in text
    BudgetFact.objects.update(state=BudgetState.UNKNOWN)
    assert "判为不成立并设唤醒日期" not in owner.get(page(cast)).content.decode(), "not knowing is no finding"


def test_only_people_of_the_customer_are_offered(cast: Cast, owner: Client) -> None:
    contact(cast.company, "王建国")
    contact(company_of(cast.stranger, "别家"), "张外人")
    text = owner.get(new(cast, "needs")).content.decode()
    assert "王建国" in text
    assert "张外人" not in text


def test_the_name_of_a_source_is_on_no_page_in_no_journal_and_in_no_index(
    cast: Cast, as_user: type[Client], caplog: pytest.LogCaptureFixture
) -> None:
    fact = told(cast)
    endorsement = {**values_for(kinds.ENDORSEMENT, cast), "source_name": CANARY}
    add_row(kinds.ENDORSEMENT, cast.deal, endorsement, actor=cast.owner, at=AT)
    for user in (cast.owner, cast.teammate, cast.manager, cast.executive, cast.finance, cast.reader, cast.stranger):
        client = as_user(user)
        for address in (page(cast), one(cast, "budgets", fact), new(cast, "budgets"), "/search?q=CANARY-COACH"):
            assert CANARY not in client.get(address).content.decode()
    for model in apps.get_models():
        assert CANARY not in repr(list(model._default_manager.values())), model
    assert CANARY not in caplog.text


def test_a_name_typed_into_a_refused_form_comes_back_to_the_typist_only(
    cast: Cast, as_user: type[Client], caplog: pytest.LogCaptureFixture
) -> None:
    mate = as_user(cast.teammate)
    wrong = mate.post(new(cast, "budgets"), budget_form(amount="很多", source_name=CANARY))
    assert CANARY in wrong.content.decode()
    assert CANARY not in caplog.text
    assert not Source.objects.exists()
    assert CANARY not in mate.get(new(cast, "budgets")).content.decode()


def test_the_owner_is_shown_a_name_once_and_others_are_refused(cast: Cast, as_user: type[Client]) -> None:
    fact = told(cast)
    address = reverse("source_name", args=[cast.deal.pk, fact.source.pk])
    shown = as_user(cast.owner).post(address, headers=HTMX)
    assert CANARY in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert as_user(cast.owner).get(address).status_code == 405
    for user in (cast.teammate, cast.manager, cast.executive, cast.administrator):
        refused = as_user(user).post(address)
        assert refused.status_code == 403
        assert CANARY not in refused.content.decode()


def test_many_rows_take_no_more_queries(cast: Cast, owner: Client, django_assert_max_num_queries: Any) -> None:
    person, source = contact(cast.company), told(cast).source
    made = {"recorded_by": cast.owner, "recorded_at": AT, "source": source}
    deal = cast.deal
    NeedSummary.objects.create(opportunity=deal, initiator=person)
    for number in range(60):
        row = Need.objects.create(opportunity=deal, title=f"需求 {number}", proposer=person, fit=Fit.CANNOT)
        GapRequest.objects.create(need=row, owner=cast.owner, due_on=AT.date(), asked_by=cast.owner, asked_at=AT)
        DecisionStep.objects.create(opportunity=deal, name=f"步骤 {number}", person=person, position=number)
        day = AT.date()
        Endorsement.objects.create(
            opportunity=deal, side=EndorsementSide.BUSINESS, answer=Answer.NO, person=person, on=day, **made
        )
        BudgetFact.objects.create(opportunity=deal, state=BudgetState.APPLIED, learned_on=day, holder=person, **made)
    for step in PlanStep:
        add_row(kinds.PLAN_STEP, deal, {"step": step, "planned_on": localdate()}, actor=cast.owner, at=AT)
    with django_assert_max_num_queries(40):
        response = owner.get(page(cast))
    assert response.content.decode().count("需求 5") >= 10


def test_a_form_opened_on_another_page_has_that_page_loaded_anew(cast: Cast, client: Client) -> None:
    client.force_login(cast.owner)
    address = reverse("qualification_row_new", args=[cast.deal.pk, "needs"])
    room = {"HX-Request": "true", "HX-Current-URL": "http://testserver" + reverse("opportunity", args=[cast.deal.pk])}
    opened = client.get(address, headers=room)
    assert 'hx-target="closest .slot"' in opened.content.decode()
    refused = client.post(address, {"title": ""}, headers=room)
    assert refused.status_code == 422
    saved = client.post(address, {"title": "全渠道接入"}, headers=room)
    assert (saved.status_code, saved.headers["HX-Refresh"]) == (204, "true")
