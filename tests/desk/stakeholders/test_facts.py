"""People as the facts the playbook judges, and the rules that may now speak in the desk."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import AT, Cast
from tests.desk.stakeholders.kinds import TODAY, contact, crowd, player, values_for
from yunchou.desk.cockpit.queries import assess_deal, load_dossiers
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.stakeholders import operations as kinds
from yunchou.desk.stakeholders.facts import load_people
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.people import is_target
from yunchou.playbook.stakeholders.terms import BuyingRole, Function, Lean, Level


def facts(cast: Cast) -> dict[str, Person]:
    return {each.name or each.title: each for _contact, each in load_people([cast.deal.pk])[cast.deal.pk]}


def cover(cast: Cast, row: Any, colleague: Any, strength: Strength) -> None:
    values = {"player": row, "colleague": colleague, "strength": strength}
    add_row(kinds.COVER, cast.deal, values, actor=cast.owner, at=AT)


def test_a_contact_of_whom_nothing_is_noted_is_unknown_in_everything(cast: Cast) -> None:
    contact(cast)
    assert facts(cast)["王建国"] == Person(name="王建国", title="总经理")


def test_everything_noted_becomes_a_fact(cast: Cast) -> None:
    boss = player(cast, "周正", level=Level.TOP, function=Function.EXECUTIVE)
    head = player(
        cast, "王建国", reports_to=boss, buying_roles=["technical_gatekeeper"], decides=Answer.NO, veto=Answer.YES,
        evaluator=Answer.YES, reason_to_choose="国产化有案例",
    )  # fmt: skip
    note = {"player": head, "lean": Lean.HEDGING, "rival": "云讯", "on": TODAY, "grade": "B2"}
    add_row(kinds.LEAN_NOTE, cast.deal, note, actor=cast.owner, at=AT)
    for kind in TieKind:
        tie = {"player": head, "other": boss, "kind": kind}
        add_row(kinds.TIE, cast.deal, tie, actor=cast.owner, at=AT)
    cover(cast, head, cast.teammate, Strength.REGULAR)
    told = facts(cast)["王建国"]
    assert (told.reports_to, told.function, told.level) == ("周正", Function.TECHNICAL, Level.HEAD)
    assert told.roles == (BuyingRole.TECHNICAL_GATEKEEPER,)
    assert (told.decides, told.veto, told.evaluator) == (Answer.NO, Answer.YES, Answer.YES)
    assert (told.influences, told.covered_by, told.reason_to_choose) == (("周正",), "周宁", "国产化有案例")
    assert [(each.lean, each.rival, str(each.grade)) for each in told.leans] == [(Lean.HEDGING, "云讯", "B2")]


def test_the_strongest_contact_covers_and_a_boss_is_covered_by_our_executive_if_he_is(cast: Cast) -> None:
    DealMember.objects.create(
        opportunity=cast.deal, user=cast.executive, duty=Duty.SPONSOR, added_by=cast.owner, added_at=AT
    )
    boss, head = player(cast, "周正", level=Level.TOP), player(cast, "李敏")
    for row in (boss, head):
        cover(cast, row, cast.executive, Strength.SLIGHT)
        cover(cast, row, cast.owner, Strength.CLOSE)
    told = facts(cast)
    assert (told["周正"].covered_by, told["李敏"].covered_by) == ("何总", "陈晓")


def test_a_placeholder_has_no_name_and_a_leaver_of_the_deal_stays(cast: Cast) -> None:
    add_row(kinds.PLAYER, cast.deal, {"title": "分管副行长", "level": Level.TOP}, actor=cast.owner, at=AT)
    gone = player(cast, "王建国")
    gone.contact.left_on = TODAY
    gone.contact.save()
    told = facts(cast)
    assert (told["分管副行长"].name, told["分管副行长"].level) == ("", Level.TOP)
    assert told["王建国"].left_on == TODAY


@pytest.mark.parametrize(
    ("cultivate", "level", "target"),
    [
        (Answer.UNKNOWN, Level.HEAD, True),
        (Answer.UNKNOWN, Level.TOP, False),
        (Answer.UNKNOWN, Level.UNKNOWN, False),
        (Answer.NO, Level.HEAD, False),
        (Answer.YES, Level.STAFF, True),
    ],
)
def test_whom_we_cultivate_is_the_methods_default_unless_decided(
    cultivate: Answer, level: Level, target: bool, cast: Cast
) -> None:
    player(cast, level=level, cultivate=cultivate)
    assert is_target(facts(cast)["王建国"]) is target


def test_the_rules_about_people_speak_in_the_desk(cast: Cast) -> None:
    def rules() -> set[str]:
        return {move.rule for move in assess_deal(cast.deal.pk, TODAY).advice}

    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.SOLUTION_DESIGN)
    assert "map_shows_who_must_exist" in rules()
    head = player(cast, decides=Answer.YES, veto=Answer.YES)
    player(cast, "李敏", function=Function.BUSINESS)
    assert "map_shows_who_must_exist" not in rules()
    assert "heads_are_covered_by_name" in rules()
    for row in kinds.PLAYER.model.objects.all():
        cover(cast, row, cast.teammate, Strength.SLIGHT)
    assert "heads_are_covered_by_name" not in rules()
    note = {**values_for(kinds.LEAN_NOTE, cast), "player": head, "rival": ""}
    add_row(kinds.LEAN_NOTE, cast.deal, note, actor=cast.owner, at=AT)
    assert "hedging_is_turned_into_leaning" in rules()


@pytest.mark.parametrize("many", [1, 60])
def test_the_number_of_queries_does_not_grow_with_the_people(
    many: int, cast: Cast, django_assert_num_queries: Any
) -> None:
    crowd(cast, many)
    with django_assert_num_queries(7):
        assert len(load_people([cast.deal.pk])[cast.deal.pk]) == many


def test_a_dossier_holds_the_people(cast: Cast) -> None:
    crowd(cast, 3)
    assert len(load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].people) == 3
