"""Who is an insider, by what he did and not by a label; and whether there are enough of them (P65 to P68, P79)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderStatus, InsiderTest
from yunchou.playbook.intelligence.claims import independent
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Function


@dataclass(frozen=True, slots=True)
class JudgedInsider:
    """One person with the answer of each test and the status they add up to."""

    person: str
    tests: dict[InsiderTest, Answer]
    status: InsiderStatus
    evidence: tuple[InsiderEvidence, ...]


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many independent insiders the deal needs and has.

    `sides_lack`: whether one of the two sides that a mega deal needs, technology and business, is missing; unknown
    while it is not said who somebody is, as with a pseudonym.
    """

    needed: int
    have: int
    sides_lack: Answer

    @property
    def is_met(self) -> bool:
        """Whether there are enough."""
        return self.have >= self.needed and self.sides_lack is Answer.NO


def judged_insiders(case: Case) -> tuple[JudgedInsider, ...]:
    """Everybody about whom there is evidence, as of the day of judgement."""
    return judged_on(case, case.as_of)


def judged_on(case: Case, day: date) -> tuple[JudgedInsider, ...]:
    """The same as of another day, with the evidence that was fresh then."""
    names = sorted({e.person for e in case.dossier.insider_evidence if e.person})
    return tuple(_judged(case, name, day) for name in names)


def _judged(case: Case, name: str, day: date) -> JudgedInsider:
    every = tuple(e for e in case.dossier.insider_evidence if e.person == name)
    fresh = tuple(e for e in every if _is_fresh(case, e, day))
    tests = {test: _passes(case, [e for e in fresh if e.test is test], test) for test in InsiderTest}
    return JudgedInsider(name, tests, _status(every, tests), every)


def _is_fresh(case: Case, evidence: InsiderEvidence, day: date) -> bool:
    """Evidence without a day cannot be called fresh."""
    days = case.settings.whole("insiders.fresh_days")
    return evidence.on is not None and 0 <= (day - evidence.on).days <= days


def _passes(case: Case, evidence: list[InsiderEvidence], test: InsiderTest) -> Answer:
    good = [e for e in evidence if e.passed is Answer.YES and e.verified is not Answer.NO]
    if test is InsiderTest.INFORMS:
        unasked = [e for e in good if e.unprompted is Answer.YES]
        proved = any(e.verified is Answer.YES for e in unasked)
        if proved and len(unasked) >= case.settings.whole("insiders.informs_needed"):
            return Answer.YES
        good = []
    if good:
        return Answer.YES
    bad = [e for e in evidence if e.passed is Answer.NO or e.verified is Answer.NO]
    return Answer.NO if bad and len(bad) == len(evidence) else Answer.UNKNOWN


def _status(every: tuple[InsiderEvidence, ...], tests: dict[InsiderTest, Answer]) -> InsiderStatus:
    if any(e.financial_tie is Answer.YES for e in every):
        return InsiderStatus.STOPPED
    passed = [test for test, answer in tests.items() if answer is Answer.YES]
    if InsiderTest.INFORMS in passed and len(passed) > 1:
        return InsiderStatus.INSIDER
    if passed:
        return InsiderStatus.DEVELOPING
    return InsiderStatus.CONTACT if Answer.NO in tests.values() else InsiderStatus.UNKNOWN


def insiders(case: Case) -> tuple[JudgedInsider, ...]:
    """Those who are insiders today."""
    return tuple(judged for judged in case.of(judged_insiders) if judged.status is InsiderStatus.INSIDER)


def quorum(case: Case) -> Quorum:
    """How many the deal needs by its price, and how many independent ones there are (P79, N9)."""
    price = case.dossier.opportunity.price or 0
    mega = price >= case.settings.whole("insiders.mega_deal")
    needed = 3 if mega else 2 if price >= case.settings.whole("insiders.large_deal") else 1
    found = case.of(insiders)
    names = {judged.person for judged in found}
    have = independent((j.person, quoted) for j in found for quoted in _quoted(j, names))
    return Quorum(needed, have, _sides_lack(case, names) if mega else Answer.NO)


def _sides_lack(case: Case, names: set[str]) -> Answer:
    known = {person.name: person.function for person in case.dossier.people}
    if {Function.TECHNICAL, Function.BUSINESS} <= {known[name] for name in names if name in known}:
        return Answer.NO
    return Answer.YES if names <= set(known) else Answer.UNKNOWN


def _quoted(judged: JudgedInsider, names: set[str]) -> set[str]:
    """The other insiders whom he quotes; nobody, when he speaks for himself."""
    return {e.heard_from for e in judged.evidence if e.heard_from in names - {judged.person}} or {""}


def first_insider_on(case: Case) -> date | None:
    """The first day on which somebody was an insider."""
    days = sorted({e.on for e in case.dossier.insider_evidence if e.on and e.on <= case.as_of})
    return next((day for day in days if any(_is_insider(j) for j in judged_on(case, day))), None)


def _is_insider(judged: JudgedInsider) -> bool:
    return judged.status is InsiderStatus.INSIDER
