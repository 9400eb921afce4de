"""The stored claims as the facts that the playbook judges. Sources go by their pseudonyms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from yunchou.desk.intelligence.models import Claim, Report
from yunchou.desk.intelligence.queries import load_claims, pseudonym
from yunchou.playbook.intelligence import facts
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer


def load_parts(deals: Collection[int], as_of: date) -> dict[int, dict[str, Any]]:
    """The claims of many deals as they were known on a day."""
    return {pk: {"claims": claims_on(claims, as_of)} for pk, claims in load_claims(deals).items()}


def claims_on(claims: Iterable[Claim], day: date) -> tuple[facts.Claim, ...]:
    """Loaded claims as they were known on a day: what was said or proved later is left out."""
    return tuple(_claim(claim, day) for claim in claims)


def _claim(row: Claim, day: date) -> facts.Claim:
    proved = row.outcome_on is not None and row.outcome_on <= day
    return facts.Claim(
        statement=row.statement,
        critical=row.critical,
        reports=tuple(_report(report) for report in row.reports.all() if report.on <= day),
        outcome=row.outcome if proved else Answer.UNKNOWN,
    )


def _report(row: Report) -> facts.Report:
    return facts.Report(
        source=pseudonym(row.source),
        says=row.says,
        on=row.on,
        grade=Grade.parse(row.grade) if row.grade else None,
        heard_from=pseudonym(row.heard_from) if row.heard_from else "",
    )
