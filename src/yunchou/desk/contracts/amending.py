"""Change a signed contract by an amendment, and note what it obliges to. What was signed is never written over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.approvals.operations import give_up
from yunchou.desk.changes import Diff, apply_changes, made
from yunchou.desk.contracts.models import Amendment, Contract, ContractFile, Obligation
from yunchou.desk.contracts.operations import reason_despite
from yunchou.desk.contracts.queries import TERMS
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, ensure_past
from yunchou.playbook.contracts.terms import LeaveLack


def _noted(values: Values, writing: Writing) -> Values:
    ensure_past(values, ["done_on"], writing)
    return {**values, "recorded_by": writing.actor} if writing.row is None else values


OBLIGATION = RowKind(Obligation, "obligation", may=May.CHANGE_CONTRACTS, complete=_noted)


@transaction.atomic
def draft_amendment(
    contract: Contract,
    values: Mapping[str, Any],
    *,
    reason: str,
    days: Mapping[str, list[Any]],
    actor: User,
    at: datetime,
) -> Amendment:
    """Write down what a signed contract is to be changed to. Nothing is in force until it is adopted.

    `days` tells the payments that get another day, by name; whoever keeps the plan keeps them with the amendment.
    """
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    held = Contract.objects.select_for_update().get(pk=contract.pk)
    if held.signed_on is None:
        raise Invalid({"": _("The contract is not signed yet: change it directly.")})
    if held.amendments.filter(adopted_at=None).exists():
        raise Invalid({"": _("An amendment is still open. Adopt it or drop it first.")})
    if not reason.strip():
        raise Invalid({"reason": _("Say why it is changed.")})
    chosen = {name: values.get(name) for name in TERMS if values.get(name) not in (None, getattr(held, name))}
    if values.get("days_later"):
        chosen["days_later"] = values["days_later"]
    if not chosen and not days:
        raise Invalid({"": _("Nothing would change.")})
    if values.get("due_on") and (chosen.get("amount") or held.amount) > held.amount:
        chosen["due_on"] = values["due_on"]
    ensure_terms(held, chosen)
    number = (held.amendments.aggregate(last=Max("number"))["last"] or 0) + 1
    amendment = Amendment.objects.create(
        contract=held, number=number, reason=reason.strip(), made_by=actor, made_at=at, **chosen
    )
    changes: Diff = {**made(reason=amendment.reason, **chosen), **days}
    _record("amendment.drafted", amendment, changes, actor=actor, at=at)
    return amendment


def ensure_terms(contract: Contract, chosen: Mapping[str, Any]) -> None:
    """Refuse terms that contradict each other, by the fields that are typed."""
    amount: Decimal | None = chosen.get("amount")
    starts: date | None = chosen.get("starts_on", contract.starts_on)
    ends: date | None = chosen.get("ends_on", contract.ends_on)
    if amount is not None and amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    if amount is not None and contract.first_payment is not None and amount < contract.first_payment:
        raise Invalid({"amount": _("This is less than the first payment that was agreed.")})
    if starts and ends and ends < starts:
        raise Invalid({"ends_on": _("The contract cannot end before it starts.")})


@transaction.atomic
def drop_amendment(amendment: Amendment, *, seen_version: int, actor: User, at: datetime) -> None:
    """Take away an amendment that was not adopted."""
    held = held_open(amendment, seen_version=seen_version, actor=actor)
    give_up([stop.leave for stop in held.leaves.select_related("leave")], actor=actor, at=at)
    changes: Diff = {name: [getattr(held, name), None] for name in TERMS if getattr(held, name) is not None}
    _record("amendment.dropped", held, changes, actor=actor, at=at)
    held.delete()


def held_open(amendment: Amendment, *, seen_version: int, actor: User) -> Amendment:
    """The amendment, locked, for somebody who may change it, while it is open. Needs an open transaction."""
    ensure_may_change(actor, amendment.contract.opportunity, May.CHANGE_CONTRACTS)
    rows = Amendment.objects.select_for_update(of=("self",)).select_related("contract__opportunity")
    held = rows.filter(pk=amendment.pk).first()
    if held is None or held.version != seen_version or held.adopted_at is not None:
        raise Conflict(_("Somebody else changed this since you opened it."))
    return held


@transaction.atomic
def put_in_force(
    amendment: Amendment,
    *,
    signed_on: date,
    file: ContractFile | None,
    lacking: Sequence[LeaveLack],
    override_reason: str,
    actor: User,
    at: datetime,
) -> None:
    """Let the terms of an amendment that was held be those of the contract; what was in force before is kept with it.

    `lacking` is what our own side has not agreed to, found by the caller; while something lacks, `override_reason` is
    asked for, and both are kept. The plan of payments follows in `receivables`, which calls this.
    """
    contract = amendment.contract
    if signed_on > timezone.localtime(at).date():
        raise Invalid({"signed_on": _("An amendment cannot have been signed in the future.")})
    if contract.signed_on and signed_on < contract.signed_on:
        raise Invalid({"signed_on": _("An amendment is not signed before its contract.")})
    chosen = {name: getattr(amendment, name) for name in TERMS if getattr(amendment, name) is not None}
    ensure_terms(contract, chosen)
    for name in TERMS:
        setattr(amendment, f"{name}_before", getattr(contract, name))
    reason = reason_despite(lacking, override_reason) if lacking else ""
    amendment.leave_lacking, amendment.override_reason = [each.value for each in lacking], reason
    amendment.signed_on, amendment.file = signed_on, file
    amendment.adopted_by, amendment.adopted_at = actor, at
    amendment.version += 1
    amendment.save()
    diff = apply_changes(contract, chosen, seen_version=contract.version)
    kind = "amendment.adopted_by_override" if lacking else "amendment.adopted"
    _record(kind, amendment, {**diff, "signed_on": [None, signed_on]}, note=reason, actor=actor, at=at)


def _record(kind: str, amendment: Amendment, changes: Diff, *, note: str = "", actor: User, at: datetime) -> None:
    deal = amendment.contract.opportunity
    record(
        kind,
        amendment,
        actor=actor,
        at=at,
        changes=changes,
        note=note,
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
    )
