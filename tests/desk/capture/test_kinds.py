"""Each kind of proposal is written by the operation of its feature; what has no place is told and kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import AT, Cast
from tests.desk.capture.typing import key_of, noted, sheet_of, wrong_with
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.capture.operations.papers import write_payment_promised
from yunchou.desk.capture.operations.writing import Desk
from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.customers.models import Contact, WatchlistEntry
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Claim, Source
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import MeetingAttendee, MeetingPlan
from yunchou.desk.meetings.ways import Way
from yunchou.desk.negotiation.models import NegotiationIssue
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.models import DecisionStep, Need, PlanStepDate
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.resources.models import Ask
from yunchou.desk.stakeholders.models import LeanNote
from yunchou.desk.tempo.models import NextStep
from yunchou.playbook.contracts.terms import Better

PUT_OFF = ("cancelled_meeting", "planned_meeting")
INSIDER = "王总主动告诉我们评标标准还没定，王总希望项目上线后能在集团做标杆"


def test_what_shows_an_insider_goes_into_the_compartment_and_only_when_it_is_ticked(people: Cast, as_user) -> None:
    client = as_user(people.owner)
    noted(client, INSIDER, deal=people.deal.pk)
    assert InsiderEvidence.objects.count() == 0
    sealed = {
        f"{card.key}-take": "1"
        for card in sheet_of(client, INSIDER, deal=people.deal.pk).context["sheet"].cards
        if card.is_sealed
    }
    assert sealed
    assert noted(client, INSIDER, deal=people.deal.pk, changes=sealed).status_code == 302
    assert InsiderEvidence.objects.count() + PersonalNeed.objects.count() == len(sealed)
    assert "王建国" not in "".join(
        line.subject_name for line in JournalEntry.objects.filter(kind__startswith="insider")
    )


def test_a_teammate_outside_the_compartment_is_told_that_it_is_not_his_to_write(people: Cast, as_user) -> None:
    sheet = sheet_of(as_user(people.teammate), INSIDER, deal=people.deal.pk).context["sheet"]
    left = {card.one.kind.value for card in sheet.left}
    assert left & {"insider_evidence", "personal_need"}
    assert not any(card.is_sealed for card in sheet.placed)


CASES: list[tuple[str, str, Any]] = [
    ("王总要求必须支持国产化部署", "need", lambda: Need.objects.count()),
    ("他们要的方言识别我们做不了", "product_gap", lambda: Need.objects.exclude(fit="unknown").count()),
    ("客户计划3月15日上线", "plan_date", lambda: PlanStepDate.objects.count()),
    ("下周三上立项会", "decision_step", lambda: DecisionStep.objects.count()),
    ("李主任明显偏向云讯", "lean", lambda: LeanNote.objects.count()),
    ("合同卡在法务部了", "signing_step", lambda: SigningStep.objects.count()),
    ("李主任答应周五把需求文档给我们", "customer_promise", lambda: NextStep.objects.count()),
    ("周三前周宁发技术方案给李主任", "our_promise", lambda: Ask.objects.count()),
    ("下周三下午去拜访王总", "planned_meeting", lambda: MeetingPlan.objects.count()),
    ("王总介绍我们认识了东海证券，东海证券也想上", "referral", lambda: WatchlistEntry.objects.count()),
    ("坐席再增加100个", "seat_expansion", lambda: Opportunity.objects.filter(seats=400).count()),
]  # fmt: skip


@pytest.mark.parametrize(("note", "kind", "count"), CASES, ids=[kind for _note, kind, _count in CASES])
def test_each_kind_is_written_by_the_operation_of_its_feature(
    people: Cast, as_user, note: str, kind: str, count: Any
) -> None:
    client = as_user(people.owner)
    take = f"{key_of(client, note, kind, deal=people.deal.pk)}-take"
    assert count() == 0
    answer = noted(client, note, deal=people.deal.pk, changes={take: "1"})
    assert answer.status_code == 302, wrong_with(answer)
    assert count() == 1
    # Noted again, what is known already is not doubled where the method counts it.
    if kind in {"need", "product_gap", "plan_date", "decision_step", "signing_step"}:
        noted(client, note, deal=people.deal.pk, changes={take: "1"})
        assert count() == 1


def test_money_and_papers_follow_the_contract(people: Cast, as_user) -> None:
    client, note = as_user(people.owner), "合同昨天签了，客户说12月20日付首付款30万"
    left = {card.one.kind.value for card in sheet_of(client, note, deal=people.deal.pk).context["sheet"].left}
    assert {"contract", "payment_promised"} <= left
    contract = Contract.objects.create(
        opportunity=people.deal, number="HT-1", title="客服坐席", amount=Decimal(360_000), created_by=people.owner,
        created_at=AT,
    )  # fmt: skip
    assert noted(client, note, deal=people.deal.pk).status_code == 302
    contract.refresh_from_db()
    assert contract.signed_on == timezone.localdate() - timedelta(days=1)
    assert Instalment.objects.get().amount == Decimal(300_000)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("今天约了王总，临时取消了", "cancelled_meeting"),
    ],
)
def test_what_has_no_place_is_told_plainly_and_stays_in_the_note(people: Cast, as_user, note: str, kind: str) -> None:
    client = as_user(people.owner)
    sheet = sheet_of(client, note, deal=people.deal.pk).context["sheet"]
    assert kind in {card.one.kind.value for card in sheet.left}
    assert all(card.why_not for card in sheet.left)
    answer = noted(client, note, deal=people.deal.pk)
    assert kind in [each.value for each in client.get(answer["Location"]).context["page"].left]
    assert note in client.post(f"/capture/notes/{CapturedNote.objects.get().pk}/text/").content.decode()


def test_what_the_customer_asks_for_at_the_table_becomes_their_position_once(people: Cast, as_user) -> None:
    client, deal = as_user(people.owner), people.deal.pk
    for note in ("客户要求再降5个点", "客户要求再降5个点", "客户要求再降8个点", "我们最多降3个点"):
        answer = noted(client, note, deal=deal, changes={f"{key_of(client, note, 'negotiation', deal=deal)}-take": "1"})
        assert answer.status_code == 302, wrong_with(answer)
    issue = NegotiationIssue.objects.get()
    assert (issue.name, issue.unit, issue.better, issue.theirs) == ("让价", "%", Better.LOWER, Decimal(8))
    assert (issue.target, issue.limit) == (None, None), "what we said is noted, and sets nothing"
    lines = issue.note.splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [
        "客户：客户要求再降5个点", "客户：客户要求再降8个点", "我方：我们最多降3个点",
    ]  # fmt: skip


def test_who_told_us_of_a_position_stays_in_the_note(people: Cast, as_user) -> None:
    client, deal = as_user(people.owner), people.deal.pk
    for note, status in (("李主任私下说价格降到280万就能过", 302), ("李主任说他们还要再压价", 422)):
        take = f"{key_of(client, note, 'negotiation', deal=deal)}-take"
        assert noted(client, note, deal=deal, changes={take: "1"}).status_code == status
    issue = NegotiationIssue.objects.get()
    assert (issue.theirs, issue.note.split(" ", 1)[1]) == (Decimal(2_800_000), "客户：2,800,000 CNY")
    assert "李主任" not in "".join(
        str(line.changes) for line in JournalEntry.objects.filter(kind__contains="negotiation")
    )


def test_who_may_not_write_contracts_keeps_a_position_in_the_note(people: Cast, as_user) -> None:
    sheet = sheet_of(as_user(people.reader), "客户要求再降5个点", deal=people.deal.pk)
    cards = sheet.context["sheet"].cards if sheet.status_code == 200 else []
    assert [card.why_not for card in cards if card.one.kind.value == "negotiation"] != [""]
    assert NegotiationIssue.objects.count() == 0


def test_a_planned_meeting_that_is_put_off_is_taken_off_and_planned_anew(people: Cast, as_user) -> None:
    client, today = as_user(people.owner), timezone.localdate()
    made = {"way": Way.VISIT, "created_by": people.owner, "created_at": AT, "opportunity": people.deal}
    kept = MeetingPlan.objects.create(on=today + timedelta(days=90), title="年会", **made)
    gone = MeetingPlan.objects.create(on=today, title="方案会", agenda="一、双录", **made)
    MeetingAttendee.objects.create(meeting=gone, person=Contact.objects.get(name="王建国"))
    note = "今天和王总的会改到下个月5号下午了"
    ticks = {f"{key_of(client, note, kind, deal=people.deal.pk)}-take": "1" for kind in PUT_OFF}
    answer = noted(client, note, deal=people.deal.pk, changes=ticks)
    assert answer.status_code == 302, wrong_with(answer)
    anew = MeetingPlan.objects.filter(opportunity=people.deal).exclude(pk=kept.pk).get()
    assert (anew.title, anew.agenda, anew.way, anew.on and anew.on.day) == ("方案会", "一、双录", Way.VISIT, 5)
    assert [each.person.name for each in anew.invited.all()] == ["王建国"]
    assert JournalEntry.objects.filter(kind="meeting.removed").count() == 1


def test_of_two_meetings_of_one_day_none_is_taken_off(people: Cast, as_user) -> None:
    client, note = as_user(people.owner), "今天和王总的会取消了"
    for title in ("上午的会", "下午的会"):
        MeetingPlan.objects.create(
            opportunity=people.deal, on=timezone.localdate(), title=title, way=Way.VISIT, created_by=people.owner,
            created_at=AT,
        )  # fmt: skip
    left = {card.one.kind.value for card in sheet_of(client, note, deal=people.deal.pk).context["sheet"].left}
    assert "cancelled_meeting" in left


def test_hearsay_becomes_a_claim_with_sealed_sources(people: Cast, as_user) -> None:
    client, note = as_user(people.owner), "听李明说，科技部内部已经定了要换平台"
    claim = next(
        (c for c in sheet_of(client, note, deal=people.deal.pk).context["sheet"].cards if c.one.kind.value == "claim"),
        None,
    )
    if claim is None:
        pytest.fail("the engine no longer reads this as a claim")
    assert noted(client, note, deal=people.deal.pk, changes={f"{claim.key}-take": "1"}).status_code == 302
    assert Claim.objects.count() == 1
    assert "李明".encode() not in bytes(Source.objects.get().name)


def test_after_the_signature_money_said_to_come_is_a_promise_and_moves_no_day(people: Cast) -> None:
    contract = Contract.objects.create(
        opportunity=people.deal, number="HT-1", title="客服坐席", amount=Decimal(300_000), created_by=people.owner,
        created_at=AT,
    )  # fmt: skip
    desk = Desk.of(people.deal, actor=people.owner, at=AT, day=AT.date(), raw="")
    said = {"name": "尾款", "amount": Decimal(300_000), "due_on": AT.date() + timedelta(days=9)}
    write_payment_promised(desk, said)
    write_payment_promised(desk, {**said, "due_on": AT.date() + timedelta(days=20)})
    assert contract.instalments.get().due_on == AT.date() + timedelta(days=20), (
        "before it the plan follows what is said"
    )
    Contract.objects.update(signed_on=AT.date())
    write_payment_promised(desk, {**said, "due_on": AT.date() + timedelta(days=90)})
    row = contract.instalments.get()
    assert row.due_on == AT.date() + timedelta(days=20)
    assert [(each.due_on, each.amount) for each in row.promises.all()] == [
        (AT.date() + timedelta(days=90), Decimal(300_000))
    ]
