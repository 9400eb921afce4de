"""People in a deal, their leans, ties and our contacts: who may write, what is refused, what the journal says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.stakeholders.kinds import CHANGE, KINDS, TODAY, contact, player, values_for
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.kinds import KINDS as SENTENCES
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row, remove_row, rows_of
from yunchou.desk.stakeholders import operations as kinds
from yunchou.desk.stakeholders.models import LeanNote, Player, Tie
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Lean

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)


def last_line() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")


def refused_fields(kind: Any, cast: Cast, values: dict[str, Any]) -> set[str]:
    """The fields that adding such a row is refused for; nothing is left behind."""
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        add_row(kind, cast.deal, values, actor=cast.owner, at=AT)
    assert fingerprint() == before
    return set(refused.value.fields)


@every_kind
@pytest.mark.parametrize("who", ["owner", "teammate", "manager"])
def test_owner_team_and_leader_may_add_change_and_remove(kind: RowKind[Any], who: str, cast: Cast) -> None:
    actor = getattr(cast, who)
    row = add_row(kind, cast.deal, values_for(kind, cast), actor=actor, at=AT)
    assert last_line().kind == f"{kind.noun}.added"
    change_row(kind, cast.deal, row.pk, CHANGE[kind.noun], seen_version=1, actor=actor, at=AT)
    assert (last_line().kind, set(last_line().changes)) == (f"{kind.noun}.changed", set(CHANGE[kind.noun]))
    remove_row(kind, cast.deal, row.pk, seen_version=2, actor=actor, at=AT)
    assert last_line().kind == f"{kind.noun}.removed"
    assert not rows_of(kind, cast.deal).exists()


@every_kind
def test_others_are_refused_and_nothing_changes(kind: RowKind[Any], cast: Cast) -> None:
    values = values_for(kind, cast)
    row = add_row(kind, cast.deal, values, actor=cast.owner, at=AT)
    before = fingerprint()
    lookers = {cast.executive: Refused, cast.finance: Refused, cast.administrator: Refused, cast.reader: Refused}
    for actor, refusal in (lookers | {cast.stranger: NotThere, cast.compliance: NotThere}).items():
        with pytest.raises(refusal):
            add_row(kind, cast.deal, values, actor=actor, at=AT)
        with pytest.raises(refusal):
            change_row(kind, cast.deal, row.pk, CHANGE[kind.noun], seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            remove_row(kind, cast.deal, row.pk, seen_version=1, actor=actor, at=AT)
    assert fingerprint() == before


@every_kind
def test_of_two_who_change_the_same_row_the_second_sees_the_difference(kind: RowKind[Any], cast: Cast) -> None:
    row = add_row(kind, cast.deal, values_for(kind, cast), actor=cast.owner, at=AT)
    as_read = {name: getattr(row, name) for name in CHANGE[kind.noun]}
    change_row(kind, cast.deal, row.pk, CHANGE[kind.noun], seen_version=1, actor=cast.teammate, at=AT)
    with pytest.raises(Conflict) as refused:
        change_row(kind, cast.deal, row.pk, as_read, seen_version=1, actor=cast.owner, at=AT)
    assert [each.sent for each in refused.value.differences] == list(as_read.values())


@every_kind
def test_a_row_of_another_deal_is_not_there(kind: RowKind[Any], cast: Cast) -> None:
    row = add_row(kind, cast.deal, values_for(kind, cast), actor=cast.owner, at=AT)
    other = deal_of(cast.owner, cast.company, "另一个项目")
    with pytest.raises(NotThere):
        change_row(kind, other, row.pk, CHANGE[kind.noun], seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        remove_row(kind, other, row.pk, seen_version=1, actor=cast.owner, at=AT)


@every_kind
def test_every_line_has_its_sentence(kind: RowKind[Any]) -> None:
    assert {f"{kind.noun}.{done}" for done in ("added", "changed", "removed")} <= set(SENTENCES)


def test_a_person_is_in_a_deal_once(cast: Cast) -> None:
    first = player(cast)
    assert refused_fields(kinds.PLAYER, cast, {"contact": first.contact}) == {""}
    other = deal_of(cast.owner, cast.company, "另一个项目")
    assert add_row(kinds.PLAYER, other, {"contact": first.contact}, actor=cast.owner, at=AT).pk


def test_only_people_of_the_customer_are_put_on_the_map(cast: Cast) -> None:
    elsewhere = company_of(cast.stranger, "别家")
    foreign = Contact.objects.create(company=elsewhere, name="张外人", created_at=AT)
    assert refused_fields(kinds.PLAYER, cast, {"contact": foreign}) == {"contact"}


def test_a_placeholder_says_who_it_must_be_until_its_name_is_known(cast: Cast) -> None:
    assert refused_fields(kinds.PLAYER, cast, {"contact": None, "title": ""}) == {"title"}
    seat = add_row(kinds.PLAYER, cast.deal, {"title": "分管科技的副行长"}, actor=cast.owner, at=AT)
    assert (str(seat), seat.decides, seat.cultivate) == ("分管科技的副行长", Answer.UNKNOWN, Answer.UNKNOWN)
    named = {"contact": contact(cast, "周正")}
    change_row(kinds.PLAYER, cast.deal, seat.pk, named, seen_version=1, actor=cast.owner, at=AT)
    seat = Player.objects.get(pk=seat.pk)
    assert (str(seat), seat.title) == ("周正", "")


def test_nobody_reports_to_himself_or_in_a_circle(cast: Cast) -> None:
    top = player(cast, "周正")
    head = player(cast, "李敏", reports_to=top)
    staff = player(cast, "孙丽华", reports_to=head)
    before = fingerprint()
    for superior in (top, head, staff):
        with pytest.raises(Invalid) as refused:
            change_row(
                kinds.PLAYER, cast.deal, top.pk, {"reports_to": superior}, seen_version=1, actor=cast.owner, at=AT
            )
        assert set(refused.value.fields) == {"reports_to"}
    assert fingerprint() == before


def test_people_of_another_deal_are_nobodys_superior_influence_or_charge(cast: Cast) -> None:
    other = deal_of(cast.owner, cast.company, "另一个项目")
    foreign = add_row(kinds.PLAYER, other, {"title": "别的项目的人"}, actor=cast.owner, at=AT)
    mine = player(cast)
    assert refused_fields(kinds.PLAYER, cast, {"title": "某人", "reports_to": foreign}) == {"reports_to"}
    assert refused_fields(kinds.LEAN_NOTE, cast, {"player": foreign, "lean": Lean.OURS, "on": TODAY}) == {"player"}
    assert refused_fields(kinds.TIE, cast, {"player": mine, "other": foreign, "kind": TieKind.CONFLICT}) == {"other"}
    cover = {"player": foreign, "colleague": cast.teammate, "strength": Strength.CLOSE}
    assert refused_fields(kinds.COVER, cast, cover) == {"player"}


def test_a_line_goes_to_somebody_else_and_stands_once(cast: Cast) -> None:
    values = values_for(kinds.TIE, cast)
    assert refused_fields(kinds.TIE, cast, {**values, "other": values["player"]})
    add_row(kinds.TIE, cast.deal, values, actor=cast.owner, at=AT)
    assert refused_fields(kinds.TIE, cast, values)
    add_row(kinds.TIE, cast.deal, {**values, "kind": TieKind.CONFLICT}, actor=cast.owner, at=AT)


def test_roles_are_a_set_of_the_methods_list(cast: Cast) -> None:
    row = player(cast, buying_roles=["influencer", "initiator", "influencer"])
    assert row.buying_roles == ["initiator", "influencer"]
    assert refused_fields(kinds.PLAYER, cast, {"title": "某人", "buying_roles": ["spy"]}) == {"buying_roles"}


def test_a_lean_is_noted_on_a_day_that_has_come_and_hedging_is_a_lean(cast: Cast) -> None:
    values = values_for(kinds.LEAN_NOTE, cast)
    assert refused_fields(kinds.LEAN_NOTE, cast, {**values, "on": TODAY + timedelta(days=1)}) == {"on"}
    assert refused_fields(kinds.LEAN_NOTE, cast, {**values, "grade": "Z9"}) == {"grade"}
    row = add_row(kinds.LEAN_NOTE, cast.deal, values, actor=cast.owner, at=AT)
    assert (row.lean, row.recorded_by, row.recorded_at) == (Lean.HEDGING, cast.owner, AT)


def test_our_contact_is_somebody_on_the_team(cast: Cast) -> None:
    values = values_for(kinds.COVER, cast)
    assert refused_fields(kinds.COVER, cast, {**values, "colleague": cast.stranger}) == {"colleague"}
    add_row(kinds.COVER, cast.deal, values, actor=cast.owner, at=AT)
    assert refused_fields(kinds.COVER, cast, values), "once for each colleague"


def test_taking_somebody_off_the_map_takes_his_notes_and_lines_along(cast: Cast) -> None:
    add_row(kinds.LEAN_NOTE, cast.deal, values_for(kinds.LEAN_NOTE, cast), actor=cast.owner, at=AT)
    head = Player.objects.get()
    other = player(cast, "周正", reports_to=head)
    tie = {"player": other, "other": head, "kind": TieKind.CONFLICT}
    add_row(kinds.TIE, cast.deal, tie, actor=cast.owner, at=AT)
    remove_row(kinds.PLAYER, cast.deal, head.pk, seen_version=1, actor=cast.owner, at=AT)
    other.refresh_from_db()
    assert other.reports_to is None
    assert not LeanNote.objects.exists()
    assert not Tie.objects.exists()
    assert Contact.objects.filter(name="王建国").exists(), "the customer still has him"
