"""Declare a conflict of interest, and decide about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.conduct.models import ConflictDeclaration
from yunchou.desk.conduct.terms import ConflictNature, ConflictOutcome
from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record


@transaction.atomic
def declare(
    *, nature: ConflictNature, customer: Company | None, other_party: str, detail: str, actor: User, at: datetime
) -> ConflictDeclaration:
    """Declare something of oneself. What it says is read by compliance; the journal keeps only that it was declared."""
    ensure_may(actor, May.SIGNED_IN)
    if customer is None and not other_party.strip():
        raise Invalid({"customer": _("Name the customer, or the other party.")})
    row = ConflictDeclaration.objects.create(
        colleague=actor,
        customer=customer,
        other_party=other_party.strip(),
        nature=nature,
        detail=detail.strip(),
        declared_at=at,
    )
    record("conflict.declared", row, actor=actor, at=at)
    return row


@transaction.atomic
def decide_conflict(
    row: ConflictDeclaration, *, outcome: ConflictOutcome, measure: str, seen_version: int, actor: User, at: datetime
) -> ConflictDeclaration:
    """Say whether it is a conflict and what follows. Nobody decides about himself."""
    ensure_may(actor, May.DECIDE_CONDUCT)
    if row.colleague_id == actor.pk:
        raise Refused(_("Nobody decides about his own declaration."))
    if outcome is ConflictOutcome.MANAGED and not measure.strip():
        raise Invalid({"measure": _("Say which measure.")})
    values = {"outcome": outcome, "measure": measure.strip(), "decided_by": actor, "decided_at": at}
    diff = apply_changes(row, values, seen_version=seen_version)
    changes = {"outcome": diff["outcome"]} if "outcome" in diff else {}
    record("conflict.decided", row, actor=actor, at=at, changes=changes)
    return row
