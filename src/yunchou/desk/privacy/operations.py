"""Note grounds and requests, hand out what is known of a person, erase him, export readings for an incident."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, conflict, made
from yunchou.desk.customers.models import Contact
from yunchou.desk.customers.operations.contacts import ensure_may_change_people
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, ensure_right, reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.identity.templatetags.sealed import sealed_fact
from yunchou.desk.journal.operations import hold, record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy import erased_list
from yunchou.desk.privacy.access_file import Told, everything_about
from yunchou.desk.privacy.called import Called, called
from yunchou.desk.privacy.erasing import erase_person
from yunchou.desk.privacy.models import Erasure, NoticeText, PersonBasis, PrivacyRequest
from yunchou.desk.privacy.queries import Incident, incident
from yunchou.desk.privacy.terms import Ground, RequestKind
from yunchou.desk.web.workbooks import workbook_in

ANSWER_WITHIN = timedelta(days=15)
"""How long we take by our own rule; the law says in time (PIPL 50), GB/T 35273 names thirty days."""
CHILD_UNTIL = 14
"""Years. Of whom only the year of birth is known, who turns fourteen this year counts as a child until it ends."""


def ensure_notes_basis(contact: Contact, actor: User) -> None:
    """Refuse unless the user answers requests or works on this person's customer."""
    if May.HANDLE_PRIVACY not in reach_of(actor).may:
        ensure_may_change_people(actor, contact.company)


@transaction.atomic
def note_basis(
    contact: Contact, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime
) -> PersonBasis:
    """Note on what ground a person is kept and what he was told; for who works on his customer or answers requests."""
    ensure_notes_basis(contact, actor)
    if values.get("held_until") and not values.get("hold_reason"):
        raise Invalid({"hold_reason": _("Say by which law or for which dispute.")})
    if values.get("noticed_on") and values["noticed_on"] > timezone.localdate(at):
        raise Invalid({"noticed_on": _("This day is still to come.")})
    _ensure_guardian_consented(values, timezone.localdate(at))
    basis = PersonBasis.objects.select_for_update().filter(contact=contact).first()
    # What was noted before notices were published here stays as it was written.
    if basis is None or basis.notice != (values.get("notice") or ""):
        _ensure_told(values)
    if basis is None:
        basis = PersonBasis.objects.create(contact=contact, recorded_by=actor, recorded_at=at, **values)
        changes = made(**values)
    else:
        changes = apply_changes(basis, values, seen_version=seen_version)
    if changes:
        record("contact.basis_noted", contact, actor=actor, at=at, changes=changes, customer_id=contact.company_id)
    return basis


def _ensure_guardian_consented(values: Mapping[str, Any], today: date) -> None:
    """A child under fourteen is kept on a recorded consent of a parent or guardian only (PIPL 31).

    Of everybody else no year of birth is taken: it is not needed.
    """
    born, consented = values.get("born_in"), values.get("guardian_consented_on")
    if born is None:
        if values.get("guardian") or consented:
            raise Invalid({"born_in": _("A guardian consents for a child under fourteen only: say the year of birth.")})
        return
    if not today.year - CHILD_UNTIL <= born <= today.year:
        raise Invalid({"born_in": _("Only of a child under fourteen is the year of birth kept. Leave it out.")})
    if values["ground"] is not Ground.CONSENT:
        raise Invalid({"ground": _("A child under fourteen is kept on consent only.")})
    if not values.get("guardian") or consented is None:
        raise Invalid({"guardian": _("Under fourteen: who of parents or guardians consented, and on which day?")})
    if consented > today:
        raise Invalid({"guardian_consented_on": _("This day is still to come.")})


def _ensure_told(values: Mapping[str, Any]) -> None:
    """What somebody was told is a notice that was in force on the day he was told."""
    name, told_on = values.get("notice"), values.get("noticed_on")
    if not name:
        return
    text = NoticeText.objects.filter(name=name).first()
    if text is None:
        raise Invalid({"notice": _("There is no notice of this version.")})
    if told_on is None:
        raise Invalid({"noticed_on": _("Say on which day he was told.")})
    if text.since > told_on:
        raise Invalid({"notice": _("This notice was not in force on that day yet.")})


@transaction.atomic
def note_withdrawal(
    contact: Contact, withdrawn_on: date | None, *, seen_version: int, actor: User, at: datetime
) -> Contact:
    """Note that a person withdrew his consent, or with `None` that he gave it anew. His use ends with this request.

    The facts of deals that he is part of stay: they were written down lawfully (PIPL 15); erasure is asked for apart.
    """
    ensure_notes_basis(contact, actor)
    if withdrawn_on is not None and withdrawn_on > timezone.localdate(at):
        raise Invalid({"withdrawn_on": _("This day is still to come.")})
    changes = apply_changes(contact, {"withdrawn_on": withdrawn_on}, seen_version=seen_version)
    if changes:
        kind = "contact.consent_withdrawn" if withdrawn_on else "contact.consent_given_anew"
        record(kind, contact, actor=actor, at=at, changes=changes, customer_id=contact.company_id)
    return contact


@transaction.atomic
def note_request(
    values: Mapping[str, Any], *, actor: User, at: datetime, contact: Contact | None = None
) -> PrivacyRequest:
    """Note what somebody asked about himself; it is to be answered within `ANSWER_WITHIN` unless a day is given.

    Who withdraws his consent is used no more from this act on, when it is known who he is (`contact`).
    """
    ensure_may(actor, May.HANDLE_PRIVACY)
    received: date = values["received_on"]
    if received > timezone.localdate(at):
        raise Invalid({"received_on": _("This day is still to come.")})
    due = values.get("due_on") or received + ANSWER_WITHIN
    if due < received:
        raise Invalid({"due_on": _("The deadline lies before the request.")})
    given = {**values, "due_on": due}
    row = PrivacyRequest.objects.create(contact=contact, recorded_by=actor, recorded_at=at, **given)
    # Who asked stands in the request, not in the journal: it would stay there when he is erased.
    record("privacy.request_noted", row, actor=actor, at=at, changes={"due_on": [None, due]})
    _obey(row, actor=actor, at=at)
    return row


@transaction.atomic
def name_asker(row: PrivacyRequest, contact: Contact, *, seen_version: int, actor: User, at: datetime) -> None:
    """Say which person on record asked; a withdrawal takes effect with it."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    held = PrivacyRequest.objects.select_for_update().get(pk=row.pk)
    if held.version != seen_version or held.answered_on is not None:
        raise conflict(held, {"contact": contact})
    held.contact, held.version = contact, held.version + 1
    held.save(update_fields=["contact", "version"])
    record("privacy.asker_named", held, actor=actor, at=at)
    _obey(held, actor=actor, at=at)


def _obey(row: PrivacyRequest, *, actor: User, at: datetime) -> None:
    """Do at once what a request asks by law: consent counts as withdrawn from the day on which the request came."""
    if row.kind is not RequestKind.WITHDRAWAL or row.contact_id is None:
        return
    contact = Contact.objects.select_related("company").get(pk=row.contact_id)
    if contact.withdrawn_on is None:
        note_withdrawal(contact, row.received_on, seen_version=contact.version, actor=actor, at=at)


@transaction.atomic
def answer_request(
    row: PrivacyRequest, *, contact: Contact | None, answer: str, seen_version: int, actor: User, at: datetime
) -> PrivacyRequest:
    """Write down what was answered; an answered request is closed."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    held = PrivacyRequest.objects.select_for_update().get(pk=row.pk)
    if held.version != seen_version or held.answered_on is not None:
        raise conflict(held, {"answer": answer})
    held.contact, held.answer, held.answered_on = contact or held.contact, answer, timezone.localdate(at)
    held.version += 1
    held.save(update_fields=["contact", "answer", "answered_on", "version"])
    record("privacy.request_answered", held, actor=actor, at=at)
    return held


@transaction.atomic
def make_file(contact: Contact, *, actor: User, at: datetime, labelled: bool = False) -> Told:
    """Everything about one person, for himself. That it was made is journalled."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    told = everything_about(contact, at=at, labelled=labelled)
    record("privacy.file_made", contact, actor=actor, at=at, customer_id=contact.company_id)
    return told


@transaction.atomic
def list_called(contact: Contact, *, actor: User, at: datetime) -> Called:
    """The texts that may mean one person without his name. That somebody looked is journalled, what he saw is not."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    found = called(contact)
    record("privacy.texts_listed", contact, actor=actor, at=at, customer_id=contact.company_id)
    return found


def as_json(told: Told) -> bytes:
    """The file as data."""
    return json.dumps(told, ensure_ascii=False, indent=2, default=str).encode()


@transaction.atomic
def erase(contact: Contact, *, actor: User, at: datetime) -> Erasure:
    """Erase one person for good. Needs the right, and no duty to keep him."""
    ensure_right(actor, Right.ERASURE)
    hold()
    if Erasure.objects.filter(contact=contact).exists():
        raise Conflict(_("This person has been erased already."))
    basis = PersonBasis.objects.filter(contact=contact, held_until__gte=timezone.localdate(at)).first()
    if basis is not None:
        raise Invalid(
            {"": _("He must be kept until %(day)s: %(why)s") % {"day": basis.held_until, "why": basis.hold_reason}}
        )
    return erase_person(contact, number=next_number(), actor=actor, at=at)


def next_number() -> int:
    """The number of the next person to be erased: greater than all in the database and on the list."""
    listed = max((each.number for each in erased_list.lines()), default=0)
    stored = Erasure.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return max(listed, stored) + 1


def repeat_erasures(*, at: datetime) -> int:
    """Erase again whoever a restored backup brought back; answers how many. Quick when nobody was brought back."""
    done = set(Erasure.objects.values_list("contact_id", flat=True))
    again = 0
    for each in list(erased_list.lines()):
        contact = Contact.objects.filter(pk=each.contact).first() if each.contact not in done else None
        if contact is not None and each.fits(contact):
            erase_person(contact, number=each.number, actor=None, at=at)
            again += 1
    return again


@transaction.atomic
def export_incident(asked: Incident, *, actor: User, at: datetime) -> bytes:
    """The readings of a time span as a workbook, for the report of an incident. That it was made is journalled.

    Deals stand for the people affected: who the sources are stays with the keepers, who are named.
    """
    ensure_right(actor, Right.EXPORT)
    rows = list(incident(actor, asked))
    deals = dict(Opportunity.objects.values_list("compartment_id", "name"))
    out = io.BytesIO()
    with workbook_in(out) as workbook:
        sheet = workbook.add_worksheet()
        heads = [_("When"), _("Who"), _("Opportunity"), _("Kept by"), _("Record"), _("Fact"), _("Outcome")]
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head)
        for number, row in enumerate(rows, start=1):
            outcome = _("opened") if row.allowed else _("refused")
            texts = [
                f"{timezone.localtime(row.at):%Y-%m-%d %H:%M:%S}", row.reader.name, deals.get(row.compartment_id, ""),
                row.compartment.owner.name, str(sealed_fact(row.subject)), row.subject, outcome,
            ]  # fmt: skip
            for place, text in enumerate(texts):
                sheet.write_string(number, place, text)
        mark = _("Exported by %(name)s on %(at)s") % {
            "name": actor.name,
            "at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}",
        }
        sheet.write_string(len(rows) + 2, 0, mark)
    record("privacy.incident_exported", actor, actor=actor, at=at, changes={"lines": [None, len(rows)]})
    return out.getvalue()
