"""The stored claims as the facts that the playbook judges. Sources go by their pseudonyms."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from yunchou.desk.intelligence.models import Claim, Report
from yunchou.desk.intelligence.queries import lettered
from yunchou.playbook.intelligence import facts
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer


def load_parts(deals: Collection[int], as_of: date) -> dict[int, dict[str, Any]]:
    """The claims of many deals as they were known on a day; two queries."""
    return {pk: {"claims": tuple(known.values())} for pk, known in load_known(deals, as_of).items()}


def load_known(deals: Collection[int], as_of: date) -> dict[int, dict[int, facts.Claim]]:
    """The claims of each deal by their keys, in the order they were noted, as they were known on a day; two queries.

    A large deal has hundreds of reports: only what the method reads of them is read, as plain values.
    """
    reports, found = _reports(deals, as_of), {pk: dict[int, facts.Claim]() for pk in deals}
    claims = Claim.objects.filter(opportunity__in=deals).order_by("pk")
    for pk, deal, statement, critical, outcome, proved_on in claims.values_list(
        "pk", "opportunity_id", "statement", "critical", "outcome", "outcome_on"
    ):
        proved = outcome if proved_on is not None and proved_on <= as_of else Answer.UNKNOWN
        told = tuple(reports.get(pk, ()))
        found[deal][pk] = facts.Claim(statement=statement, critical=critical, reports=told, outcome=proved)
    return found


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
