"""Alerts, the devices people signed in from, and how much each did in the last minutes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.alerts.terms import AlertAnswer, AlertKind, AlertOutcome
from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermConstraint, TermField


class Alert(models.Model):
    """Something that looks like misuse. `user` is the person concerned, none where it concerns the installation.

    `count` and `limit` are rows, refusals or hours, as the kind says; `device` names browser and system in two words.
    """

    kind = TermField(AlertKind)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="alerts")
    at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
    limit = models.PositiveIntegerField(default=0)
    device = models.CharField(max_length=60, blank=True)
    answer = TermField(AlertAnswer, blank=True, verbose_name=_("answer of the person concerned"))
    answered_at = models.DateTimeField(null=True)
    outcome = TermField(AlertOutcome, blank=True, verbose_name=_("outcome"))
    note = models.CharField(_("what was done"), max_length=300, blank=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", AlertKind, "alert_kind_known"),
            models.CheckConstraint(
                condition=Q(outcome="") | (Q(settled_at__isnull=False) & ~Q(note="")),
                name="alert_settled_in_words",
            ),
        ]
        indexes = [models.Index(fields=["user", "kind", "-at"], name="alert_of_user")]

    def __str__(self) -> str:
        return f"{self.kind.words.zh}：{self.user}" if self.user else self.kind.words.zh


class KnownDevice(models.Model):
    """A browser from which a person has signed in, known by the digest of a random mark that it carries."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="known_devices")
    digest = models.CharField(max_length=64)
    words = models.CharField(max_length=60)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="device_once")]

    def __str__(self) -> str:
        return self.words


class Tally(models.Model):
    """How much one person did of one thing in one stretch of minutes; kept for a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = TermField(AlertKind)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "since"], name="tally_once")]
