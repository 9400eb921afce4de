"""Change what is known about need, budget, time and decision process (P23-P43).

The rows are added, changed, moved and removed by `opportunities.rows`; here stand their kinds and what is particular
to each: who told us, whether a need exceeds the product, days that have not come yet.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, conflict
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.intelligence.operations import from_source
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, add_row, change_row, ensure_past, rows_of
from yunchou.desk.qualification.models import (
    BudgetFact,
    DecisionStep,
    Endorsement,
    GapRequest,
    Need,
    NeedSummary,
    PlanStepDate,
)
from yunchou.playbook.kernel.terms import Answer


def _summary(values: Values, writing: Writing) -> Values:
    ensure_past(values, ["confirmed_on"], writing)
    if values.get("confirmed_on") and values.get("confirmed") != Answer.YES:
        raise Invalid({"confirmed_on": _("There is a day only when the customer has confirmed.")})
    return values


def _gap(values: Values, writing: Writing) -> Values:
    """Who asked and when; the day of the answer is the day it was first written down."""
    row = writing.row if isinstance(writing.row, GapRequest) else None
    if row is None:
        _ensure_asked_well(values["need"], writing.deal)
        values |= {"asked_by": writing.actor, "asked_at": writing.at}
    owner = _now(values, row, "owner")
    if owner not in team_of(writing.deal) and (row is None or row.owner_id != owner.pk):
        raise Invalid({"owner": _("Ask a colleague who is on the team of this opportunity.")})
    answered = _now(values, row, "feasible") not in (None, Answer.UNKNOWN) or bool(_now(values, row, "answer"))
    values["answered_at"] = ((row and row.answered_at) or writing.at) if answered else None
    return values


def _ensure_asked_well(need: Need, deal: Opportunity) -> None:
    if need.opportunity_id != deal.pk:
        raise Invalid({"need": _("This requirement belongs to another opportunity.")})
    if not need.exceeds:
        raise Invalid({"need": _("Only a requirement that our product does not meet can be asked about.")})


def _now(values: Values, row: GapRequest | None, name: str) -> Any:
    """The value as it will be: the one given, else the stored one."""
    return values[name] if name in values else getattr(row, name, None)


def _endorsement(values: Values, writing: Writing) -> Values:
    return from_source(values, writing, "on")


def _budget(values: Values, writing: Writing) -> Values:
    return from_source(values, writing, "learned_on")


def _done(values: Values, writing: Writing) -> Values:
    ensure_past(values, ["done_on"], writing)
    return values


SUMMARY = RowKind(NeedSummary, "need_summary", complete=_summary)
NEED = RowKind(Need, "need", ordered=True)
GAP_REQUEST = RowKind(GapRequest, "gap_request", to_deal="need__opportunity", complete=_gap)
ENDORSEMENT = RowKind(Endorsement, "endorsement", complete=_endorsement)
BUDGET_FACT = RowKind(BudgetFact, "budget_fact", complete=_budget)
PLAN_STEP = RowKind(PlanStepDate, "plan_step", complete=_done)
DECISION_STEP = RowKind(DecisionStep, "decision_step", ordered=True, complete=_done)


@transaction.atomic
def summarise_need(deal: Opportunity, values: Values, *, seen_version: int, actor: User, at: datetime) -> Diff:
    """Write the need as a whole. Version 0 is a summary that did not exist yet when the form was opened."""
    ensure_may_change(actor, deal)
    stored = rows_of(SUMMARY, deal).select_for_update().first()
    if stored is not None:
        return change_row(SUMMARY, deal, stored.pk, values, seen_version=seen_version, actor=actor, at=at)
    if seen_version != 0:
        raise conflict(NeedSummary(opportunity=deal), values)
    add_row(SUMMARY, deal, values, actor=actor, at=at)
    return {}
