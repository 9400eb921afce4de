"""What the method says of a deal now, as against what it said before something was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.cockpit.overview import url_of_move
from yunchou.desk.cockpit.places import may_read_facts, may_read_move, url_of
from yunchou.desk.cockpit.questions import question_of
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.opportunities.queries import may_change
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.terms import Words

if TYPE_CHECKING:
    from yunchou.desk.identity.models import User
    from yunchou.desk.opportunities.models import Opportunity


@dataclass(frozen=True, slots=True)
class Now:
    """The next move and the missing detail, each with whether it is another one than before; the odds then and now."""

    move: Advice | None
    move_url: str
    new_move: bool
    question: Words | None
    missing_url: str
    new_missing: bool
    headline: Words
    new_headline: bool
    odds: int
    odds_before: int | None


def now_of(user: User, deal: Opportunity, before: Mapping[str, Any], *, at: datetime) -> Now | None:
    """What the method says now; judged first when that has been forgotten. `before` is as `StoredAssessment` has it."""
    stored = _stored(deal)
    if stored is None:
        refresh_assessments([deal.pk], as_of=timezone.localdate(at), at=at)
        stored = _stored(deal)
    if stored is None:
        return None
    reach, changes = reach_of(user), may_change(user, deal)
    move, missing = _first(stored.moves, reach), _missing(stored.missing, reach)
    was_move, was_missing = _first(before.get("moves", []), reach), _missing(before.get("missing", {}), reach)
    return Now(
        move=move,
        move_url=url_of_move(deal, move, may_change=changes) if move else "",
        new_move=bool(before) and move is not None and _name(move) != _name(was_move),
        question=question_of(missing) if missing else None,
        missing_url=url_of(missing.path, deal, may_change=changes) if missing else "",
        new_missing=bool(before) and missing is not None and missing != was_missing,
        headline=Words(**stored.headline),
        new_headline=bool(before) and before.get("headline") != stored.headline,
        odds=stored.odds,
        odds_before=before.get("odds"),
    )


def _stored(deal: Opportunity) -> StoredAssessment | None:
    return StoredAssessment.objects.filter(opportunity=deal).first()


def _first(moves: list[dict[str, Any]], reach: Reach) -> Advice | None:
    found = (packing.unpack(packed) for packed in moves)
    return next((move for move in found if may_read_move(reach, move)), None)


def _missing(packed: dict[str, Any], reach: Reach) -> Unknown | None:
    missing = packing.unpack_unknown(packed) if packed else None
    return missing if missing and may_read_facts(reach, [missing.path]) else None


def _name(move: Advice | None) -> str:
    return packing.identity(move) if move else ""
