"""Break-glass: two people open a compartment for some hours, with reasons; its keeper is told and sees each reading."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast, now
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import AccessLogEntry, CompartmentGrant, User
from yunchou.desk.intelligence import break_glass
from yunchou.desk.intelligence.models import EmergencyOpening, Source
from yunchou.desk.intelligence.operations import Told, name_source, show_name
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.wording import UnfitWords

WHY, YES = "陈晓出差失联，客户明早评标", "已电话联系不上，同意四小时"
NAME = "信息科王工"


@pytest.fixture
def source(cast: Cast) -> Source:
    made = name_source(cast.deal, Told(name=NAME), grade=None, actor=cast.owner, at=AT)
    assert made is not None
    return made


def asked(cast: Cast, by: User | None = None, *, hours: int = 4) -> EmergencyOpening:
    return break_glass.ask(cast.deal, reason=WHY, hours=hours, actor=by or cast.manager, at=AT)


def said(opening: EmergencyOpening, by: User, *, allowed: bool = True) -> EmergencyOpening:
    return break_glass.decide(opening, allowed=allowed, reason=YES, actor=by, at=AT)


def test_who_asked_reads_after_a_second_person_said_yes_and_no_longer_than_he_asked_for(
    cast: Cast, source: Source
) -> None:
    opening = asked(cast)
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.manager, at=AT)
    said(opening, cast.compliance)
    assert show_name(cast.deal, source, actor=cast.manager, at=AT + timedelta(hours=3)) == NAME
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.manager, at=AT + timedelta(hours=4, seconds=1))
    tries = AccessLogEntry.objects.filter(reader=cast.manager).order_by("pk").values_list("allowed", flat=True)
    assert list(tries) == [False, True, False]


def test_the_second_person_reads_nothing(cast: Cast, source: Source) -> None:
    said(asked(cast), cast.executive)
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.executive, at=AT)


@pytest.mark.parametrize("who", ["executive", "administrator"])
def test_nobody_opens_for_himself_though_his_role_decides(cast: Cast, who: str) -> None:
    opening = asked(cast, getattr(cast, who))
    with pytest.raises(Refused, match="第二个人"):
        said(opening, getattr(cast, who))
    assert not CompartmentGrant.objects.exists()


@pytest.mark.parametrize("who", ["manager", "owner", "teammate", "finance", "reader", "stranger"])
def test_who_may_not_decide_is_refused(cast: Cast, who: str) -> None:
    opening = asked(cast, cast.administrator)
    with pytest.raises(Refused):
        said(opening, getattr(cast, who))
    assert EmergencyOpening.objects.get().decided_at is None


@pytest.mark.parametrize("who", ["teammate", "finance", "reader", "compliance", "stranger"])
def test_who_may_not_ask_is_refused(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        asked(cast, getattr(cast, who))


def test_a_no_opens_nothing_and_a_second_decision_is_too_late(cast: Cast, source: Source) -> None:
    opening = said(asked(cast), cast.compliance, allowed=False)
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.manager, at=AT)
    with pytest.raises(Conflict):
        said(opening, cast.executive)


def test_a_reason_is_asked_for_and_judged(cast: Cast) -> None:
    for reason, error in (("急", Invalid), ("王总老婆住院了，想去看看", UnfitWords)):
        with pytest.raises(error):
            break_glass.ask(cast.deal, reason=reason, hours=4, actor=cast.manager, at=AT)
    for hours in (0, 25):
        with pytest.raises(Invalid):
            asked(cast, hours=hours)
    asked(cast)
    with pytest.raises(Invalid, match="申请过"):
        asked(cast)


def test_who_has_left_or_lost_the_deal_is_not_let_in(cast: Cast) -> None:
    opening = asked(cast)
    User.objects.filter(pk=cast.manager.pk).update(is_active=False)
    with pytest.raises(Invalid):
        said(opening, cast.compliance)
    assert EmergencyOpening.objects.get().decided_at is None


def test_it_is_announced_on_the_timeline_without_the_reasons(cast: Cast) -> None:
    said(asked(cast), cast.compliance)
    lines = JournalEntry.objects.filter(opportunity_id=cast.deal.pk).order_by("sequence")
    assert [line.kind for line in lines] == ["compartment.opening_asked", "compartment.opening_allowed"]
    assert WHY not in repr(list(lines.values()))


def test_the_keeper_is_told_on_today_sees_it_beside_the_readings_and_may_close_it(
    cast: Cast, source: Source, as_user: type[Client]
) -> None:
    opening = break_glass.ask(cast.deal, reason=WHY, hours=8, actor=cast.manager, at=now())
    owner = as_user(cast.owner)
    assert WHY in owner.get("/").content.decode()
    break_glass.decide(opening, allowed=True, reason=YES, actor=cast.compliance, at=now())
    page = reverse("compartment", args=[cast.deal.pk])
    text = owner.get(page).content.decode()
    assert all(words in text for words in (WHY, YES, cast.manager.name, cast.compliance.name))
    owner.post(reverse("compartment_access", args=[cast.deal.pk, CompartmentGrant.objects.get().pk]))
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.manager, at=now())
    assert WHY not in as_user(cast.teammate).get("/").content.decode()


def test_two_people_open_it_on_their_pages(cast: Cast, source: Source, as_user: type[Client]) -> None:
    manager, compliance = as_user(cast.manager), as_user(cast.compliance)
    ask = reverse("opening_new", args=[cast.deal.pk])
    assert ask in manager.get(reverse("insiders", args=[cast.deal.pk])).content.decode()
    assert manager.post(ask, {"reason": "急", "hours": 4}).status_code == 422
    assert manager.post(ask, {"reason": WHY, "hours": 4}).status_code == 302
    assert "等第二个人" in manager.get(ask).content.decode()
    opening = EmergencyOpening.objects.get()
    assert WHY in compliance.get(reverse("openings")).content.decode()
    decide = reverse("opening_decision", args=[opening.pk])
    assert compliance.post(decide, {"allowed": "yes", "reason": ""}).status_code == 422
    assert compliance.post(decide, {"allowed": "yes", "reason": YES}).status_code == 302
    assert show_name(cast.deal, source, actor=cast.manager, at=timezone.now()) == NAME
    assert compliance.get(reverse("opportunity", args=[cast.deal.pk])).status_code == 403, "deciding opens no deal"


def test_there_is_no_such_request_for_who_may_decide(cast: Cast) -> None:
    with pytest.raises(NotThere):
        break_glass.opening_of(cast.compliance, 999)
