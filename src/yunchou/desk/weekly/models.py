"""Weekly reports: what a colleague says of his week, drafted from the journal, in his own words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User


class WeeklyReport(models.Model):
    """The report of one person on one week, by its Monday. `handed_in_at` is when his leader was given it last."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="weekly_reports")
    monday = models.DateField(_("week"))
    text = models.TextField(_("report"))
    written_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "monday"], name="report_once_a_week")]
        indexes = [models.Index(fields=["-monday", "user"], name="report_newest")]

    def __str__(self) -> str:
        return f"{self.user.name} {self.monday.isoformat()}"
