"""What the method says of deals: dossiers from the stored rows, assessments from the dossiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.facts import dossier_of
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.cockpit.places import PLACES, may_read_move
from yunchou.desk.cockpit.rows import read_rows
from yunchou.desk.cockpit.rules import ASKED, is_recorded
from yunchou.desk.errors import NotThere
from yunchou.desk.forecast.queries import learnt_by
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.journal.queries import newest_digest
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.advisor import Assessment, assess
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.forecast.learnt import Learnt
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.pipeline.gate import Gate, gate
from yunchou.playbook.pipeline.stages import Standing

Decided = Mapping[str, MoveDecision]
Judged = tuple[Dossier, Assessment]
_TOLD = ("needs", "endorsements", "budgets", "decision_steps", "stage_answers", "contract", "rivals", "interactions")
MOST_HIDDEN = 100
MOST_KEPT = 32
"""Dossiers that a process keeps; that of a large deal takes about a megabyte."""


def load_dossiers(deals: Collection[int], as_of: date) -> dict[int, Dossier]:
    """The dossiers of these deals (keys of opportunities fetched through access; at most some hundreds at a time).

    A constant number of queries, 47 at most, whatever the number of deals. What is not recorded is unknown.
    """
    rows = read_rows(set(deals), as_of)
    return {deal.pk: dossier_of(deal, rows) for deal in rows.deals}


def load_dossier(deal: int, as_of: date) -> Dossier:
    """The dossier of one deal that was fetched through access; raises `NotThere` when it is gone.

    Pages of one deal are opened one after the other: between them its facts are kept in this process until anything
    at all is journalled. Within a transaction everything is read anew, for its own line may not be written yet.
    """
    line = "" if connection.in_atomic_block else newest_digest()
    language = get_language() or ""  # sources go by their letters, 来源甲 or source A
    dossier = kept_dossier(deal, as_of, line, language) if line else load_dossiers([deal], as_of).get(deal)
    if dossier is None:
        raise NotThere(_("There is no such opportunity."))
    return dossier


@lru_cache(maxsize=MOST_KEPT)
def kept_dossier(deal: int, as_of: date, _line: str, _language: str) -> Dossier | None:
    """What `load_dossier` keeps: the dossier of a deal as it was when the journal's newest line was this one."""
    return load_dossiers([deal], as_of).get(deal)


def readable_dossier(user: User, deal: Opportunity, as_of: date) -> Dossier:
    """The dossier of a deal that was fetched through access, without the parts that this reader may not see."""
    return without_hidden(load_dossier(deal.pk, as_of), reach_of(user))


def without_hidden(dossier: Dossier, reach: Reach) -> Dossier:
    """A dossier without the parts that a reader may not see."""
    hidden = {root: getattr(Dossier(), root) for root, place in PLACES.items() if place.may not in reach.may}
    return replace(dossier, **hidden)


def assess_deal(deal: int, as_of: date) -> Assessment:
    """What the method says of one deal that was fetched through access, on a day; raises `NotThere` when it is gone."""
    return assess_dossier(load_dossier(deal, as_of), as_of)


def judge_deals(deals: Collection[int], as_of: date) -> dict[int, Judged]:
    """What is known of each of these deals, and what the method says of it on a day."""
    learnt = learnt_by(as_of)
    found = load_dossiers(deals, as_of)
    return {pk: (dossier, _assessed(dossier, as_of, learnt)) for pk, dossier in found.items()}


def is_blank(dossier: Dossier) -> bool:
    """Whether nothing is recorded yet that the method could judge."""
    return dossier.need == Dossier().need and not any(getattr(dossier, name) for name in _TOLD)


def case_of(dossier: Dossier, as_of: date) -> Case:
    """A dossier to calculate on, with the parameters in force."""
    return Case(dossier, our_parameters(), as_of)


def assess_dossier(dossier: Dossier, as_of: date) -> Assessment:
    """What the method says of one dossier on a day, with the parameters in force and what closed deals have taught."""
    return _assessed(dossier, as_of, learnt_by(as_of))


def _assessed(dossier: Dossier, as_of: date, learnt: Learnt | None) -> Assessment:
    judged = assess(dossier, our_parameters(), as_of=as_of, rules=ASKED, learnt=learnt)
    if judged.missing is None or is_recorded(judged.missing.path):
        return judged
    return replace(judged, missing=_missing_here(judged))


def _missing_here(judged: Assessment) -> Unknown | None:
    """The missing detail when the method names one that the desk has no form for: the first that can be recorded.

    Verdicts come before the gate, the gate before moves, the most severe move first.
    """
    exits = judged.gate.judged if judged.gate else ()
    waiting: list[Finding | Advice] = [judged.established, *(each.finding for each in exits), *judged.advice]
    unknowns = (unknown for each in waiting for unknown in each.unknowns)
    return next((unknown for unknown in unknowns if is_recorded(unknown.path)), None)


def gate_of(deal: int, as_of: date) -> Gate:
    """The gate of the stage a deal is in, judged from what is stored now."""
    found = gate(case_of(load_dossier(deal, as_of), as_of))
    if found is None:
        raise NotThere(_("There is no such opportunity."))
    return found


def needing_assessment(as_of: date) -> QuerySet[Opportunity]:
    """Deals whose stored assessment is missing or older than a day. Lost ones have no next move."""
    stale = Q(assessment__isnull=True) | Q(assessment__as_of__lt=as_of)
    return Opportunity.objects.filter(stale).exclude(standing=Standing.LOST)


def decisions_about(deals: Collection[int]) -> dict[int, dict[str, MoveDecision]]:
    """What people decided about the moves of these deals, by deal and move."""
    found: dict[int, dict[str, MoveDecision]] = defaultdict(dict)
    for row in MoveDecision.objects.select_related("decided_by").filter(opportunity__in=deals):
        found[row.opportunity_id][row.move] = row
    return found


def hidden_moves(user: User, deals: QuerySet[Opportunity], as_of: date) -> list[MoveDecision]:
    """The moves of these deals that somebody has hidden, as far as the reader may see them, the newest first."""
    rows = still_hiding(deals, as_of).select_related("decided_by", "opportunity__customer")
    newest = rows.order_by("-decided_at", "-pk")[:MOST_HIDDEN]
    return [row for row in newest if may_read_move(reach_of(user), row.advice)]


def still_hiding(deals: QuerySet[Opportunity], as_of: date) -> QuerySet[MoveDecision]:
    """Decisions about moves of these deals whose day has not come."""
    rows = MoveDecision.objects.filter(opportunity__in=deals.values("pk"))
    return rows.exclude(decision=Decision.LATER, until__lte=as_of)


def visible_moves(assessment: Assessment, decided: Decided) -> list[Advice]:
    """The moves of a deal that nobody has hidden, the most severe first."""
    if not decided:
        return list(assessment.advice)  # by far the most: which move is which need not be worked out
    return [move for move in assessment.advice if not is_hidden(move, decided, assessment.as_of)]


def is_hidden(move: Advice, decided: Decided, as_of: date) -> bool:
    """Whether a decision hides a move: done until its facts change, later until its day, dismissed for good."""
    row = decided.get(packing.identity(move)) if decided else None
    if row is None:
        return False
    match row.decision:
        case Decision.DONE:
            return row.facts == packing.facts(move)
        case Decision.LATER:
            return row.until is not None and as_of < row.until
    return True
