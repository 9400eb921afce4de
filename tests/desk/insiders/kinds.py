"""An insider with evidence and a need, through the operations; every sealed word is a canary."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.insiders import operations
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Source
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer

TODAY = AT.date()
DEED, NEED, PLAN = "CANARY-DEED-91b2", "CANARY-NEED-44c0", "CANARY-PLAN-7e55"
CANARIES = (DEED, NEED, PLAN)


def contact(cast: Cast, name: str = "王建国") -> Contact:
    """Somebody at the hero customer."""
    return Contact.objects.create(company=cast.company, name=name, department="信息科技部", created_at=AT)


def tied(cast: Cast, each: Contact | None = None, actor: User | None = None) -> Source:
    """The source that somebody is."""
    return operations.tie_source(cast.deal, each or contact(cast), actor=actor or cast.owner, at=AT)


def deed(cast: Cast, source: Source, **values: Any) -> InsiderEvidence:
    """One thing the source did, ten days ago."""
    given = {"test": InsiderTest.INFORMS, "on": TODAY - timedelta(days=10), "unprompted": Answer.YES,
             "verified": Answer.YES, "text": DEED, **values}  # fmt: skip
    actor = given.pop("actor", cast.owner)
    return operations.add_evidence(cast.deal, source.pk, given, actor=actor, at=AT)


def need(cast: Cast, source: Source, **values: Any) -> PersonalNeed:
    """One professional need."""
    given = {"kind": NeedKind.PRACTICAL, "text": NEED, "plan": PLAN, "can_be_open": Answer.YES, **values}
    actor = given.pop("actor", cast.owner)
    return operations.add_need(cast.deal, source.pk, given, actor=actor, at=AT)


def insider(cast: Cast, name: str = "王建国") -> Source:
    """Somebody who passes two tests."""
    source = tied(cast, contact(cast, name))
    deed(cast, source)
    deed(cast, source)
    deed(cast, source, test=InsiderTest.ADVOCATES)
    return source
