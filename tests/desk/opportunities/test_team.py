"""Who works on a deal, who owns it, who keeps its confidences."""

from datetime import timedelta

import pytest

from tests.cast import AT, Cast, person
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.operations import may_open
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember
from yunchou.desk.opportunities.operations import add_member, hand_over_compartment, reassign, remove_member
from yunchou.desk.opportunities.queries import visible

LATER = AT + timedelta(hours=1)


@pytest.fixture
def colleague(cast: Cast) -> User:
    return person("沈岚", "colleague@example.com", Role.SELLER, team=Team.objects.get(name="华东一队"))


def test_a_colleague_on_the_team_sees_the_deal_and_off_it_no_more(cast: Cast) -> None:
    add_member(cast.deal, cast.stranger, Duty.DELIVERY, actor=cast.owner, at=LATER)
    assert visible(cast.stranger).get() == cast.deal
    assert JournalEntry.objects.latest("sequence").changes["member"] == [None, "赵磊"]
    remove_member(cast.deal, cast.stranger.pk, actor=cast.manager, at=LATER)
    assert not visible(cast.stranger).exists()


def test_adding_somebody_again_changes_his_duty(cast: Cast) -> None:
    add_member(cast.deal, cast.teammate, Duty.DELIVERY, actor=cast.owner, at=LATER)
    assert DealMember.objects.get(user=cast.teammate).duty is Duty.DELIVERY
    before = fingerprint()
    add_member(cast.deal, cast.teammate, Duty.DELIVERY, actor=cast.owner, at=LATER)
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["teammate", "executive", "administrator", "reader"])
def test_the_team_itself_lets_nobody_in_or_out(cast: Cast, who: str) -> None:
    before, actor = fingerprint(), getattr(cast, who)
    with pytest.raises(Refused):
        add_member(cast.deal, cast.stranger, Duty.DELIVERY, actor=actor, at=LATER)
    with pytest.raises(Refused):
        remove_member(cast.deal, cast.teammate.pk, actor=actor, at=LATER)
    assert fingerprint() == before


def test_a_stranger_does_not_learn_that_there_is_a_team(cast: Cast) -> None:
    with pytest.raises(NotThere):
        add_member(cast.deal, cast.stranger, Duty.SELLER, actor=cast.stranger, at=LATER)


def test_compliance_the_inactive_and_the_owner_do_not_join(cast: Cast) -> None:
    User.objects.filter(pk=cast.stranger.pk).update(is_active=False)
    cast.stranger.refresh_from_db()
    before = fingerprint()
    for user in (cast.compliance, cast.stranger, cast.owner):
        with pytest.raises(Invalid):
            add_member(cast.deal, user, Duty.PRESALES, actor=cast.owner, at=LATER)
    with pytest.raises(NotThere):
        remove_member(cast.deal, cast.compliance.pk, actor=cast.owner, at=LATER)
    assert fingerprint() == before


def test_a_leader_gives_the_deal_to_another_of_his_people_and_the_old_owner_stays_on_the_team(
    cast: Cast, colleague: User
) -> None:
    deal = reassign(cast.deal, colleague, reason="转岗", seen_version=1, actor=cast.manager, at=LATER)
    assert deal.owner == colleague
    assert DealMember.objects.get(opportunity=deal, user=cast.owner).duty is Duty.SELLER
    line = JournalEntry.objects.latest("sequence")
    assert (line.changes["owner"], line.note) == (["陈晓", "沈岚"], "转岗")


def test_confidences_stay_with_who_was_trusted_until_he_hands_them_over(cast: Cast, colleague: User) -> None:
    deal = reassign(cast.deal, colleague, reason="转岗", seen_version=1, actor=cast.manager, at=LATER)
    compartment = deal.compartment
    assert may_open(cast.owner, compartment, at=LATER)
    assert not may_open(colleague, compartment, at=LATER)
    assert not may_open(cast.manager, compartment, at=LATER)
    with pytest.raises(Refused):
        hand_over_compartment(deal, actor=cast.manager, at=LATER)
    hand_over_compartment(deal, actor=cast.owner, at=LATER)
    compartment.refresh_from_db()
    assert may_open(colleague, compartment, at=LATER)
    assert not may_open(cast.owner, compartment, at=LATER)


def test_the_administrator_may_give_a_deal_to_any_seller(cast: Cast) -> None:
    deal = reassign(cast.deal, cast.stranger, reason="离职", seen_version=1, actor=cast.administrator, at=LATER)
    assert deal.owner == cast.stranger


def test_a_leader_does_not_give_it_to_another_team_nor_to_who_cannot_own_it(cast: Cast) -> None:
    before = fingerprint()
    for to in (cast.stranger, cast.reader, cast.owner):
        with pytest.raises(Invalid):
            reassign(cast.deal, to, reason="转岗", seen_version=1, actor=cast.manager, at=LATER)
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["owner", "teammate", "executive", "reader"])
def test_nobody_else_gives_deals_away(cast: Cast, colleague: User, who: str) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        reassign(cast.deal, colleague, reason="转岗", seen_version=1, actor=getattr(cast, who), at=LATER)
    assert fingerprint() == before


def test_a_leader_who_merely_helps_on_another_teams_deal_does_not_give_it_away(cast: Cast, colleague: User) -> None:
    other = person("蒋波", "other-leader@example.com", Role.LEADER)
    add_member(cast.deal, other, Duty.SPONSOR, actor=cast.owner, at=AT)
    with pytest.raises(Refused):
        reassign(cast.deal, colleague, reason="转岗", seen_version=1, actor=other, at=LATER)
