"""Decide about a move that the method advises: done, later, or it does not apply; and take that back (P53)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.errors import Conflict, Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import Changes, record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.playbook.kernel.advice import Advice

REASON_LENGTH = 500
LATEST = date(2199, 12, 31)


@transaction.atomic
def decide(
    deal: Opportunity,
    *,
    move: str,
    decision: Decision,
    reason: str,
    until: date | None,
    as_of: date,
    actor: User,
    at: datetime,
) -> MoveDecision:
    """Hide a move of a deal. `move` is its identity (`cockpit.packing`); it must be advised now, else `Conflict`.

    Done hides it until its facts change, later until the day `until`, dismissed until somebody brings it back.
    """
    ensure_may_change(actor, deal)
    until = until if decision is Decision.LATER else None
    _ensure_complete(decision, reason, until, as_of)
    advised = _advised(deal, move, as_of)
    # One decides at a time; the same decision sent again says nothing new.
    Opportunity.objects.select_for_update().get(pk=deal.pk)
    same = {"decision": decision, "reason": reason.strip(), "until": until, "facts": packing.facts(advised)}
    if already := MoveDecision.objects.filter(opportunity=deal, move=move, **same).first():
        return already
    decided, _made = MoveDecision.objects.update_or_create(
        opportunity=deal,
        move=move,
        defaults={
            "rule": advised.rule,
            "facts": packing.facts(advised),
            "told": packing.pack(advised),
            "decision": decision,
            "reason": reason.strip(),
            "until": until,
            "decided_by": actor,
            "decided_at": at,
        },
    )
    # The rule's name says no figures: everybody who sees the deal reads its timeline.
    changes: Changes = {"move": [None, advised.title.zh], "decision": [None, decision], "until": [None, until]}
    _note("move.decided", decided, changes, reason.strip(), actor, at)
    return decided


@transaction.atomic
def bring_back(deal: Opportunity, pk: int, *, actor: User, at: datetime) -> None:
    """Show a hidden move again."""
    ensure_may_change(actor, deal)
    decided = (
        MoveDecision.objects.select_for_update(of=("self",))
        .select_related("opportunity")
        .filter(opportunity=deal, pk=pk)
        .first()
    )
    if decided is None:
        raise NotThere(_("This move is not hidden."))
    title = decided.told["title"]["zh"]
    changes: Changes = {"move": [title, title], "decision": [decided.decision, None]}
    _note("move.brought_back", decided, changes, "", actor, at)
    decided.delete()


def _ensure_complete(decision: Decision, reason: str, until: date | None, as_of: date) -> None:
    wrong = {}
    if decision is Decision.DISMISSED and not reason.strip():
        wrong["reason"] = _("Say why this does not apply.")
    if len(reason) > REASON_LENGTH:
        wrong["reason"] = _("At most %(most)s characters.") % {"most": REASON_LENGTH}
    if decision is Decision.LATER and (until is None or not as_of < until <= LATEST):
        wrong["until"] = _("Choose a day after today.")
    if wrong:
        raise Invalid(wrong)


def _advised(deal: Opportunity, move: str, as_of: date) -> Advice:
    for advice in assess_deal(deal.pk, as_of).advice:
        if packing.identity(advice) == move:
            return advice
    raise Conflict(_("The facts have changed: the method no longer advises this move."))


def _note(kind: str, decided: MoveDecision, changes: Changes, reason: str, actor: User, at: datetime) -> None:
    deal = decided.opportunity
    record(
        kind,
        decided,
        actor=actor,
        at=at,
        changes=changes,
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
        note=reason,
    )
