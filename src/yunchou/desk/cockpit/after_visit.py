"""After a visit: which one it was, how to follow up the same day within the rules, and the message that thanks.

The follow-up of the first three visits (P90 to P92) is offered only as far as the hospitality gate lets it; the
message begins with the playbook's own words (P106).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from yunchou.desk.conduct.judgement import Plan, judge, limit
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import may_change
from yunchou.desk.parameters import our_parameters
from yunchou.desk.tempo.models import NextStep
from yunchou.playbook.conduct.hospitality import Gated
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

MOST_POINTS = 3


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How to follow up today: what the gate says of half an hour over tea, and what to say on the telephone."""

    person: Contact
    gated: Gated
    most: Decimal
    script: str

    @property
    def may_meet(self) -> bool:
        """Whether an easy place may be suggested; otherwise it stays a call or a message."""
        return self.gated.value is HospitalityVerdict.ALLOWED

    @property
    def may_ask(self) -> bool:
        """Whether it needs somebody's approval first."""
        return self.gated.value is HospitalityVerdict.NEEDS_APPROVAL


@dataclass(frozen=True, slots=True)
class Message:
    """The message to one person, as it can be sent or changed."""

    person: Contact
    text: str


@dataclass(frozen=True, slots=True)
class AfterVisit:
    """Everything on the page. `number` counts the visits up to this one; `None` for a contact that was none."""

    contact: Interaction
    number: int | None
    follow_up: FollowUp | None
    messages: list[Message]
    withdrawn: list[Contact]
    may_change: bool


def after_visit(user: User, deal: Opportunity, contact: Interaction, *, as_of: date) -> AfterVisit:
    """What follows from one contact of a deal that was fetched through access."""
    met = list(contact.people.all())
    people = [person for person in met if person.withdrawn_on is None]
    number = _number(contact) if contact.visit is Answer.YES else None
    first = our_parameters().on(as_of).whole("meetings.first_visits")
    due = number is not None and number <= first and contact.on == as_of and bool(people)
    points = _points(contact)
    return AfterVisit(
        contact=contact,
        number=number,
        follow_up=_follow_up(user, deal, people[0], as_of) if due else None,
        messages=[Message(person, _text(person, deal, points)) for person in people],
        withdrawn=[person for person in met if person.withdrawn_on is not None],
        may_change=may_change(user, deal),
    )


def _number(contact: Interaction) -> int:
    made = Interaction.objects.filter(opportunity_id=contact.opportunity_id, visit=Answer.YES)
    earlier = Q(on__lt=contact.on) | Q(on=contact.on, pk__lte=contact.pk)
    return made.filter(earlier).count()


def _follow_up(user: User, deal: Opportunity, person: Contact, as_of: date) -> FollowUp:
    most = limit("free_value", as_of)
    plan = Plan(person=person, kind=HospitalityKind.TEA, value=most, planned_on=as_of)
    gated = judge(deal, plan, as_of=as_of)
    words = {"person": _called(person), "me": user.name, "project": deal.name}
    if gated.value is HospitalityVerdict.ALLOWED:
        script = _(
            "Hello %(person)s, this is %(me)s. Thank you for your time today. If it suits you after work, I would like "
            "to sit down for half an hour about %(project)s; there are two points I want to understand properly."
        )
    else:
        script = _(
            "Hello %(person)s, this is %(me)s. Thank you for your time today. There are two points about %(project)s "
            "that I want to understand properly: may I ask you on the telephone now, or call at your office tomorrow?"
        )
    return FollowUp(person, gated, most, script % words)


def _points(contact: Interaction) -> list[str]:
    """What we promised when this contact was written down; nothing that was said about anybody."""
    steps = NextStep.objects.filter(
        opportunity_id=contact.opportunity_id,
        initiative=Initiative.OURS,
        done_on=None,
        recorded_by=contact.recorded_by_id,
        recorded_at__date=timezone.localdate(contact.recorded_at),
    )
    said = steps.order_by("due_on", "pk").values_list("what", flat=True)
    return list(dict.fromkeys(said))[:MOST_POINTS]


def _text(person: Contact, deal: Opportunity, points: list[str]) -> str:
    """The playbook's words with name and project, and what we promised in between."""
    between = pgettext("between points", "; ")
    words = {"person": _called(person), "project": deal.name, "points": between.join(points)}
    said = [
        _(
            "Hello %(person)s! Thank you for your attention and support. We are honoured to take part in your project "
            "“%(project)s”."
        )
        % words
    ]
    if points:
        said.append(_("As agreed today, we will see to this: %(points)s.") % words)
    said.append(_("We hope for a pleasant cooperation, and for a result that satisfies everybody."))
    return ("" if (get_language() or "").startswith("zh") else " ").join(said)


def _called(person: Contact) -> str:
    return pgettext("how somebody is addressed in a message", "%(name)s") % {"name": person.name}
