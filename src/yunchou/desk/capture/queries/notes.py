"""Notes that were kept: a writer's own, those that wait, and what the method says since."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.opportunities.queries import visible

FEW = 8


def notes_for(user: User) -> QuerySet[CapturedNote]:
    """The notes a person may know of: his own, and those of deals whose compartment he keeps. Texts stay sealed."""
    rows = CapturedNote.objects.select_related("writer", "opportunity__customer", "opportunity__compartment")
    kept = Q(opportunity__compartment__owner=user, opportunity__in=visible(user), confirmed_at__isnull=False)
    return rows.filter(Q(writer=user) | kept)


def note_of(user: User, pk: UUID) -> CapturedNote:
    """One note; `NotThere` alike for an absent one and for one that is not his to know of."""
    found = notes_for(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such note."))
    return found


def waiting(user: User) -> QuerySet[CapturedNote]:
    """The writer's drafts that came from a phone and wait for him, the oldest first."""
    rows = CapturedNote.objects.filter(writer=user, confirmed_at__isnull=True)
    return rows.select_related("opportunity__customer").order_by("kept_at", "pk")


def recent(user: User) -> list[CapturedNote]:
    """The writer's last notes."""
    rows = CapturedNote.objects.filter(writer=user, confirmed_at__isnull=False)
    return list(rows.select_related("opportunity__customer").order_by("-confirmed_at", "-pk")[:FEW])


def contact_of(note: CapturedNote) -> int | None:
    """The key of the contact with the customer that was written from a note, if one was."""
    if note.confirmed_at is None:
        return None
    made = Interaction.objects.filter(
        opportunity=note.opportunity_id, recorded_at=note.confirmed_at, recorded_by=note.writer_id
    )
    return made.order_by("pk").values_list("pk", flat=True).first()
