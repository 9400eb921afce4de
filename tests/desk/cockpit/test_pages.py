"""The page of a deal: sentence first, no source by name, nothing that the reader may not know, few queries."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.cast import AT, Cast
from tests.desk.cockpit.crowded import CANARY, crowd
from tests.desk.cockpit.test_dossiers import RECORDED, RECORDED_APART
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.models import MoveDecision, StoredAssessment
from yunchou.desk.cockpit.places import EVIDENCE_IN, PLACES
from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.cockpit.rules import ASKED, is_recorded
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.opportunities.models import Opportunity, StageAnswer
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.pipeline.table import CRITERIA

HTMX = {"HTTP_HX_REQUEST": "true"}


def page(cast: Cast, rest: str = "") -> str:
    return f"/opportunities/{cast.deal.pk}/{rest}"


def put_at(cast: Cast, stage: Stage) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=stage, stage_number=stage.number)


def test_an_empty_deal_teaches_the_first_step_and_says_what_is_not_known(cast: Cast, as_user) -> None:
    answer = as_user(cast.owner).get(page(cast))
    assert answer.status_code == 200
    assert "first-step" in answer.text
    assert answer.text.count("factor-unknown") == 4
    assert "factor-no" not in answer.text


def test_a_crowded_deal_shows_the_same_to_everybody_who_may_see_all_of_it(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    for reader in (cast.owner, cast.manager, cast.executive, cast.finance, cast.reader):
        text = as_user(reader).get(page(cast)).text
        assert "王建国" in text
        assert "money-figures" in text
        assert "first-step" not in text


def test_who_may_only_look_is_led_to_no_form_that_would_refuse_him(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    form = page(cast, "edit/")
    assert form in as_user(cast.owner).get(page(cast)).text
    for reader in (cast.executive, cast.finance, cast.reader, cast.administrator):
        answer = as_user(reader).get(page(cast))
        assert form not in answer.text


def test_no_page_of_a_deal_names_a_source(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    for rest in ("", "stage/", "moves/"):
        text = as_user(cast.owner).get(page(cast, rest)).text
        assert CANARY not in text


def test_presales_see_whether_a_criterion_is_met_but_no_money(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    put_at(cast, Stage.COLLECTION)
    seen, hidden = as_user(cast.owner).get(page(cast)).text, as_user(cast.teammate).get(page(cast)).text
    for figure in ("65,000", "100,000", "360,000.00", "money-figures"):
        assert figure not in hidden or figure not in seen
    assert "65,000" in seen
    assert "法务部" not in hidden
    assert hidden.count("criterion-head") == seen.count("criterion-head")


@pytest.mark.parametrize("crowded", [False, True])
def test_the_page_takes_a_fixed_number_of_queries(
    cast: Cast, as_user, crowded: bool, django_assert_max_num_queries
) -> None:
    client = as_user(cast.owner)
    if crowded:
        crowd(cast.deal, cast.owner)
        for number in range(20):
            Contact.objects.create(company=cast.company, name=f"联系人{number}", created_at=AT)
    client.get(page(cast))
    with django_assert_max_num_queries(58):
        client.get(page(cast))


def test_looking_at_a_deal_keeps_its_assessment_for_the_lists(cast: Cast, as_user) -> None:
    as_user(cast.owner).get(page(cast))
    assert StoredAssessment.objects.get().as_of == timezone.localdate()


@pytest.mark.parametrize("rest", ["", "stage/", "moves/"])
def test_a_stranger_finds_nothing_there(cast: Cast, as_user, rest: str) -> None:
    client = as_user(cast.stranger)
    before = fingerprint()
    assert client.get(page(cast, rest)).status_code == 404
    assert fingerprint() == before


def test_an_unmet_gate_is_passed_with_a_reason_only_and_what_was_typed_stays(cast: Cast, as_user) -> None:
    client = as_user(cast.owner)
    sent = {"stage": "qualification", "version": 1, "reason": "  "}
    refused = client.post(page(cast, "stage/"), sent)
    assert refused.status_code == 422
    long = "因为" * 600
    refused = client.post(page(cast, "stage/"), {**sent, "reason": long})
    assert refused.status_code == 422
    assert long in refused.text
    passed = client.post(page(cast, "stage/"), {**sent, "reason": "客户催着见面"})
    assert (passed.status_code, passed["Location"]) == (302, page(cast))
    cast.deal.refresh_from_db()
    assert (cast.deal.stage, cast.deal.overridden_gates) == (Stage.QUALIFICATION, 1)


def test_nobody_can_say_in_the_form_that_the_gate_is_open(cast: Cast, as_user) -> None:
    client = as_user(cast.owner)
    before = fingerprint()
    lie = {"stage": "qualification", "version": 1, "gate": "yes", "value": "yes", "lacking": "[]", "answer": "yes"}
    assert client.post(page(cast, "stage/"), lie).status_code == 422
    assert fingerprint() == before


def test_a_gate_that_somebody_passed_meanwhile_is_a_conflict(cast: Cast, as_user) -> None:
    sent = {"stage": "qualification", "version": 1, "reason": "赶时间"}
    assert as_user(cast.teammate).post(page(cast, "stage/"), sent).status_code == 302
    client = as_user(cast.owner)
    before = fingerprint()
    assert client.post(page(cast, "stage/"), sent).status_code == 409
    assert fingerprint() == before


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"stage": "nirvana", "version": 1},
        {"stage": "qualification"},
        {"stage": "qualification", "version": "eins"},
        {"stage": "qualification", "version": 10**30},
        {"stage": "collection", "version": 1, "reason": "跳"},
        {"stage": "prospecting", "version": 1, "reason": "原地"},
    ],
)
def test_a_stage_that_cannot_be_is_refused_with_a_reason(cast: Cast, as_user, sent: dict[str, object]) -> None:
    client = as_user(cast.owner)
    before = fingerprint()
    answer = client.post(page(cast, "stage/"), sent)
    assert answer.status_code == 422
    assert "note-error" in answer.text
    assert fingerprint() == before


def test_the_board_gets_the_gate_into_its_sheet_and_the_card_when_it_has_passed(cast: Cast, as_user) -> None:
    sent = {"stage": "qualification", "version": 1}
    answer = as_user(cast.owner).post(page(cast, "stage/"), sent, HTTP_HX_TARGET=f"deal-{cast.deal.pk}", **HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#sheet-content")
    assert "<html" not in answer.text
    Company.objects.filter(pk=cast.company.pk).update(seats_now=3000, is_leader=Answer.YES)
    Contact.objects.create(company=cast.company, name="王建国", created_at=AT)
    answer = as_user(cast.owner).post(page(cast, "stage/"), sent, HTTP_HX_TARGET=f"deal-{cast.deal.pk}", **HTMX)
    assert (answer.status_code, answer["HX-Trigger"]) == (200, "stage-moved")
    assert f'id="deal-{cast.deal.pk}"' in answer.text
    assert 'data-version="2"' in answer.text


def test_a_criterion_is_answered_in_place(cast: Cast, as_user) -> None:
    put_at(cast, Stage.QUALIFICATION)
    address = page(cast, "answers/pursuit_decided/")
    refused = as_user(cast.owner).post(address, {"answer": "yes", "evidence": ""}, HTTP_HX_TARGET="gate", **HTMX)
    assert refused.status_code == 422
    assert "HX-Retarget" not in refused
    taken = as_user(cast.owner).post(
        address, {"answer": "yes", "evidence": "周会决定投入"}, HTTP_HX_TARGET="gate", **HTMX
    )
    assert taken.status_code == 200
    assert "周会决定投入" in taken.text
    assert StageAnswer.objects.get().answer is Answer.YES


@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_no_and_unknown_are_answers_that_need_no_evidence_and_look_different(cast: Cast, as_user, answer: str) -> None:
    put_at(cast, Stage.QUALIFICATION)
    client = as_user(cast.owner)
    assert client.post(page(cast, "answers/pursuit_decided/"), {"answer": answer}).status_code == 302
    assert StageAnswer.objects.get().answer == answer
    assert f"answer-{answer}" in client.get(page(cast)).text


@pytest.mark.parametrize("criterion", ["budget_definite", "made_up"])
def test_what_facts_decide_is_not_answered_by_hand(cast: Cast, as_user, criterion: str) -> None:
    client = as_user(cast.owner)
    before = fingerprint()
    sent = {"answer": "yes", "evidence": "我说了算"}
    assert client.post(page(cast, f"answers/{criterion}/"), sent).status_code == 422
    assert fingerprint() == before


def test_a_move_is_dismissed_from_the_page_and_brought_back(cast: Cast, as_user) -> None:
    client = as_user(cast.owner)
    put_at(cast, Stage.QUALIFICATION)
    move = client.get(page(cast)).context["page"].moves[0].move
    refused = client.post(page(cast, "moves/"), {"move": move, "decision": "dismissed", "reason": ""})
    assert refused.status_code == 422
    assert (
        client.post(page(cast, "moves/"), {"move": move, "decision": "dismissed", "reason": "集团统采"}).status_code
        == 302
    )
    shown = client.get(page(cast))
    assert move not in shown.text
    assert shown.context["page"].hidden_moves == 1
    assert "集团统采" in client.get(page(cast, "moves/")).text
    assert client.post(page(cast, f"moves/{MoveDecision.objects.get().pk}/")).status_code == 302
    assert move in client.get(page(cast)).text


@pytest.mark.parametrize("sent", [{}, {"move": "x", "decision": "done"}, {"move": "0" * 64, "decision": "never"}])
def test_a_decision_that_cannot_be_is_refused(cast: Cast, as_user, sent: dict[str, str]) -> None:
    client = as_user(cast.owner)
    before = fingerprint()
    assert client.post(page(cast, "moves/"), sent).status_code == 422
    assert fingerprint() == before


def test_a_move_that_is_no_longer_advised_is_a_conflict(cast: Cast, as_user) -> None:
    answer = as_user(cast.owner).post(page(cast, "moves/"), {"move": "0" * 64, "decision": "done"})
    assert answer.status_code == 409


def test_every_recorded_fact_and_every_criterion_has_a_place_that_exists(cast: Cast) -> None:
    assert set(PLACES) == {*RECORDED, *RECORDED_APART}
    for place in PLACES.values():
        assert place.url(cast.deal).startswith("/")
    assert set(EVIDENCE_IN) == {code for code, criterion in CRITERIA.items() if criterion.from_facts}


def test_rules_that_ask_for_what_the_desk_does_not_keep_are_silent(cast: Cast) -> None:
    advice = assess_deal(cast.deal.pk, AT.date()).advice
    assert advice
    assert {move.rule for move in advice} <= {rule.id for rule in ASKED}


def test_the_missing_detail_is_one_that_somebody_can_write_down(cast: Cast) -> None:
    for stage in Stage:
        put_at(cast, stage)
        missing = assess_deal(cast.deal.pk, AT.date()).missing
        assert missing is not None
        assert is_recorded(missing.path), stage
