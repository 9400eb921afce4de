"""The assessment as plain data for JSON, in one language, with nothing that only this program understands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yunchou.playbook.advisor.assessment import Assessment
from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.competitors.position import PART_NAMES, Field
from yunchou.playbook.forecast.odds import EFFECT_NAMES, Odds
from yunchou.playbook.insiders.insider import JudgedInsider, Quorum
from yunchou.playbook.intelligence.claims import JudgedClaim
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.findings import Verdict
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.terms import Term, Words
from yunchou.playbook.pipeline.gate import Gate
from yunchou.playbook.qualification.budget import Cover
from yunchou.playbook.qualification.time_plan import Schedule
from yunchou.playbook.receivables.ledger import Ledger
from yunchou.playbook.stakeholders.people import Leaning, about, is_target
from yunchou.playbook.stakeholders.terms import Lean
from yunchou.playbook.tempo.plays import Play
from yunchou.playbook.text.phrases import quote

Plain = dict[str, Any]


def report(assessment: Assessment, language: str) -> Plain:
    """Everything an assessment says, as dictionaries, lists, texts and numbers."""
    teller = Teller(assessment.as_of, language)
    card = assessment.key_account
    return {
        "as_of": assessment.as_of.isoformat(),
        "key_account": teller.verdict(card.verdict) | {"points": [card.points.low, card.points.high]},
        "established": teller.verdict(assessment.established),
        "factors": {
            name: teller.verdict(getattr(assessment.factors, name)) for name in ("need", "budget", "time", "decision")
        },
        "stage": teller.gate(assessment.gate),
        "budget_for_price": teller.cover(assessment.budget_for_price),
        "budget_for_requirement": teller.cover(assessment.budget_for_requirement),
        "schedule": teller.schedule(assessment.schedule),
        "decision_known": _number(assessment.decision_known),
        "position": teller.position(assessment.position),
        "pace": teller.verdict(assessment.pace) | {"plays": [teller.play(play) for play in assessment.plays]},
        "people": [
            {"part": teller.words(seat.words), "people": [person.name for person in seat.people]}
            for seat in assessment.seats
        ],
        "persons": [teller.person(each, assessment.position) for each in assessment.people],
        "insiders": teller.insiders(assessment.insiders, assessment.quorum, assessment.first_insider_on),
        "claims": [teller.claim(claim) for claim in assessment.claims],
        "signed": teller.verdict(assessment.signed),
        "won": teller.verdict(assessment.won),
        "collected": teller.verdict(assessment.collected),
        "receivables": teller.ledger(assessment.ledger),
        "odds": teller.odds(assessment.odds),
        "missing": None if assessment.missing is None else teller.unknown(assessment.missing),
        "advice": [teller.advice(advice) for advice in assessment.advice],
        "vetoed": [
            teller.advice(vetoed.advice) | {"why": vetoed.why.in_language(language)} for vetoed in assessment.vetoed
        ],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(round(value, 3))


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells judgements in one language as of one day."""

    as_of: date
    language: str

    def words(self, words: Words) -> str:
        """The text in the chosen language."""
        return words.in_language(self.language)

    def term(self, term: Term) -> Plain:
        """A value of a closed list with its name."""
        return {"value": term.value, "name": self.words(term.words)}

    def verdict(self, verdict: Verdict[Any]) -> Plain:
        """A verdict with its sentence, reasons, unknowns and quoted phrases."""
        return self.term(verdict.value) | {
            "sentence": verdict.sentence.in_language(self.language),
            "reasons": [self.reason(reason) for reason in verdict.reasons],
            "unknowns": [self.unknown(unknown) for unknown in verdict.unknowns],
            "phrases": self.phrases(verdict.phrases),
        }

    def reason(self, reason: Reason) -> Plain:
        """One fact with its value, source, grade and age."""
        told = {"path": reason.path, "fact": self.words(reason.fact), "value": self.words(reason.told)}
        more = {"of": self.item(reason.of), "source": reason.source, "grade": str(reason.grade or "")}
        age = reason.age_days(self.as_of)
        return told | {k: v for k, v in more.items() if v} | ({} if age is None else {"age_days": age})

    def unknown(self, unknown: Unknown) -> Plain:
        """One fact that is not known."""
        return {"path": unknown.path, "fact": self.words(unknown.fact)} | (
            {"of": self.item(unknown.of)} if unknown.of else {}
        )

    def item(self, of: str) -> str:
        """The name of an item of a list."""
        words = item_words(of)
        return self.words(words) if words else ""

    def phrases(self, numbers: Iterable[int]) -> list[Plain]:
        """The phrases cited, quoted."""
        return [{"number": phrase.number, "text": self.words(phrase.words)} for phrase in quote(numbers)]

    def advice(self, advice: Advice) -> Plain:
        """One move."""
        return {
            "rule": advice.rule,
            "title": self.words(advice.title),
            "severity": self.term(advice.severity),
            "sentence": advice.sentence.in_language(self.language),
            "reasons": [self.reason(reason) for reason in advice.reasons],
            "unknowns": [self.unknown(unknown) for unknown in advice.unknowns],
            "who": self.term(advice.who),
            "by": advice.by and advice.by.isoformat(),
            "phrases": self.phrases(advice.phrases),
        }

    def gate(self, gate: Gate | None) -> Plain | None:
        """The stage and what its exit has, lacks and does not know."""
        if gate is None:
            return None
        judged = [
            {"code": each.criterion.code, "criterion": self.words(each.criterion.words)} | self.verdict(each.finding)
            for each in gate.judged
        ]
        return self.term(gate.stage) | {"exit": gate.value.value, "criteria": judged}

    def cover(self, cover: Cover) -> Plain:
        """A ratio and what it means."""
        return self.term(cover.match) | {"ratio": _number(cover.ratio)}

    def schedule(self, schedule: Schedule) -> Plain:
        """The plan counted back from go-live."""
        steps = [
            self.term(step.step)
            | {"start_by": step.start_by.isoformat(), "end_by": step.end_by.isoformat(), "assumed": step.assumed}
            for step in schedule.steps
        ]
        return self.term(schedule.urgency) | {"slack_days": schedule.slack_days, "steps": steps}

    def position(self, field: Field) -> Plain:
        """Where we stand against each rival, with the inputs."""
        rivals = [
            self.term(each.position)
            | {"rival": each.rival, "score": _number(each.score), "known": _number(each.known)}
            | {"parts": {self.words(PART_NAMES[part.name]): _number(part.value) for part in each.parts}}
            for each in field.rivals
        ]
        return self.term(field.position) | {"rivals": rivals}

    def person(self, leaning: Leaning, field: Field) -> Plain:
        """Somebody at the customer: what he weighs, whether we cultivate him, who covers him, where he leans."""
        person = leaning.person
        leans = {rival: about(leaning.notes, rival) for rival in ("", *(each.rival for each in field.rivals))}
        told = {rival: self.term(note.lean if note else Lean.UNKNOWN) for rival, note in leans.items()}
        return {
            "person": person.name,
            "weight": int(leaning.weight),
            "target": is_target(person),
            "covered_by": person.covered_by or None,
            "lean": told.pop(""),
            "against": told,
        }

    def insiders(self, people: Iterable[JudgedInsider], quorum: Quorum, first: date | None) -> Plain:
        """Who is an insider by which tests, and whether there are enough."""
        judged = [
            self.term(each.status)
            | {"person": each.person, "tests": {self.words(t.words): a.value for t, a in each.tests.items()}}
            for each in people
        ]
        counted = {"needed": quorum.needed, "have": quorum.have, "met": quorum.met.value}
        return {"people": judged, "quorum": counted, "first_on": first and first.isoformat()}

    def odds(self, odds: Odds) -> Plain:
        """The odds with their interval and parts."""
        interval = {"chance": round(odds.chance, 3), "low": round(odds.low, 3), "high": round(odds.high, 3)}
        return interval | {
            "most": odds.most,
            "learnt_from": odds.learnt_from,
            "effects": {self.words(EFFECT_NAMES[e.name]): e.value and round(e.value, 3) for e in odds.effects},
        }

    def play(self, play: Play) -> Plain:
        """A play with what ends it."""
        told = {"code": play.code, "play": self.words(play.words), "ends": self.words(play.ends)}
        return told | {"legality": self.term(play.legality)}

    def claim(self, judged: JudgedClaim) -> Plain:
        """A claim and its state."""
        counted = {"claim": judged.claim.statement, "affirmed": judged.affirmed, "denied": judged.denied}
        return self.term(judged.state) | counted

    def ledger(self, ledger: Ledger) -> Plain:
        """What is due, received and overdue."""
        overdue = [
            {"instalment": b.instalment.name, "open": str(b.open), "days": b.overdue_days} for b in ledger.overdue
        ]
        return {
            "received": str(ledger.received),
            "due": str(ledger.due),
            "unallocated": str(ledger.unallocated),
            "overdue": overdue,
        }
