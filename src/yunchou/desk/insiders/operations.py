"""Keep insider evidence and needs, and open them. Only who may open the compartment writes or reads here.

No journal line says whom or what: its subject is the deal, and it has no changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import conflict
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.identity.operations import may_open, reveal
from yunchou.desk.identity.sealing import seal
from yunchou.desk.insiders import queries
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.intelligence.queries import source_of
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import Writing, ensure_past
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.kernel.terms import Answer

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """One source as it was opened: who it is, what it did, what it needs. Never stored."""

    source: Source
    name: str
    contact: Contact | None
    evidence: list[tuple[InsiderEvidence, str]]
    needs: list[tuple[PersonalNeed, str, str]]


def ensure_opens(deal: Opportunity, *, actor: User, at: datetime) -> None:
    """Refuse, and log the refusal, unless the user is let into the compartment of a deal that he was let see."""
    if may_open(actor, deal.compartment, at=at):
        return
    AccessLogEntry.objects.create(compartment=deal.compartment, reader=actor, at=at, subject="insiders", allowed=False)
    raise Refused(_("This is known to the owner and named colleagues only."))


def _ensure_writes(deal: Opportunity, actor: User, at: datetime) -> None:
    ensure_may_change(actor, deal)
    ensure_opens(deal, actor=actor, at=at)


@transaction.atomic
def tie_source(deal: Opportunity, contact: Contact, *, actor: User, at: datetime) -> Source:
    """The source that a contact is: the one he is tied to, else the one of his name, else a new one.

    Sources that others named are thus the same person's, so that claims and evidence speak of one pseudonym.
    """
    _ensure_writes(deal, actor, at)
    if contact.company_id != deal.customer_id:
        raise Invalid({"contact": _("This person does not work for the customer of this opportunity.")})
    Opportunity.objects.select_for_update().get(pk=deal.pk)
    for source in queries.tied_sources(deal):
        if reveal(source, "contact", compartment=deal.compartment, actor=actor, at=at) == str(contact.pk):
            return source
    name = contact.name
    found = name_source(deal, Told(name=name), grade=None, actor=actor, at=at)
    if found is not None and found.contact:
        # Two people of one name: the second is told apart by his department.
        name = f"{name} {contact.department or contact.pk}"
        found = name_source(deal, Told(name=name), grade=None, actor=actor, at=at)
    if found is None:
        raise Invalid({"contact": _("Choose a person.")})
    seal(found, "contact", str(contact.pk), at=at)
    found.version += 1
    found.save(update_fields=["contact", "version"])
    _note(deal, "insider.tied", actor, at)
    return found


@transaction.atomic
def add_evidence(
    deal: Opportunity, source_key: UUID, values: dict[str, Any], *, actor: User, at: datetime
) -> InsiderEvidence:
    """Note one thing that a source did. Raises `Invalid` with the fields that cannot be taken."""
    _ensure_writes(deal, actor, at)
    source = source_of(deal, source_key)
    text = _kept(values.get("text", ""), "text")
    ensure_past(values, ["on"], Writing(deal, None, actor, at))
    heard_from = values.get("heard_from")
    if heard_from is not None and (heard_from.opportunity_id != deal.pk or heard_from.pk == source.pk):
        raise Invalid({"heard_from": _("Choose another source of this opportunity.")})
    plain = {name: value for name, value in values.items() if name != "text"}
    row = InsiderEvidence(source=source, recorded_by=actor, recorded_at=at, **plain)
    row.save(force_insert=True)
    if text:
        seal(row, "text", text, at=at)
        row.save(update_fields=["text"])
    _note(deal, "insider.evidence_added", actor, at)
    return row


@transaction.atomic
def correct_evidence(
    deal: Opportunity, pk: int, values: dict[str, Any], *, seen_version: int, actor: User, at: datetime
) -> None:
    """Say whether what he told proved true, or whether the deed counts after all; `Conflict` for a stale version."""
    _ensure_writes(deal, actor, at)
    row = queries.evidence_one(deal, pk)
    allowed = {name: value for name, value in values.items() if name in {"verified", "passed", "financial_tie"}}
    if row.version != seen_version:
        raise conflict(row, allowed)
    if all(getattr(row, name) == value for name, value in allowed.items()):
        return
    for name, value in allowed.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*allowed, "version"])
    _note(deal, "insider.evidence_changed", actor, at)


@transaction.atomic
def remove_evidence(deal: Opportunity, pk: int, *, seen_version: int, actor: User, at: datetime) -> None:
    """Remove one piece of evidence; nothing of it is kept."""
    _ensure_writes(deal, actor, at)
    _remove(queries.evidence_one(deal, pk), seen_version)
    _note(deal, "insider.evidence_removed", actor, at)


def refuse_hidden_need(deal: Opportunity, values: dict[str, Any], *, actor: User, at: datetime) -> None:
    """Refuse a need that must be hidden or whose words are private, and leave a line of it for compliance.

    Called before `add_need` and outside its transaction: the line stays although nothing else does. It says that
    something was refused, not what, nor of whom.
    """
    _ensure_writes(deal, actor, at)
    reasons: dict[str, str] = {}
    for name in ("text", "plan"):
        found = refused_in(values.get(name, ""))
        if found:
            told = dict.fromkeys(f"{in_reader_language(each.why)} {in_reader_language(each.better)}" for each in found)
            reasons[name] = " ".join(told)
    if values.get("can_be_open") is Answer.NO:
        reasons["can_be_open"] = _("A need that must be hidden is not met. Find one that the company can openly own.")
    if reasons:
        with transaction.atomic():
            _note(deal, "insider.need_refused", actor, at)
        raise Invalid(reasons)


@transaction.atomic
def add_need(deal: Opportunity, source_key: UUID, values: dict[str, Any], *, actor: User, at: datetime) -> PersonalNeed:
    """Note a professional need and how we meet it; what `refuse_hidden_need` refuses is refused here too."""
    _ensure_writes(deal, actor, at)
    source = source_of(deal, source_key)
    text, plan = _kept(values.get("text", ""), "text"), _kept(values.get("plan", ""), "plan")
    if not text:
        raise Invalid({"text": _("Write what he needs.")})
    if refused_in(text) or refused_in(plan) or values.get("can_be_open") is Answer.NO:
        raise Invalid({"text": _("This need is refused.")})
    row = PersonalNeed(
        source=source,
        kind=values["kind"],
        can_be_open=values.get("can_be_open", Answer.UNKNOWN),
        text=b"",
        recorded_by=actor,
        recorded_at=at,
    )
    row.save(force_insert=True)
    seal(row, "text", text, at=at)
    if plan:
        seal(row, "plan", plan, at=at)
    row.save(update_fields=["text", "plan"])
    _note(deal, "insider.need_added", actor, at)
    return row


@transaction.atomic
def remove_need(deal: Opportunity, pk: int, *, seen_version: int, actor: User, at: datetime) -> None:
    """Remove one need; nothing of it is kept."""
    _ensure_writes(deal, actor, at)
    _remove(queries.need_one(deal, pk), seen_version)
    _note(deal, "insider.need_removed", actor, at)


def open_source(deal: Opportunity, source_key: UUID, *, actor: User, at: datetime) -> Opened:
    """Everything sealed about one source, for who may know. Each reading is logged, a refusal too."""
    ensure_opens(deal, actor=actor, at=at)
    source = source_of(deal, source_key)

    def read(row: Any, field: str) -> str:
        if getattr(row, field) is None:
            return ""
        return reveal(row, field, compartment=deal.compartment, actor=actor, at=at)

    key = read(source, "contact")
    evidence = InsiderEvidence.objects.filter(source=source).select_related("heard_from")
    return Opened(
        source=source,
        name=read(source, "name"),
        contact=Contact.objects.filter(company_id=deal.customer_id, pk=key).first() if key else None,
        evidence=[(row, read(row, "text")) for row in evidence],
        needs=[(row, read(row, "text"), read(row, "plan")) for row in PersonalNeed.objects.filter(source=source)],
    )


def open_contacts(deal: Opportunity, *, actor: User, at: datetime) -> dict[UUID, Contact]:
    """Which contact each tied source is, for who may know. Each reading is logged, a refusal too."""
    ensure_opens(deal, actor=actor, at=at)
    keys = {
        source.pk: int(reveal(source, "contact", compartment=deal.compartment, actor=actor, at=at))
        for source in queries.tied_sources(deal)
    }
    contacts = Contact.objects.filter(company_id=deal.customer_id).in_bulk(list(keys.values()))
    return {source: contacts[key] for source, key in keys.items() if key in contacts}


def _kept(text: str, field: str) -> str:
    text = text.strip()
    if len(text) > LONGEST:
        raise Invalid({field: _("At most %(most)s characters.") % {"most": LONGEST}})
    return text


def _remove(row: InsiderEvidence | PersonalNeed, seen_version: int) -> None:
    if row.version != seen_version:
        raise Conflict(_("Somebody else changed this since you opened it."), [])
    row.delete()


def _note(deal: Opportunity, kind: str, actor: User, at: datetime) -> None:
    record(kind, deal, actor=actor, at=at, opportunity_id=deal.pk, customer_id=deal.customer_id)
    Opportunity.objects.filter(pk=deal.pk).update(updated_at=timezone.localtime(at))
