"""The keeper of a compartment lets named colleagues in, for a reason and a time, and sees who read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.errors import DeskError, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.operations import may_open
from yunchou.desk.intelligence.operations import let_in, withdraw
from yunchou.desk.intelligence.queries import grant_of
from yunchou.desk.journal.models import JournalEntry

WHY = "CANARY-一起拜访王总"
TODAY = date(2026, 9, 1)


def refuse(refusal: type[DeskError], change: Callable[[], object]) -> None:
    before = fingerprint()
    with pytest.raises(refusal):
        change()
    assert fingerprint() == before


def test_a_colleague_reads_from_the_grant_to_the_end_of_its_last_day(cast: Cast) -> None:
    let_in(cast.deal, cast.teammate.pk, reason=WHY, until=TODAY, actor=cast.owner, at=AT)
    box = cast.deal.compartment
    assert may_open(cast.teammate, box, at=AT)
    assert not may_open(cast.teammate, box, at=AT + timedelta(days=1))
    assert not may_open(cast.manager, box, at=AT)


def test_the_timeline_says_who_was_let_in_and_never_why(cast: Cast) -> None:
    access = let_in(cast.deal, cast.teammate.pk, reason=WHY, until=None, actor=cast.owner, at=AT)
    withdraw(cast.deal, access, actor=cast.owner, at=AT)
    assert not may_open(cast.teammate, cast.deal.compartment, at=AT)
    lines = JournalEntry.objects.order_by("sequence")
    assert [line.kind for line in lines] == ["compartment.access_granted", "compartment.access_revoked"]
    assert all("CANARY" not in f"{line.changes}{line.note}{line.subject_name}" for line in lines)
    with pytest.raises(NotThere):
        grant_of(cast.owner, cast.deal, access.pk)


@pytest.mark.parametrize("who", ["teammate", "manager", "executive", "administrator"])
def test_nobody_but_the_keeper_lets_anybody_in(cast: Cast, who: str) -> None:
    actor = getattr(cast, who)
    refuse(Refused, lambda: let_in(cast.deal, cast.executive.pk, reason=WHY, until=None, actor=actor, at=AT))


def test_who_does_not_see_the_deal_or_left_is_not_let_in(cast: Cast) -> None:
    User.objects.filter(pk=cast.manager.pk).update(is_active=False)
    for nobody in (cast.stranger.pk, cast.manager.pk, cast.owner.pk, 999_999):
        refuse(Invalid, lambda pk=nobody: let_in(cast.deal, pk, reason=WHY, until=None, actor=cast.owner, at=AT))  # type: ignore[misc]


def test_a_day_that_is_over_is_refused(cast: Cast) -> None:
    past = TODAY - timedelta(days=1)
    refuse(Invalid, lambda: let_in(cast.deal, cast.teammate.pk, reason=WHY, until=past, actor=cast.owner, at=AT))


def test_the_page_tells_the_fault_at_its_field_and_keeps_what_was_typed(cast: Cast, as_user: type[Client]) -> None:
    form = {"user": cast.stranger.pk, "reason": "一起拜访"}
    answer = as_user(cast.owner).post(reverse("compartment", args=[cast.deal.pk]), form)
    assert answer.status_code == 422
    assert answer.context["form"].errors["user"]
    assert "一起拜访" in answer.content.decode()
