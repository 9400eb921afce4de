"""Take hold of one deal for a change, so that of two people who change it at once one wins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, conflict, difference
from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.models import Opportunity

REASON_LENGTH = 1000


def hold(deal: Opportunity, *, seen_version: int | None, **sent: Any) -> Opportunity:
    """The deal as stored now, locked until the transaction ends.

    Raises `Conflict`, comparing `sent` with what is stored, when somebody changed it since `seen_version` was read.
    `None` is for changes that hold whatever anybody else did meanwhile.
    """
    stored = Opportunity.objects.select_for_update(of=("self",)).select_related("customer", "owner").get(pk=deal.pk)
    if seen_version is not None and stored.version != seen_version:
        raise conflict(stored, sent)
    return stored


def store(deal: Opportunity, *, at: datetime, **values: Any) -> Diff:
    """Set `values` on a deal that is held, with the next version. Returns `{field: [from, to]}` for the journal."""
    diff = difference(deal, values)
    for name, value in {**values, "version": deal.version + 1, "updated_at": at}.items():
        setattr(deal, name, value)
    deal.save(update_fields=[*values, "version", "updated_at"])
    return diff


def a_reason(text: str, field: str = "reason") -> str:
    """The reason without space around it, or `Invalid` when there is none or it is a novel."""
    reason = text.strip()
    if not reason:
        raise Invalid({field: _("Say why, in one sentence.")})
    if len(reason) > REASON_LENGTH:
        raise Invalid({field: _("At most %(most)s characters.") % {"most": REASON_LENGTH}})
    return reason
