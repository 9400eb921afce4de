"""Our own side of one deal, beside what the method says of it (P22, P54 to P64)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.desk.cockpit.overview import NextMove, next_moves
from yunchou.desk.cockpit.places import discipline_of, may_read_facts, may_read_move
from yunchou.desk.cockpit.queries import assess_deal, decisions_about
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries import may_change, may_manage_team
from yunchou.desk.opportunities.queries.head import members_of
from yunchou.desk.resources import queries
from yunchou.desk.resources.desk import AskLine, is_late
from yunchou.desk.resources.helpers import Helper, helpers, won_references
from yunchou.desk.resources.models import PursuitDecision
from yunchou.desk.resources.queries import Spent
from yunchou.desk.resources.terms import ASSIGNED, AskKind
from yunchou.desk.resources.waiting import Wait, waits
from yunchou.desk.resources.worth import Worth, worth_of
from yunchou.playbook.stakeholders.people import Seat

ABOUT_US = frozenset({"resources"})
ALSO = frozenset({"heads_are_covered_by_name"})


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one named technical colleague is for: the newest request of that kind that was not declined (P61)."""

    kind: AskKind
    line: AskLine | None


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """Everything on the page of resources but the list of efforts."""

    members: list[DealMember]
    may_manage_team: bool
    may_change: bool
    moves: list[NextMove]
    seats: tuple[Seat, ...]
    assigned: list[Assigned]
    open_asks: list[AskLine]
    settled_asks: list[AskLine]
    coaching: list[AskLine]
    waits: list[Wait]
    worth: Worth
    by_colleague: list[tuple[object, ...]]
    decisions: list[PursuitDecision]
    helpers: list[Helper]
    references: list[Opportunity]


def resource_page(user: User, deal: Opportunity, text: str, *, as_of: date) -> ResourcePage:
    """The page of a deal that was fetched through access; `text` are words to look for helpers with."""
    assessment = assess_deal(deal.pk, as_of)
    reach, decided = reach_of(user), decisions_about([deal.pk]).get(deal.pk, {})
    changes = may_change(user, deal)
    about_us = [move for move in assessment.advice if _is_about_us(move.rule) and may_read_move(reach, move)]
    asked = [AskLine(ask, sees_deal=True, late=is_late(ask, as_of)) for ask in queries.asks([deal.pk])]
    others = [line for line in asked if line.ask.kind is not AskKind.COACHING]
    decisions = list(queries.pursuit_decisions(deal))
    spent = queries.spent_on([deal.pk]).get(deal.pk, Spent())
    return ResourcePage(
        members=list(members_of(deal)),
        may_manage_team=may_manage_team(user, deal),
        may_change=changes,
        moves=list(next_moves(deal, about_us, decided, as_of, may_change=changes)),
        seats=assessment.seats if may_read_facts(reach, ["people"]) else (),
        assigned=[_assigned(kind, asked) for kind in ASSIGNED],
        open_asks=[line for line in others if line.ask.is_open],
        settled_asks=[line for line in others if not line.ask.is_open],
        coaching=[line for line in asked if line.ask.kind is AskKind.COACHING],
        waits=waits([line.ask for line in asked], as_of),
        worth=worth_of(deal, spent, assessment.odds, decisions[0] if decisions else None, as_of=as_of),
        by_colleague=list(queries.spent_by_colleague(deal)),
        decisions=decisions,
        helpers=helpers(user, deal, text),
        references=won_references(user, deal),
    )


def worth_now(deal: Opportunity, *, as_of: date) -> Worth:
    """Cost and chance of a deal as they stand, for a decision about going on."""
    odds = assess_deal(deal.pk, as_of).odds
    return worth_of(deal, queries.spent_on([deal.pk]).get(deal.pk, Spent()), odds, None, as_of=as_of)


def _is_about_us(rule: str) -> bool:
    return rule in ALSO or discipline_of(rule) in ABOUT_US


def _assigned(kind: AskKind, lines: list[AskLine]) -> Assigned:
    named = [line for line in lines if line.ask.kind is kind and line.ask.state != "declined"]
    return Assigned(kind, max(named, key=lambda line: line.ask.asked_at, default=None))
