"""The watch-list of hidden giants and the segments."""

import pytest

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Company, Segment, WatchlistEntry
from yunchou.desk.customers.operations import (
    add_entries,
    add_entry,
    adopt,
    create_company,
    create_segment,
    dismiss,
    edit_entry,
    edit_segment,
    ensure_segments,
    take_up_again,
)
from yunchou.desk.customers.queries.watchlist import entries, in_state, sorted_entries
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.journal.models import JournalEntry


@pytest.fixture
def giant(cast: Cast) -> WatchlistEntry:
    return add_entry({"name": "青田饲料", "head_count": 12000, "seats_estimate": 260}, actor=cast.owner, at=AT)


def test_a_giant_is_found_by_all_who_see_customers(cast: Cast, giant: WatchlistEntry) -> None:
    assert list(entries(cast.stranger)) == [giant]
    assert list(entries(cast.compliance)) == []


def test_the_largest_stand_first_and_what_nobody_counted_last(cast: Cast, giant: WatchlistEntry) -> None:
    add_entries([{"name": "无人数"}, {"name": "更大", "head_count": 50000}], actor=cast.owner, at=AT)
    rows = sorted_entries(entries(cast.owner), "size", descending=True)
    assert [entry.name for entry in rows] == ["更大", "青田饲料", "无人数"]


@pytest.mark.parametrize("who", ["teammate", "executive", "administrator", "reader", "compliance"])
def test_who_does_not_sell_adds_and_adopts_nothing(cast: Cast, giant: WatchlistEntry, who: str) -> None:
    before, actor = fingerprint(), getattr(cast, who)
    with pytest.raises(Refused):
        add_entry({"name": "另一家"}, actor=actor, at=AT)
    with pytest.raises(Refused):
        adopt(giant, seen_version=1, actor=actor, at=AT)
    with pytest.raises(Refused):
        dismiss(giant, reason="没有客服", seen_version=1, actor=actor, at=AT)
    assert fingerprint() == before


def test_the_same_name_stands_once(cast: Cast, giant: WatchlistEntry) -> None:
    other = add_entry({"name": "另一家"}, actor=cast.owner, at=AT)
    before = fingerprint()
    with pytest.raises(Invalid):
        add_entry({"name": "青田饲料"}, actor=cast.stranger, at=AT)
    with pytest.raises(Invalid):
        add_entries([{"name": "甲"}, {"name": "甲"}], actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        edit_entry(other, {"name": "青田饲料"}, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_a_giant_becomes_a_customer_once(cast: Cast, giant: WatchlistEntry) -> None:
    twice = WatchlistEntry.objects.get(pk=giant.pk)
    company = adopt(giant, seen_version=1, actor=cast.owner, at=AT)
    assert (company.name, company.head_count, company.seats_now, company.owner) == ("青田饲料", 12000, 260, cast.owner)
    before = fingerprint()
    with pytest.raises(Invalid):
        adopt(giant, seen_version=2, actor=cast.owner, at=AT)
    with pytest.raises((Conflict, Invalid)):
        adopt(twice, seen_version=1, actor=cast.stranger, at=AT, accept_duplicate=True)
    assert fingerprint() == before
    assert Company.objects.filter(name="青田饲料").count() == 1


def test_a_giant_that_may_be_a_customer_already_is_adopted_only_when_meant(cast: Cast, giant: WatchlistEntry) -> None:
    create_company({"name": "青田饲料集团有限公司"}, actor=cast.owner, at=AT)
    with pytest.raises(Invalid) as refusal:
        adopt(giant, seen_version=1, actor=cast.owner, at=AT)
    assert set(refusal.value.fields) == {"accept_duplicate"}


def test_a_giant_is_set_aside_with_a_reason_and_taken_up_again(cast: Cast, giant: WatchlistEntry) -> None:
    with pytest.raises(Invalid):
        dismiss(giant, reason=" ", seen_version=1, actor=cast.owner, at=AT)
    dismiss(giant, reason="没有客服", seen_version=1, actor=cast.owner, at=AT)
    assert list(in_state(entries(cast.owner), "dismissed")) == [giant]
    assert not in_state(entries(cast.owner), "open").exists()
    take_up_again(giant, seen_version=2, actor=cast.owner, at=AT)
    assert list(in_state(entries(cast.owner), "open")) == [giant]


def test_segments_begin_with_the_defaults_once_and_stay_as_people_leave_them(cast: Cast) -> None:
    assert ensure_segments(at=AT) == Segment.objects.count() > 10
    Segment.objects.filter(name_zh="军工").delete()
    assert ensure_segments(at=AT) == 0


@pytest.mark.parametrize("who", ["manager", "administrator"])
def test_leader_and_administrator_keep_the_segments(cast: Cast, who: str) -> None:
    actor = getattr(cast, who)
    segment = create_segment({"name_zh": "游戏", "name_en": "Games"}, actor=actor, at=AT)
    edit_segment(segment, {"cycle_days": 90}, seen_version=1, actor=actor, at=AT)
    assert Segment.objects.get(pk=segment.pk).cycle_days == 90
    assert JournalEntry.objects.filter(kind__startswith="segment.").count() == 2


@pytest.mark.parametrize("who", ["owner", "teammate", "executive", "finance", "reader"])
def test_others_do_not(cast: Cast, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        create_segment({"name_zh": "游戏", "name_en": "Games"}, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_a_segment_has_two_names_of_its_own_and_a_band_that_rises(cast: Cast) -> None:
    create_segment({"name_zh": "游戏", "name_en": "Games"}, actor=cast.manager, at=AT)
    for values, field in (
        ({"name_zh": "游戏", "name_en": "Play"}, "name_zh"),
        ({"name_zh": "", "name_en": "Play"}, "name_zh"),
        ({"name_zh": "手游", "name_en": ""}, "name_en"),
        ({"name_zh": "手游", "name_en": "M", "typical_seats_from": 9, "typical_seats_to": 3}, "typical_seats_to"),
    ):
        with pytest.raises(Invalid) as refusal:
            create_segment(values, actor=cast.manager, at=AT)
        assert set(refusal.value.fields) == {field}
