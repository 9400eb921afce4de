"""The register of what goes abroad (PIPL 38 to 40): which ways there are, what allows each, who consented."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.capture.model.settings import ADDRESS
from yunchou.desk.changes import apply_changes, conflict, made
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers import abroad
from yunchou.desk.messengers.models import PushDevice, Robot, TransferAbroad
from yunchou.desk.messengers.terms import OutwardWay
from yunchou.desk.privacy.models import TransferConsent
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True)
class Leaving:
    """One place to which something would go now; `transfer` is what allows it where it counts as abroad."""

    way: OutwardWay
    host: str
    at_home: bool
    transfer: TransferAbroad | None

    @property
    def is_held_back(self) -> bool:
        """Whether nothing goes there."""
        return not self.at_home and self.transfer is None


def transfers(user: User) -> QuerySet[TransferAbroad]:
    """The whole register, the newest first, with how many people have consented where each has to (`consented`)."""
    ensure_may(user, May.HANDLE_PRIVACY)
    holding = Count("consents", filter=Q(consents__withdrawn_on__isnull=True))
    return TransferAbroad.objects.select_related("recorded_by").annotate(consented=holding)


def transfer_of(user: User, pk: int) -> TransferAbroad:
    """One transfer; `NotThere` when there is none."""
    found = transfers(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such transfer."))
    return found


def leaving(user: User, on: date) -> list[Leaving]:
    """Every place to which this installation is set up to send, and whether it does."""
    ensure_may(user, May.HANDLE_PRIVACY)
    return [Leaving(way, host, _at_home(way, host), abroad.recorded(way, host, on)) for way, host in _set_up()]


def _at_home(way: OutwardWay, host: str) -> bool:
    # Of a model who runs the desk says himself what allows it: the command has no database.
    return way is OutwardWay.MODEL or abroad.is_at_home(host)


def _set_up() -> Iterator[tuple[OutwardWay, str]]:
    if settings.EMAIL_HOST:
        yield OutwardWay.MAIL, settings.EMAIL_HOST
    if host := urlsplit(os.environ.get(ADDRESS, "")).hostname:
        yield OutwardWay.MODEL, host
    for way, model in ((OutwardWay.ROBOT, Robot), (OutwardWay.PUSH, PushDevice)):
        hosts: Iterable[str] = model._default_manager.order_by("host").values_list("host", flat=True).distinct()
        yield from ((way, host) for host in hosts)


@transaction.atomic
def record_transfer(values: Mapping[str, Any], *, actor: User, at: datetime) -> TransferAbroad:
    """Put a transfer on record; from its day on something may go there."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    _ensure_sound(values)
    row = TransferAbroad.objects.create(recorded_by=actor, recorded_at=at, **values)
    told = made(since=row.since, country=row.country, way=row.way.value, ground=row.ground.value)
    record("privacy.transfer_recorded", row, actor=actor, at=at, changes=told)
    return row


@transaction.atomic
def change_transfer(
    row: TransferAbroad, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime
) -> TransferAbroad:
    """Change or end a transfer on record; the journal keeps what it said before."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    _ensure_sound(values)
    changes = apply_changes(row, values, seen_version=seen_version)
    if changes:
        record("privacy.transfer_changed", row, actor=actor, at=at, changes=changes)
    return row


def _ensure_sound(values: Mapping[str, Any]) -> None:
    by_people = values["way"] is OutwardWay.PEOPLE
    if not by_people and not values["host"]:
        raise Invalid({"host": _("Say to which host this way leads, for example fcm.googleapis.com.")})
    if values["each_consents"] is Answer.UNKNOWN:
        raise Invalid({"each_consents": _("Say yes or no: it decides whether people are asked.")})
    if values["each_consents"] is Answer.YES and not by_people:
        raise Invalid({
            "each_consents": _("What goes this way by itself may name anybody, so that nobody can be asked before.")
        })  # fmt: skip
    if values["ended_on"] and values["ended_on"] < values["since"]:
        raise Invalid({"ended_on": _("The end lies before the beginning.")})


def consents_of(user: User, contact: Contact, on: date) -> list[tuple[TransferAbroad, TransferConsent | None]]:
    """The transfers that ask each person, with what this one said."""
    ensure_may(user, May.HANDLE_PRIVACY)
    said = {row.transfer_id: row for row in TransferConsent.objects.filter(contact=contact)}
    asking = abroad.live(on).filter(each_consents=Answer.YES)
    return [(transfer, said.get(transfer.pk)) for transfer in asking]


def providable(user: User, transfer: TransferAbroad, on: date) -> QuerySet[Contact]:
    """The people whose data may go to a recipient on a day because each consented; who was not asked is not there."""
    ensure_may(user, May.HANDLE_PRIVACY)
    if not abroad.live(on).filter(pk=transfer.pk, each_consents=Answer.YES).exists():
        return Contact.objects.none()
    standing = TransferConsent.objects.filter(transfer=transfer, withdrawn_on__isnull=True, consented_on__lte=on)
    found = Contact.objects.filter(pk__in=standing.values("contact"), withdrawn_on__isnull=True, erasure__isnull=True)
    return found.select_related("company").order_by("company__name", "name", "pk")


@transaction.atomic
def note_consent(
    transfer: TransferAbroad,
    contact: Contact,
    values: Mapping[str, Any],
    *,
    seen_version: int,
    actor: User,
    at: datetime,
) -> TransferConsent:
    """Note that a person consented apart to one transfer, or that he withdrew it."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    today, withdrawn = timezone.localdate(at), values["withdrawn_on"]
    if transfer.each_consents is not Answer.YES:
        raise Conflict(_("This transfer does not rest on the consent of each person."))
    for name in ("consented_on", "withdrawn_on"):
        if values[name] and values[name] > today:
            raise Invalid({name: _("This day is still to come.")})
    if withdrawn and withdrawn < values["consented_on"]:
        raise Invalid({"withdrawn_on": _("The end lies before the beginning.")})
    # One writer at a time, also while there is no row to lock.
    Contact.objects.select_for_update().get(pk=contact.pk)
    row = TransferConsent.objects.filter(transfer=transfer, contact=contact).first()
    if row is None:
        if seen_version:
            raise conflict(TransferConsent(transfer=transfer, contact=contact, **values), values)
        row = TransferConsent.objects.create(
            transfer=transfer, contact=contact, recorded_by=actor, recorded_at=at, **values
        )
        changes = made(**values)
    else:
        changes = apply_changes(row, values, seen_version=seen_version)
    if changes:
        told = {**changes, "recipient": [None, transfer.recipient]}
        record("contact.transfer_consent", contact, actor=actor, at=at, changes=told, customer_id=contact.company_id)
    return row
