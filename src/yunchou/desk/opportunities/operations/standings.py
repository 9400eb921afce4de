"""Park, close and reopen deals. Winning is not here: only a bank receipt wins (see `winning`)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.opportunities.operations.locking import a_reason, hold, store
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.parameters import our_parameters
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Standing
from yunchou.playbook.qualification.budget_season import season

LATEST = date(2199, 12, 31)
RIVAL_LENGTH = 120


@transaction.atomic
def pause(
    deal: Opportunity,
    *,
    reason: str,
    wake_on: date | None,
    seen_version: int,
    actor: User,
    at: datetime,
    kill_on: date | None = None,
) -> Opportunity:
    """Stop on purpose until a day (停). A pause without an end would be a stall.

    On the day `kill_on` it is decided whether the deal goes on or is given up (P51).
    """
    change = _pausing(reason, wake_on, kill_on)
    return _change(deal, change, "opportunity.paused", {Standing.OPEN}, seen_version, actor, at)


@transaction.atomic
def prolong_pause(
    deal: Opportunity,
    *,
    reason: str,
    wake_on: date | None,
    seen_version: int,
    actor: User,
    at: datetime,
    kill_on: date | None = None,
) -> Opportunity:
    """Pause a paused deal anew: for a new reason and until new days."""
    change = _pausing(reason, wake_on, kill_on)
    return _change(deal, change, "opportunity.pause_prolonged", {Standing.PAUSED}, seen_version, actor, at)


def _pausing(reason: str, wake_on: date | None, kill_on: date | None) -> StandingChange:
    if wake_on is None:
        raise Invalid({"wake_on": _("Say when to look at it again.")})
    if kill_on is not None and not wake_on <= kill_on <= LATEST:
        raise Invalid({"kill_on": _("The kill date cannot come before the wake-up date.")})
    return StandingChange(standing=Standing.PAUSED, reason=a_reason(reason), wake_on=wake_on, kill_on=kill_on)


@transaction.atomic
def resume(deal: Opportunity, *, seen_version: int, actor: User, at: datetime, reason: str = "") -> Opportunity:
    """Go on with a paused deal."""
    change = StandingChange(standing=Standing.OPEN, reason=reason.strip())
    return _change(deal, change, "opportunity.resumed", {Standing.PAUSED}, seen_version, actor, at)


@transaction.atomic
def disqualify(
    deal: Opportunity,
    *,
    disqualified_for: DisqualifiedFor,
    seen_version: int,
    actor: User,
    at: datetime,
    reason: str = "",
    wake_on: date | None = None,
) -> Opportunity:
    """The opportunity does not stand (不成立). Without a budget it wakes in the customer's next budget season (P32)."""
    if disqualified_for is DisqualifiedFor.NO_BUDGET and wake_on is None:
        wake_on = next_budget_season(deal.customer, after=timezone.localdate(at))
    change = StandingChange(
        standing=Standing.DISQUALIFIED, disqualified_for=disqualified_for, reason=reason.strip(), wake_on=wake_on
    )
    allowed = {Standing.OPEN, Standing.PAUSED}
    return _change(deal, change, "opportunity.disqualified", allowed, seen_version, actor, at)


@transaction.atomic
def lose(
    deal: Opportunity, *, reason: str, seen_version: int, actor: User, at: datetime, lost_to: str = ""
) -> Opportunity:
    """The customer decided otherwise. `lost_to` is the rival, empty when it is not known or was nobody."""
    if len(lost_to.strip()) > RIVAL_LENGTH:
        raise Invalid({"lost_to": _("At most %(most)s characters.") % {"most": RIVAL_LENGTH}})
    change = StandingChange(standing=Standing.LOST, reason=a_reason(reason), lost_to=lost_to.strip())
    return _change(deal, change, "opportunity.lost", {Standing.OPEN, Standing.PAUSED}, seen_version, actor, at)


@transaction.atomic
def revive(deal: Opportunity, *, reason: str, seen_version: int, actor: User, at: datetime) -> Opportunity:
    """Take up a disqualified or lost deal again, at the stage where it was."""
    change = StandingChange(standing=Standing.OPEN, reason=a_reason(reason))
    allowed = {Standing.DISQUALIFIED, Standing.LOST}
    return _change(deal, change, "opportunity.revived", allowed, seen_version, actor, at)


def next_budget_season(customer: Company, *, after: date) -> date:
    """The first day of the customer's next budget season that begins after a day, as the method reckons it (P34)."""
    dossier = Dossier(account=Account(budget_months=tuple(customer.budget_months)))
    found = season(Case(dossier, our_parameters(), after))
    if found.starts_on <= after:
        found = season(Case(dossier, our_parameters(), found.ends_on))
    return found.starts_on


def _change(
    deal: Opportunity,
    change: StandingChange,
    kind: str,
    allowed: set[Standing],
    seen_version: int,
    actor: User,
    at: datetime,
) -> Opportunity:
    ensure_may_change(actor, deal)
    held = hold(deal, seen_version=seen_version, standing=change.standing)
    if held.standing not in allowed:
        raise Refused(_("The deal's standing is “%(standing)s”; this cannot follow.") % {"standing": _named(held)})
    _ensure_wakes_later(change.wake_on, at)
    return put(held, change, kind, actor=actor, at=at)


def put(
    held: Opportunity, change: StandingChange, kind: str, *, actor: User, at: datetime, note: str = ""
) -> Opportunity:
    """Write a change of standing on a deal that is held: the record, the deal, the journal line."""
    change.opportunity, change.decided_by, change.at = held, actor, at
    change.save()
    days = {"wake_on": change.wake_on, "kill_on": change.kill_on}
    diff = store(held, at=at, standing=change.standing, standing_since=at, **days)
    changes = {name: value for name, value in diff.items() if name != "standing_since"}
    for name in ("disqualified_for", "lost_to"):
        if getattr(change, name):
            changes[name] = [None, getattr(change, name)]
    record(
        kind,
        held,
        actor=actor,
        at=at,
        changes=changes,
        opportunity_id=held.pk,
        customer_id=held.customer_id,
        note=note or change.reason,
    )
    return held


def _named(deal: Opportunity) -> str:
    return in_reader_language(deal.standing.words)


def _ensure_wakes_later(wake_on: date | None, at: datetime) -> None:
    if wake_on is not None and not timezone.localdate(at) < wake_on <= LATEST:
        raise Invalid({"wake_on": _("The wake-up date must lie ahead.")})
