"""The demo company asks for confidences and about personal information; some is answered, some waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from yunchou.desk.demo.abroad import tell_abroad
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.intelligence import break_glass
from yunchou.desk.intelligence.models import EmergencyOpening
from yunchou.desk.privacy import operations, papers
from yunchou.desk.privacy.terms import AssessmentOutcome, AssessmentTrigger, Ground, RequestKind

OFFICER, ASKER = "zhengjie", "heyining"


def tell_trust(hero: Told, people: People) -> None:
    """A refused opening two months ago, one that waits since yesterday; requests; a noted ground."""
    story = hero.story
    story.on(62, lambda at: _refused(hero, people, at))
    story.on(1, lambda at: _asks(hero, people, at))
    story.on(160, lambda at: _published(people, at))
    story.on(50, lambda at: _assessed(people, at))
    story.on(40, lambda at: _answered(hero, people, at))
    story.on(6, lambda at: _waits(people, at))
    tell_abroad(hero, people)


def _asked(hero: Told, people: People, reason: str, at: datetime) -> EmergencyOpening:
    return break_glass.ask(hero.deal, reason=reason, hours=4, actor=people[ASKER], at=at)


def _asks(hero: Told, people: People, at: datetime) -> None:
    _asked(hero, people, "陈晓休假联系不上，客户周五定评审名单", at)


def _refused(hero: Told, people: People, at: datetime) -> None:
    opening = _asked(hero, people, "想先了解谁支持我们，再定拜访顺序", at)
    officer = people[OFFICER]
    break_glass.decide(opening, allowed=False, reason="保管人在岗，请直接找他", actor=officer, at=at)


def _answered(hero: Told, people: People, at: datetime) -> None:
    """Somebody of the hero's customer asked what we keep about him and was answered."""
    contact, day, officer = hero.deal.customer.contacts.earliest("pk"), timezone.localdate(at), people[OFFICER]
    values = {"ground": Ground.CONTRACT, "source": "名片", "noticed_on": day - timedelta(days=90), "notice": "2026-05"}
    operations.note_basis(contact, values, seen_version=0, actor=hero.owner, at=at)
    asked = {"kind": RequestKind.ACCESS, "who": f"{contact.name}，来信", "received_on": day - timedelta(days=3)}
    row = operations.note_request(asked, actor=officer, at=at)
    operations.answer_request(row, contact=contact, answer="已寄出汇总文件", seen_version=1, actor=officer, at=at)


NOTICE = """我们因客服坐席项目与贵单位联系，会保存您的姓名、部门、职务、工作电话和邮箱，
以及会谈中与项目有关的内容，用于项目沟通和合同履行。
信息只供本公司项目组成员查看，项目结束后最多保存五年；未经您单独同意，不提供给他人，也不传到境外。
您可以查阅、复制、更正、要求删除，也可以随时撤回同意：请联系合规负责人郑洁。"""


def _published(people: People, at: datetime) -> None:
    values = {"name": "2026-05", "since": timezone.localdate(at), "zh": NOTICE, "en": ""}
    papers.publish_notice(values, actor=people[OFFICER], at=at)


def _assessed(people: People, at: datetime) -> None:
    """The handling that concerns people most closely was weighed before it began."""
    day = timezone.localdate(at)
    values = {
        "title": "记录内线及其工作诉求",
        "trigger": AssessmentTrigger.OTHER,
        "purpose": "判断商机真伪与决策倾向；只记录与工作有关的行为和诉求，家庭、健康、信仰、财产一概不记。",
        "risks": "泄露会影响当事人在其单位的处境；记录可能带有主观评价。",
        "measures": "加密存储，只有保管人和指定同事可见，每次查看留痕；敏感用语自动拦截；商机结束三年后自动清除。",
        "outcome": AssessmentOutcome.CONDITIONAL,
        "decided_by": "总经理何以宁",
        "decided_on": day,
        "review_on": day + timedelta(days=365),
    }
    papers.assess(values, actor=people[OFFICER], at=at)


def _waits(people: People, at: datetime) -> None:
    asked = {"kind": RequestKind.CORRECTION, "who": "远望电器 采购部，电话", "received_on": timezone.localdate(at)}
    operations.note_request(asked, actor=people[OFFICER], at=at)
