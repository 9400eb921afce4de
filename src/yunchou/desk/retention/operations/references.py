"""Note what customers agree to about being shown, and when they are (P88, P89)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.retention.models import (
    ReferenceConsent,
    ReferenceUse,
)
from yunchou.desk.retention.operations.keeping import ensure_sound
from yunchou.desk.retention.references import plans
from yunchou.playbook.kernel.terms import Answer

Values = Mapping[str, Any]


@transaction.atomic
def note_consent(company: Company, values: Values, *, actor: User, at: datetime) -> ReferenceConsent:
    """What the customer said about being shown; the newest word about each way holds."""
    customers.ensure_may_change_people(actor, company)
    ensure_sound(company, values, at)
    if values.get("until") is not None and values["until"] < values["on"]:
        raise Invalid({"until": _("It cannot end before it was given.")})
    if values["agreed"] is Answer.YES and not str(values.get("scope") or "").strip():
        raise Invalid({"scope": _("Write down how far it goes: what may be shown, to whom.")})
    said = {name: values[name] for name in ("kind", "agreed", "on", "until", "scope", "person") if name in values}
    row = ReferenceConsent.objects.create(company=company, recorded_by=actor, recorded_at=at, **said)
    record("reference.answered", row, actor=actor, at=at, changes=made(**said), customer_id=company.pk)
    return row


@transaction.atomic
def use_reference(consent: ReferenceConsent, values: Values, *, actor: User, at: datetime) -> ReferenceUse:
    """Write down that the customer was shown; refused where it was not agreed, is over, or was used too often."""
    company = consent.company
    customers.ensure_may_change_people(actor, company)
    ensure_sound(company, values, at)
    words = ReferenceConsent.objects.select_for_update().filter(company=company, kind=consent.kind)
    plan = plans(words, today=values["used_on"])[0]
    if not plan.holds or plan.consent.on > values["used_on"]:
        raise Invalid({"": _("The customer has not agreed to this, or no longer: ask first.")})
    if not plan.is_rested:
        raise Invalid({"": _("Used %(times)s times in half a year: let it rest.") % {"times": plan.lately}})
    deal = values.get("opportunity")
    if deal is not None:
        ensure_may_change(actor, deal)
    row = ReferenceUse.objects.create(
        consent=plan.consent, used_on=values["used_on"], opportunity=deal, what=values.get("what") or "",
        recorded_by=actor, recorded_at=at,
    )  # fmt: skip
    changes = made(used_on=row.used_on, what=row.what, opportunity=deal)
    record("reference.used", row, actor=actor, at=at, changes=changes, customer_id=company.pk)
    return row
