"""Keep and open the names of sources. A name is sealed before its row is written and appears nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import CompartmentGrant, User
from yunchou.desk.identity.operations import grant, may_open, reveal, revoke
from yunchou.desk.identity.sealing import seal, unseal
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.queries import ensure_keeps, source_of
from yunchou.desk.journal.operations import Changes, hold, record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change, visible
from yunchou.desk.opportunities.rows import Values, Writing, ensure_past
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.grades import Source as Reliability

LONGEST_NAME = 80
UNJUDGED = "F"


@dataclass(frozen=True, slots=True)
class Told:
    """Who told us, as a form says it: a source of the deal already known, or a new name, or nobody said."""

    source: Source | None = None
    name: str = field(default="", repr=False)


@transaction.atomic
def name_source(deal: Opportunity, told: Told, *, grade: Grade | None, actor: User, at: datetime) -> Source | None:
    """The source behind a fact, made when its name is new; the grade's letter is what we now think of it.

    Who may open the compartment and types a name it already holds gets the source that has it. Anybody else gets a
    new one: comparing for him would tell him who is known.
    """
    ensure_may_change(actor, deal)
    name = " ".join(told.name.split())
    if told.source and name:
        raise Invalid({"source_name": _("Choose a known source or name a new one, not both.")})
    source = told.source or (_known(deal, name, actor=actor, at=at) if name else None)
    if source is not None:
        _judge(source_of(deal, source.pk), grade, actor=actor, at=at)
        return source_of(deal, source.pk)
    return _add(deal, name, grade, actor=actor, at=at) if name else None


def from_source(values: Values, writing: Writing, day: str) -> Values:
    """Complete the values of a row that somebody told us: its source in the place of what the form says about him.

    `day` names the day it was told, which has come. A row that is being added notes who writes it down and when.
    """
    ensure_past(values, [day], writing)
    told = Told(values.get("source"), values.pop("source_name", ""))
    if told.source or told.name or "source" in values:
        grade = _grade(values.get("grade", ""))
        values["source"] = name_source(writing.deal, told, grade=grade, actor=writing.actor, at=writing.at)
    if writing.row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
    return values


def _grade(written: str) -> Grade | None:
    try:
        return Grade.parse(written) if written else None
    except ValueError as error:
        raise Invalid({"grade": _("A grade is a letter from A to F and a digit from 1 to 6.")}) from error


def _known(deal: Opportunity, name: str, *, actor: User, at: datetime) -> Source | None:
    if not may_open(actor, deal.compartment, at=at):
        return None
    for source in Source.objects.filter(opportunity=deal).order_by("ordinal"):
        if unseal(source, "name") == name:
            # To be told that a name is 来源甲 is to read it; it goes into the access log like any reading.
            reveal(source, "name", compartment=deal.compartment, actor=actor, at=at)
            return source
    return None


def _add(deal: Opportunity, name: str, grade: Grade | None, *, actor: User, at: datetime) -> Source:
    if len(name) > LONGEST_NAME:
        raise Invalid({"source_name": _("A name has at most %(most)s characters.") % {"most": LONGEST_NAME}})
    Opportunity.objects.select_for_update().get(pk=deal.pk)
    last = Source.objects.filter(opportunity=deal).aggregate(last=Max("ordinal"))["last"] or 0
    source = Source(
        opportunity=deal,
        ordinal=last + 1,
        reliability=grade.source.value if grade else UNJUDGED,
        added_by=actor,
        added_at=at,
    )
    seal(source, "name", name, at=at)
    source.save(force_insert=True)
    record("source.added", source, actor=actor, at=at, opportunity_id=deal.pk, customer_id=deal.customer_id)
    return source


def _judge(source: Source, grade: Grade | None, *, actor: User, at: datetime) -> None:
    if grade is not None:
        judge_source(source, grade.source, actor=actor, at=at)


def judge_source(source: Source, letter: Reliability, *, actor: User, at: datetime) -> None:
    """Write down what a source is worth to us now. The caller has asked who may change the deal."""
    if letter.value == source.reliability:
        return
    diff = {"reliability": [source.reliability, letter.value]}
    source.reliability = letter.value
    Source.objects.filter(pk=source.pk).update(reliability=source.reliability, version=source.version + 1)
    deal = source.opportunity
    record(
        "source.judged", source, actor=actor, at=at, changes=diff,
        opportunity_id=deal.pk, customer_id=deal.customer_id,
    )  # fmt: skip


def show_name(deal: Opportunity, source: Source, *, actor: User, at: datetime) -> str:
    """The name of one source, for the compartment's owner and those he let in. Reading and refusal are logged.

    The deal comes from `opportunities.queries.fetch`: who may not see it does not get this far.
    """
    return reveal(source, "name", compartment=deal.compartment, actor=actor, at=at)


@transaction.atomic
def let_in(
    deal: Opportunity, user_id: int, *, reason: str, until: date | None, actor: User, at: datetime
) -> CompartmentGrant:
    """Let one colleague read what is sealed in this deal, for a reason, through the day `until` (or until withdrawn).

    Only who keeps the compartment may, and only somebody who sees the deal anyway. The reason stays with the grant:
    the deal's timeline is read by more people.
    """
    ensure_keeps(actor, deal)
    colleague = User.objects.filter(pk=user_id, is_active=True).exclude(pk=actor.pk).first()
    if colleague is None:
        raise Invalid({"user": _("Choose a colleague who works here.")})
    if not visible(colleague).filter(pk=deal.pk).exists():
        raise Invalid({"user": _("This colleague does not see the deal. Add him to its team first.")})
    ends = None
    if until is not None:
        ends = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
        if ends <= at:
            raise Invalid({"until": _("This day is over.")})
    hold()  # of two who let the same colleague in, the second finds him there
    there = CompartmentGrant.objects.filter(compartment=deal.compartment, user=colleague, revoked_at__isnull=True)
    if already := there.filter(reason=reason, expires_at=ends).first():
        return already
    made = grant(deal.compartment, colleague, reason=reason, expires_at=ends, actor=actor, at=at)
    changes: Changes = {"user": [None, colleague.name], "until": [None, until]}
    _note_access("compartment.access_granted", deal, changes, actor, at)
    return made


@transaction.atomic
def withdraw(deal: Opportunity, access: CompartmentGrant, *, actor: User, at: datetime) -> None:
    """Close what `let_in` opened. Only who keeps the compartment may."""
    ensure_keeps(actor, deal)
    revoke(access, actor=actor, at=at)
    _note_access("compartment.access_revoked", deal, {"user": [access.user.name, None]}, actor, at)


def _note_access(kind: str, deal: Opportunity, changes: Changes, actor: User, at: datetime) -> None:
    record(kind, deal, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
