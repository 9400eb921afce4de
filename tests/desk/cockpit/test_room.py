"""The head of the war room: what it draws, and what it leaves out for whom."""

from __future__ import annotations

from decimal import Decimal

from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from yunchou.desk.cockpit.answers import form_url
from yunchou.desk.cockpit.overview import overview_of
from yunchou.desk.cockpit.room import odds_bar, position_bars
from yunchou.desk.competitors.operations import RIVAL
from yunchou.desk.contracts.operations import SIGNING_STEP
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import DECISION_STEP, summarise_need
from yunchou.desk.stakeholders.operations import PLAYER
from yunchou.playbook.advisor.disciplines import Discipline
from yunchou.playbook.competitors.position import Against
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.names import missing
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Standing

DAY = AT.date()


def against(rival: str, score: str, known: str) -> Against:
    return Against(rival, Position.UNKNOWN, Decimal(score), Decimal(known), ())


def test_the_rival_who_threatens_most_comes_first() -> None:
    bars = position_bars((against("云讯", "0.5", "1"), against("声联", "-0.5", "1")))
    assert [bar.rival for bar in bars] == ["声联", "云讯"]


def test_what_is_unknown_widens_the_bar_and_never_beyond_its_ends() -> None:
    sure, unsure = position_bars((against("a", "0.4", "1"), against("b", "0.4", "0.3")))
    assert (sure.at, sure.low) == (140, 140)
    assert (unsure.low, unsure.low + unsure.width) == (70, 200)


def test_the_odds_are_drawn_in_whole_percent_with_their_interval() -> None:
    bar = odds_bar(Odds(0.421, 0.2, 0.66, 0.8, (), "negotiation", 0))
    assert (bar.chance, bar.low, bar.width, bar.most) == (42, 20, 46, 80)


def test_a_question_about_a_named_step_opens_that_step_and_another_opens_a_new_one(cast: Cast) -> None:
    step = add_row(DECISION_STEP, cast.deal, {"name": "立项会", "department": "信息科技部"}, actor=cast.owner, at=AT)
    named = form_url(missing("decision_steps.person", of="信息科技部"), cast.deal, reach_of(cast.owner))
    unnamed = form_url(missing("decision_steps.name"), cast.deal, reach_of(cast.owner))
    assert named == reverse("qualification_row", args=[cast.deal.pk, "steps", step.pk])
    assert unnamed == reverse("qualification_row_new", args=[cast.deal.pk, "steps"])
    assert form_url(missing("need.initiator"), cast.deal, reach_of(cast.owner)) == reverse(
        "need_summary", args=[cast.deal.pk]
    )
    assert form_url(missing("account.seats_now"), cast.deal, reach_of(cast.owner)) == ""


def test_a_question_about_a_rivals_move_opens_a_line_of_his_ledger(cast: Cast) -> None:
    rival = add_row(RIVAL, cast.deal, {"name": "云讯"}, actor=cast.owner, at=AT)
    named = form_url(missing("rivals.moves.met", of=str(rival)), cast.deal, reach_of(cast.owner))
    unnamed = form_url(missing("rivals.name"), cast.deal, reach_of(cast.owner))
    assert named == reverse("rivals_row_new", args=[cast.deal.pk, "moves"]) + f"?rival={rival.pk}"
    assert unnamed == reverse("rivals_row_new", args=[cast.deal.pk, "rivals"])
    assert form_url(missing("rivals.stage", of=str(rival)), cast.deal, reach_of(cast.owner)) == reverse(
        "rivals_row", args=[cast.deal.pk, "rivals", rival.pk]
    )


def test_a_question_about_a_person_opens_his_card_and_where_he_leans(cast: Cast) -> None:
    head = add_row(PLAYER, cast.deal, {"title": "法律合规部处长"}, actor=cast.owner, at=AT)
    reach, of = reach_of(cast.owner), str(head)
    assert form_url(missing("people.veto", of=of), cast.deal, reach) == reverse(
        "people_row", args=[cast.deal.pk, "players", head.pk]
    )
    leans = reverse("people_row_new", args=[cast.deal.pk, "leans"])
    assert form_url(missing("people.leans.lean", of=of), cast.deal, reach) == f"{leans}?player={head.pk}"


def test_a_paper_that_nobody_is_named_for_is_answered_in_the_room_by_who_may(cast: Cast, as_user: type[Client]) -> None:
    step = add_row(SIGNING_STEP, cast.deal, {"department": "法律合规部"}, actor=cast.owner, at=AT)
    asked = missing("signing_path.person", of="法律合规部")
    address = reverse("signing_step", args=[cast.deal.pk, step.pk])
    assert form_url(asked, cast.deal, reach_of(cast.owner)) == address
    assert form_url(missing("signing_path.department"), cast.deal, reach_of(cast.owner)) == reverse(
        "signing_step_new", args=[cast.deal.pk]
    )
    assert form_url(asked, cast.deal, reach_of(cast.teammate)) == "", "presales may not change contracts"
    seller = as_user(cast.owner)
    form = seller.get(address, HTTP_HX_REQUEST="true")
    assert b"<html" not in form.content
    told = {name: form.context["form"][name].value() or "" for name in form.context["form"].fields}
    refused = seller.post(address, {**told, "department": ""}, HTTP_HX_REQUEST="true")
    assert (refused.status_code, b"<html" in refused.content) == (422, False)
    saved = seller.post(address, {**told, "document": "法审意见"}, HTTP_HX_REQUEST="true")
    assert (saved.status_code, saved.headers["HX-Refresh"]) == (204, "true")
    step.refresh_from_db()
    assert step.document == "法审意见"


def test_presales_sees_no_question_about_contract_or_money(cast: Cast) -> None:
    paths = {
        who: {
            segment.check.path.partition(".")[0]
            for dial in overview_of(user, cast.deal, as_of=DAY).dials
            if dial.discipline is Discipline.SIGNING
            for segment in dial.segments
        }
        for who, user in (("owner", cast.owner), ("presales", cast.teammate))
    }
    assert {"receipts", "payment_path"} <= paths["owner"]
    assert not paths["presales"] & {"receipts", "payment_path", "contract", "signing_path"}


def test_the_page_answers_the_missing_detail_on_the_spot_for_who_may_change_the_deal(
    cast: Cast, client: Client
) -> None:
    summary = {"initiating_reason": "老系统停服", "documented": Answer.YES, "confirmed": Answer.YES}
    summarise_need(cast.deal, summary, seen_version=0, actor=cast.owner, at=AT)
    Company.objects.update(seats_now=900, is_leader=Answer.YES)
    address = reverse("opportunity", args=[cast.deal.pk])
    client.force_login(cast.owner)
    assert 'hx-target="#slot-missing"' in client.get(address).content.decode()
    client.force_login(cast.reader)
    assert 'hx-target="#slot-missing"' not in client.get(address).content.decode()


def test_a_lost_deal_is_not_promised_the_most_that_a_stage_allows(cast: Cast, client: Client) -> None:
    client.force_login(cast.owner)
    room = reverse("opportunity", args=[cast.deal.pk])
    assert "款到账才算" in client.get(room).content.decode()
    Opportunity.objects.filter(pk=cast.deal.pk).update(standing=Standing.LOST)
    lost = client.get(room).content.decode()
    assert "这单已经丢了。" in lost
    assert "款到账才算" not in lost
