"""The stored claims as the facts that the playbook judges. Sources go by their pseudonyms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import Any

from yunchou.desk.intelligence.models import Claim, Report
from yunchou.desk.intelligence.queries import lettered, pseudonym
from yunchou.playbook.intelligence import facts
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer


def load_parts(deals: Collection[int], as_of: date) -> dict[int, dict[str, Any]]:
    """The claims of many deals as they were known on a day; two queries.

    A large deal has hundreds of reports: only what the method reads of them is read, as plain values.
    """
    reports, found = _reports(deals, as_of), dict[int, list[facts.Claim]]()
    claims = Claim.objects.filter(opportunity__in=deals).order_by("pk")
    for pk, deal, statement, critical, outcome, proved_on in claims.values_list(
        "pk", "opportunity_id", "statement", "critical", "outcome", "outcome_on"
    ):
        proved = outcome if proved_on is not None and proved_on <= as_of else Answer.UNKNOWN
        claim = facts.Claim(statement=statement, critical=critical, reports=tuple(reports.get(pk, ())), outcome=proved)
        found.setdefault(deal, []).append(claim)
    return {pk: {"claims": tuple(found.get(pk, ()))} for pk in deals}


def _reports(deals: Collection[int], as_of: date) -> dict[int, list[facts.Report]]:
    """What was said by a day, by claim, the oldest first."""
    found: dict[int, list[facts.Report]] = {}
    names = cache(lambda ordinal, reliability: lettered(ordinal, reliability) if ordinal else "")
    rows = Report.objects.filter(claim__opportunity__in=deals, on__lte=as_of).order_by("on", "pk")
    for claim, says, on, grade, *sources in rows.values_list(
        "claim_id", "says", "on", "grade",
        "source__ordinal", "source__reliability", "heard_from__ordinal", "heard_from__reliability",
    ):  # fmt: skip
        source, heard_from = names(*sources[:2]), names(*sources[2:])
        report = facts.Report(source=source, says=says, on=on, grade=_grade(grade), heard_from=heard_from)
        found.setdefault(claim, []).append(report)
    return found


@cache
def _grade(text: str) -> Grade | None:
    return Grade.parse(text) if text else None


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
        grade=_grade(row.grade),
        heard_from=pseudonym(row.heard_from) if row.heard_from else "",
    )
