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
from yunchou.desk.customers.models import Company
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import DECISION_STEP, summarise_need
from yunchou.playbook.advisor.disciplines import Discipline
from yunchou.playbook.competitors.position import Against
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.names import missing
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.kernel.terms import Answer

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
    named = form_url(missing("decision_steps.person", of="信息科技部"), cast.deal)
    unnamed = form_url(missing("decision_steps.name"), cast.deal)
    assert named == reverse("qualification_row", args=[cast.deal.pk, "steps", step.pk])
    assert unnamed == reverse("qualification_row_new", args=[cast.deal.pk, "steps"])
    assert form_url(missing("need.initiator"), cast.deal) == reverse("need_summary", args=[cast.deal.pk])
    assert form_url(missing("account.seats_now"), cast.deal) == ""


def test_a_question_about_a_rivals_move_opens_a_line_of_his_ledger(cast: Cast) -> None:
    rival = add_row(RIVAL, cast.deal, {"name": "云讯"}, actor=cast.owner, at=AT)
    named = form_url(missing("rivals.moves.met", of=str(rival)), cast.deal)
    unnamed = form_url(missing("rivals.name"), cast.deal)
    assert named == reverse("rivals_row_new", args=[cast.deal.pk, "moves"]) + f"?rival={rival.pk}"
    assert unnamed == reverse("rivals_row_new", args=[cast.deal.pk, "rivals"])
    assert form_url(missing("rivals.stage", of=str(rival)), cast.deal) == reverse(
        "rivals_row", args=[cast.deal.pk, "rivals", rival.pk]
    )


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
