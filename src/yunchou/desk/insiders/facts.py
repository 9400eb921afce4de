"""Insider evidence as facts. Who somebody is stays out: the dossier knows pseudonyms, and days by their week.

A dossier is stored, listed and exported. The day of an evidence beside the timeline would say whom it is about: it
is told as the Monday of its week (decision 70). Needs do not enter at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from yunchou.desk.insiders.models import InsiderEvidence
from yunchou.playbook.insiders import facts
from yunchou.playbook.kernel.pseudonyms import Pseudonym


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The insider evidence of many deals as a part of their dossiers; one query."""
    found: defaultdict[int, list[InsiderEvidence]] = defaultdict(list)
    rows = InsiderEvidence.objects.filter(source__opportunity__in=deals).select_related("source", "heard_from")
    told = ("test", "passed", "on", "unprompted", "verified", "financial_tie")
    sources = ("source__opportunity", "source__ordinal", "heard_from__ordinal")
    for row in rows.only(*told, *sources).order_by("pk"):
        found[row.source.opportunity_id].append(row)
    return {pk: {"insider_evidence": evidence_facts(found[pk])} for pk in deals}


def evidence_facts(rows: Iterable[InsiderEvidence]) -> tuple[facts.InsiderEvidence, ...]:
    """What everybody who sees the deal may know of its evidence."""
    return tuple(
        facts.InsiderEvidence(
            person=Pseudonym.of(row.source.ordinal),
            test=row.test,
            passed=row.passed,
            on=week_of(row.on),
            unprompted=row.unprompted,
            verified=row.verified,
            heard_from=Pseudonym.of(row.heard_from.ordinal) if row.heard_from else "",
            financial_tie=row.financial_tie,
        )
        for row in rows
    )


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
