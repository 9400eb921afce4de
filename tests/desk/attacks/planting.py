"""A canary in every sealed field of the hero deal, put there by the operations and forms that people use."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.privacy.transfers import abroad
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.insiders import operations as insiders
from yunchou.desk.intelligence.claims import CLAIM, REPORT
from yunchou.desk.messengers import push
from yunchou.desk.messengers.devices import connect_device, ensure_push_key
from yunchou.desk.messengers.operations import connect_robot
from yunchou.desk.messengers.terms import OutwardWay, RobotKind
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import BUDGET_FACT
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState

MARK = "Zqx7f3a"
"""Stands in every canary and nowhere else; letters and figures only, so that no page escapes it."""
NAME, HEARSAY, DEED, NEED, PLAN, NOTE = (f"{MARK}{part}" for part in ("name", "heard", "deed", "need", "plan", "note"))


def sealed_fields() -> set[str]:
    """Every sealed column there is."""
    return {
        f"{model._meta.model_name}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedField)
    }


def plant(cast: Cast) -> set[str]:
    """Fill every sealed field of the hero deal and answer which ones hold something now."""
    deal, owner = cast.deal, cast.owner
    claim = add_row(CLAIM, deal, {"statement": "预算三月已批"}, actor=owner, at=AT)
    said = {"claim": claim, "source_name": NAME, "heard_from_name": HEARSAY, "says": Answer.YES, "on": AT.date()}
    add_row(REPORT, deal, said, actor=owner, at=AT)
    budget = {"state": BudgetState.APPLIED, "learned_on": AT.date(), "source_name": NAME}
    add_row(BUDGET_FACT, deal, budget, actor=owner, at=AT)
    contact = Contact.objects.create(company=cast.company, name="王建国", department="信息科技部", created_at=AT)
    source = insiders.tie_source(deal, contact, actor=owner, at=AT)
    for test in InsiderTest:
        deed = {"test": test, "on": AT.date(), "text": DEED, "unprompted": Answer.YES, "verified": Answer.YES}
        insiders.add_evidence(deal, source.pk, deed, actor=owner, at=AT)
    need = {"kind": NeedKind.POWER, "text": NEED, "plan": PLAN, "can_be_open": Answer.YES}
    insiders.add_need(deal, source.pk, need, actor=owner, at=AT)
    browser = Client()
    browser.force_login(owner)
    draft = {"text": f"{NOTE}，和王建国通了电话", "key": uuid4().hex, "deal": deal.pk}
    assert browser.post(reverse("capture_drafts"), draft).status_code == 201
    CapturedNote.objects.update(opportunity=deal)
    for way in (OutwardWay.ROBOT, OutwardWay.PUSH):
        abroad(way, f"{way.value}.example", actor=cast.compliance)
    public = f"https://robot.example/{MARK}"
    connect_robot(RobotKind.DINGTALK, public, f"{MARK}secret", actor=owner, at=AT, look_up=lambda _h, _p: ["8.8.8.8"])
    ensure_push_key(at=AT)
    phone, secret = push.new_key()[1], push.encoded(MARK.encode().ljust(push.SECRET, b"."))
    connect_device(
        f"https://push.example/{MARK}",
        phone,
        secret,
        mark="",
        words="",
        actor=owner,
        at=AT,
        look_up=lambda _h, _p: ["8.8.8.8"],
    )
    return set(_filled())


def _filled() -> Iterator[str]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, SealedField) and model._default_manager.filter(**{f"{field.name}__isnull": False}):
                yield f"{model._meta.model_name}.{field.name}"


def readable(response: HttpResponse) -> str:
    """All that an answer says: its head, its body, and the parts of a document."""
    streaming: Any = response
    body = b"".join(streaming.streaming_content) if response.streaming else response.content
    return f"{dict(response.items())}\n{unpacked(body)}"


def unpacked(body: bytes) -> str:
    """Bytes as text; of a Word or Excel file every part."""
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
