"""One planned meeting beside what the method does not know of the deal yet (P100 to P105)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yunchou.desk.cockpit.places import may_read_facts
from yunchou.desk.cockpit.queries import assess_dossier, load_dossier
from yunchou.desk.cockpit.rules import is_recorded
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.meetings.matching import Match, slides_match
from yunchou.desk.meetings.models import Concern, MeetingAttendee, MeetingPlan
from yunchou.desk.meetings.preparation import Readiness, readiness_of
from yunchou.desk.meetings.queries import reason_pages
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.resources.models import PresenterProfile
from yunchou.desk.resources.queries import profile_of
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.stakeholders.people import is_decider
from yunchou.playbook.stakeholders.terms import Function, Level

MOST_QUESTIONS = 8
# What slides have to say to each side (P104).
CARES = {
    Function.TECHNICAL: Words("关心架构、对接、安全", "cares about architecture, interfaces, security"),
    Function.BUSINESS: Words("关心业务效果、坐席好不好用", "cares about effect and daily use"),
}
LEADERS_CARE = Words("关心投入产出、风险、别家怎么做", "cares about return, risk, and what others do")


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who is to come: what he cares about by his post, and what he worries about as written down."""

    attendee: MeetingAttendee
    decides: bool
    cares: Words | None
    concerns: list[Concern]
    match: Match


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that the method lacks, as a question to ask there."""

    fact: Words
    of: Words | None
    listed: bool

    def text(self, language: str) -> str:
        """The question as one line."""
        of = self.of.in_language(language) if self.of else ""
        fact = self.fact.in_language(language)
        return f"{of} {fact}".strip()


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """Everything on the page of one meeting. `deciders` are the people known to decide."""

    plan: MeetingPlan
    ready: Readiness
    listeners: list[Listener]
    deciders: list[str]
    decider: Answer
    questions: list[Question]
    profile: PresenterProfile | None
    colleagues: list[User]
    may_change: bool
    is_due: bool

    @property
    def unmatched(self) -> list[Listener]:
        """Whose concerns the slides are known not to answer (P104)."""
        return [each for each in self.listeners if each.match.answer is Answer.NO]


def meeting_page(user: User, deal: Opportunity, plan: MeetingPlan, *, as_of: date, language: str) -> MeetingPage:
    """The page of a meeting of a deal that was fetched through access."""
    dossier = load_dossier(deal.pk, as_of)
    people = {person.name: person for person in dossier.people}
    deciders = [person.name for person in dossier.people if is_decider(person)]
    worries = {page.person_id: list(page.concerns.all()) for page in reason_pages(deal)}
    listeners = [
        Listener(
            each,
            decides=each.person.name in deciders,
            cares=_cares(people.get(each.person.name)),
            concerns=(concerns := worries.get(each.person_id, [])),
            match=slides_match(plan, each, concerns),
        )
        for each in plan.invited.all()
    ]
    return MeetingPage(
        plan=plan,
        ready=readiness_of(plan),
        listeners=listeners,
        deciders=deciders,
        decider=_decider(listeners, deciders),
        questions=list(_questions(user, assess_dossier(dossier, as_of), plan, language))[:MOST_QUESTIONS],
        profile=profile_of(plan.presenter) if plan.presenter else None,
        colleagues=list(team_of(deal)),
        may_change=may_change(user, deal) and plan.interaction_id is None,
        is_due=plan.on is None or plan.on <= as_of,
    )


def _cares(person: object) -> Words | None:
    level, function = getattr(person, "level", None), getattr(person, "function", None)
    if level is Level.TOP:
        return LEADERS_CARE
    return CARES.get(function) if isinstance(function, Function) else None


def _decider(listeners: list[Listener], deciders: list[str]) -> Answer:
    """Whether somebody who decides said that he comes; unknown while nobody knows who decides or he has not said."""
    said = [each.attendee.confirmed for each in listeners if each.decides]
    if Answer.YES in said:
        return Answer.YES
    if not deciders or Answer.UNKNOWN in said:
        return Answer.UNKNOWN
    return Answer.NO


def _questions(user: User, judged: Assessment, plan: MeetingPlan, language: str) -> Iterator[Question]:
    """What verdicts, gate and moves still need, what changes most first, as far as the reader may know it."""
    reach, seen, listed = reach_of(user), set(), set(plan.question_lines)
    for unknown in _unknowns(judged):
        if (unknown.path, unknown.of) in seen or not is_recorded(unknown.path):
            continue
        seen.add((unknown.path, unknown.of))
        # What concerns our own side is not asked of the customer.
        if unknown.path.split(".", 1)[0] in OUR_OWN or not may_read_facts(reach, [unknown.path]):
            continue
        question = Question(unknown.fact, item_words(unknown.of) if unknown.of else None, listed=False)
        yield Question(question.fact, question.of, question.text(language) in listed)


OUR_OWN = frozenset(
    {"stage_answers", "meetings", "team", "asks", "investment", "interactions", "opportunity", "account"}
)


def _unknowns(judged: Assessment) -> Iterator[Unknown]:
    if judged.missing is not None:
        yield judged.missing
    yield from judged.established.unknowns
    for each in judged.gate.judged if judged.gate else ():
        yield from each.finding.unknowns
    for move in judged.advice:
        yield from move.unknowns
