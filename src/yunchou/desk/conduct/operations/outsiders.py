"""Record and screen introducers (P55). `opportunities.rows` adds, changes and removes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.conduct.models import Outsider
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.rows import RowKind, Values, Writing
from yunchou.playbook.kernel.terms import Answer

SCREENED_BY_NOBODY: Values = {
    "screened": Answer.UNKNOWN,
    "conflict": Answer.UNKNOWN,
    "screening_note": "",
    "screened_by": None,
    "screened_at": None,
}
_SCREENED = ("name", "organisation", "knows", "relation", "paid", "commission", "disclosed", "contract_number")


def _complete(values: Values, writing: Writing) -> Values:
    """Who recorded it; a change of anything that was looked at undoes the screening."""
    row = writing.row if isinstance(writing.row, Outsider) else None
    if row is None:
        return values | {"recorded_by": writing.actor, "recorded_at": writing.at}
    if row.screened is not Answer.UNKNOWN and any(_differs(row, values, name) for name in _SCREENED):
        return values | SCREENED_BY_NOBODY
    return values


def _differs(row: Outsider, values: Values, name: str) -> bool:
    return name in values and values[name] != getattr(row, name)


OUTSIDER: RowKind[Outsider] = RowKind(Outsider, "outsider", complete=_complete)


@transaction.atomic
def screen(
    outsider: Outsider,
    *,
    screened: Answer,
    conflict: Answer,
    note: str,
    seen_version: int,
    actor: User,
    at: datetime,
) -> Outsider:
    """Write down the result of a screening. Cleared is only who has no conflict and whose pay is booked openly."""
    ensure_may(actor, May.DECIDE_CONDUCT)
    if outsider.recorded_by_id == actor.pk:
        raise Refused(_("Nobody screens whom he brought in himself."))
    problems = _problems(outsider, screened, conflict, note)
    if problems:
        raise Invalid(problems)
    values: dict[str, Any] = {
        "screened": screened,
        "conflict": conflict,
        "screening_note": note.strip(),
        "screened_by": actor,
        "screened_at": at,
    }
    diff = apply_changes(outsider, values, seen_version=seen_version)
    changes: dict[str, list[Any]] = {
        name: diff[name] for name in ("screened", "conflict", "screening_note") if name in diff
    }
    deal = outsider.opportunity
    record(
        "outsider.screened", outsider, actor=actor, at=at, changes=changes,
        opportunity_id=deal.pk, customer_id=deal.customer_id,
    )  # fmt: skip
    return outsider


def _problems(outsider: Outsider, screened: Answer, conflict: Answer, note: str) -> dict[str, str]:
    problems = {}
    if not note.strip():
        problems["screening_note"] = _("Say what was looked at and found.")
    if screened is Answer.YES and conflict is not Answer.NO:
        problems["conflict"] = _("Only who surely has no conflict of interest can be cleared.")
    if screened is Answer.YES and outsider.paid is Answer.UNKNOWN:
        problems["screened"] = _("Find out first whether this person is paid.")
    if screened is Answer.YES and outsider.paid is Answer.YES and outsider.disclosed is not Answer.YES:
        problems["screened"] = _("A payment that is not booked and disclosed cannot be cleared.")
    return problems
