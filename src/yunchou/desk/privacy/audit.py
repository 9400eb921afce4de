"""The audit of how personal information is handled (PIPL 54): one report over a period, from what the desk noted.

Who read which sealed field, what left as a file, who was let into a confidence, who holds which role, and what is kept
too long. Deals stand for the people: who the sources are stays with the keepers. Reasons of grants stay there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.factors import has_factor
from yunchou.desk.identity.models import AccessLogEntry, CompartmentGrant, User
from yunchou.desk.identity.reach import ensure_may, ensure_right
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.identity.templatetags.sealed import sealed_fact
from yunchou.desk.intelligence.models import EmergencyOpening
from yunchou.desk.journal.kinds import sentence
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers.abroad import live
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy.expiry import unused_people
from yunchou.desk.privacy.models import Erasure, ImpactAssessment, PersonBasis, PrivacyRequest
from yunchou.desk.privacy.queries import Incident, incident
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.sheets import Cell, workbook_of

ROLES = ("user.role_given", "user.role_taken", "user.right_given", "user.right_taken", "user.deactivated")
UNUSED = timedelta(days=90)
"""Who has not signed in for so long is pointed out: a role nobody uses should be taken back."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of one day to the end of another, in the time zone of the reader."""

    since: date
    until: date

    @property
    def begins(self) -> datetime:
        """The first moment."""
        return timezone.make_aware(datetime.combine(self.since, time.min))

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return timezone.make_aware(datetime.combine(self.until + timedelta(days=1), time.min))


def readings(user: User, asked: Period) -> QuerySet[AccessLogEntry]:
    """Every reading of something sealed, refused ones too."""
    return incident(user, Incident(asked.since, asked.until))


def exports(user: User, asked: Period) -> QuerySet[JournalEntry]:
    """Every file with data of many, or with everything about one, that left, by its line in the journal."""
    ensure_may(user, May.HANDLE_PRIVACY)
    left = Q(kind__endswith="exported") | Q(kind__in=["privacy.file_made", "privacy.audited"])
    return _lines(asked).filter(left)


def grants(user: User, asked: Period) -> QuerySet[CompartmentGrant]:
    """Everybody who was let into a confidence for some of the period."""
    ensure_may(user, May.HANDLE_PRIVACY)
    lived = Q(granted_at__lt=asked.ends)
    lived &= Q(expires_at__isnull=True) | Q(expires_at__gte=asked.begins)
    lived &= Q(revoked_at__isnull=True) | Q(revoked_at__gte=asked.begins)
    found = CompartmentGrant.objects.filter(lived).select_related("compartment__owner", "user", "granted_by")
    return found.order_by("granted_at", "pk")


def openings(user: User, asked: Period) -> QuerySet[EmergencyOpening]:
    """Every time that somebody asked to break the glass."""
    ensure_may(user, May.HANDLE_PRIVACY)
    found = EmergencyOpening.objects.filter(asked_at__gte=asked.begins, asked_at__lt=asked.ends)
    return found.select_related("opportunity__customer", "asked_by", "decided_by").order_by("asked_at", "pk")


def _lines(asked: Period) -> QuerySet[JournalEntry]:
    found = JournalEntry.objects.filter(at__gte=asked.begins, at__lt=asked.ends).select_related("actor")
    return found.order_by("sequence")


def holders(user: User) -> QuerySet[User]:
    """Everybody who can sign in, with roles and rights, for the review of roles."""
    ensure_may(user, May.HANDLE_PRIVACY)
    people = User.objects.filter(is_active=True).order_by("name", "pk")
    return people.prefetch_related("role_assignments__given_by", "right_assignments__given_by")


def figures(user: User, asked: Period) -> dict[str, int]:
    """How much of each the period has."""
    return {
        "readings": readings(user, asked).count(),
        "refused": readings(user, asked).filter(allowed=False).count(),
        "exports": exports(user, asked).count(),
        "grants": grants(user, asked).count(),
        "openings": openings(user, asked).count(),
    }


@transaction.atomic
def audit_report(asked: Period, *, actor: User, at: datetime) -> bytes:
    """The whole report as one workbook. Needs the right to audit; that it was made is journalled."""
    ensure_right(actor, Right.AUDIT)
    ensure_may(actor, May.HANDLE_PRIVACY)
    sheets: Mapping[str, list[list[Cell]]] = {
        _("Readings of restricted facts"): list(_readings(actor, asked)),
        _("Files that left"): list(_exports(actor, asked)),
        _("Who knows a confidence"): list(_grants(actor, asked)),
        _("Break-glass"): list(_openings(actor, asked)),
        _("Roles now"): list(_holders(actor, at)),
        _("Changes of roles"): list(_changes(asked)),
        _("Kept and erased"): list(_kept(asked, at)),
    }
    told = {"since": [None, asked.since], "until": [None, asked.until]}
    content = workbook_of(sheets, actor=actor, at=at)
    record("privacy.audited", actor, actor=actor, at=at, changes=told)
    return content


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else ""


def _deals() -> dict[int, str]:
    return dict(Opportunity.objects.values_list("compartment_id", "name"))


def _readings(user: User, asked: Period) -> Iterator[list[Cell]]:
    yield [_("When"), _("Who"), _("Opportunity"), _("Kept by"), _("Record"), _("Outcome")]
    deals = _deals()
    for row in readings(user, asked).iterator():
        outcome, fact = _("opened") if row.allowed else _("refused"), str(sealed_fact(row.subject))
        deal, keeper = deals.get(row.compartment_id, ""), row.compartment.owner.name
        yield [_moment(row.at), row.reader.name, deal, keeper, fact, outcome]


def _exports(user: User, asked: Period) -> Iterator[list[Cell]]:
    yield [_("When"), _("Who"), _("What"), _("Lines in the file")]
    for row in exports(user, asked):
        lines = (row.changes.get("lines") or row.changes.get("rows") or [None, None])[1]
        who = row.actor.name if row.actor else ""
        yield [_moment(row.at), who, sentence(row.kind, row.subject_name), lines if isinstance(lines, int) else None]


def _grants(user: User, asked: Period) -> Iterator[list[Cell]]:
    yield [
        _("Opportunity"),
        _("Kept by"),
        _("Who was let in"),
        _("Given by"),
        _("From"),
        _("Ends"),
        _("Ended before its time"),
    ]
    deals = _deals()
    for row in grants(user, asked):
        deal, keeper = deals.get(row.compartment_id, ""), row.compartment.owner.name
        times = [_moment(row.granted_at), _moment(row.expires_at), _moment(row.revoked_at)]
        yield [deal, keeper, row.user.name, row.granted_by.name, *times]


def _openings(user: User, asked: Period) -> Iterator[list[Cell]]:
    yield [_("When"), _("Opportunity"), _("Who asked"), _("Who decided"), _("Outcome")]
    for row in openings(user, asked):
        outcome = _("waits") if row.decided_at is None else _("opened") if row.granted_id else _("refused")
        decided = row.decided_by.name if row.decided_by else ""
        yield [_moment(row.asked_at), row.opportunity.name, row.asked_by.name, decided, outcome]


def _holders(user: User, at: datetime) -> Iterator[list[Cell]]:
    yield [
        _("Who"),
        _("Role or right"),
        _("Given by"),
        _("Given since"),
        _("Second factor"),
        _("Last signed in"),
        _("To look at"),
    ]
    for each in holders(user):
        factor = _("yes") if has_factor(each) else _("no")
        unused = each.last_login is None or each.last_login < at - UNUSED
        look = _("not signed in for 90 days") if unused else ""
        held = [(given.role, given) for given in each.role_assignments.all()]
        held += [(given.right, given) for given in each.right_assignments.all()]  # type: ignore[misc]
        for what, given in held:
            by, since = given.given_by.name if given.given_by else "", timezone.localdate(given.given_at)
            yield [each.name, in_reader_language(what.words), by, since, factor, _moment(each.last_login), look]


def _changes(asked: Period) -> Iterator[list[Cell]]:
    yield [_("When"), _("Given by"), _("What"), _("Which")]
    for row in _lines(asked).filter(kind__in=ROLES):
        which = ", ".join(str(value) for pair in row.changes.values() for value in pair if isinstance(value, str))
        who = row.actor.name if row.actor else ""
        yield [_moment(row.at), who, sentence(row.kind, row.subject_name), which]


def _kept(asked: Period, at: datetime) -> Iterator[list[Cell]]:
    yield [_("What"), _("Count")]
    today = timezone.localdate(at)
    within = {"at__gte": asked.begins, "at__lt": asked.ends}
    came = PrivacyRequest.objects.filter(received_on__gte=asked.since, received_on__lte=asked.until)
    people = Contact.objects.filter(erasure__isnull=True)
    yield [_("People on record"), people.count()]
    yield [_("of them with a noted legal ground"), PersonBasis.objects.filter(contact__in=people).count()]
    yield [_("of them told a notice"), PersonBasis.objects.filter(contact__in=people).exclude(notice="").count()]
    yield [_("of them with consent withdrawn"), people.filter(withdrawn_on__isnull=False).count()]
    yield [_("of them kept by law"), PersonBasis.objects.filter(held_until__gte=today).count()]
    yield [_("of them past their time"), sum(1 for _person in unused_people(at))]
    yield [_("People erased in the period"), Erasure.objects.filter(**within).count()]
    yield [_("Nights in the period in which something expired"), _lines(asked).filter(kind="privacy.expired").count()]
    yield [_("Requests that came in the period"), came.count()]
    yield [
        _("of them answered in time"),
        sum(1 for each in came if each.answered_on and each.answered_on <= each.due_on),
    ]
    late = PrivacyRequest.objects.filter(answered_on__isnull=True, due_on__lt=today)
    yield [_("Requests past their deadline now"), late.count()]
    yield [_("Transfers abroad on record now"), live(today).count()]
    yield [_("Impact assessments to be looked at again"), ImpactAssessment.objects.filter(review_on__lt=today).count()]
