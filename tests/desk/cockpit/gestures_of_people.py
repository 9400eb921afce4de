"""The gestures about people, theirs and ours. Each takes a `Hand` that stands on the right page."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests import browser as chrome
from tests.desk.cockpit.hands import Hand
from yunchou.desk.conduct.models import Outsider
from yunchou.desk.identity.models import AccessLogEntry
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.meetings.models import ChoiceOption, Concern
from yunchou.desk.resources.models import Ask
from yunchou.desk.stakeholders.models import Cover, LeanNote, Player, Tie
from yunchou.desk.stakeholders.terms import TieKind
from yunchou.playbook.kernel.terms import Answer


def somebody_is_put_on_the_map_with_lean_and_contact(hand: Hand) -> None:
    hand.note("players-new", title="法律合规部处长")
    assert Player.objects.filter(title="法律合规部处长").exists()
    hand.act(hand.page.locator("#people-list").get_by_role("link", name="王建国"))
    hand.note("player", veto__yes=True, reason_to_choose="双录一次做成")
    hand.note("leans-new", lean__ours=True, note="在会上替我们说话")
    hand.note("covers-new", colleague=1, strength__regular=True)
    hand.note("ties-new", kind__conflict=True, note="在会上顶过他")
    player = Player.objects.get(contact__name="王建国")
    assert (player.veto, player.reason_to_choose) == (Answer.YES, "双录一次做成")
    assert (LeanNote.objects.get().player, Cover.objects.get().player) == (player, player)
    assert (Tie.objects.get().player, Tie.objects.get().kind) == (player, TieKind.CONFLICT)


def evidence_and_need_are_noted_in_the_compartment(hand: Hand) -> None:
    hand.act(hand.page.get_by_role("link", name=hand.say("记一笔内线行为", "Note what somebody did")))
    form = hand.page.locator("main form", has=hand.page.locator("[name=test]"))
    name = form.locator("[name=contact] option").nth(1).inner_text().split()[0]
    hand.fill(form, test=True, contact=1, text="主动告诉我们评审改期")
    hand.send(form)
    expect(hand.page.locator("main")).to_contain_text(hand.say("来源甲", "source A"))
    hand.page.goto(hand.page.url.split("/insiders/")[0] + "/insiders/")
    the_compartment_is_opened(hand, name, "主动告诉我们评审改期")
    fold = hand.page.locator("details", has=hand.page.locator("[name=need_text]"))
    hand.act(fold.locator("summary").first)
    form = fold.locator("form")
    hand.fill(form, kind=True, need_text="想把双录做成行里的标杆")
    hand.send(form)
    the_compartment_is_opened(hand, name, "想把双录做成行里的标杆")
    assert chrome.serious_findings(hand.page) == []
    assert (InsiderEvidence.objects.count(), PersonalNeed.objects.count()) == (1, 1)


def the_compartment_is_opened(hand: Hand, *secrets: str) -> None:
    """Everybody's page tells nothing of it; who may opens it."""
    button = hand.page.get_by_role("button", name=hand.say("打开 来源甲", "Open it source A"))
    expect(button).to_be_visible()
    for secret in secrets:
        expect(hand.page.locator("#insiders")).not_to_contain_text(secret)
    read = AccessLogEntry.objects.count()
    hand.act(button)
    for secret in secrets:
        expect(hand.page.locator("main")).to_contain_text(secret)
    assert AccessLogEntry.objects.count() > read, "each opening is in the log"


def a_colleague_is_asked_and_named_and_a_leader_guides(hand: Hand) -> None:
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    hand.note("asks-new", of=1, what="要一家银行的案例", due_on=due)
    row = hand.page.locator("#asks tr", has_text="要一家银行的案例")
    hand.act(row.get_by_role("button", name=hand.say("已拿到", "It is there")))
    expect(hand.page.locator("#asks")).to_contain_text(hand.say("已了结", "is settled"))
    hand.note("assign-solution", of=1, due_on=due, seen=hand.cast.teammate.name)
    hand.note("coaching-new", of=1, what="报价要不要跟")
    kinds = set(Ask.objects.values_list("kind", flat=True))
    assert {kind.value for kind in kinds} >= {"solution", "coaching"}
    assert Ask.objects.get(what="要一家银行的案例").done_on is not None


def an_introducer_waits_for_screening(hand: Hand) -> None:
    hand.note("outsiders-new", name="许承", organisation="江畔管理咨询", paid__no=True)
    expect(hand.page.locator("#outsiders tbody tr").first).to_contain_text("许承")
    outsider = Outsider.objects.get()
    assert (outsider.name, outsider.paid, outsider.screened) == ("许承", Answer.NO, Answer.UNKNOWN)


def reasons_are_written_for_one_person(hand: Hand) -> None:
    for title in ("两个班组先用", "全部一起上"):
        hand.note("options-new", title=title)
    hand.note("pages-new", person=1, words="割接随时可以退回来")
    (slot,) = [each.get_attribute("id") for each in hand.page.locator("[id^=slot-concern-of-]").all()]
    hand.note(str(slot).removeprefix("slot-"), concern="换系统会不会停话", answer="并行两周")
    with hand.page.expect_download() as got:
        hand.act(hand.page.locator(".reason-actions a[href*=file], .reason-actions a[href$=docx]").first)
    assert got.value.suggested_filename.endswith(".docx")
    assert (ChoiceOption.objects.count(), Concern.objects.get().answer) == (2, "并行两周")
