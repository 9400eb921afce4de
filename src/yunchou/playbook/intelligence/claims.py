"""Claims: corroborated only by independent sources, and sources re-rated by what proved true (P66, P79)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.grades import Grade, Information, Source
from yunchou.playbook.kernel.terms import Answer

STEPS = (
    (Decimal("0.9"), Source.A),
    (Decimal("0.75"), Source.B),
    (Decimal("0.6"), Source.C),
    (Decimal("0.4"), Source.D),
)


@dataclass(frozen=True, slots=True)
class Record:
    """How often a source proved right and wrong."""

    right: int
    wrong: int

    @property
    def source(self) -> Source:
        """The reliability that this record earns."""
        share = Decimal(self.right) / (self.right + self.wrong)
        return next((source for least, source in STEPS if share >= least), Source.E)


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim, its state, and in how many independent ways it is affirmed and denied."""

    claim: Claim
    state: ClaimState
    affirmed: int
    denied: int


def judged_claims(case: Case) -> tuple[JudgedClaim, ...]:
    """Every claim of the deal with its state."""
    return tuple(judge_claim(case, claim) for claim in case.dossier.claims)


def judge_claim(case: Case, claim: Claim) -> JudgedClaim:
    """The state of one claim: its outcome, otherwise what fresh and not doubtful independent reports say."""
    usable = [report for report in claim.reports if case.knew(report.on) and _counts(case, report)]
    affirmed, denied = _ways(usable, Answer.YES), _ways(usable, Answer.NO)
    return JudgedClaim(claim, _state(case, claim, affirmed, denied), affirmed, denied)


def _state(case: Case, claim: Claim, affirmed: int, denied: int) -> ClaimState:
    if claim.outcome is not Answer.UNKNOWN:
        return ClaimState.PROVED if claim.outcome is Answer.YES else ClaimState.DISPROVED
    if affirmed and denied:
        return ClaimState.CONTRADICTED
    if affirmed + denied > 1:
        return ClaimState.CORROBORATED if affirmed else ClaimState.REFUTED
    if affirmed + denied == 1:
        return ClaimState.SINGLE
    told = [report for report in claim.reports if case.knew(report.on)]
    if any(_is_old(case, report) for report in told):
        return ClaimState.STALE
    return ClaimState.DOUBTFUL if told else ClaimState.UNKNOWN


def _counts(case: Case, report: Report) -> bool:
    grade = effective_grade(case, report)
    return bool(report.source) and not _is_old(case, report) and not (grade is not None and grade.is_weak)


def _is_old(case: Case, report: Report) -> bool:
    fresh = case.settings.whole("intelligence.fresh_days")
    return report.on is not None and (case.as_of - report.on).days > fresh


def _ways(reports: list[Report], says: Answer) -> int:
    return independent((r.source, r.heard_from) for r in reports if r.says is says)


def independent(told: Iterable[tuple[str, str]]) -> int:
    """In how many independent ways something was told. Who quotes another, or the same third, is one with him."""
    pairs = list(told)
    if not any(heard_from for _, heard_from in pairs):
        return len({source for source, _ in pairs})
    groups: list[set[str]] = []
    for source, heard_from in pairs:
        names = {source, heard_from} - {""}
        joined = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names]
        groups.append(names.union(*joined))
    return len(groups)


def effective_grade(case: Case, report: Report) -> Grade | None:
    """The report's grade with the reliability its source has earned, once there is a record."""
    record = case.of(records).get(report.source)
    if record is None or record.right + record.wrong < case.settings.whole("intelligence.record_needed"):
        return report.grade
    return Grade(record.source, report.grade.information if report.grade else Information.UNJUDGED)


def records(case: Case) -> dict[str, Record]:
    """The record of every source on the claims whose outcome is known."""
    found: dict[str, Record] = {}
    for claim in case.dossier.claims:
        if claim.outcome is Answer.UNKNOWN:
            continue
        for report in claim.reports:
            if report.says is not Answer.UNKNOWN:
                before, hit = found.get(report.source, Record(0, 0)), report.says is claim.outcome
                found[report.source] = Record(before.right + hit, before.wrong + (not hit))
    return found
