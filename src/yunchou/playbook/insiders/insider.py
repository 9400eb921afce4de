"""Who is an insider, by what he did and not by a label; and whether there are enough of them (P65 to P68, P79)."""

from __future__ import annotations

from datetime import date, timedelta

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderStatus, InsiderTest
from yunchou.playbook.intelligence.claims import independent
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.qualification.price import price as deal_price
from yunchou.playbook.stakeholders.people import has_left
from yunchou.playbook.stakeholders.terms import Function

MOST = 3
TESTS = tuple(InsiderTest)
INFORMS, ALIGNED = InsiderTest.INFORMS, InsiderTest.ALIGNED


@value_object
class JudgedInsider:
    """One person with the answer of each test and the status they add up to."""

    person: str
    tests: dict[InsiderTest, Answer]
    status: InsiderStatus
    evidence: tuple[InsiderEvidence, ...]


@value_object
class Quorum:
    """How many independent insiders the deal needs and has.

    `sides_lack`: whether one of the two sides that a mega deal needs, technology and business, is missing; unknown
    while it is not said of which side somebody is, as with a pseudonym. `is_sized`: the price of the deal is known;
    as long as it is not, `needed` is the least.
    """

    needed: int
    have: int
    sides_lack: Answer
    is_sized: bool = True

    @property
    def met(self) -> Answer:
        """Whether there are enough; while the price is unknown only as many as any deal needs are."""
        if self.have < self.needed or self.sides_lack is YES:
            return NO
        return YES if self.sides_lack is NO and (self.is_sized or self.have >= MOST) else UNKNOWN


def judged_insiders(case: Case) -> tuple[JudgedInsider, ...]:
    """Everybody about whom there is evidence, as of the day of judgement."""
    return judged_on(case, case.as_of)


def judged_on(case: Case, day: date) -> tuple[JudgedInsider, ...]:
    """The same as of another day, with the evidence that was fresh then."""
    return tuple([_judged(case, name, every, day) for name, every in case.of(_by_person).items()])


def _by_person(case: Case) -> dict[str, tuple[InsiderEvidence, ...]]:
    """The evidence about each named person, by name."""
    found: dict[str, list[InsiderEvidence]] = {}
    for evidence in case.dossier.insider_evidence:
        if evidence.person:
            found.setdefault(evidence.person, []).append(evidence)
    return {name: tuple(found[name]) for name in sorted(found)}


def _judged(case: Case, name: str, every: tuple[InsiderEvidence, ...], day: date) -> JudgedInsider:
    since = day - timedelta(days=case.settings.whole("insiders.fresh_days"))
    fresh: dict[InsiderTest, list[InsiderEvidence]] = {test: [] for test in TESTS}
    for evidence in every:
        if evidence.test and evidence.on and since <= evidence.on <= day:  # without a day it cannot be called fresh
            fresh[evidence.test].append(evidence)
    tests = {test: _passes(case, told, test) if told else UNKNOWN for test, told in fresh.items()}
    if tests[ALIGNED] is YES and not any(_says_no_tie(e, day) for e in every):
        tests[ALIGNED] = UNKNOWN  # whose interest it is stays open until somebody has asked about money (P68)
    status = _status(every, tests)
    if status is not InsiderStatus.STOPPED and has_left(case, name, day):
        status = InsiderStatus.CONTACT  # whoever has left brings nothing from inside any more
    return JudgedInsider(name, tests, status, every)


def _says_no_tie(evidence: InsiderEvidence, day: date) -> bool:
    return evidence.financial_tie is NO and (evidence.on is None or evidence.on <= day)


def is_tie_unasked(judged: JudgedInsider) -> bool:
    """Whether his interest is ours by what he did, and nobody has asked about money."""
    aligned = any(e.test is ALIGNED and e.passed is YES and e.verified is not NO and e.on for e in judged.evidence)
    return aligned and all(e.financial_tie is UNKNOWN for e in judged.evidence)


def _passes(case: Case, evidence: list[InsiderEvidence], test: InsiderTest) -> Answer:
    good = [e for e in evidence if e.passed is YES and e.verified is not NO]
    if test is INFORMS:
        unasked = [e for e in good if e.unprompted is YES]
        proved = any(e.verified is YES for e in unasked)
        if proved and len(unasked) >= case.settings.whole("insiders.informs_needed"):
            return YES
        good = []
    if good:
        return YES
    bad = [e for e in evidence if e.passed is NO or e.verified is NO]
    return NO if bad and len(bad) == len(evidence) else UNKNOWN


def _status(every: tuple[InsiderEvidence, ...], tests: dict[InsiderTest, Answer]) -> InsiderStatus:
    if any(e.financial_tie is YES for e in every):
        return InsiderStatus.STOPPED
    passed = [test for test, answer in tests.items() if answer is YES]
    if INFORMS in passed and len(passed) > 1:
        return InsiderStatus.INSIDER
    if passed:
        return InsiderStatus.DEVELOPING
    return InsiderStatus.CONTACT if NO in tests.values() else InsiderStatus.UNKNOWN


def insiders(case: Case) -> tuple[JudgedInsider, ...]:
    """Those who are insiders today."""
    return tuple([judged for judged in case.of(judged_insiders) if judged.status is InsiderStatus.INSIDER])


def quorum(case: Case) -> Quorum:
    """How many the deal needs by its price, and how many independent ones there are (P79, N9)."""
    stated = case.of(deal_price)
    price = stated or 0
    mega = price >= case.settings.whole("insiders.mega_deal")
    needed = MOST if mega else 2 if price >= case.settings.whole("insiders.large_deal") else 1
    found = case.of(insiders)
    names = {judged.person for judged in found}
    have = independent([(j.person, quoted) for j in found for quoted in _quoted(case, j, names)])
    return Quorum(needed, have, _sides_lack(case, names) if mega else NO, stated is not None)


def _sides_lack(case: Case, names: set[str]) -> Answer:
    known = {person.name: person.function for person in case.dossier.people}
    sides = {known.get(name, Function.UNKNOWN) for name in names}
    if {Function.TECHNICAL, Function.BUSINESS} <= sides:
        return NO
    return UNKNOWN if Function.UNKNOWN in sides else YES


def _quoted(case: Case, judged: JudgedInsider, names: set[str]) -> set[str]:
    """The other insiders whom he quotes, in his deeds or in his reports of claims; nobody, when he never does."""
    heard_from = {e.heard_from for e in judged.evidence} | case.of(_hearsay).get(judged.person, set())
    return heard_from & (names - {judged.person}) or {""}


def _hearsay(case: Case) -> dict[str, set[str]]:
    """Whom each source of a claim quotes, as far as known by the day of judgement."""
    found: dict[str, set[str]] = {}
    for claim in case.dossier.claims:
        for report in claim.reports:
            if report.heard_from and case.knew(report.on):
                found.setdefault(report.source, set()).add(report.heard_from)
    return found


def first_insider_on(case: Case) -> date | None:
    """The first day on which somebody was an insider: a day of evidence about him, for only that makes one."""
    firsts = (_first_on(case, name, every) for name, every in case.of(_by_person).items())
    return min(filter(None, firsts), default=None)


def _first_on(case: Case, name: str, every: tuple[InsiderEvidence, ...]) -> date | None:
    """No day before enough was brought unasked can be the first."""
    brought = sorted(e.on for e in every if e.on and e.test is InsiderTest.INFORMS and e.unprompted is YES)
    needed = max(case.settings.whole("insiders.informs_needed"), 1)
    if len(brought) < needed:
        return None
    since = brought[needed - 1]
    days = sorted({e.on for e in every if e.on and since <= e.on <= case.as_of})
    return next((day for day in days if _judged(case, name, every, day).status is InsiderStatus.INSIDER), None)
