"""What the method says of a deal's claims and sources: states, what presses first, the letters that records earn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yunchou.desk.intelligence.facts import load_known
from yunchou.desk.intelligence.models import Claim, Report, Source
from yunchou.desk.intelligence.queries import pseudonym, sources_of, with_reports
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.intelligence.claims import JudgedClaim, records
from yunchou.playbook.intelligence.claims import judged_claims as judged
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.grades import Source as Reliability
from yunchou.playbook.kernel.terms import Answer

# What presses comes first: what must be settled, what is too thin to decide on, then what can be relied on.
PRESSING = (ClaimState.CONTRADICTED, ClaimState.SINGLE, ClaimState.DOUBTFUL, ClaimState.STALE, ClaimState.UNKNOWN)
FIRM = (ClaimState.CORROBORATED, ClaimState.REFUTED)
SETTLED = (ClaimState.PROVED, ClaimState.DISPROVED)
ORDER = {state: place for place, state in enumerate((*PRESSING, *FIRM, *SETTLED))}


@dataclass(frozen=True, slots=True)
class Told:
    """One report with its age in days and how far it has faded: `fresh`, `ageing` or `old`."""

    row: Report
    days: int
    fading: str


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One stored claim with its state, in how many independent ways it is affirmed and denied, and its reports."""

    row: Claim
    state: ClaimState
    affirmed: int
    denied: int
    told: Sequence[Told]

    @property
    def for_it(self) -> list[Told]:
        """Who says yes, newest first."""
        return [told for told in self.told if told.row.says is Answer.YES]

    @property
    def against_it(self) -> list[Told]:
        """Who says no, newest first."""
        return [told for told in self.told if told.row.says is Answer.NO]

    @property
    def not_sure(self) -> list[Told]:
        """Who was asked and does not know."""
        return [told for told in self.told if told.row.says is Answer.UNKNOWN]

    @property
    def has_hearsay(self) -> bool:
        """Whether somebody quotes somebody else, so that mouths and sources are not the same number."""
        return any(told.row.heard_from_id for told in self.told)

    @property
    def mouths(self) -> int:
        """How many people spoke."""
        return len({told.row.source_id for told in self.told})

    @property
    def fading(self) -> str:
        """How far the claim has faded: as far as its freshest report."""
        known = [told.fading for told in self.told]
        return next((word for word in ("fresh", "ageing", "old") if word in known), "fresh")

    @property
    def days(self) -> int | None:
        """The age of the freshest report; `None` while nobody said anything."""
        return min((told.days for told in self.told), default=None)


@dataclass(frozen=True, slots=True)
class Earned:
    """The record of a source on what is settled, and the letter it earns; `None` while the record is too short."""

    source: Source
    right: int
    wrong: int
    proposed: Reliability | None

    @property
    def differs(self) -> bool:
        """Whether the record earns another letter than the source has."""
        return self.proposed is not None and self.proposed.value != self.source.reliability


@dataclass(frozen=True, slots=True)
class JudgedClaims:
    """The claims of one deal with their states, by their keys: what presses first, critical ones before the rest."""

    case: Case
    states: dict[int, JudgedClaim]


def judged_claims(deal: int, *, as_of: date) -> JudgedClaims:
    """The claims of a deal that was fetched through access, judged as they were known on a day; two queries."""
    known = load_known([deal], as_of)[deal]
    return _in_order(tuple(known), Case(Dossier(claims=tuple(known.values())), our_parameters(), as_of))


def judged_in(case: Case, deal: int) -> JudgedClaims:
    """The claims of a case that was made of this deal's whole dossier, by their keys; one query.

    Where somebody has noted a claim since the dossier was read, all of them are read anew.
    """
    stored = tuple(Claim.objects.filter(opportunity=deal).order_by("pk").values_list("pk", "statement"))
    if [statement for _pk, statement in stored] != [claim.statement for claim in case.dossier.claims]:
        return judged_claims(deal, as_of=case.as_of)
    return _in_order(tuple(pk for pk, _statement in stored), case)


def _in_order(keys: tuple[int, ...], case: Case) -> JudgedClaims:
    found = list(zip(keys, case.of(judged), strict=True))
    found.sort(key=lambda each: (ORDER[each[1].state], each[1].claim.critical is not Answer.YES, -each[0]))
    return JudgedClaims(case, dict(found))


def rows_of(claims: JudgedClaims, keys: Sequence[int]) -> list[JudgedRow]:
    """Some of these claims with their stored rows; two queries, however many."""
    rows, fresh = with_reports(keys), claims.case.settings.whole("intelligence.fresh_days")
    return [_row(rows[key], claims.states[key], claims.case.as_of, fresh) for key in keys if key in rows]


def _row(row: Claim, found: JudgedClaim, as_of: date, fresh: int) -> JudgedRow:
    known = [report for report in row.reports.all() if report.on <= as_of]
    ages = [(report, (as_of - report.on).days) for report in reversed(known)]
    told = [Told(report, days, _fading(days, fresh)) for report, days in ages]
    return JudgedRow(row, found.state, found.affirmed, found.denied, told)


def _fading(days: int, fresh: int) -> str:
    if days > fresh:
        return "old"
    return "ageing" if days * 2 > fresh else "fresh"


def records_of(deal: Opportunity, *, as_of: date) -> dict[UUID, Earned]:
    """The record of every source of one deal that spoke on something settled."""
    return earned_by(list(sources_of(deal)), judged_claims(deal.pk, as_of=as_of).case)


def earned_by(sources: Sequence[Source], case: Case) -> dict[UUID, Earned]:
    """The records of these sources on the claims of a case."""
    needed = case.settings.whole("intelligence.record_needed")
    found = {}
    for source in sources:
        record = case.of(records).get(pseudonym(source))
        if record is not None:
            enough = record.right + record.wrong >= needed
            found[source.pk] = Earned(source, record.right, record.wrong, record.source if enough else None)
    return found
