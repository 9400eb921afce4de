"""Read what is handled about personal information: requests, persons, the register, readings of restricted facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.customers.queries.access import fetch_contact
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.field_classes import REGISTER, Entry, FieldClass
from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.privacy.models import Erasure, ImpactAssessment, NoticeText, PersonBasis, PrivacyRequest

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Registered:
    """Stored texts about people that are kept for one purpose for the same time: what for, and in which columns."""

    entry: Entry
    columns: tuple[str, ...]

    @property
    def purpose(self) -> str:
        """What it is for, in the reader's language."""
        return _(self.entry.purpose)

    @property
    def is_restricted(self) -> bool:
        """Whether it is sealed."""
        return self.entry.field_class is FieldClass.RESTRICTED


def register() -> list[Registered]:
    """Every personal and restricted column by its purpose, from the field classes in the code."""
    found: dict[Entry, list[str]] = {}
    for label, entry in REGISTER.items():
        if entry.field_class in {FieldClass.PERSONAL, FieldClass.RESTRICTED}:
            found.setdefault(replace(entry, is_prose=False), []).append(label.partition(".")[2])
    purposes = [Registered(entry, tuple(sorted(columns))) for entry, columns in found.items()]
    return sorted(purposes, key=lambda each: (each.entry.field_class.value, each.columns))


def requests(user: User) -> QuerySet[PrivacyRequest]:
    """All requests: those that wait first, the nearest deadline on top."""
    ensure_may(user, May.HANDLE_PRIVACY)
    found = PrivacyRequest.objects.select_related("contact__company", "recorded_by")
    return found.order_by(F("answered_on").desc(nulls_first=True), "due_on", "pk")


def request_of(user: User, pk: int) -> PrivacyRequest:
    """One request; `NotThere` when there is none."""
    found = requests(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such request."))
    return found


def overdue(user: User, today: date) -> int:
    """How many requests should have been answered by now."""
    return requests(user).filter(answered_on__isnull=True, due_on__lt=today).count()


def people(user: User, text: str) -> list[Contact]:
    """The people whose name, phone or mail address holds these words, of all customers, for who answers requests."""
    ensure_may(user, May.HANDLE_PRIVACY)
    if not text.strip():
        return []
    everybody = Contact.objects.select_related("company").order_by("name", "pk")
    words = text.strip()
    found = everybody.filter(name__contains=words) | everybody.filter(phone__contains=words)
    return list((found | everybody.filter(email__icontains=words)).distinct()[:MOST_FOUND])


def person_of(user: User, pk: int) -> Contact:
    """One person: for who answers requests anybody, for others those of their customers."""
    if May.HANDLE_PRIVACY not in reach_of(user).may:
        return fetch_contact(user, pk)
    found = Contact.objects.select_related("company").filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such contact."))
    return found


def basis_of(contact: Contact) -> PersonBasis | None:
    """On what ground a person is kept; `None` where nobody noted it."""
    return PersonBasis.objects.filter(contact=contact).first()


def notices_known(also: str = "") -> list[tuple[str, date | None]]:
    """The versions of the notice and since when each is in force, the newest first; `also` one noted before."""
    known: list[tuple[str, date | None]] = list(NoticeText.objects.values_list("name", "since"))
    return known if not also or also in dict(known) else [*known, (also, None)]


def notices(user: User) -> QuerySet[NoticeText]:
    """All notices with how many people were told each (`told`)."""
    ensure_may(user, May.HANDLE_PRIVACY)
    told = PersonBasis.objects.filter(notice=OuterRef("name")).order_by().values("notice").annotate(n=Count("pk"))
    found = NoticeText.objects.select_related("published_by")
    return found.annotate(told=Coalesce(Subquery(told.values("n")), Value(0)))


def assessments(user: User) -> QuerySet[ImpactAssessment]:
    """All impact assessments, the next to be looked at again first."""
    ensure_may(user, May.HANDLE_PRIVACY)
    return ImpactAssessment.objects.select_related("recorded_by")


def assessment_of(user: User, pk: int) -> ImpactAssessment:
    """One impact assessment; `NotThere` when there is none."""
    found = assessments(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such assessment."))
    return found


def erasure_of(contact: Contact) -> Erasure | None:
    """When a person was erased; `None` when he was not."""
    return Erasure.objects.filter(contact=contact).select_related("by").first()


@dataclass(frozen=True, slots=True)
class Incident:
    """Which readings of restricted facts to look at: whose, from when to when."""

    since: date
    until: date
    reader: int | None = None


def incident(user: User, asked: Incident) -> QuerySet[AccessLogEntry]:
    """The readings of a time span, refused ones too: who read what of which compartment."""
    ensure_may(user, May.HANDLE_PRIVACY)
    begin = timezone.make_aware(datetime.combine(asked.since, time.min))
    end = timezone.make_aware(datetime.combine(asked.until + timedelta(days=1), time.min))
    found = AccessLogEntry.objects.filter(at__gte=begin, at__lt=end).select_related("reader", "compartment__owner")
    if asked.reader is not None:
        found = found.filter(reader=asked.reader)
    return found.order_by("at", "pk")


def readers(user: User) -> list[tuple[int, str]]:
    """Everybody who ever read something restricted, as choices."""
    ensure_may(user, May.HANDLE_PRIVACY)
    found: Any = User.objects.filter(pk__in=AccessLogEntry.objects.values("reader")).order_by("name", "pk")
    return list(found.values_list("pk", "name"))
