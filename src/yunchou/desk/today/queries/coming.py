"""Meetings of the next days with their readiness, promises due on both sides, messages to send, notes that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse

from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.capture.queries import waiting
from yunchou.desk.contracts.queries import open_obligations
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings.models import Interaction, MeetingPlan
from yunchou.desk.meetings.preparation import Readiness, readiness_of
from yunchou.desk.meetings.queries import plans
from yunchou.desk.meetings.ways import FACE_TO_FACE
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.queries import WAITING, asked_by, asked_of
from yunchou.desk.tempo.models import NextStep
from yunchou.desk.today.queries.own import own, own_deals
from yunchou.playbook.contracts.terms import Bound
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

FEW = 6
MEETINGS_AHEAD = timedelta(days=2)
PROMISES_AHEAD = timedelta(days=3)
MESSAGES_BACK = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting of today or the next two days, with how ready it is in percent."""

    plan: MeetingPlan
    deal: Opportunity
    ready: Readiness


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised, with its day and where it stands."""

    what: str
    of: str
    due_on: date
    url: str
    deal: Opportunity


@dataclass(frozen=True, slots=True)
class Coming:
    """What the next days bring. `mine` are promises of mine, `theirs` those made to me."""

    meetings: list[Ahead]
    mine: list[Promise]
    theirs: list[Promise]
    messages: list[Interaction]
    notes: list[CapturedNote]


def coming(user: User, today: date) -> Coming | None:
    """What the next days bring to somebody who works on deals; twelve queries."""
    if May.SEE_OPPORTUNITIES not in reach_of(user).may:
        return None
    due = today + PROMISES_AHEAD
    return Coming(
        meetings=_meetings(user, today),
        mine=_few([*_steps(user, Initiative.OURS, due), *_asked_of_me(user, due), *_obliged(user, Bound.US, due)]),
        theirs=_few(
            [
                *_steps(user, Initiative.CUSTOMERS, due),
                *_asked_by_me(user, today),
                *_obliged(user, Bound.THEM, today),
            ]
        ),
        messages=_messages(user, today),
        notes=list(waiting(user)[:FEW]),
    )


def _meetings(user: User, today: date) -> list[Ahead]:
    rows = plans(own_deals(user).values("pk")).filter(on__range=(today, today + MEETINGS_AHEAD))  # type: ignore[arg-type]
    found = rows.select_related("opportunity__customer", "presenter", "created_by")[:FEW]
    return [Ahead(plan, plan.opportunity, readiness_of(plan)) for plan in found]


def _steps(user: User, initiative: Initiative, due: date) -> list[Promise]:
    """Next steps that are due; ours are mine where I carry the deal or wrote them down."""
    rows = NextStep.objects.filter(own(user, "opportunity__"), initiative=initiative, done_on=None, due_on__lte=due)
    rows = rows.filter(Q(opportunity__owner=user) | Q(recorded_by=user))
    return [
        Promise(row.what, "", row.due_on or due, reverse("pace", args=[row.opportunity_id]) + "#steps", row.opportunity)
        for row in rows.select_related("opportunity__customer").order_by("due_on", "pk")[:FEW]
    ]


def _obliged(user: User, bound: Bound, until: date) -> list[Promise]:
    """What contracts oblige to on the deals that are a person's own; ours are his where he sees to it or carries it."""
    if May.SEE_CONTRACTS not in reach_of(user).may:
        return []
    rows = open_obligations(bound, until).filter(own(user, "opportunity__"))
    if bound is Bound.US:
        rows = rows.filter(Q(owner=user) | Q(owner=None, opportunity__owner=user))
    return [
        Promise(row.what, "", row.due_on or until, reverse("contract", args=[row.opportunity_id]) + "#obligations",
                row.opportunity)
        for row in rows[:FEW]
    ]  # fmt: skip


def _asked_of_me(user: User, due: date) -> list[Promise]:
    rows = asked_of(user).filter(state__in=WAITING, due_on__lte=due)
    return [
        Promise(row.what, row.asked_by.name, row.due_on or due, reverse("my_asks"), row.opportunity)
        for row in rows[:FEW]
    ]


def _asked_by_me(user: User, today: date) -> list[Promise]:
    rows = asked_by(user).filter(state__in=WAITING, due_on__lte=today)
    return [
        Promise(row.what, row.of.name, row.due_on or today, reverse("resources", args=[row.opportunity_id]) + "#asks",
                row.opportunity)
        for row in rows[:FEW]
    ]  # fmt: skip


def _few(found: list[Promise]) -> list[Promise]:
    return sorted(found, key=lambda each: (each.due_on, each.deal.pk))[:FEW]


def _messages(user: User, today: date) -> list[Interaction]:
    """Visits and meetings of the last days after which no message was sent yet; those one was at oneself."""
    rows = Interaction.objects.filter(own(user, "opportunity__"), recorded_by=user, way__in=FACE_TO_FACE)
    rows = rows.filter(on__range=(today - MESSAGES_BACK, today)).exclude(message_sent=Answer.YES)
    # Who withdrew his consent is written to no more; where nobody is named, somebody may still be.
    someone = Contact.objects.filter(interactions=OuterRef("pk"))
    rows = rows.filter(Exists(someone.filter(withdrawn_on__isnull=True)) | ~Exists(someone))
    to_write = Prefetch("people", Contact.objects.filter(withdrawn_on__isnull=True))
    rows = rows.select_related("opportunity__customer").prefetch_related(to_write).defer("raw", "note")
    return list(rows.order_by(F("on").desc(), "-pk")[:FEW])
