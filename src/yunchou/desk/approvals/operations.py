"""Ask for leave, give it or refuse it once, take a request back, name who stands in, pass upwards what is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.approvals.models import Approval, Delegation
from yunchou.desk.approvals.queries import may_delegate, power_for, powers, stand_ins, waited
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.changes import Diff, made
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer

LONGEST_STAND_IN = timedelta(days=92)


@transaction.atomic
def ask_leave(
    deal: Opportunity, matter: Matter, what: str, needs: Sequence[Role], *, actor: User, at: datetime
) -> list[Approval]:
    """Ask leave of one role or of several, one after another. The first waits from now on."""
    ensure_may_change(actor, deal, May.CHANGE_CONTRACTS)
    found: list[Approval] = []
    for role in needs:
        asked = Approval.objects.create(
            opportunity=deal,
            matter=matter,
            what=what[:200],
            needs=role,
            previous=found[-1] if found else None,
            asked_by=actor,
            asked_at=at,
            waits_since=None if found else at,
        )
        found.append(asked)
        _record("approval.asked", asked, made(needs=role, matter=matter), actor=actor, at=at)
    return found


def may_decide(user: User, approval: Approval, on: date) -> bool:
    """Whether this person may decide about it, himself or in somebody's place."""
    return power_for(approval, powers(user, on), user) is not None


def ensure_may_decide(user: User, approval: Approval, on: date) -> User:
    """By whose power this person decides; `Refused` when by nobody's."""
    holder = power_for(approval, powers(user, on), user)
    if holder is None:
        raise Refused(_("This needs the leave of somebody else."))
    return holder


@transaction.atomic
def decide(
    approval: Approval, *, approved: Answer, answer: str, seen_version: int, actor: User, at: datetime
) -> Approval:
    """Agree or refuse, once. A refusal says why and ends the path; after an agreement the next on it waits."""
    held = Approval.objects.select_for_update(of=("self",)).select_related("opportunity__owner").get(pk=approval.pk)
    if held.version != seen_version or held.approved is not Answer.UNKNOWN or held.ended_at is not None:
        raise Conflict(_("Somebody else has decided about this already."))
    holder = ensure_may_decide(actor, held, timezone.localtime(at).date())
    if approved is Answer.UNKNOWN:
        raise Invalid({"approved": _("Agree or refuse.")})
    if approved is Answer.NO and not answer.strip():
        raise Invalid({"answer": _("Say why not, and what would do.")})
    held.approved, held.answer, held.decided_by, held.decided_at = approved, answer.strip(), actor, at
    held.decided_for = holder if holder.pk != actor.pk else None
    held.version += 1
    held.save()
    changes: Diff = {"approved": [Answer.UNKNOWN, approved], **made(answer=held.answer)}
    if held.decided_for is not None:
        changes["decided_for"] = [None, held.decided_for.name]
    following = Approval.objects.filter(previous=held).first()
    if approved is Answer.YES and following is not None:
        Approval.objects.filter(pk=following.pk).update(waits_since=at)
    elif approved is Answer.NO:
        _end(following, at)
    _record(f"approval.{'agreed' if approved is Answer.YES else 'refused'}", held, changes, actor=actor, at=at)
    return held


@transaction.atomic
def take_back(approval: Approval, *, actor: User, at: datetime) -> None:
    """Take back what was asked and not decided yet, with what follows on its path. For who asked."""
    held = Approval.objects.select_for_update(of=("self",)).select_related("opportunity").get(pk=approval.pk)
    if held.asked_by_id != actor.pk:
        raise Refused(_("Only who asked takes a request back."))
    if held.approved is not Answer.UNKNOWN or held.ended_at is not None:
        raise Conflict(_("Somebody else has decided about this already."))
    _end(held, at)
    _record("approval.taken_back", held, {}, actor=actor, at=at)


@transaction.atomic
def give_up(asked: Sequence[Approval], *, actor: User, at: datetime) -> None:
    """End what is still asked for something that is there no more. The caller has checked who may drop that."""
    for approval in asked:
        held = Approval.objects.select_for_update(of=("self",)).select_related("opportunity").get(pk=approval.pk)
        if held.approved is Answer.UNKNOWN and held.ended_at is None:
            _end(held, at)
            _record("approval.taken_back", held, {}, actor=actor, at=at)


def _end(approval: Approval | None, at: datetime) -> None:
    while approval is not None:
        Approval.objects.filter(pk=approval.pk).update(ended_at=at)
        approval = Approval.objects.filter(previous=approval).first()


@transaction.atomic
def escalate_late(*, on: date, at: datetime) -> list[Approval]:
    """Pass upwards what waits longer than it may: executives may decide about it too. The system's own act."""
    days = our_parameters().on(on).whole("contracts.approval_late_days")
    late = list(waited(on - timedelta(days=days)).filter(escalated_at=None).select_for_update(of=("self",)))
    for approval in late:
        approval.escalated_at = at
        approval.save(update_fields=["escalated_at"])
        _record("approval.escalated", approval, {}, actor=None, at=at)
    return late


def ensure_may_delegate(user: User) -> None:
    """Refuse who has no word that another could give for him."""
    if not may_delegate(user):
        raise Refused(_("Only who gives leave names who stands in."))


@transaction.atomic
def stand_in(*, to: User, first_on: date, last_on: date, reason: str, actor: User, at: datetime) -> Delegation:
    """Let a colleague give one's leave for some days; he never decides about what he asked himself."""
    ensure_may_delegate(actor)
    today = timezone.localtime(at).date()
    if last_on < first_on:
        raise Invalid({"last_on": _("The last day lies before the first.")})
    if last_on < today:
        raise Invalid({"last_on": _("This day has passed.")})
    if last_on - first_on > LONGEST_STAND_IN:
        raise Invalid({"last_on": _("At most three months: name somebody anew after that.")})
    if not stand_ins(actor).filter(pk=to.pk).exists():
        raise Invalid({"to": _("This colleague cannot stand in for you.")})
    overlapping = Delegation.objects.filter(
        of=actor, to=to, ended_at=None, first_on__lte=last_on, last_on__gte=first_on
    )
    if overlapping.exists():
        raise Invalid({"to": _("This colleague stands in for you in these days already.")})
    made_now = Delegation.objects.create(
        of=actor, to=to, first_on=first_on, last_on=last_on, reason=reason.strip(), made_at=at
    )
    changes = made(first_on=first_on, last_on=last_on, reason=made_now.reason)
    record("delegation.made", made_now, actor=actor, at=at, changes=changes)
    return made_now


@transaction.atomic
def end_stand_in(delegation: Delegation, *, actor: User, at: datetime) -> None:
    """End it before its last day."""
    held = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if held.of_id != actor.pk:
        raise Refused(_("Only who named the stand-in ends it."))
    if held.ended_at is not None:
        return
    held.ended_at = at
    held.save(update_fields=["ended_at"])
    record("delegation.ended", held, actor=actor, at=at)


def _record(kind: str, approval: Approval, changes: Diff, *, actor: User | None, at: datetime) -> None:
    deal = approval.opportunity
    record(kind, approval, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
