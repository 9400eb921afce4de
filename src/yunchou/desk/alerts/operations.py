"""Raise alerts, hear the person concerned, close them with what was done; recognise devices."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from yunchou.desk.alerts.models import Alert, KnownDevice, Tally
from yunchou.desk.alerts.terms import AlertAnswer, AlertKind, AlertOutcome
from yunchou.desk.changes import conflict
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import RoleAssignment, User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.identity.sessions import end_sessions
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers.devices import forget_devices
from yunchou.desk.messengers.models import Robot
from yunchou.desk.messengers.operations import News, announce
from yunchou.desk.messengers.terms import NoticeKind

STRETCH = timedelta(minutes=5)
WINDOWS = {AlertKind.EXPORT: timedelta(hours=1), AlertKind.REFUSALS: timedelta(minutes=10)}
"""Over which time what a person does is summed up. An alert of one kind comes once in it."""
KEPT, DEVICE_KEPT = timedelta(days=1), timedelta(days=400)
GUARDS = (Role.COMPLIANCE, Role.ADMINISTRATOR)


def limit_of(kind: AlertKind) -> int:
    """How much is too much, by the settings of the installation; 0 switches the alert off."""
    limits = {AlertKind.EXPORT: settings.ALERT_EXPORT_ROWS, AlertKind.REFUSALS: settings.ALERT_REFUSALS}
    return int(limits[kind])


@transaction.atomic
def note(kind: AlertKind, user: User, amount: int, *, at: datetime) -> Alert | None:
    """Count what a person did; answers the alert when it was too much within the window of its kind."""
    limit = limit_of(kind)
    if not limit or not amount:
        return None
    since = at - timedelta(seconds=at.timestamp() % STRETCH.total_seconds())
    tally, _made = Tally.objects.get_or_create(user=user, kind=kind, since=since)
    Tally.objects.filter(pk=tally.pk).update(count=F("count") + amount)
    within = Tally.objects.filter(user=user, kind=kind, since__gt=at - WINDOWS[kind] - STRETCH)
    total = within.aggregate(total=Sum("count"))["total"] or 0
    if total < limit:
        return None
    User.objects.select_for_update().get(pk=user.pk)  # of two processes one raises it
    open_one = Alert.objects.filter(user=user, kind=kind, at__gt=at - WINDOWS[kind]).order_by("-at").first()
    if open_one is None:
        return raise_alert(kind, user, count=total, limit=limit, at=at)
    Alert.objects.filter(pk=open_one.pk).update(count=total)
    return open_one


@transaction.atomic
def raise_alert(
    kind: AlertKind, user: User | None, *, at: datetime, count: int = 0, limit: int = 0, device: str = ""
) -> Alert:
    """Store an alert, with its journal line, and tell the person concerned and the guards."""
    alert = Alert.objects.create(kind=kind, user=user, at=at, count=count, limit=limit, device=device)
    record("alert.raised", alert, actor=None, at=at, changes={"count": [None, count]} if count else {})
    people = set(_guards()) | ({user.pk} if user else set())
    words, path = kind.words, reverse("alert", args=[alert.pk])
    parts = {"what": words.zh, "what_en": words.en, "who": user.name if user else ""}
    announce([News(each, NoticeKind.ALERT, f"alert:{alert.pk}", path, parts) for each in people], at=at)
    return alert


def _guards() -> list[int]:
    holders = RoleAssignment.objects.filter(role__in=GUARDS, user__is_active=True)
    return list(holders.values_list("user", flat=True).distinct())


@transaction.atomic
def answer(alert: Alert, said: AlertAnswer, *, seen_version: int, actor: User, at: datetime) -> Alert:
    """What the person concerned says. Who did not do it is signed out; his devices and robot are forgotten."""
    held = Alert.objects.select_for_update().get(pk=alert.pk)
    if held.user_id != actor.pk:
        raise Refused(_("Only the person concerned answers this."))
    if held.version != seen_version or held.answer:
        raise conflict(held, {"answer": said})
    held.answer, held.answered_at, held.version = said, at, held.version + 1
    held.save(update_fields=["answer", "answered_at", "version"])
    if said is AlertAnswer.NOT_MINE:
        KnownDevice.objects.filter(user=actor, first_at=held.at).delete()
        Robot.objects.filter(user=actor).delete()
        forget_devices(actor, actor=actor, at=at)
        end_sessions(actor)
    record("alert.answered", held, actor=actor, at=at, changes={"answer": [None, said.value]})
    return held


@transaction.atomic
def settle(alert: Alert, outcome: AlertOutcome, *, note: str, seen_version: int, actor: User, at: datetime) -> Alert:
    """Close an alert with what was done. Nobody closes one that concerns himself."""
    ensure_may(actor, May.SEE_ALERTS)
    held = Alert.objects.select_for_update().get(pk=alert.pk)
    if held.user_id == actor.pk:
        raise Refused(_("This concerns yourself: somebody else closes it."))
    if not note.strip():
        raise Invalid({"note": _("Say what was done.")})
    if held.version != seen_version or held.outcome:
        raise conflict(held, {"outcome": outcome, "note": note})
    held.outcome, held.note, held.settled_by, held.settled_at = outcome, note.strip(), actor, at
    held.version += 1
    held.save(update_fields=["outcome", "note", "settled_by", "settled_at", "version"])
    record("alert.settled", held, actor=actor, at=at, changes={"outcome": [None, outcome.value]})
    return held


@transaction.atomic
def recognise(user: User, mark: str, words: str, *, at: datetime) -> str:
    """The mark that this browser carries from now on; an alert when the person never signed in from it.

    The first browser of a person is none to be alarmed about: it is where he set his password.
    """
    known = KnownDevice.objects.filter(user=user)
    if mark and known.filter(digest=_digest(mark)).update(last_at=at, words=words):
        return mark
    first = not known.exists()
    fresh = secrets.token_urlsafe(32)
    KnownDevice.objects.create(user=user, digest=_digest(fresh), words=words, first_at=at, last_at=at)
    if not first:
        raise_alert(AlertKind.DEVICE, user, device=words, at=at)
    return fresh


def forget_old(*, at: datetime) -> None:
    """Forget tallies of yesterday and devices that were not used for long; part of the night's work."""
    Tally.objects.filter(since__lt=at - KEPT).delete()
    KnownDevice.objects.filter(last_at__lt=at - DEVICE_KEPT).delete()


def _digest(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()
