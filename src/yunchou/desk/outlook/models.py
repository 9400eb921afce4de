"""Targets, and what forecasts said week by week: kept, never changed later (P81)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.pipeline.stages import Standing


class SalesTarget(models.Model):
    """What one person is to bring in a quarter, in one view and currency. `quarter` is its first day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sales_targets", verbose_name=_("colleague"))
    quarter = models.DateField(_("quarter"))
    view = TermField(View, default=View.CASH, verbose_name=_("counted as"))
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "quarter", "view", "currency"], name="target_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="target_positive"),
            TermConstraint("view", View, "target_view_known"),
        ]

    def __str__(self) -> str:
        return self.user.name


class ForecastTold(models.Model):
    """What the forecast of one person's deals said on a day about a month; read by that person, and by whom he lets."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    taken_on = models.DateField()
    view = TermField(View)
    currency = models.CharField(max_length=3)
    month = models.DateField()
    expected = models.DecimalField(max_digits=18, decimal_places=2)
    low = models.DecimalField(max_digits=18, decimal_places=2)
    high = models.DecimalField(max_digits=18, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "taken_on", "view", "currency", "month"], name="told_once"),
            TermConstraint("view", View, "told_view_known"),
        ]


class ForecastShare(models.Model):
    """Somebody lets those who reach his deals read what his past forecasts said; it was his own act."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    shared_at = models.DateTimeField()


class ForecastDeal(models.Model):
    """How one deal stood in the forecast on a day; kept for some weeks, to tell what has moved."""

    taken_on = models.DateField()
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="+")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    odds = models.PositiveSmallIntegerField()
    sign_on = models.DateField(null=True)
    cash_on = models.DateField(null=True)
    standing = TermField(Standing)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["taken_on", "opportunity"], name="forecast_deal_once"),
            TermConstraint("standing", Standing, "forecast_standing_known"),
        ]
