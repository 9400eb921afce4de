"""Break-glass: a compartment is opened for somebody whom its keeper did not let in.

Two people answer for it, with reasons; it is announced to the keeper and on the deal's timeline, and ends by itself.
The reasons are read by the keeper and by who decides, not by everybody on the deal.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.operations import grant_in_emergency, may_open
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence.models import EmergencyOpening
from yunchou.desk.intelligence.queries import ensure_keeps
from yunchou.desk.journal.operations import Changes, record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.wording import Author, ensure_fit

SHORTEST = 10
ANNOUNCED = timedelta(days=14)


def openings(user: User) -> QuerySet[EmergencyOpening]:
    """All that was ever asked, what waits first; for who may decide."""
    ensure_may(user, May.DECIDE_BREAK_GLASS)
    found = EmergencyOpening.objects.select_related("opportunity__customer", "asked_by", "decided_by", "granted")
    return found.order_by(F("decided_at").desc(nulls_first=True), "-asked_at", "-pk")


def opening_of(user: User, pk: int) -> EmergencyOpening:
    """One of them; `NotThere` when there is none."""
    found = openings(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such request."))
    return found


def openings_of_deal(user: User, deal: Opportunity) -> QuerySet[EmergencyOpening]:
    """What was asked about the confidences of one deal, newest first; its keeper only."""
    ensure_keeps(user, deal)
    return EmergencyOpening.objects.filter(opportunity=deal).select_related("asked_by", "decided_by", "granted")


def announced_to(user: User, *, at: datetime) -> QuerySet[EmergencyOpening]:
    """What was asked or decided in the last two weeks about confidences that this user keeps."""
    found = EmergencyOpening.objects.filter(opportunity__compartment__owner=user, asked_at__gt=at - ANNOUNCED)
    return found.select_related("opportunity", "asked_by", "decided_by", "granted")


def waiting_for(user: User, deal: Opportunity) -> EmergencyOpening | None:
    """What this user asked about a deal and nobody decided yet."""
    return EmergencyOpening.objects.filter(opportunity=deal, asked_by=user, decided_at__isnull=True).first()


@transaction.atomic
def ask(deal: Opportunity, *, reason: str, hours: int, actor: User, at: datetime) -> EmergencyOpening:
    """Ask for the confidences of a deal that was fetched through access, for some hours. Raises `Invalid`."""
    ensure_may(actor, May.ASK_BREAK_GLASS)
    if may_open(actor, deal.compartment, at=at):
        raise Invalid({"": _("You can open it already.")})
    if waiting_for(actor, deal):
        raise Invalid({"": _("You have asked already; it waits for a second person.")})
    _ensure_reason("reason", reason, deal, actor)
    if not 1 <= hours <= 24:
        raise Invalid({"hours": _("From 1 to 24 hours.")})
    made = EmergencyOpening.objects.create(
        opportunity=deal, asked_by=actor, asked_at=at, reason=reason, hours=hours
    )  # fmt: skip
    _note("compartment.opening_asked", deal, {"hours": [None, hours]}, actor, at)
    return made


@transaction.atomic
def decide(opening: EmergencyOpening, *, allowed: bool, reason: str, actor: User, at: datetime) -> EmergencyOpening:
    """Say yes or no to what somebody else asked. A yes lets him in from now on for the hours he asked for."""
    ensure_may(actor, May.DECIDE_BREAK_GLASS)
    held = EmergencyOpening.objects.select_for_update().select_related("opportunity", "asked_by").get(pk=opening.pk)
    deal, asker = held.opportunity, held.asked_by
    if held.decided_at is not None:
        raise Conflict(_("Somebody has decided this already."))
    if asker.pk == actor.pk:
        raise Refused(_("It takes a second person: nobody opens for himself."))
    _ensure_reason("reason", reason, deal, actor)
    held.decided_by, held.decided_at, held.decision = actor, at, reason
    if allowed:
        if not asker.is_active or not visible(asker).filter(pk=deal.pk).exists():
            raise Invalid({"": _("Who asked no longer reaches this opportunity.")})
        ends = at + timedelta(hours=held.hours)
        held.granted = grant_in_emergency(
            deal.compartment, asker, reason=held.reason, expires_at=ends, second=actor, at=at
        )
    held.save(update_fields=["decided_by", "decided_at", "decision", "granted"])
    changes: Changes = {"user": [None, asker.name], "hours": [None, held.hours]}
    _note("compartment.opening_allowed" if allowed else "compartment.opening_refused", deal, changes, actor, at)
    return held


def _ensure_reason(field: str, text: str, deal: Opportunity, actor: User) -> None:
    if len(text.strip()) < SHORTEST:
        raise Invalid({field: _("Say in a sentence why; the keeper reads it.")})
    ensure_fit({field: text}, of=Author(actor.pk, "compartment.opening_asked", deal.pk, deal.customer_id))


def _note(kind: str, deal: Opportunity, changes: Changes, actor: User, at: datetime) -> None:
    record(kind, deal, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
