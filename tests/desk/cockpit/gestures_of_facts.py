"""The gestures about what is known. Each takes a `Hand` that stands on the right page."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.desk.cockpit.hands import Hand
from tests.desk.cockpit.test_rhythm import judged
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.intelligence.models import Claim
from yunchou.desk.qualification.models import Endorsement, Need, NeedSummary, PlanStepDate
from yunchou.desk.resources.models import Effort, PursuitDecision
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.tempo.terms import Pace

ONE_LINE = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length }"


def need_budget_time_and_decision_are_edited_in_place(hand: Hand) -> None:
    day = (timezone.localdate() + timedelta(days=90)).isoformat()
    hand.note("summary", documented__yes=True, initiating_reason="老系统停服")
    hand.note("needs-new", title="视频双录", must_have__yes=True)
    hand.note("budgets-new", state__approved=True, amount="4500000", seen=hand.say("450万", "4,500,000"))
    hand.note("step-go_live", planned_on=day)
    hand.note("steps-new", name="立项会", department="信息科技部")
    assert (NeedSummary.objects.get().documented, Need.objects.get().must_have) == (Answer.YES, Answer.YES)
    assert PlanStepDate.objects.get().planned_on.isoformat() == day
    assert hand.cast.deal.budget_facts.latest("pk").amount == 4_500_000


def sides_gaps_and_corrections_are_noted_in_place(hand: Hand) -> None:
    day = (timezone.localdate() + timedelta(days=6)).isoformat()
    hand.note("side-business", answer__yes=True, person=1, evidence="她在周会上说今年就要")
    hand.note("needs-new", title="方言识别", fit__needs_development=True)
    need = Need.objects.get(title="方言识别")
    hand.note(f"gaps-new-{need.pk}", owner=1, due_on=day, question="能不能做粤语")
    gap = need.gap_requests.get()
    hand.note(f"gaps-{gap.pk}", feasible__yes=True, answer="三周可以上线")
    budget = hand.cast.deal.budget_facts.latest("pk")
    hand.note(f"budgets-{budget.pk}", amount="4600000", seen=hand.say("460万", "4,600,000"))
    gap.refresh_from_db()
    budget.refresh_from_db()
    assert (gap.feasible, budget.amount, budget.version) == (Answer.YES, 4_600_000, 2)
    assert Endorsement.objects.get().answer is Answer.YES


def a_rival_is_noted_and_his_ledger_opened(hand: Hand) -> None:
    quick = hand.page.locator(".quick form")
    hand.choose(quick.locator("[name=rival][value='']"))
    hand.fill(quick, question__topics=True, rival_name="天合", what="只做语音部分")
    hand.send(quick)
    expect(hand.page.locator("#rivals-known")).to_contain_text("只做语音部分")
    told = RivalMove.objects.latest("pk")
    assert (str(told.rival), told.question) == ("天合", Question.TOPICS), [str(told.rival), told.question, told.what]
    card = hand.page.locator("article.rival", has_text="云讯")
    shown = card.locator(".ledger-line").count()
    hand.act(card.locator(".ledger details.why summary").first)
    expect(card.locator(".ledger-line")).to_have_count(shown + 2)
    hand.act(card.locator(".position-history summary"))
    expect(card.locator(".position-history tbody tr").first).to_be_visible()


def a_claim_is_told_and_proved(hand: Hand) -> None:
    hand.note("claims-new", statement="预算已经批了")
    claim = Claim.objects.get()
    hand.note(f"say-{claim.pk}", says__yes=True, source_name="Old Wu")
    expect(hand.page.locator("#claims")).not_to_contain_text("Old Wu")
    expect(hand.page.locator(f"#claim-{claim.pk} .report")).to_have_count(1)
    hand.act(hand.page.get_by_role("button", name=hand.say("证实", "Proved true")))
    expect(hand.page.locator(f"#claim-{claim.pk} .claim-do")).to_contain_text(
        hand.say("改回待定", "Still open after all")
    )
    assert Claim.objects.get().outcome is Answer.YES


def effort_is_weighed_against_value(hand: Hand) -> None:
    hand.choose(hand.page.locator("[name=decision][value=limit]"))
    hand.write(hand.page.locator("[name=limit]"), "12万")
    hand.write(hand.page.locator("main [name=reason]"), "讲解过不了就停")
    hand.send(hand.page.locator("main form", has=hand.page.locator("[name=limit]")))
    expect(hand.page.locator("#effort")).to_contain_text("讲解过不了就停")
    assert PursuitDecision.objects.get().limit == 120_000
    hand.note("effort-new", hours="6", note="割接方案对齐")
    assert Effort.objects.get().hours == 6


def the_timeline_is_narrowed(hand: Hand) -> None:
    entries = hand.page.locator(".timeline li")
    before = entries.count()
    hand.page.locator("select[name=part]").select_option(label=hand.say("对手", "Rivals"))
    hand.act(hand.page.get_by_role("button", name=hand.say("筛选", "Filter")))
    hand.page.wait_for_url("**part=**")
    assert 0 < entries.count() < before


def the_room_is_compared_with_a_day(hand: Hand) -> None:
    hand.write(hand.page.locator("[name=on]"), timezone.localdate().isoformat())
    hand.act(hand.page.get_by_role("button", name=hand.say("和今天对比", "Compare with today")))
    hand.page.wait_for_url("**on=**")
    heads = hand.page.locator(".then-verdicts tbody th")
    expect(heads.first).to_be_visible()
    if hand.chinese:
        assert {head.evaluate(ONE_LINE) for head in heads.all()} == {1}, "no heading is written letter beneath letter"


def the_board_of_all_deals_leads_to_this_one(hand: Hand) -> None:
    judged(hand.cast.deal, Pace.SLOW, Position.BEHIND)
    hand.page.reload()
    hand.act(hand.page.locator("table a[href*='pace=slow']").first)
    hand.page.wait_for_url("**pace=slow**")
    hand.act(hand.page.get_by_role("link", name=hand.cast.deal.name))
    hand.page.wait_for_url("**/pace/")
