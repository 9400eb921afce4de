"""Plan, approve, give and cancel hospitality; the gate is asked each time (P90, P10, P96)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import conflict
from yunchou.desk.conduct.judgement import Plan, judge, judge_again, limit
from yunchou.desk.conduct.models import Hospitality, HospitalityDecision, HospitalityGiving
from yunchou.desk.conduct.terms import OPEN, READY, HospitalityState
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change, fetch
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.conduct.hospitality import Gated
from yunchou.playbook.conduct.terms import HospitalityVerdict as V
from yunchou.playbook.kernel.terms import Answer

Changes = Mapping[str, list[Any]]


@transaction.atomic
def plan_hospitality(deal: Opportunity, plan: Plan, *, purpose: str, actor: User, at: datetime) -> Hospitality:
    """Write down a plan that the gate lets through or wants approved. `Invalid` when it forbids or cannot judge."""
    ensure_may_change(actor, deal)
    _hold(deal)
    if plan.person.withdrawn_on is not None:
        raise Invalid({"person": _("He withdrew his consent: he is not invited.")})
    verdict = _judged(deal, plan, at)
    if verdict.value in (V.FORBIDDEN, V.UNKNOWN):
        raise Invalid({"" if verdict.value is V.FORBIDDEN else "recipient": in_reader_language(verdict.sentence.words)})
    return _store(deal, plan, verdict, purpose, "hospitality.planned", actor, at)


@transaction.atomic
def keep_attempt(deal: Opportunity, plan: Plan, *, purpose: str, actor: User, at: datetime) -> Hospitality | None:
    """Write down for compliance what the gate forbids. Sent again on the same day it is kept once.

    `None` when the gate does not forbid it after all.
    """
    ensure_may_change(actor, deal)
    _hold(deal)
    verdict = _judged(deal, plan, at)
    if verdict.value is not V.FORBIDDEN:
        return None
    same = Hospitality.objects.filter(
        opportunity=deal, person=plan.person, kind=plan.kind, value=plan.value, planned_on=plan.planned_on,
        verdict=V.FORBIDDEN, asked_by=actor, asked_at__date=timezone.localtime(at).date(),
    ).first()  # fmt: skip
    return same or _store(deal, plan, verdict, purpose, "hospitality.refused", actor, at)


@transaction.atomic
def decide(
    plan: Hospitality, *, approved: Answer, reason: str, seen_version: int, actor: User, at: datetime
) -> HospitalityDecision:
    """Approve or not, as somebody else than who asks. A leader up to his limit, above it an executive.

    The gate is asked again: what has become forbidden since, for example by a tender, cannot be approved.
    """
    ensure_may(actor, May.APPROVE_HOSPITALITY)
    fetch(actor, plan.opportunity_id)
    held = _held(plan, seen_version)
    if held.state is not HospitalityState.WAITING:
        raise Refused(_("This plan does not wait for an approval."))
    if held.asked_by_id == actor.pk:
        raise Refused(_("Nobody approves what he asked for himself."))
    if approved is Answer.UNKNOWN:
        raise Invalid({"approved": _("Say yes or no.")})
    if approved is Answer.NO and not reason.strip():
        raise Invalid({"reason": _("Say why not.")})
    if approved is Answer.YES:
        _ensure_may_approve(held, actor, at)
    made = HospitalityDecision.objects.create(
        hospitality=held, approved=approved, reason=reason.strip(), decided_by=actor, decided_at=at
    )
    kind = "hospitality.approved" if approved is Answer.YES else "hospitality.rejected"
    _raise_version(held)
    _note(kind, held, {}, actor, at, note=reason.strip())
    return made


@transaction.atomic
def note_giving(
    plan: Hospitality,
    *,
    given_on: date,
    value: Decimal,
    receipt_number: str,
    seen_version: int,
    actor: User,
    at: datetime,
) -> HospitalityGiving:
    """Enter in the register that it took place. What went beyond is entered too and is seen by compliance."""
    ensure_may_change(actor, plan.opportunity)
    held = _held(plan, seen_version)
    if held.state not in READY:
        raise Refused(_("Only what is planned and approved can be entered as given."))
    today = timezone.localtime(at).date()
    if given_on > today:
        raise Invalid({"given_on": _("This day lies ahead.")})
    if not receipt_number.strip():
        raise Invalid({"receipt_number": _("Give the number of the receipt.")})
    verdict = judge_again(held, value=value, on=given_on, as_of=given_on)
    kept = value <= held.value and verdict.value is not V.FORBIDDEN
    made = HospitalityGiving.objects.create(
        hospitality=held,
        given_on=given_on,
        value=value,
        receipt_number=receipt_number.strip(),
        within=Answer.YES if kept else Answer.NO,
        recorded_by=actor,
        recorded_at=at,
    )
    _raise_version(held)
    changes: Changes = {"given_on": [None, given_on], "value": [held.value, value], "within": [None, made.within]}
    _note("hospitality.given", held, changes, actor, at)
    return made


@transaction.atomic
def cancel(plan: Hospitality, *, seen_version: int, actor: User, at: datetime) -> Hospitality:
    """Take back a plan that was not carried out."""
    ensure_may_change(actor, plan.opportunity)
    held = _held(plan, seen_version)
    if held.state not in OPEN:
        raise Refused(_("Only what has not taken place yet can be cancelled."))
    held.cancelled_at = at
    held.save(update_fields=["cancelled_at"])
    _raise_version(held)
    _note("hospitality.cancelled", held, {}, actor, at)
    return held


def _judged(deal: Opportunity, plan: Plan, at: datetime) -> Gated:
    today = timezone.localtime(at).date()
    if plan.planned_on < today:
        raise Invalid({"planned_on": _("A plan lies ahead. What took place without a plan goes to compliance.")})
    if plan.person.company_id != deal.customer_id:
        raise Invalid({"person": _("This person does not work for the customer of this opportunity.")})
    return judge(deal, plan, as_of=max(today, plan.planned_on))


def _store(
    deal: Opportunity, plan: Plan, verdict: Gated, purpose: str, kind: str, actor: User, at: datetime
) -> Hospitality:
    if not purpose.strip():
        raise Invalid({"purpose": _("Say what it is for.")})
    words = verdict.sentence.words
    row = Hospitality.objects.create(
        opportunity=deal,
        person=plan.person,
        kind=plan.kind,
        recipient=plan.recipient,
        value=plan.value,
        planned_on=plan.planned_on,
        purpose=purpose.strip(),
        verdict=verdict.value,
        why={"zh": words.zh, "en": words.en},
        asked_by=actor,
        asked_at=at,
    )
    changes: Changes = {
        "kind": [None, row.kind],
        "value": [None, row.value],
        "planned_on": [None, row.planned_on],
        "purpose": [None, row.purpose],
        "verdict": [None, row.verdict],
    }
    _note(kind, row, changes, actor, at)
    return row


def _ensure_may_approve(held: Hospitality, actor: User, at: datetime) -> None:
    today = timezone.localtime(at).date()
    if held.value > limit("leader_value", today) and Role.EXECUTIVE not in reach_of(actor).roles:
        raise Refused(
            _("Above %(limit)s yuan per head an executive decides.") % {"limit": int(limit("leader_value", today))}
        )
    verdict = judge_again(held, value=held.value, on=held.planned_on, as_of=max(today, held.planned_on))
    if verdict.value in (V.FORBIDDEN, V.UNKNOWN):
        raise Refused(in_reader_language(verdict.sentence.words))


def _hold(deal: Opportunity) -> None:
    Opportunity.objects.select_for_update().get(pk=deal.pk)


def _held(plan: Hospitality, seen_version: int) -> Hospitality:
    """The plan as it is now, locked; `Conflict` when somebody was faster."""
    _hold(plan.opportunity)
    held = Hospitality.objects.select_related("person", "opportunity__customer", "decision", "giving").get(pk=plan.pk)
    if held.version != seen_version:
        raise conflict(held, {})
    return held


def _raise_version(held: Hospitality) -> None:
    held.version += 1
    held.save(update_fields=["version"])


def _note(kind: str, row: Hospitality, changes: Changes, actor: User, at: datetime, note: str = "") -> None:
    deal = row.opportunity
    record(
        kind, row, actor=actor, at=at, changes=changes,
        opportunity_id=deal.pk, customer_id=deal.customer_id, note=note,
    )  # fmt: skip
