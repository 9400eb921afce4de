"""Open and share compartments; every reading of a sealed field leaves a line."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import AccessLogEntry, Compartment, CompartmentGrant, User
from yunchou.desk.identity.sealing import unseal


def may_open(user: User, compartment: Compartment, *, at: datetime) -> bool:
    """The owner and holders of a live grant; no role opens a compartment, not even the administrator's."""
    if not user.is_active:
        return False
    if compartment.owner_id == user.pk:
        return True
    live = Q(expires_at__isnull=True) | Q(expires_at__gt=at)
    return compartment.grants.filter(live, user=user, revoked_at__isnull=True).exists()


def reveal(row: models.Model, field: str, *, compartment: Compartment, actor: User, at: datetime) -> str:
    """The text of one sealed field. The reading is logged, the refusal too."""
    allowed = may_open(actor, compartment, at=at)
    AccessLogEntry.objects.create(
        compartment=compartment,
        reader=actor,
        at=at,
        subject=f"{row._meta.model_name}.{field}:{row.pk}"[:80],
        allowed=allowed,
    )
    if not allowed:
        raise Refused(_("This is known to the owner and named colleagues only."))
    return unseal(row, field)


@transaction.atomic
def grant(
    compartment: Compartment,
    user: User,
    *,
    reason: str,
    expires_at: datetime | None,
    actor: User,
    at: datetime,
) -> CompartmentGrant:
    """Let one named colleague in. Only the compartment's owner may."""
    if compartment.owner_id != actor.pk:
        raise Refused(_("Only the owner of this compartment may let others in."))
    CompartmentGrant.objects.filter(compartment=compartment, user=user, revoked_at__isnull=True).update(revoked_at=at)
    return CompartmentGrant.objects.create(
        compartment=compartment,
        user=user,
        reason=reason,
        granted_by=actor,
        granted_at=at,
        expires_at=expires_at,
    )


@transaction.atomic
def grant_in_emergency(
    compartment: Compartment, user: User, *, reason: str, expires_at: datetime, second: User, at: datetime
) -> CompartmentGrant:
    """Let somebody in whom the owner did not: two people answer for it, and it ends by itself."""
    if second.pk == user.pk:
        raise Refused(_("It takes a second person: nobody opens for himself."))
    CompartmentGrant.objects.filter(compartment=compartment, user=user, revoked_at__isnull=True).update(revoked_at=at)
    return CompartmentGrant.objects.create(
        compartment=compartment, user=user, reason=reason, granted_by=second, granted_at=at, expires_at=expires_at
    )


@transaction.atomic
def revoke(access: CompartmentGrant, *, actor: User, at: datetime) -> None:
    """Close a grant. Only the compartment's owner may."""
    if access.compartment.owner_id != actor.pk:
        raise Refused(_("Only the owner of this compartment may let others in."))
    CompartmentGrant.objects.filter(pk=access.pk, revoked_at__isnull=True).update(revoked_at=at)
