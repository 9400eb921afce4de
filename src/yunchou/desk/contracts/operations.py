"""Change the contract of a deal. Its paths are rows of the deal; signing it wins nothing (P82)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, made
from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations.locking import a_reason
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import RowKind
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.contracts.terms import LeaveLack

SIGNING_STEP = RowKind(SigningStep, "signing_step", ordered=True, may=May.CHANGE_CONTRACTS)

FIELDS = (
    "number",
    "title",
    "amount",
    "currency",
    "seats",
    "starts_on",
    "ends_on",
    "first_payment",
    "sealed",
    "project_started",
    "project_frozen",
    "people_changed",
)
SIGNED = ("amount", "currency", "seats", "starts_on", "ends_on", "first_payment")
"""The terms that a signature fixes."""


@transaction.atomic
def draw_up(deal: Opportunity, values: Mapping[str, Any], *, actor: User, at: datetime) -> Contract:
    """Make the deal's contract. A deal has one; amendments change it and the journal keeps what it was."""
    ensure_may_change(actor, deal, May.CHANGE_CONTRACTS)
    if Contract.objects.filter(opportunity=deal).exists():
        raise Invalid({"": _("This deal has a contract already.")})
    chosen = {name: values[name] for name in FIELDS if name in values}
    _check(chosen, contract=None)
    contract = Contract.objects.create(opportunity=deal, created_by=actor, created_at=at, **chosen)
    changes = made(**chosen)
    _record("contract.drawn_up", contract, changes, actor=actor, at=at)
    return contract


@transaction.atomic
def amend(contract: Contract, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime) -> None:
    """Change the contract's terms while it is not signed, and what is known of its risks at any time."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    chosen = {name: values[name] for name in FIELDS if name in values}
    _ensure_not_written_over(contract, chosen)
    _check(chosen, contract=contract)
    diff = apply_changes(contract, chosen, seen_version=seen_version)
    if diff:
        _record("contract.amended", contract, diff, actor=actor, at=at)


@transaction.atomic
def sign(
    contract: Contract,
    *,
    signed_on: date | None,
    lacking: Sequence[LeaveLack],
    override_reason: str = "",
    seen_version: int,
    actor: User,
    at: datetime,
) -> None:
    """Record the day of signature, or take a mistaken one back with `None`. The deal is not won by it.

    `lacking` is what our own side has not agreed to, found by the caller in this request (`negotiation.signing`).
    While something lacks, nothing is signed without `override_reason`; what lacked is kept with it and shows.
    """
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    if signed_on is None:
        _ensure_signature_may_go(contract, actor)
    if signed_on is not None and signed_on > timezone.localtime(at).date():
        raise Invalid({"signed_on": _("A contract cannot have been signed in the future.")})
    values: dict[str, Any] = {"signed_on": signed_on}
    if signed_on is None or contract.signed_on is None:
        codes = [each.value for each in lacking] if signed_on else []
        values |= {"leave_lacking": codes, "override_reason": reason_despite(lacking, override_reason) if codes else ""}
    diff = apply_changes(contract, values, seen_version=seen_version)
    note = str(values.get("override_reason", ""))
    if diff:
        signed = "contract.signed_by_override" if note else "contract.signed"
        kind = signed if signed_on else "contract.signature_withdrawn"
        diff.pop("override_reason", None)
        _record(kind, contract, diff, actor=actor, at=at, note=note)


def _ensure_signature_may_go(contract: Contract, actor: User) -> None:
    """A signature fixes amounts and days: it goes only while nothing rests on it, a plan only by commerce's hand."""
    plan = contract.instalments.all()
    if contract.amendments.exclude(adopted_at=None).exists():
        raise Invalid({"": _("An amendment is in force: the signature stays.")})
    if plan.exclude(invoices=None).exists() or plan.exclude(allocations=None).exists():
        raise Invalid({"": _("Something is invoiced or paid: the signature stays.")})
    if plan.exists() and May.CHANGE_RECEIVABLES not in reach_of(actor).may:
        raise Invalid({"": _("Payments are planned: commerce takes the signature back.")})


def reason_despite(lacking: Sequence[LeaveLack], text: str) -> str:
    """The reason for going on without our own leave, or the refusal that names what lacks."""
    if not text.strip():
        lacks = _("; ").join(in_reader_language(each.words) for each in lacking)
        raise Invalid({"override_reason": _("Our own side has not agreed: %(lacks)s.") % {"lacks": lacks}})
    return a_reason(text, "override_reason")


def _ensure_not_written_over(contract: Contract, chosen: Mapping[str, Any]) -> None:
    """What was signed is changed by an amendment with its own paper, never by writing over it."""
    if contract.signed_on is None:
        return
    changed = [name for name in SIGNED if name in chosen and chosen[name] != getattr(contract, name)]
    if changed:
        raise Invalid(dict.fromkeys(changed, _("This was signed. Change it by an amendment.")))


def _check(values: Mapping[str, Any], *, contract: Contract | None) -> None:
    problems: dict[str, str] = {}
    merged = {name: values.get(name, getattr(contract, name, None)) for name in FIELDS}
    amount, first, starts, ends = (merged[n] for n in ("amount", "first_payment", "starts_on", "ends_on"))
    if amount is None or amount <= 0:
        problems["amount"] = _("The amount must be more than zero.")
    elif first is not None and not 0 < first <= amount:
        problems["first_payment"] = _("The first payment lies between zero and the contract amount.")
    if starts and ends and ends < starts:
        problems["ends_on"] = _("The contract cannot end before it starts.")
    taken = Contract.objects.filter(number=merged["number"]).values_list("pk", flat=True).first()
    if taken is not None and (contract is None or taken != contract.pk):
        problems["number"] = _("This contract number is taken.")
    if contract is not None:
        problems |= _against_money(contract, merged)
    if problems:
        raise Invalid(problems)


def _against_money(contract: Contract, merged: Mapping[str, Any]) -> dict[str, str]:
    """What is planned or paid already limits what may still change."""
    planned = contract.planned()
    if planned and merged["currency"] != contract.currency:
        return {"currency": _("The instalments are in the old currency. Remove them first.")}
    if merged["amount"] is not None and merged["amount"] < planned:
        return {"amount": _("The instalments already add up to more than this.")}
    return {}


def _record(
    kind: str, contract: Contract, changes: Mapping[str, list[Any]], *, actor: User, at: datetime, note: str = ""
) -> None:
    deal = contract.opportunity
    record(
        kind,
        contract,
        actor=actor,
        at=at,
        changes=changes,
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
        note=note,
    )
