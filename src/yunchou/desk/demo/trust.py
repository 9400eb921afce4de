"""The demo company asks for confidences and about personal information; some is answered, some waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.intelligence import break_glass
from yunchou.desk.intelligence.models import EmergencyOpening
from yunchou.desk.privacy import operations
from yunchou.desk.privacy.terms import Ground, RequestKind

OFFICER, ASKER = "zhengjie", "heyining"


def tell_trust(hero: Told, people: People) -> None:
    """A refused opening two months ago, one that waits since yesterday; requests; a noted ground."""
    story = hero.story
    story.on(62, lambda at: _refused(hero, people, at))
    story.on(1, lambda at: _asks(hero, people, at))
    story.on(40, lambda at: _answered(hero, people, at))
    story.on(6, lambda at: _waits(people, at))


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
    values = {"ground": Ground.CONTRACT, "source": "名片", "noticed_on": day - timedelta(days=90), "notice": "2026-01"}
    operations.note_basis(contact, values, seen_version=0, actor=hero.owner, at=at)
    asked = {"kind": RequestKind.ACCESS, "who": f"{contact.name}，来信", "received_on": day - timedelta(days=3)}
    row = operations.note_request(asked, actor=officer, at=at)
    operations.answer_request(row, contact=contact, answer="已寄出汇总文件", seen_version=1, actor=officer, at=at)


def _waits(people: People, at: datetime) -> None:
    asked = {"kind": RequestKind.CORRECTION, "who": "远望电器 采购部，电话", "received_on": timezone.localdate(at)}
    operations.note_request(asked, actor=people[OFFICER], at=at)
