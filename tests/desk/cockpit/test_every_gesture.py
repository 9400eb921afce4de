"""Every gesture of the room, by keys alone at 1440 px or by taps at 390 px; in the sweep by both.

The language changes from gesture to gesture, and the other way round in the other walk of the sweep: there each is
made at both widths and in both languages. What hangs on a pointer alone (dragging a card of the map or of the board)
stands in `test_in_the_browser.py` here and in `tests/desk/opportunities`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import browser as chrome
from tests.cast import Cast, assemble
from tests.desk.cockpit import gestures_of_facts as facts
from tests.desk.cockpit import gestures_of_people as people
from tests.desk.cockpit.hands import Hand
from tests.desk.tempo.told import at_stage
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.operations import MOVE, RIVAL
from yunchou.desk.conduct.models import Outsider
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import StageAnswer
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.terms import AskKind, AskState
from yunchou.desk.stakeholders.models import Player
from yunchou.desk.stakeholders.operations import PLAYER
from yunchou.desk.tempo.models import ChosenPlay, PaceDecision, Replan
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.stakeholders.terms import Function, Level
from yunchou.playbook.tempo.terms import Pace

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINES = 5
widths = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])


@pytest.fixture
def cast_of_the_walk() -> Cast:
    """A deal on the table with a boss, a head of technology and a rival with a ledger of some length."""
    cast, at = assemble(), timezone.now()
    at_stage(cast, Stage.NEGOTIATION)
    boss = Contact.objects.create(company=cast.company, name="周正", title="副行长", created_at=at)
    head = Contact.objects.create(company=cast.company, name="王建国", title="总经理", created_at=at, reports_to=boss)
    for contact, level, function in ((boss, Level.TOP, Function.EXECUTIVE), (head, Level.HEAD, Function.TECHNICAL)):
        values = {"contact": contact, "level": level, "function": function}
        add_row(PLAYER, cast.deal, values, actor=cast.owner, at=at)
    rival = add_row(RIVAL, cast.deal, {"name": "云讯"}, actor=cast.owner, at=at)
    for number in range(LINES):
        line = {
            "rival": rival, "question": Question.TOPICS, "what": f"讲了第 {number} 条",
            "on": timezone.localdate(at) - timedelta(days=10 * number), "lawful_source": LawfulSource.PUBLIC,
        }  # fmt: skip
        add_row(MOVE, cast.deal, line, actor=cast.owner, at=at)
    return cast


@widths
def test_every_second_gesture_by_keys_and_the_others_by_taps(visit, cast_of_the_walk: Cast, *, phone: bool) -> None:
    walk(visit, cast_of_the_walk, slice(0 if phone else 1, None, 2), phone=phone)


@pytest.mark.sweep
@widths
def test_every_gesture_by_keys_and_by_taps(visit, cast_of_the_walk: Cast, *, phone: bool) -> None:
    walk(visit, cast_of_the_walk, slice(None), phone=phone)


def walk(visit: Callable[..., Page], cast: Cast, turn: slice, *, phone: bool) -> None:
    """From page to page of the room, making the gestures whose turn it is."""
    page = visit(cast.owner, f"/opportunities/{cast.deal.pk}/", phone=phone)
    hand = Hand(page, cast, phone)
    for number, (address, gesture) in enumerate(GESTURES[turn]):
        hand.go(address, chinese=(number % 2 == 0) is phone)
        gesture(hand)
        hand.look()
    for together in TOGETHER[turn]:
        together(hand, visit)


def a_dial_opens_to_its_questions(hand: Hand) -> None:
    dial = hand.page.locator(".dial").first
    expect(dial.locator(".dial-checks")).to_be_hidden()
    hand.act(dial.locator("summary"))
    expect(dial.locator(".dial-checks li").first).to_be_visible()
    assert chrome.serious_findings(hand.page) == []


def the_missing_detail_is_answered(hand: Hand) -> None:
    asked, question = hand.page.locator(".room-question"), hand.say("预算批了没有？", "Has the budget been approved?")
    expect(asked).to_have_text(question)
    hand.act(hand.page.locator(".room-missing .btn-primary"))
    form = hand.page.locator("#slot-missing form").first
    expect(form).to_be_visible()
    hand.look()
    hand.fill(form, state__approved=True, amount="320万")
    hand.send(form)
    expect(asked).not_to_have_text(question)
    assert hand.cast.deal.budget_facts.get().amount == 3_200_000


def moves_are_put_off_done_and_dismissed(hand: Hand) -> None:
    moves, decide = hand.page.locator(".move"), hand.say("处理", "Decide")
    expect(moves).to_have_count(3)
    hand.act(hand.page.locator(".more-moves > summary"))
    expect(moves.nth(3)).to_be_visible()
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    for hidden, (button, fields) in enumerate(
        (
            (hand.say("以后再说", "Put off"), {"until": day}),
            (hand.say("已经做了", "It is done"), {}),
            (hand.say("不适用", "Does not apply"), {"reason": "客户已经说过了"}),
        ),
        start=1,
    ):
        move = moves.first
        hand.act(move.locator("summary", has_text=decide))
        hand.fill(move, **fields)
        hand.act(move.get_by_role("button", name=button))
        expect(hand.page.get_by_text(hand.say(f"{hidden} 条已隐藏", f"{hidden} hidden move"))).to_be_visible()
    decided = set(MoveDecision.objects.values_list("decision", flat=True))
    assert decided == {Decision.LATER, Decision.DONE, Decision.DISMISSED}


def the_exit_of_the_stage_is_answered(hand: Hand) -> None:
    criterion = hand.page.locator(".criterion", has=hand.page.locator(".answering")).first
    hand.act(criterion.locator(".answering summary"))
    hand.choose(criterion.locator("[name=answer][value=yes]"))
    hand.write(criterion.locator("[name=evidence]"), "王总今天书面同意了")
    hand.act(criterion.locator(".answering .btn"))
    expect(hand.page.locator("#gate summary", has_text=hand.say("重新回答", "Answer anew"))).to_be_visible()
    assert StageAnswer.objects.count() == 1


def the_pace_is_decided_and_a_play_chosen(hand: Hand) -> None:
    hand.note("decision", pace__slow=True, reason="对手先做了演示", exit_condition="评价标准重议")
    assert PaceDecision.objects.get().pace is Pace.SLOW
    group = hand.page.locator(".fold-plays").filter(has_text=hand.say("慢", "Slow")).first
    if group.get_attribute("open") is None:
        hand.act(group.locator("summary").first)
    hand.act(group.locator(".play-choice button").first)
    expect(hand.page.locator("#plays")).to_contain_text(hand.say("正在进行", "Running"))
    assert ChosenPlay.objects.count() == 1


def the_deal_is_paused_with_a_plan(hand: Hand) -> None:
    hand.act(hand.page.locator("#decision").get_by_role("link", name=hand.say("暂停并重新规划", "Pause and plan anew")))
    form = hand.page.locator("main form", has=hand.page.locator("[name=wake_on]"))
    today = timezone.localdate()
    days = {"wake_on": today + timedelta(days=9), "kill_on": today + timedelta(days=30)}
    hand.fill(form, changed="口径被推翻了", exit_condition="重新立项", **{k: v.isoformat() for k, v in days.items()})
    hand.choose(form.get_by_label("林峰"))
    hand.send(form)
    expect(hand.page.locator("#pause")).to_contain_text("口径被推翻了")
    assert Replan.objects.get().wake_on == days["wake_on"]


def the_deal_goes_on(hand: Hand) -> None:
    hand.act(hand.page.locator("#pause").get_by_role("link", name=hand.say("继续", "Go on"), exact=True))
    form = hand.page.locator("#sheet-content form").first
    expect(form).to_be_visible()
    hand.send(form)
    expect(hand.page.locator("#pause dl.figures")).to_have_count(0)
    hand.cast.deal.refresh_from_db()
    assert hand.cast.deal.standing is Standing.OPEN


def two_in_one_room(hand: Hand, visit: Callable[..., Page]) -> None:
    """Both edit the same person. The second is told of the first's change, and compares when he saves."""
    hand.go("people/?view=list", chinese=hand.phone)
    theirs = beside(hand, visit, hand.cast.teammate, f"/opportunities/{hand.cast.deal.pk}/people/?view=list")
    forms = []
    for each in (hand, theirs):
        each.act(each.page.locator("#people-list").get_by_role("link", name="王建国"))
        each.act(each.page.locator("#person").get_by_role("link", name=hand.say("编辑", "Edit")).first)
        forms.append(each.page.locator("#slot-player form").first)
        expect(forms[-1]).to_be_visible()
    hand.fill(forms[0], reason_to_choose="割接随时可回退")
    hand.send(forms[0])
    expect(hand.page.locator("#person")).to_contain_text("割接随时可回退")
    expect(theirs.page.locator("#deal-news")).to_contain_text("陈晓")
    theirs.fill(forms[1], reason_to_choose="国产化有先例")
    theirs.send(forms[1])
    for text in (hand.say("别人已改动了这里", "Somebody else changed this"), "割接随时可回退", "国产化有先例"):
        expect(theirs.page.locator("#sheet")).to_contain_text(text)
    for each in (theirs, hand):
        each.page.goto("about:blank")  # a page that asks for news locks the tests' database now and then
    assert Player.objects.get(contact__name="王建国").reason_to_choose == "割接随时可回退"


def others_answer(hand: Hand, visit: Callable[..., Page]) -> None:
    """The colleague who was asked promises his part; compliance screens the introducer and notes the conflict."""
    ask = Ask.objects.get(kind=AskKind.SOLUTION)
    asked = beside(hand, visit, ask.of, "/asks/")
    mine = asked.page.locator(".my-ask").first
    asked.write(mine.locator("[name=reply]"), "周四之前给初稿")
    asked.act(mine.locator("button[name=state][value=accepted]"))
    expect(asked.page.locator("main")).to_contain_text(hand.say("已答应", "Accepted"))
    outsider = Outsider.objects.get()
    guard = beside(hand, visit, hand.cast.compliance, f"/compliance/introducers/{outsider.pk}/")
    form = guard.page.locator("main form", has=guard.page.locator("[name=screening_note]"))
    guard.fill(form, screened__yes=True, conflict__no=True, screening_note="没有亲属关系，未持股")
    guard.send(form)
    guard.page.wait_for_url("**/compliance/introducers/")
    outsider.refresh_from_db()
    assert (outsider.screened, outsider.conflict) == (Answer.YES, Answer.NO)
    ask.refresh_from_db()
    assert (ask.state, ask.reply) == (AskState.ACCEPTED, "周四之前给初稿")


def beside(hand: Hand, visit: Callable[..., Page], user: User, address: str) -> Hand:
    """Somebody else at an address, in the same language and with the same hands."""
    user.language = hand.cast.owner.language
    user.save(update_fields=["language"])
    return Hand(visit(user, address, phone=hand.phone), hand.cast, hand.phone, hand.chinese)


# The order matters little but for the language, which changes from one to the next, and for whose turn it is: others
# are asked at the width at which they answer, and the desk has the rivals, whose own tests are as wide as the phone.
GESTURES: list[tuple[str, Callable[[Hand], None]]] = [
    ("", a_dial_opens_to_its_questions),
    ("", the_missing_detail_is_answered),
    ("", moves_are_put_off_done_and_dismissed),
    ("", the_exit_of_the_stage_is_answered),
    ("people/?view=list", people.somebody_is_put_on_the_map_with_lean_and_contact),
    ("insiders/", people.evidence_and_need_are_noted_in_the_compartment),
    ("qualification/", facts.need_budget_time_and_decision_are_edited_in_place),
    ("rivals/", facts.a_rival_is_noted_and_his_ledger_opened),
    ("claims/", facts.a_claim_is_told_and_proved),
    ("resources/", people.a_colleague_is_asked_and_named_and_a_leader_guides),
    ("resources/pursuit/", facts.effort_is_weighed_against_value),
    ("conduct/", people.an_introducer_waits_for_screening),
    ("reasons/", people.reasons_are_written_for_one_person),
    ("pace/", the_pace_is_decided_and_a_play_chosen),
    ("then/", facts.the_room_is_compared_with_a_day),
    ("timeline/", facts.the_timeline_is_narrowed),
    ("/rhythm/", facts.the_board_of_all_deals_leads_to_this_one),
    ("pace/", the_deal_is_paused_with_a_plan),
    ("qualification/", facts.sides_gaps_and_corrections_are_noted_in_place),
    ("pace/", the_deal_goes_on),
]
TOGETHER: list[Callable[[Hand, Callable[..., Page]], None]] = [two_in_one_room, others_answer]
