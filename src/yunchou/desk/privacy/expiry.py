"""What is past its time goes away by itself: people nobody meets any more, the restricted of deals long ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.customers.models import Contact
from yunchou.desk.exchange.operations import forget_uploads
from yunchou.desk.identity.field_classes import REGISTER
from yunchou.desk.identity.rotation import destroy_spent_keys
from yunchou.desk.identity.sealing import seal
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Source
from yunchou.desk.journal.models import JournalHead
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy.erasing import GONE, erase_person
from yunchou.desk.privacy.models import PersonBasis
from yunchou.desk.privacy.operations import CHILD_UNTIL, next_number
from yunchou.desk.retention.models import CareNote
from yunchou.desk.web.models import SubmittedForm
from yunchou.playbook.pipeline.stages import Standing

UPLOADS = FORMS = timedelta(days=30)
LIVE = (Standing.OPEN, Standing.PAUSED)


@dataclass(frozen=True, slots=True)
class Expired:
    """How much went away."""

    people: int
    grown: int
    restricted: int
    uploads: int
    forms: int
    sessions: int
    keys: int


def expire(*, at: datetime) -> Expired:
    """Remove everything that is past its time; meant for every night, and harmless when run again."""
    gone = Expired(
        people=sum(_erase(contact, at) for contact in list(unused_people(at))),
        grown=_grown_up(at),
        restricted=_restricted(at),
        uploads=forget_uploads(finished_before=at - UPLOADS),
        forms=SubmittedForm.objects.filter(at__lt=at - FORMS).delete()[0],
        sessions=Session.objects.filter(expire_date__lt=at).delete()[0],
        keys=destroy_spent_keys(at=at),
    )
    if gone.people or gone.grown or gone.restricted:
        _note(gone, at)
    _empty_log()
    return gone


def _empty_log() -> None:
    """Carry SQLite's log of new pages into the database: until then it holds pages as they were before an erasure."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def kept(label: str) -> timedelta:
    """How long a column is kept after it was last used, by the register."""
    return timedelta(days=REGISTER[label].retention_days)


def unused_people(at: datetime) -> Iterator[Contact]:
    """People at customers without a live deal whom nobody met or wrote about for the time their name is kept."""
    since = at - kept("desk.contact.name")
    live = Opportunity.objects.filter(standing__in=LIVE)
    newer = Opportunity.objects.filter(updated_at__gte=since)
    found = Contact.objects.filter(created_at__lt=since, erasure__isnull=True)
    found = found.exclude(company__in=live.values("customer")).exclude(company__in=newer.values("customer"))
    found = found.exclude(interactions__on__gte=timezone.localdate(since))
    called = CareNote.objects.filter(on__gte=timezone.localdate(since), person__isnull=False)
    found = found.exclude(pk__in=called.values("person"))
    yield from found.exclude(basis__held_until__gte=timezone.localdate(at)).distinct()


def _erase(contact: Contact, at: datetime) -> int:
    erase_person(contact, number=next_number(), actor=None, at=at)
    return 1


def _grown_up(at: datetime) -> int:
    """Forget the year of birth of who is no child any more, and who consented for him."""
    grown = PersonBasis.objects.filter(born_in__lt=timezone.localdate(at).year - CHILD_UNTIL)
    return grown.update(born_in=None, guardian="", guardian_consented_on=None)


@transaction.atomic
def _restricted(at: datetime) -> int:
    """Forget who told us what, what he did and needed, and the notes, in deals that ended long enough ago."""
    since = at - kept("desk.source.name")
    ended = Opportunity.objects.exclude(standing__in=LIVE).filter(standing_since__lt=since)
    deeds = InsiderEvidence.objects.filter(source__opportunity__in=ended, text__isnull=False).update(text=None)
    needs = PersonalNeed.objects.filter(source__opportunity__in=ended).delete()[0]
    old_notes = Q(opportunity__in=ended) | Q(opportunity__isnull=True, kept_at__lt=since)
    notes = CapturedNote.objects.filter(old_notes).delete()[0]
    names = 0
    for source in Source.objects.filter(opportunity__in=ended):
        names += _forget(source, at)
    return deeds + needs + notes + names


def _forget(source: Source, at: datetime) -> int:
    if source.contact is None and len(bytes(source.name)) == _length_of_gone():
        return 0
    seal(source, "name", GONE, at=at)
    Source.objects.filter(pk=source.pk).update(name=source.name, contact=None)
    return 1


def _length_of_gone() -> int:
    # Version, key number, nonce and tag around the words.
    return 1 + 4 + 12 + 16 + len(GONE.encode())


@transaction.atomic
def _note(gone: Expired, at: datetime) -> None:
    head, _made = JournalHead.objects.get_or_create(pk=1)
    changes = {name: [None, count] for name, count in asdict(gone).items() if count}
    record("privacy.expired", head, actor=None, at=at, changes=changes)
