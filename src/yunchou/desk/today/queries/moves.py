"""The few moves of the day, across all deals of a person, from what is stored of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Q

from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.models import NOTHING_TO_DO, StoredAssessment
from yunchou.desk.cockpit.overview import url_of_move
from yunchou.desk.cockpit.places import may_read_move
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.identity.roles import Role as DeskRole
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.today.queries.own import others, own
from yunchou.playbook.kernel.advice import Advice, Role

MOST_MOVES = 7
MOST_OF_ONE_DEAL = MOST_OF_ONE_RULE = 2
LOOKED_THROUGH, LOOKED_THROUGH_OF_OTHERS = 40, 20

# To whom the method speaks, by the role a colleague has here.
SPOKEN_TO: dict[DeskRole, Role] = {
    DeskRole.SELLER: Role.OWNER,
    DeskRole.LEADER: Role.LEADER,
    DeskRole.PRESALES: Role.TECHNICAL,
    DeskRole.EXECUTIVE: Role.EXECUTIVE,
    DeskRole.FINANCE: Role.FINANCE,
    DeskRole.COMPLIANCE: Role.COMPLIANCE,
}


@dataclass(frozen=True, slots=True)
class DayMove:
    """One move of one deal. `may_decide`: the reader may say done, later, does not apply."""

    deal: Opportunity
    advice: Advice
    move: str
    url: str
    may_decide: bool


def own_moves(user: User, *, without: frozenset[str] = frozenset()) -> list[DayMove]:
    """The moves of a person's own deals: all of those he owns, those for his role where he helps.

    Moves of the rules `without` do not come, unless they are a stop.
    """
    reach = reach_of(user)
    may_decide = May.CHANGE_OPPORTUNITIES in reach.may
    found = [
        move
        for row in _most_urgent(own(user, "opportunity__"), LOOKED_THROUGH)
        for move in _of_deal(row, reach, may_decide=may_decide)
        if (row.opportunity.owner_id == user.pk or move.advice.who in spoken_to(reach))
        and (move.advice.rule not in without or move.advice.severity.rank == 0)
    ]
    return _few(found, MOST_OF_ONE_DEAL)


def attention(user: User) -> list[DayMove]:
    """Of deals that others carry, the most pressing move of each: where to step in."""
    reach = reach_of(user)
    may_change = May.CHANGE_OPPORTUNITIES in reach.may
    found: list[DayMove] = []
    for row in _most_urgent(others(user, "opportunity__"), LOOKED_THROUGH_OF_OTHERS):
        may_decide = may_change and reach.changes_owner(row.opportunity.owner_id)
        found += islice(_of_deal(row, reach, may_decide=may_decide), 1)
    return _few(found, 1)


def spoken_to(reach: Reach) -> frozenset[Role]:
    """The roles of the method that a person has."""
    return frozenset(SPOKEN_TO[role] for role in reach.roles if role in SPOKEN_TO)


def _most_urgent(which: Q, most: int) -> list[StoredAssessment]:
    """The first few in two steps: ranking thousands of deals is quick while their moves are left aside."""
    order = ("top_rank", "top_by", "opportunity")
    ranked = StoredAssessment.objects.filter(which, top_rank__lt=NOTHING_TO_DO).order_by(*order)
    rows = StoredAssessment.objects.filter(pk__in=list(ranked.values_list("pk", flat=True)[:most]))
    return list(rows.select_related("opportunity__customer", "opportunity__owner").order_by(*order))


def _of_deal(row: StoredAssessment, reach: Reach, *, may_decide: bool) -> Iterator[DayMove]:
    deal = row.opportunity
    for packed in row.moves:
        advice = packing.unpack(packed)
        if may_read_move(reach, advice):
            url = url_of_move(deal, advice, may_change=may_decide)
            yield DayMove(deal, advice, packed["move"], url, may_decide)


def _few(moves: Iterable[DayMove], most_of_one: int) -> list[DayMove]:
    """The first few by severity and day, no deal and no rule crowding out the others."""
    chosen: list[DayMove] = []
    for move in sorted(moves, key=_order):
        of_deal = sum(other.deal.pk == move.deal.pk for other in chosen)
        of_rule = sum(other.advice.rule == move.advice.rule for other in chosen)
        if of_deal < most_of_one and of_rule < MOST_OF_ONE_RULE:
            chosen.append(move)
        if len(chosen) == MOST_MOVES:
            break
    return chosen


def _order(move: DayMove) -> tuple[int, date, int]:
    return move.advice.severity.rank, move.advice.by or date.max, move.deal.pk
