"""Quick notes: the box, its proposals, what was confirmed; a note is known to its writer and the deal's owner only."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.cast import AT
from tests.desk.permissions.row import SEES_DEALS, WORKS_ON_DEALS, Row, World
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.capture.sheet import Sheet
from yunchou.desk.identity.roles import Role
from yunchou.desk.identity.sealing import seal
from yunchou.desk.opportunities.models import Opportunity

TEXT = "今天没什么事"
OWN = frozenset({Role.SELLER})
OTHERS = SEES_DEALS - OWN


def _note_of(of: Opportunity) -> CapturedNote:
    note = CapturedNote(
        writer=of.owner, opportunity=of, key=uuid4().hex, on=AT.date(), kept_at=AT, confirmed_at=AT, outcome=[]
    )
    seal(note, "text", TEXT, at=AT)
    note.save()
    return note


def _ours(world: World) -> dict[str, Any]:
    return {"pk": _note_of(world.cast.deal).pk}


def _theirs(world: World) -> dict[str, Any]:
    return {"pk": _note_of(world.foreign_deal).pk}


def _draft(world: World) -> dict[str, Any]:
    pk = _note_of(world.cast.deal).pk
    CapturedNote.objects.filter(pk=pk).update(confirmed_at=None)
    return {"pk": pk}


def _typed(world: World) -> dict[str, Any]:
    deal = world.cast.deal
    mark = Sheet(TEXT, AT.date(), deal).mark
    return {"text": TEXT, "deal": deal.pk, "on": AT.date().isoformat(), "mark": mark, "form_key": uuid4().hex}


def _typed_offline(_world: World) -> dict[str, Any]:
    return {"text": TEXT, "key": uuid4().hex}


# Who sees the deal but neither wrote the note nor keeps the compartment is answered as if there were none.
_UNKNOWN = dict.fromkeys(OTHERS, 404)
ROWS = [
    Row("capture", allowed=WORKS_ON_DEALS),
    Row("capture_proposals", "POST", data=_typed, allowed=WORKS_ON_DEALS, status=200),
    Row("capture_notes", "POST", data=_typed, allowed=WORKS_ON_DEALS),
    Row("capture_offline", public=True),
    Row("capture_drafts", "POST", data=_typed_offline, allowed=WORKS_ON_DEALS, status=201),
    Row("captured", ours=_ours, theirs=_theirs, allowed=OWN, answers=_UNKNOWN),
    Row("captured_text", "POST", ours=_ours, theirs=_theirs, allowed=OWN, status=200, answers=_UNKNOWN),
    Row("capture_draft_removal", "POST", ours=_draft, allowed=OWN,
        answers=dict.fromkeys(WORKS_ON_DEALS - OWN, 404)),
]  # fmt: skip
