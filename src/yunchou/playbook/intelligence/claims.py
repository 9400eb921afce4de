"""Claims: corroborated only by independent sources, and sources re-rated by what proved true (P66, P79)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.grades import GRADES, Grade, Information, Source
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.kernel.value_objects import value_object

UNJUDGED = Information.UNJUDGED
SINGLE, CORROBORATED = ClaimState.SINGLE, ClaimState.CORROBORATED
STEPS = (
    (Decimal("0.9"), Source.A),
    (Decimal("0.75"), Source.B),
    (Decimal("0.6"), Source.C),
    (Decimal("0.4"), Source.D),
)


@value_object
class Record:
    """How often a source proved right and wrong."""

    right: int
    wrong: int

    @property
    def source(self) -> Source:
        """The reliability that this record earns."""
        share = Decimal(self.right) / (self.right + self.wrong)
        return next((source for least, source in STEPS if share >= least), Source.E)


@value_object
class JudgedClaim:
    """A claim, its state, and in how many independent ways it is affirmed and denied."""

    claim: Claim
    state: ClaimState
    affirmed: int
    denied: int


def judged_claims(case: Case) -> tuple[JudgedClaim, ...]:
    """Every claim of the deal with its state."""
    since, earned = case.of(_fresh_since), case.of(_earned)
    return tuple([_judged(case, claim, since, earned) for claim in case.dossier.claims])


def claims_in(case: Case, state: ClaimState) -> Sequence[JudgedClaim]:
    """The claims of the deal that are in one state."""
    return case.of(_by_state).get(state, ())


def _by_state(case: Case) -> dict[ClaimState, list[JudgedClaim]]:
    found: dict[ClaimState, list[JudgedClaim]] = defaultdict(list)
    for judged in case.of(judged_claims):
        found[judged.state].append(judged)
    return found


def judge_claim(case: Case, claim: Claim) -> JudgedClaim:
    """The state of one claim: its outcome, otherwise what fresh and not doubtful independent reports say.

    Of one source the newest word counts: who changes his mind does not contradict himself.
    """
    return _judged(case, claim, case.of(_fresh_since), case.of(_earned))


def _judged(case: Case, claim: Claim, since: date, earned: Mapping[str, Source]) -> JudgedClaim:
    until = case.as_of
    usable = [
        report
        for report in claim.reports
        if report.source
        and (report.on is None or since <= report.on <= until)
        and (
            (grade := _regraded(report, earned) if report.source in earned else report.grade) is None
            or not grade.is_weak
        )
    ]
    if len(usable) == 1:
        says = usable[0].says
        affirmed, denied = 1 if says is YES else 0, 1 if says is NO else 0
    else:
        again = len({report.source for report in usable}) < len(usable)
        if again:
            usable = _newest_words(usable)
        said = [report.says for report in usable]
        affirmed, denied = said.count(YES), said.count(NO)
        # Who says the same twice on one day is still one voice.
        if again or any([report.heard_from for report in usable]):  # noqa: C419 - a list is quicker than a generator
            affirmed = _ways(usable, YES) if affirmed > 1 else affirmed
            denied = _ways(usable, NO) if denied > 1 else denied
    return JudgedClaim(claim, _state(case, claim, affirmed, denied), affirmed, denied)


def _newest_words(reports: list[Report]) -> list[Report]:
    newest: dict[str, date] = {}
    for report in reports:
        newest[report.source] = max(newest.get(report.source, date.min), report.on or date.min)
    return [report for report in reports if (report.on or date.min) == newest[report.source]]


def _state(case: Case, claim: Claim, affirmed: int, denied: int) -> ClaimState:
    if claim.outcome is not UNKNOWN:
        return ClaimState.PROVED if claim.outcome is YES else ClaimState.DISPROVED
    if affirmed + denied == 1:
        return SINGLE
    if affirmed and denied:
        return ClaimState.CONTRADICTED
    if affirmed or denied:
        return CORROBORATED if affirmed else ClaimState.REFUTED
    told = [report for report in claim.reports if case.knew(report.on) and report.says is not UNKNOWN]
    if any(_is_old(case, report) for report in told):
        return ClaimState.STALE
    return ClaimState.DOUBTFUL if told else ClaimState.UNKNOWN


def _is_old(case: Case, report: Report) -> bool:
    return report.on is not None and report.on < case.of(_fresh_since)


def _fresh_since(case: Case) -> date:
    return case.as_of - timedelta(days=case.settings.whole("intelligence.fresh_days"))


def _ways(reports: list[Report], answer: Answer) -> int:
    """In how many independent ways an answer was given."""
    return independent([(report.source, report.heard_from) for report in reports if report.says is answer])


def independent(told: Collection[tuple[str, str]]) -> int:
    """In how many independent ways something was told. Who quotes another, or the same third, is one with him."""
    groups: list[set[str]] = []
    for source, heard_from in told:
        names = {source, heard_from} if heard_from else {source}
        apart = [names]
        for group in groups:
            if group.isdisjoint(names):
                apart.append(group)
            else:
                names |= group
        groups = apart
    return len(groups)


def effective_grade(case: Case, report: Report) -> Grade | None:
    """The report's grade with the reliability its source has earned, once there is a record."""
    return _regraded(report, case.of(_earned))


def _regraded(report: Report, earned: Mapping[str, Source]) -> Grade | None:
    if report.source not in earned:
        return report.grade
    return GRADES[earned[report.source], report.grade.information if report.grade else UNJUDGED]


def _earned(case: Case) -> dict[str, Source]:
    """The reliability of the sources with a record that is long enough."""
    needed = case.settings.whole("intelligence.record_needed")
    return {name: record.source for name, record in case.of(records).items() if record.right + record.wrong >= needed}


def records(case: Case) -> dict[str, Record]:
    """The record of every source on the claims whose outcome is known."""
    found: dict[str, list[bool]] = defaultdict(list)
    for claim in case.dossier.claims:
        if claim.outcome is UNKNOWN:
            continue
        for report in claim.reports:
            if report.says is not UNKNOWN:
                found[report.source].append(report.says is claim.outcome)
    return {source: Record(hits.count(True), hits.count(False)) for source, hits in found.items()}
