"""What lists of deals show of the stored assessments: pace, position, the missing detail."""

from __future__ import annotations

from collections.abc import Collection

from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.packing import unpack_unknown
from yunchou.desk.cockpit.places import may_read_facts
from yunchou.desk.cockpit.questions import question_of
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.opportunities.queries.glances import Glance
from yunchou.playbook.kernel.terms import Words


def glances(user: User, deals: Collection[int]) -> dict[int, Glance]:
    """A glance at each of these deals that has been judged; one query. They were fetched through access."""
    reach = reach_of(user)
    rows = StoredAssessment.objects.filter(opportunity__in=deals).only("opportunity", "pace", "position", "missing")
    return {row.opportunity_id: Glance(row.pace, row.position, _missing(row, reach)) for row in rows}


def _missing(row: StoredAssessment, reach: Reach) -> Words | None:
    """The question for the missing detail, as far as the reader may see the fact it asks for."""
    if not row.missing:
        return None
    missing = unpack_unknown(row.missing)
    return question_of(missing) if may_read_facts(reach, [missing.path]) else None
