"""Decide the pace of a deal (P36). A pause is more than a decision: see `pauses`."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.errors import Conflict, FieldDifference, Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations.locking import a_reason, hold
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.tempo.models import PaceDecision
from yunchou.desk.tempo.queries import decisions_of, is_in_tender
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.terms import Pace

DECIDABLE = (Pace.FAST, Pace.STEADY, Pace.SLOW)


@transaction.atomic
def decide_pace(
    deal: Opportunity,
    *,
    pace: Pace,
    advised: Pace,
    reason: str,
    exit_condition: str,
    seen: int,
    actor: User,
    at: datetime,
) -> PaceDecision:
    """Decide how fast an open deal goes: fast, steady or slow; slow not while a tender runs (N7).

    `advised` is what the method says now. `seen` is the key of the newest decision the actor saw, 0 for none:
    `Conflict` when somebody decided meanwhile.
    """
    ensure_may_change(actor, deal)
    held = hold(deal, seen_version=None)
    if held.standing is not Standing.OPEN:
        raise Refused(_("Only an open opportunity has a pace to decide. Take it up again first."))
    if pace not in DECIDABLE:
        raise Invalid({"pace": _("Choose fast, steady or slow. To stop, pause the opportunity.")})
    if pace is Pace.SLOW:
        ensure_no_tender(held, at, "pace")
    _ensure_newest_seen(held, seen, pace, reason)
    return put_decision(held, pace, advised, reason, exit_condition, actor=actor, at=at)


def put_decision(
    held: Opportunity, pace: Pace, advised: Pace, reason: str, exit_condition: str, *, actor: User, at: datetime
) -> PaceDecision:
    """Write a decision on a deal that is held, with its journal line."""
    decided = PaceDecision.objects.create(
        opportunity=held,
        pace=pace,
        advised=advised,
        reason=a_reason(reason),
        exit_condition=a_reason(exit_condition, "exit_condition"),
        decided_by=actor,
        decided_at=at,
    )
    Opportunity.objects.filter(pk=held.pk).update(updated_at=at)
    told = made(pace=pace, advised=advised, exit_condition=decided.exit_condition)
    record(
        "pace.decided", decided, actor=actor, at=at, changes=told,
        opportunity_id=held.pk, customer_id=held.customer_id, note=decided.reason,
    )  # fmt: skip
    return decided


def ensure_no_tender(deal: Opportunity, at: datetime, field: str = "") -> None:
    """Refuse what would slow a deal between tender notice and award (N7)."""
    if is_in_tender(deal, timezone.localdate(at)):
        raise Invalid({field: _("A tender runs: nothing may slow it. Keep its dates and ask through its channel.")})


def _ensure_newest_seen(deal: Opportunity, seen: int, pace: Pace, reason: str) -> None:
    newest = decisions_of([deal.pk]).first()
    if (newest.pk if newest else 0) == seen:
        return
    stored = (newest.pace, newest.reason) if newest else (Pace.UNKNOWN, "")
    words = [in_reader_language(each.words) for each in (stored[0], pace)]
    raise Conflict(
        _("Somebody else decided about the pace since you opened this."),
        [FieldDifference(_("Pace"), *words), FieldDifference(_("Reason"), stored[1], reason)],
    )
