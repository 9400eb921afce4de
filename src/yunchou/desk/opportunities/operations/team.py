"""Who owns a deal, who works on it, and who keeps its confidences."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import Compartment, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Changes, record
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.operations.deals import ensure_can_own
from yunchou.desk.opportunities.operations.locking import a_reason, hold, store
from yunchou.desk.opportunities.queries import ensure_may_manage_team, ensure_may_reassign, visible


@transaction.atomic
def add_member(deal: Opportunity, user: User, duty: Duty, *, actor: User, at: datetime) -> DealMember:
    """Put a colleague on the deal's team, or change what he does there."""
    ensure_may_manage_team(actor, deal)
    if user.pk == deal.owner_id:
        raise Invalid({"user": _("%(name)s owns this deal already.") % {"name": user.name}})
    if not user.is_active or May.SEE_OPPORTUNITIES not in reach_of(user).may:
        raise Invalid({"user": _("%(name)s cannot work on deals.") % {"name": user.name}})
    hold(deal, seen_version=None)
    before = DealMember.objects.filter(opportunity=deal, user=user).first()
    if before is not None and before.duty is duty:
        return before
    member, _made = DealMember.objects.update_or_create(
        opportunity=deal, user=user, defaults={"duty": duty}, create_defaults=_new_member(duty, actor, at)
    )
    changes: Changes = {
        "member": [user.name if before else None, user.name],
        "duty": [before and before.duty, duty],
    }
    _note("opportunity.member_added", deal, changes, actor, at)
    return member


@transaction.atomic
def remove_member(deal: Opportunity, user_id: int, *, actor: User, at: datetime) -> None:
    """Take a colleague off the deal's team. What he recorded stays."""
    ensure_may_manage_team(actor, deal)
    member = DealMember.objects.select_related("user").filter(opportunity=deal, user_id=user_id).first()
    if member is None:
        raise NotThere(_("This colleague is not on the team."))
    changes: Changes = {"member": [member.user.name, None], "duty": [member.duty, None]}
    member.delete()
    _note("opportunity.member_removed", deal, changes, actor, at)


@transaction.atomic
def reassign(deal: Opportunity, to: User, *, reason: str, seen_version: int, actor: User, at: datetime) -> Opportunity:
    """Give the deal to another owner. The old one stays on its team, so that what he knows is not lost (P89).

    The compartment does not go along: its owner hands it over himself (`hand_over_compartment`).
    """
    ensure_may_reassign(actor, deal)
    ensure_can_own(to)
    reach = reach_of(actor)
    if not (May.MANAGE_USERS in reach.may or reach.changes_owner(to.pk)):
        raise Invalid({"owner": _("%(name)s is not in your team.") % {"name": to.name}})
    held = hold(deal, seen_version=seen_version, owner=to)
    before = held.owner
    if before.pk == to.pk:
        raise Invalid({"owner": _("%(name)s owns this deal already.") % {"name": to.name}})
    why = a_reason(reason)
    DealMember.objects.filter(opportunity=held, user=to).delete()
    DealMember.objects.update_or_create(
        opportunity=held,
        user=before,
        defaults={"duty": Duty.SELLER},
        create_defaults=_new_member(Duty.SELLER, actor, at),
    )
    diff = store(held, at=at, owner=to)
    _note("opportunity.reassigned", held, {"owner": diff["owner"]}, actor, at, why)
    return held


@transaction.atomic
def hand_over_compartment(deal: Opportunity, *, actor: User, at: datetime) -> None:
    """The compartment's owner gives it to the deal's present owner; he himself keeps no access to it."""
    held = hold(deal, seen_version=None)
    if not visible(actor).filter(pk=deal.pk).exists():
        raise NotThere(_("There is no such opportunity."))
    compartment = Compartment.objects.select_for_update().get(pk=held.compartment_id)
    if compartment.owner_id != actor.pk:
        raise Refused(_("Only who keeps the confidences of this deal may hand them over."))
    if held.owner_id == actor.pk:
        raise Invalid({"": _("You own the deal; there is nobody to hand over to.")})
    compartment.owner = held.owner
    compartment.save(update_fields=["owner"])
    changes: Changes = {"compartment_owner": [actor.name, held.owner.name]}
    _note("opportunity.compartment_handed_over", held, changes, actor, at)


def _new_member(duty: Duty, actor: User, at: datetime) -> dict[str, object]:
    return {"duty": duty, "added_by": actor, "added_at": at}


def _note(kind: str, deal: Opportunity, changes: Changes, actor: User, at: datetime, note: str = "") -> None:
    record(
        kind,
        deal,
        actor=actor,
        at=at,
        changes=changes,
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
        note=note,
    )
