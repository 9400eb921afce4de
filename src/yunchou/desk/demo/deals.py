"""The deals of the demo company, from the first meeting to the money, told by the plan in `deals.toml`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yunchou.desk.cockpit.operations.gates import answer_criterion, pass_gate
from yunchou.desk.demo.accounts import company
from yunchou.desk.demo.cash import tell_cash
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.confidences import tell_confidences
from yunchou.desk.demo.facts import tell_facts
from yunchou.desk.demo.insiders import tell_insiders
from yunchou.desk.demo.our_side import tell_our_side, tell_presenters
from yunchou.desk.demo.players import tell_players
from yunchou.desk.demo.rhythm import tell_rhythm
from yunchou.desk.demo.told import Told
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.operations import Terms, add_member, create, disqualify, lose, pause
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.pipeline.table import ROWS

EVIDENCE = {
    "pursuit_decided": "可经营性评审会通过，{owner}与主管确认投入",
    "solution_written": "售前按需求文档写完方案，内部评审通过",
    "solution_presented": "现场讲解方案，演示两小时",
    "decision_maker_attended": "客户决策人全程参会，签到表有记录",
    "questions_answered": "会上 11 个问题当周书面答复完",
    "accepted_by_technical": "技术负责人邮件确认方案",
    "accepted_by_business": "业务负责人在评审纪要上签字",
    "chosen_by_customer": "客户书面通知我们入选",
    "terms_agreed": "价格与付款条件谈定，谈判纪要双方确认",
    "approved_on_our_side": "折扣与付款条件已按权限审批",
}
HURRY = "客户催进度，先往下走，缺的证据两周内补齐"


def tell_deals(plan: dict[str, Any], people: People, story: Story) -> dict[str, Told]:
    """Let every deal happen; the deals by their id in the plan, for what else is told of them."""
    tell_presenters(people, story)
    deals = {each["id"]: Told(each, plan["needs"], people, story) for each in plan["deals"]}
    for told in deals.values():
        each = told.plan
        story.on(each["opened"], _opening(told))
        tell_facts(told)
        tell_cash(told)
        if told.plan.get("confidences"):
            tell_confidences(told)
        tell_our_side(told)
        tell_players(told)
        tell_insiders(told)
        tell_rhythm(told, plan["rhythm"])
        overrides = dict(each.get("overrides", []))
        for number, ago in enumerate(each["gates"], start=1):
            story.on(ago, _gate(told, overrides.get(number, HURRY)))
        if "end" in each and "pause" not in plan["rhythm"].get(each["id"], {}):
            story.on(each["end"]["ago"], _end(told, each["end"]))
    return deals


def _opening(told: Told) -> Callable[[datetime], None]:
    plan = told.plan

    def play(at: datetime) -> None:
        terms = Terms(
            name=plan["name"],
            seats=plan.get("seats"),
            unit_price=Decimal(plan["price"]) if "price" in plan else None,
            currency=plan.get("currency", "CNY"),
            expected_sign_on=told.day(plan.get("sign")),
            expected_cash_on=told.day(plan.get("cash")),
        )
        deal = create(company(plan["customer"]), terms, actor=told.owner, at=at)
        told.opened(deal)
        for colleague, duty in plan.get("team", []):
            add_member(deal, told.people[colleague], Duty.of(duty), actor=told.owner, at=at)

    return play


def _gate(told: Told, reason: str) -> Callable[[datetime], None]:
    def play(at: datetime) -> None:
        deal = told.deal
        for criterion in ROWS[deal.stage].criteria:
            if not criterion.from_facts:
                evidence = EVIDENCE[criterion.code].format(owner=told.owner.name)
                answer_criterion(
                    deal, criterion=criterion.code, answer=Answer.YES, evidence=evidence, actor=told.owner, at=at
                )
        current = told.deal
        day = timezone.localdate(at)
        # Where the gate is open, no reason is kept.
        pass_gate(current, seen_version=current.version, override_reason=reason, as_of=day, actor=told.owner, at=at)

    return play


def _end(told: Told, end: dict[str, Any]) -> Callable[[datetime], None]:
    def play(at: datetime) -> None:
        deal, actor, reason = told.deal, told.owner, end["reason"]
        seen = deal.version
        if end["standing"] == "paused":
            pause(deal, reason=reason, wake_on=told.day(end["wake"]), seen_version=seen, actor=actor, at=at)
        elif end["standing"] == "lost":
            lose(deal, reason=reason, lost_to=end["to"], seen_version=seen, actor=actor, at=at)
        else:
            cause = DisqualifiedFor.of(end["for"])
            disqualify(deal, disqualified_for=cause, reason=reason, seen_version=seen, actor=actor, at=at)

    return play
