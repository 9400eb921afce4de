"""One of ours leaves: everything he carries is told and handed over in one step; what is sealed stays sealed."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from docx import Document

from tests.cast import AT, Cast, company_of, deal_of, person
from tests.desk.retention.served import TODAY, bound
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.handover.operations import hand_over
from yunchou.desk.handover.queries import CarriedDeal, carriers, fetch_leaver, pack_of
from yunchou.desk.identity.models import Compartment, User
from yunchou.desk.identity.roles import Role
from yunchou.desk.insiders.operations import add_need
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.retention.operations import note_care
from yunchou.desk.stakeholders.models import Player
from yunchou.desk.tempo.models import NextStep
from yunchou.playbook.insiders.terms import NeedKind
from yunchou.playbook.pipeline.stages import Stage, Standing


@pytest.fixture
def successor(cast: Cast) -> User:
    return person("方圆", "next@example.com", Role.SELLER, team=cast.owner.team)


def go(cast: Cast, to: User, **more: Any) -> Any:
    return hand_over(cast.owner, to, **{"reason": "调岗", "actor": cast.manager, "at": AT, **more})


def carried(cast: Cast) -> CarriedDeal:
    return pack_of(cast.manager, cast.owner, today=TODAY).deals[0]


def test_the_pack_tells_people_steps_money_and_who_keeps_the_confidences(cast: Cast) -> None:
    contract = bound(cast)
    head = Contact.objects.create(company=cast.company, name="李敏", created_at=AT)
    Player.objects.create(opportunity=cast.deal, contact=head)
    NextStep.objects.create(opportunity=cast.deal, what="送报价", recorded_by=cast.owner, recorded_at=AT)
    NextStep.objects.create(opportunity=cast.deal, what="做完了", done_on=TODAY, recorded_by=cast.owner, recorded_at=AT)
    late = {"name": "首付", "amount": Decimal("100.50"), "due_on": TODAY - timedelta(days=3)}
    plan_instalment(contract, **late, actor=cast.owner, at=AT)
    found = carried(cast)
    assert [str(each) for each in found.people] == ["李敏"]
    assert [step.what for step in found.steps] == ["送报价"]
    assert found.owed == {"CNY": Decimal("100.50")}
    assert found.keeper == cast.owner.name
    pack = pack_of(cast.manager, cast.owner, today=TODAY)
    assert [each.account.company for each in pack.customers] == [cast.company]
    assert pack.sealed == pack.deals


def test_everything_changes_hands_and_nothing_is_reset(cast: Cast, successor: User) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=Stage.NEGOTIATION, stage_number=6)
    Interaction.objects.create(opportunity=cast.deal, way=Way.VISIT, on=TODAY, recorded_by=cast.owner, recorded_at=AT)
    note_care(cast.company, {"on": TODAY}, actor=cast.owner, at=AT)
    lost = deal_of(cast.owner, cast.company, "丢了的")
    Opportunity.objects.filter(pk=lost.pk).update(standing=Standing.LOST)
    done = go(cast, successor)
    assert (done.customers, done.deals, done.sealed) == (1, 1, 1)
    cast.deal.refresh_from_db()
    cast.company.refresh_from_db()
    lost.refresh_from_db()
    assert (cast.deal.owner, cast.company.owner, lost.owner) == (successor, successor, cast.owner)
    assert cast.deal.stage is Stage.NEGOTIATION
    assert cast.deal.interactions.count() == cast.company.care_notes.count() == 1
    assert DealMember.objects.filter(opportunity=cast.deal, user=cast.owner).exists(), "what he knows is not lost"
    kinds = set(JournalEntry.objects.values_list("kind", flat=True))
    assert {"user.handed_over", "customer.reassigned", "opportunity.reassigned"} <= kinds


def test_confidences_stay_with_who_keeps_them_and_are_in_no_pack(cast: Cast, successor: User, as_user: Any) -> None:
    source = name_source(cast.deal, Told(name="CANARY-COACH"), grade=None, actor=cast.owner, at=AT)
    need = {"kind": NeedKind.POWER, "text": "CANARY-NEED"}
    add_need(cast.deal, source.pk, need, actor=cast.owner, at=AT)
    go(cast, successor)
    assert Compartment.objects.get(opportunity=cast.deal).owner == cast.owner
    client = as_user(cast.manager)
    shown = client.get(reverse("handover", args=[successor.pk])).text
    assert f"由{cast.owner.name}保管" in shown
    file = client.get(reverse("handover_file", args=[successor.pk])).content
    told = "".join(each.text for each in Document(io.BytesIO(file)).paragraphs)
    assert "CANARY" not in shown + told + str(list(JournalEntry.objects.values()))


@pytest.mark.parametrize("who", ["owner", "teammate", "executive", "finance", "stranger"])
def test_only_a_leader_of_his_and_an_administrator_hand_over(cast: Cast, successor: User, who: str) -> None:
    before = fingerprint()
    with pytest.raises((Refused, NotThere)):
        go(cast, successor, actor=getattr(cast, who))
    assert fingerprint() == before


def test_nobody_takes_over_who_cannot_carry_deals_or_is_out_of_reach(cast: Cast, successor: User) -> None:
    before = fingerprint()
    for to in (cast.teammate, cast.stranger, cast.owner, cast.executive):
        with pytest.raises(Invalid) as refused:
            go(cast, to)
        assert set(refused.value.fields) == {"to"}
    with pytest.raises(Invalid) as silent:
        go(cast, successor, reason=" ")
    assert set(silent.value.fields) == {"reason"}
    with pytest.raises(NotThere):
        fetch_leaver(cast.manager, cast.stranger.pk)
    assert fingerprint() == before


def test_it_is_all_of_them_or_none(cast: Cast, successor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise Invalid({"": "不行"})

    monkeypatch.setattr("yunchou.desk.handover.operations.reassign", fails)
    with pytest.raises(Invalid):
        go(cast, successor)
    assert Company.objects.get(pk=cast.company.pk).owner == cast.owner


def test_the_pages_show_it_hand_it_over_and_give_it_as_a_word_file(
    cast: Cast, successor: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    bound(cast)
    for number in range(3):
        deal_of(cast.owner, company_of(cast.owner, f"客户{number}"), "项目")
    client = as_user(cast.manager)
    assert [each.user for each in carriers(cast.manager)] == [cast.owner]
    address = reverse("handover", args=[cast.owner.pk])
    with django_assert_max_num_queries(45):
        assert client.get(address).status_code == 200
    file = client.get(reverse("handover_file", args=[cast.owner.pk]))
    told = "\n".join(each.text for each in Document(io.BytesIO(file.content)).paragraphs)
    assert "江海银行" in told
    assert "客户2" in told
    assert client.post(address, {"to": successor.pk, "reason": ""}).status_code == 422
    assert client.post(address, {"to": successor.pk, "reason": "离职"}).status_code == 302
    assert pack_of(cast.manager, cast.owner, today=TODAY).is_empty
    assert client.post(address, {"to": successor.pk, "reason": "离职"}).status_code == 422
