"""Winning. A deal is won when its bank receipt is recorded, and by nothing else (P83).

Only `receivables.operations` calls these two; no form, route or import leads here. A test keeps it so.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.opportunities.operations.locking import a_reason, hold
from yunchou.desk.opportunities.operations.standings import put
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.playbook.pipeline.stages import Standing


@transaction.atomic
def mark_won_by_receipt(deal: Opportunity, *, receipt: models.Model, actor: User, at: datetime) -> Opportunity:
    """The money that was agreed to count as winning is on our account, by this stored bank receipt.

    Whatever the standing was: the bank knows better. Marking a won deal again changes nothing.
    """
    ensure_may_change(actor, deal, May.CHANGE_RECEIVABLES)
    _ensure_is_stored_receipt(receipt)
    held = hold(deal, seen_version=None)
    if held.standing is Standing.WON:
        return held
    change = StandingChange(standing=Standing.WON, reason=str(receipt))
    return put(held, change, "opportunity.won", actor=actor, at=at)


@transaction.atomic
def withdraw_win(deal: Opportunity, *, reason: str, actor: User, at: datetime) -> Opportunity:
    """The receipt behind a win was corrected or withdrawn: the deal is open again."""
    ensure_may_change(actor, deal, May.CHANGE_RECEIVABLES)
    held = hold(deal, seen_version=None)
    if held.standing is not Standing.WON:
        raise Refused(_("This deal is not won."))
    change = StandingChange(standing=Standing.OPEN, reason=a_reason(reason))
    return put(held, change, "opportunity.win_withdrawn", actor=actor, at=at)


def _ensure_is_stored_receipt(receipt: models.Model) -> None:
    # By its name, because receivables lies above this feature and cannot be imported here.
    if receipt._meta.label_lower != "desk.bankreceipt" or receipt.pk is None:
        raise ValueError("a deal is won by a stored bank receipt")
    if not type(receipt)._default_manager.filter(pk=receipt.pk).exists():
        raise ValueError("the bank receipt is not stored")
