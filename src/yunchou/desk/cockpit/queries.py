"""What the method says of deals: dossiers from the stored rows, assessments from the dossiers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from yunchou.desk.cockpit.facts import dossier_of
from yunchou.desk.cockpit.rows import read_rows
from yunchou.playbook.advisor import Assessment, assess
from yunchou.playbook.dossier.dossier import Dossier


def load_dossiers(deals: Collection[int], as_of: date) -> dict[int, Dossier]:
    """The dossiers of these deals (keys of opportunities fetched through access; at most some hundreds at a time).

    A constant number of queries, 18 at most, whatever the number of deals. What is not recorded is unknown.
    """
    rows = read_rows(set(deals))
    return {deal.pk: dossier_of(deal, rows, as_of=as_of) for deal in rows.deals}


def assess_deals(deals: Collection[int], as_of: date) -> dict[int, Assessment]:
    """What the method says of each of these deals on a day."""
    return {pk: assess(dossier, as_of=as_of) for pk, dossier in load_dossiers(deals, as_of).items()}
