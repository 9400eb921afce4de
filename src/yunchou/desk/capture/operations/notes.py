"""Keep notes and write what was confirmed of them: everything that was ticked, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.capture.operations.table import ORDER, WRITERS
from yunchou.desk.capture.operations.writing import Desk, Item
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.conduct.operations import keep_refusals
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.identity.operations import reveal
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.identity.sealing import seal, unseal
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.wording import Author, Refusal
from yunchou.playbook.conduct.refused_words import refused_in

LONGEST = 20_000
MOST_DRAFTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a person confirmed of a note: the text as typed, what he ticked, and what stays in the note only.

    `cut` are the places, from and to, that may not be kept. `open_text` says that the text names no source, so that
    everybody on the deal may read it. `left` are the kinds that nothing was written from, and why: "dropped" by the
    writer, or "note" for what has no place.
    """

    deal: Opportunity
    text: str = field(repr=False)
    day: date
    items: Sequence[Item]
    cut: Sequence[tuple[int, int]] = ()
    open_text: bool = False
    left: Sequence[tuple[str, str]] = ()
    key: str
    draft: CapturedNote | None = None


class ItemInvalid(Invalid):
    """One confirmed proposal cannot be taken; nothing of the note was written."""

    def __init__(self, key: str, fields: Mapping[str, str]) -> None:
        super().__init__(fields)
        self.key = key


@transaction.atomic
def confirm(sent: Confirmed, *, actor: User, at: datetime) -> CapturedNote:
    """Write everything that was ticked through the features' operations, and keep the note sealed.

    Raises `ItemInvalid` for the proposal that cannot be taken: then nothing is written at all.
    """
    ensure_may_change(actor, sent.deal)
    if not sent.text.strip():
        raise Invalid({"text": _("Write the note first.")})
    before = _said(sent.deal)
    kept = without(sent.text, sent.cut)
    note = _note_for(sent, kept, before, actor, at)
    desks: dict[int, Desk] = {}
    for item in sorted(sent.items, key=lambda one: ORDER[one.kind]):
        raw = kept if sent.open_text else ""
        desk = desks.setdefault(item.deal.pk, Desk.of(item.deal, actor=actor, at=at, day=sent.day, raw=raw))
        _write(desk, item)
    _tell_compliance(sent, actor, at)
    record(
        "captured_note.kept", note, actor=actor, at=at, opportunity_id=sent.deal.pk, customer_id=sent.deal.customer_id
    )
    refresh_assessments({sent.deal.pk, *desks}, as_of=timezone.localdate(at), at=at)
    return note


def _write(desk: Desk, item: Item) -> None:
    try:
        WRITERS[item.kind](desk, item.values)
    except (Invalid, Refused, NotThere) as reason:
        fields = reason.fields if isinstance(reason, Invalid) else {"": str(reason)}
        raise ItemInvalid(item.key, fields) from reason
    name = item.values.get("name", "")
    if item.original and item.original != name and name in desk.people:
        desk.people.setdefault(item.original, desk.people[name])


def _note_for(sent: Confirmed, kept: str, before: dict[str, Any], actor: User, at: datetime) -> CapturedNote:
    note = sent.draft or CapturedNote(writer=actor, key=sent.key, kept_at=at)
    if sent.draft is not None:
        note = CapturedNote.objects.select_for_update().get(pk=sent.draft.pk)
        if note.confirmed_at is not None or note.writer_id != actor.pk:
            raise Conflict(_("This note was noted already."))
    note.opportunity, note.on, note.confirmed_at, note.before = sent.deal, sent.day, at, before
    note.cut += len(sent.cut)
    note.outcome = [[item.kind.value, "written"] for item in sent.items] + [list(each) for each in sent.left]
    seal(note, "text", kept, at=at)
    note.save()
    return note


def _said(deal: Opportunity) -> dict[str, Any]:
    """What the method says of the deal before the note is written."""
    stored = StoredAssessment.objects.filter(opportunity=deal).first()
    if stored is None:
        return {}
    return {"missing": stored.missing, "moves": stored.moves[:3], "headline": stored.headline, "odds": stored.odds}


def _tell_compliance(sent: Confirmed, actor: User, at: datetime) -> None:
    """What was left out is written down for compliance, as wherever else words are refused."""
    author = Author(actor.pk, "captured_note.kept", sent.deal.pk, sent.deal.customer_id)
    refused = refused_in(sent.text)
    keep_refusals(
        [Refusal(author, "text", each.of, "" if each.of.is_personal else each.word) for each in refused], at=at
    )


def without(text: str, cut: Iterable[tuple[int, int]]) -> str:
    """The text without these places; a mark says that something stood there."""
    for start, end in sorted(cut, reverse=True):
        text = f"{text[:start]}［…］{text[end:]}"
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A note as it came from a phone; `cut` are the places that may not be kept."""

    text: str = field(repr=False)
    day: date
    deal: Opportunity | None
    cut: Sequence[tuple[int, int]] = ()


@transaction.atomic
def keep_draft(draft: Draft, *, key: str, actor: User, at: datetime) -> CapturedNote:
    """Keep a note written without a connection, sealed, until its writer confirms it. Sent twice, it is kept once."""
    ensure_may(actor, May.CHANGE_OPPORTUNITIES)
    if draft.deal is not None:
        ensure_may_change(actor, draft.deal)
    if not draft.text.strip() or len(draft.text) > LONGEST:
        raise Invalid({"text": _("A note has between 1 and %(most)s characters.") % {"most": LONGEST}})
    User.objects.select_for_update().get(pk=actor.pk)
    there = CapturedNote.objects.filter(writer=actor, key=key).first()
    if there is not None:
        return there
    if CapturedNote.objects.filter(writer=actor, confirmed_at=None).count() >= MOST_DRAFTS:
        raise Invalid({"text": _("%(most)s notes wait already. Confirm or drop some first.") % {"most": MOST_DRAFTS}})
    note = CapturedNote(writer=actor, key=key, on=draft.day, opportunity=draft.deal, cut=len(draft.cut), kept_at=at)
    seal(note, "text", without(draft.text, draft.cut), at=at)
    note.save(force_insert=True)
    return note


@transaction.atomic
def drop_draft(note: CapturedNote, *, actor: User) -> None:
    """Throw a draft away; nothing of it is kept."""
    if note.writer_id != actor.pk or note.confirmed_at is not None:
        raise Refused(_("Only who wrote a note drops it, before it is noted."))
    CapturedNote.objects.filter(pk=note.pk, confirmed_at=None).delete()


def open_text(note: CapturedNote, *, actor: User, at: datetime) -> str:
    """The text of a note: for its writer, and for who may open the compartment of its deal. Each reading is logged."""
    deal = note.opportunity
    if note.writer_id != actor.pk:
        if deal is None:
            raise Refused(_("Only who wrote a note reads it."))
        return reveal(note, "text", compartment=deal.compartment, actor=actor, at=at)
    if deal is not None:
        AccessLogEntry.objects.create(
            compartment=deal.compartment, reader=actor, at=at, subject=f"capturednote.text:{note.pk}"[:80], allowed=True
        )
    return unseal(note, "text")


def note_key(text: str) -> str:
    """A key that a client made, as it may be: a UUID. Raises `Invalid` for anything else."""
    try:
        return UUID(text).hex
    except ValueError as error:
        raise Invalid({"key": _("The note has no key of its own. Open the page again.")}) from error
