"""Every kind of row of a deal is added, changed, moved and removed under the same rules."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.qualification.kinds import CHANGE, KINDS, contact, need, values_for
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.kinds import KINDS as SENTENCES
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row, move_row, remove_row, row_of, rows_of
from yunchou.desk.qualification import operations as kinds

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
ordered_kind = pytest.mark.parametrize("kind", [kinds.NEED, kinds.DECISION_STEP], ids=lambda kind: kind.noun)


def last_line() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")


@every_kind
def test_owner_team_and_leader_may_add_change_and_remove(kind: RowKind[Any], cast: Cast) -> None:
    values = values_for(kind, cast)
    for actor in (cast.owner, cast.teammate, cast.manager):
        row = add_row(kind, cast.deal, values, actor=actor, at=AT)
        assert last_line().kind == f"{kind.noun}.added"
        change_row(kind, cast.deal, row.pk, CHANGE[kind.noun], seen_version=1, actor=actor, at=AT)
        assert last_line().kind == f"{kind.noun}.changed"
        assert set(last_line().changes) == set(CHANGE[kind.noun])
        remove_row(kind, cast.deal, row.pk, seen_version=2, actor=actor, at=AT)
        assert last_line().kind == f"{kind.noun}.removed"
        assert last_line().opportunity_id == cast.deal.pk
        assert not rows_of(kind, cast.deal).exists()


@every_kind
def test_others_are_refused_and_nothing_changes(kind: RowKind[Any], cast: Cast) -> None:
    values = values_for(kind, cast)
    row = add_row(kind, cast.deal, values, actor=cast.owner, at=AT)
    before = fingerprint()
    lookers = {cast.executive: Refused, cast.finance: Refused, cast.administrator: Refused, cast.reader: Refused}
    strangers = {cast.stranger: NotThere, cast.compliance: NotThere}
    for actor, refusal in (lookers | strangers).items():
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
    before = fingerprint()
    with pytest.raises(Conflict) as refused:
        change_row(kind, cast.deal, row.pk, as_read, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Conflict):
        remove_row(kind, cast.deal, row.pk, seen_version=1, actor=cast.owner, at=AT)
    assert [each.sent for each in refused.value.differences] == list(as_read.values())
    assert fingerprint() == before


@every_kind
def test_a_row_of_another_deal_is_not_there(kind: RowKind[Any], cast: Cast) -> None:
    row = add_row(kind, cast.deal, values_for(kind, cast), actor=cast.owner, at=AT)
    other = deal_of(cast.owner, cast.company, "另一个项目")
    before = fingerprint()
    with pytest.raises(NotThere):
        row_of(kind, other, row.pk)
    with pytest.raises(NotThere):
        change_row(kind, other, row.pk, CHANGE[kind.noun], seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        remove_row(kind, other, row.pk, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


@every_kind
def test_saving_what_is_already_there_writes_nothing(kind: RowKind[Any], cast: Cast) -> None:
    row = add_row(kind, cast.deal, values_for(kind, cast), actor=cast.owner, at=AT)
    change_row(kind, cast.deal, row.pk, CHANGE[kind.noun], seen_version=1, actor=cast.owner, at=AT)
    before = fingerprint()
    assert change_row(kind, cast.deal, row.pk, CHANGE[kind.noun], seen_version=2, actor=cast.owner, at=AT) == {}
    assert fingerprint() == before


@every_kind
def test_every_line_has_its_sentence(kind: RowKind[Any], cast: Cast) -> None:
    for done in ("added", "changed", "removed", *(["moved"] if kind.ordered else [])):
        assert f"{kind.noun}.{done}" in SENTENCES


@ordered_kind
def test_a_row_moves_to_a_place_and_sent_twice_moves_once(kind: RowKind[Any], cast: Cast) -> None:
    first, second, third = (add_row(kind, cast.deal, _named(kind, name), actor=cast.owner, at=AT) for name in "甲乙丙")
    for _time in range(2):
        move_row(kind, cast.deal, third.pk, to=0, actor=cast.owner, at=AT)
        assert list(rows_of(kind, cast.deal)) == [third, first, second]
    assert JournalEntry.objects.filter(kind=f"{kind.noun}.moved").count() == 1
    move_row(kind, cast.deal, third.pk, to=99, actor=cast.owner, at=AT)
    assert list(rows_of(kind, cast.deal)) == [first, second, third]
    before = fingerprint()
    with pytest.raises(Refused):
        move_row(kind, cast.deal, third.pk, to=0, actor=cast.reader, at=AT)
    assert fingerprint() == before


@ordered_kind
def test_a_new_row_comes_last(kind: RowKind[Any], cast: Cast) -> None:
    rows = [add_row(kind, cast.deal, _named(kind, name), actor=cast.owner, at=AT) for name in "甲乙丙"]
    remove_row(kind, cast.deal, rows[0].pk, seen_version=1, actor=cast.owner, at=AT)
    last = add_row(kind, cast.deal, _named(kind, "丁"), actor=cast.owner, at=AT)
    assert list(rows_of(kind, cast.deal)) == [rows[1], rows[2], last]


def _named(kind: RowKind[Any], name: str) -> dict[str, str]:
    return {"title" if kind is kinds.NEED else "name": name}


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kinds.NEED, "proposer"),
        (kinds.ENDORSEMENT, "person"),
        (kinds.BUDGET_FACT, "holder"),
        (kinds.DECISION_STEP, "person"),
    ],
    ids=lambda value: getattr(value, "noun", value),
)
def test_only_people_of_the_customer_can_be_named(kind: RowKind[Any], field: str, cast: Cast) -> None:
    own, foreign = contact(cast.company), contact(company_of(cast.stranger, "另一家银行"), "张三")
    values = values_for(kind, cast)
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        add_row(kind, cast.deal, {**values, field: foreign}, actor=cast.owner, at=AT)
    assert set(refused.value.fields) == {field}
    assert fingerprint() == before
    assert getattr(add_row(kind, cast.deal, {**values, field: own}, actor=cast.owner, at=AT), field) == own


def test_values_that_do_not_fit_their_columns_are_named(cast: Cast) -> None:
    row = need(cast)
    before = fingerprint()
    for values in ({"title": ""}, {"title": "很" * 201}):
        with pytest.raises(Invalid) as refused:
            change_row(kinds.NEED, cast.deal, row.pk, values, seen_version=1, actor=cast.owner, at=AT)
        assert set(refused.value.fields) == {"title"}
    assert fingerprint() == before
