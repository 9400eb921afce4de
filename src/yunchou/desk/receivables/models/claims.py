"""What customers said about money that is owed: promises and disputes (P82, P85)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.receivables.models.plan import Instalment
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.receivables.terms import DisputeKind


class PaymentPromise(models.Model):
    """What somebody at the customer said will be paid, and by when. Without an amount it is all that is owed (P85)."""

    instalment = models.ForeignKey(
        Instalment, on_delete=models.CASCADE, related_name="promises", verbose_name=_("instalment")
    )
    person = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("promised by")
    )
    amount = models.DecimalField(_("promised amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    given_on = models.DateField(_("promised on"))
    due_on = models.DateField(_("promised for"))
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gt=0), name="promise_positive"
            )
        ]

    def __str__(self) -> str:
        return self.instalment.name


class PaymentDispute(models.Model):
    """What the customer objects to before paying. It is open until the day on which it is settled (P82)."""

    instalment = models.ForeignKey(
        Instalment, on_delete=models.CASCADE, related_name="disputes", verbose_name=_("instalment")
    )
    kind = TermField(DisputeKind, default=DisputeKind.OTHER, verbose_name=_("about"))
    amount = models.DecimalField(_("disputed amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    raised_on = models.DateField(_("raised on"))
    what = models.TextField(_("what they object to"))
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    outcome = models.TextField(_("how it was settled"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        constraints = [
            TermConstraint("kind", DisputeKind, "dispute_kind_known"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gt=0), name="dispute_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_on__isnull=True) | models.Q(settled_on__gte=models.F("raised_on")),
                name="dispute_settled_after",
            ),
        ]

    def __str__(self) -> str:
        return self.instalment.name
