"""Change who is who in a deal. Rows go through `opportunities.rows`; here stand their kinds and the map's places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import conflict
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, ensure_past
from yunchou.desk.stakeholders.models import WIDEST, Cover, LeanNote, MapPlace, Player, Tie
from yunchou.desk.stakeholders.queries import load, places_of
from yunchou.playbook.stakeholders.terms import BuyingRole

ROLES = [role.value for role in BuyingRole]


def _player(values: Values, writing: Writing) -> Values:
    row = writing.row if isinstance(writing.row, Player) else None
    contact = _now(values, row, "contact")
    if contact is None and not _now(values, row, "title"):
        raise Invalid({"title": _("Choose a person, or say who it must be.")})
    if contact is not None:
        values |= {"title": "", "department": ""}
    if "buying_roles" in values:
        given = set(values["buying_roles"])
        values["buying_roles"] = [role for role in ROLES if role in given]
        if given - set(ROLES):
            raise Invalid({"buying_roles": _("Choose from the list.")})
    _ensure_above(_now(values, row, "reports_to"), row, writing.deal)
    return values


def _ensure_above(superior: Player | None, row: Player | None, deal: Opportunity) -> None:
    """Somebody of this deal, and not somebody who reports to him."""
    steps = 0
    while superior is not None and steps < 100:
        if superior.opportunity_id != deal.pk:
            raise Invalid({"reports_to": _("This person is not in this opportunity.")})
        if row is not None and superior.pk == row.pk:
            raise Invalid({"reports_to": _("This would be a circle: choose somebody above.")})
        superior, steps = superior.reports_to, steps + 1


def _of_player(values: Values, writing: Writing) -> Values:
    """What hangs on a person stays with him, and with this deal."""
    for name in ("player", "other"):
        person = values.get(name)
        if person is not None and person.opportunity_id != writing.deal.pk:
            raise Invalid({name: _("This person is not in this opportunity.")})
    return values


def _lean(values: Values, writing: Writing) -> Values:
    ensure_past(values, ["on"], writing)
    values = _of_player(values, writing)
    if "rival" in values:
        values["rival"] = " ".join(values["rival"].split())
    if writing.row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
    return values


def _cover(values: Values, writing: Writing) -> Values:
    values = _of_player(values, writing)
    row = writing.row if isinstance(writing.row, Cover) else None
    colleague = _now(values, row, "colleague")
    if (row is None or row.colleague_id != colleague.pk) and colleague not in team_of(writing.deal):
        raise Invalid({"colleague": _("Choose a colleague who is on the team of this opportunity.")})
    return values


def _now(values: Values, row: Any, name: str) -> Any:
    """The value as it will be: the one given, else the stored one."""
    return values[name] if name in values else getattr(row, name, None)


PLAYER = RowKind(Player, "player", complete=_player)
LEAN_NOTE = RowKind(LeanNote, "lean_note", to_deal="player__opportunity", complete=_lean)
TIE = RowKind(Tie, "tie", to_deal="player__opportunity", complete=_of_player)
COVER = RowKind(Cover, "cover", to_deal="player__opportunity", complete=_cover)


@dataclass(frozen=True, slots=True)
class Put:
    """A card put somewhere. `seen_version` is that of the place that was read, 0 for a card that had none."""

    card: str
    x: int
    y: int
    seen_version: int


@transaction.atomic
def arrange(deal: Opportunity, puts: Sequence[Put], *, actor: User, at: datetime) -> dict[str, int]:
    """Put cards of the map somewhere, all or none; returns the version of each place. One journal line.

    Raises `Conflict` when somebody else moved one of these cards meanwhile, `Invalid` for a card that is not on the
    map or a place outside it. What is where it was put already is left alone.
    """
    ensure_may_change(actor, deal)
    Opportunity.objects.select_for_update().get(pk=deal.pk)
    known = {each.key: each for each in load([deal.pk])[deal.pk].people}
    stored, versions, moved = places_of(deal), {}, []
    for put in puts:
        each = known.get(put.card)
        if each is None or not (0 <= put.x <= WIDEST and 0 <= put.y <= WIDEST):
            raise Invalid({"places": _("This card cannot be put there.")})
        of = {"contact": each.contact} if each.contact else {"player": each.player}
        place = stored.get(put.card) or MapPlace(opportunity=deal, x=0, y=0, version=0, **of)
        if (place.x, place.y) == (put.x, put.y) and place.version:
            versions[put.card] = place.version
            continue
        if place.version != put.seen_version:
            raise conflict(place, {"x": put.x, "y": put.y})
        place.x, place.y, place.version = put.x, put.y, place.version + 1
        place.save()
        versions[put.card] = place.version
        moved.append(each.name or each.title)
    if moved:
        _note(deal, "player.arranged", {"cards": [None, moved]}, actor, at)
    return versions


@transaction.atomic
def lay_out_anew(deal: Opportunity, *, actor: User, at: datetime) -> None:
    """Forget where cards were put: the map follows the reporting lines and levels again."""
    ensure_may_change(actor, deal)
    gone, _tables = MapPlace.objects.filter(opportunity=deal).delete()
    if gone:
        _note(deal, "player.laid_out_anew", {}, actor, at)


def _note(deal: Opportunity, kind: str, changes: dict[str, Any], actor: User, at: datetime) -> None:
    record(kind, deal, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
