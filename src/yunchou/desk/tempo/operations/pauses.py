"""Pause a deal and plan it anew: a pause is a move of ours, with a plan, a wake-up and a kill date (P50, P51)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, apply_changes, conflict, made
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities import operations as opportunities
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations.locking import REASON_LENGTH, a_reason, hold
from yunchou.desk.opportunities.queries import ensure_may_change, visible
from yunchou.desk.tempo.models import Replan, ReplanAgreement
from yunchou.desk.tempo.operations.pace import ensure_no_tender, put_decision
from yunchou.desk.tempo.operations.plays import LIVE
from yunchou.desk.tempo.queries import newest_replan
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.terms import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is written when a deal is paused. `changed` is the reason of the pause; `must_agree` are colleagues."""

    changed: str
    exit_condition: str
    wake_on: date | None
    kill_on: date | None
    assumed: str = ""
    path: str = ""
    must_agree: Collection[User] = ()


@transaction.atomic
def pause(deal: Opportunity, plan: Plan, *, advised: Pace, seen_version: int, actor: User, at: datetime) -> Replan:
    """Stop an open deal until a day and open its re-plan. Not while a tender runs (N7)."""
    return _pause(opportunities.pause, deal, plan, advised, seen_version, actor, at)


@transaction.atomic
def pause_anew(deal: Opportunity, plan: Plan, *, advised: Pace, seen_version: int, actor: User, at: datetime) -> Replan:
    """Prolong a pause with a new reason, new dates and a new re-plan; the former one is kept."""
    return _pause(opportunities.prolong_pause, deal, plan, advised, seen_version, actor, at)


def ensure_can_pause(deal: Opportunity) -> None:
    """Refuse to pause what has ended."""
    if deal.standing not in LIVE:
        raise Refused(_("This opportunity has ended; there is nothing to pause."))


def _pause(
    stop: Callable[..., Opportunity],
    deal: Opportunity,
    plan: Plan,
    advised: Pace,
    seen_version: int,
    actor: User,
    at: datetime,
) -> Replan:
    ensure_may_change(actor, deal)
    ensure_can_pause(deal)
    days = _complete(plan)
    _ensure_can_agree(plan.must_agree, deal)
    ensure_no_tender(deal, at)
    held = stop(
        deal,
        reason=plan.changed,
        **days,
        seen_version=seen_version,
        actor=actor,
        at=at,
    )
    put_decision(held, Pace.PAUSE, advised, plan.changed, plan.exit_condition, actor=actor, at=at)
    return _open_replan(held, plan, days, actor, at)


def _complete(plan: Plan) -> dict[str, date]:
    """The two days of a plan that lacks nothing, else `Invalid` with everything that is wrong."""
    wrong: dict[str, str] = {}
    for name in ("changed", "exit_condition"):
        try:
            a_reason(getattr(plan, name), name)
        except Invalid as refused:
            wrong |= refused.fields
    wrong |= {name: _too_long() for name in ("assumed", "path") if len(getattr(plan, name)) > REASON_LENGTH}
    if plan.wake_on is None:
        wrong["wake_on"] = _("Say when to look at it again.")
    if plan.kill_on is None:
        wrong["kill_on"] = _("Say on which day it is given up if nothing has changed.")
    if wrong or plan.wake_on is None or plan.kill_on is None:
        raise Invalid(wrong)
    return {"wake_on": plan.wake_on, "kill_on": plan.kill_on}


def _too_long() -> str:
    return _("At most %(most)s characters.") % {"most": REASON_LENGTH}


def _ensure_can_agree(colleagues: Collection[User], deal: Opportunity) -> None:
    if not all(each.is_active and visible(each).filter(pk=deal.pk).exists() for each in colleagues):
        raise Invalid({"must_agree": _("Ask colleagues who see this opportunity.")})


def _open_replan(held: Opportunity, plan: Plan, days: dict[str, date], actor: User, at: datetime) -> Replan:
    replan = Replan.objects.create(
        opportunity=held,
        assumed=plan.assumed.strip(),
        changed=plan.changed.strip(),
        path=plan.path.strip(),
        **days,
        opened_by=actor,
        opened_at=at,
    )
    asked = sorted(set(plan.must_agree), key=lambda user: user.pk)
    ReplanAgreement.objects.bulk_create(ReplanAgreement(replan=replan, colleague=each) for each in asked)
    told = made(assumed=replan.assumed, path=replan.path, must_agree="、".join(each.name for each in asked))
    _record("replan.opened", replan, told, actor, at)
    return replan


@transaction.atomic
def revise_replan(deal: Opportunity, *, assumed: str, path: str, seen_version: int, actor: User, at: datetime) -> Diff:
    """Go on with the re-plan of a paused deal. Who agreed with another path has to agree again."""
    ensure_may_change(actor, deal)
    held = hold(deal, seen_version=None)
    replan = newest_replan(held)
    if held.standing is not Standing.PAUSED or replan is None:
        raise Refused(_("This opportunity is not paused: there is no re-plan to work on."))
    values = {"assumed": assumed.strip(), "path": path.strip()}
    wrong = {name: _too_long() for name, text in values.items() if len(text) > REASON_LENGTH}
    if wrong:
        raise Invalid(wrong)
    diff = apply_changes(replan, values, seen_version=seen_version)
    if "path" in diff:
        replan.agreements.update(agreed_at=None)
    if diff:
        _record("replan.revised", replan, diff, actor, at)
    return diff


@transaction.atomic
def agree(deal: Opportunity, pk: int, *, seen_version: int, actor: User, at: datetime) -> None:
    """Agree with the re-plan of a paused deal: only who was asked to, and with what he has read. Twice is once."""
    held = hold(deal, seen_version=None)
    replan = newest_replan(held)
    if replan is None or replan.pk != pk or held.standing is not Standing.PAUSED:
        raise NotThere(_("There is no re-plan to agree with."))
    if not visible(actor).filter(pk=held.pk).exists():
        raise NotThere(_("There is no such opportunity."))
    asked = replan.agreements.filter(colleague=actor).first()
    if asked is None:
        raise Refused(_("Only those who were asked to agree can."))
    if replan.version != seen_version:
        raise conflict(replan, {})
    if asked.agreed_at is None:
        asked.agreed_at = at
        asked.save(update_fields=["agreed_at"])
        _record("replan.agreed", replan, {}, actor, at)


def _record(kind: str, replan: Replan, changes: dict[str, Any], actor: User, at: datetime) -> None:
    deal = replan.opportunity
    Opportunity.objects.filter(pk=deal.pk).update(updated_at=at)
    record(kind, replan, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
