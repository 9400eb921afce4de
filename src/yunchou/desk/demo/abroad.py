"""The demo company provides one thing abroad; one person agrees, one withdraws all consent; compliance audits."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from yunchou.desk.colleagues.operations.roles import set_roles
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.messengers.terms import OutwardWay, TransferGround
from yunchou.desk.privacy import operations
from yunchou.desk.privacy.audit import Period, audit_report
from yunchou.desk.privacy.terms import RequestKind
from yunchou.desk.privacy.transfers import note_consent, record_transfer
from yunchou.playbook.kernel.terms import Answer

OFFICER, HEAD = "zhengjie", "sunkai"


def tell_abroad(hero: Told, people: People) -> None:
    """A reference visit abroad two months ago, a withdrawal three weeks ago, an audit at the turn of the quarter."""
    story, officer = hero.story, people[OFFICER]
    story.on(60, lambda at: _provided(hero, officer, at))
    story.on(21, lambda at: _withdrew(hero, officer, at))
    story.on(12, lambda at: _audited(officer, people[HEAD], at))


def _provided(hero: Told, officer: User, at: datetime) -> None:
    day, contact = timezone.localdate(at), hero.deal.customer.contacts.earliest("pk")
    values = {
        "way": OutwardWay.PEOPLE, "recipient": "星洲远程银行（新加坡）", "host": "", "country": "新加坡",
        "ground": TransferGround.EXEMPT, "each_consents": Answer.YES, "since": day, "ended_on": None,
        "kinds": "参访者的姓名、职务、工作邮箱，用于安排一次参考客户参访；不含其他信息",
    }  # fmt: skip
    transfer = record_transfer(values, actor=officer, at=at)
    said = {"consented_on": day, "withdrawn_on": None}
    note_consent(transfer, contact, said, seen_version=0, actor=officer, at=at)


def _withdrew(hero: Told, officer: User, at: datetime) -> None:
    """Somebody of another customer wants to hear nothing more: it holds from the note on."""
    others = type(hero.deal).objects.exclude(customer=hero.deal.customer).filter(customer__contacts__isnull=False)
    contact = others.earliest("pk").customer.contacts.latest("pk")
    asked = {
        "kind": RequestKind.WITHDRAWAL, "who": f"{contact.name}，电话", "received_on": timezone.localdate(at),
    }  # fmt: skip
    row = operations.note_request(asked, contact=contact, actor=officer, at=at)
    operations.answer_request(
        row, contact=contact, answer="已停止联系并回电告知", seen_version=row.version, actor=officer, at=at
    )


def _audited(officer: User, head: User, at: datetime) -> None:
    officer.refresh_from_db()
    set_roles(officer, [Role.COMPLIANCE], [Right.AUDIT], seen_version=officer.version, actor=head, at=at)
    officer = User.objects.get(pk=officer.pk)
    until = timezone.localdate(at) - timedelta(days=1)
    audit_report(Period(until - timedelta(days=90), until), actor=officer, at=at)
