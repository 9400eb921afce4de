"""The contract and the path of signatures at the customer (P80-P84)."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.sums import amount_of
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.contracts.terms import LeaveLack, StepState
from yunchou.playbook.kernel.terms import Answer


class PaperStep(models.Model):
    """One step of a path of papers through the customer: department, person, document, days, stuck since (P84)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)
    department = models.CharField(_("department"), max_length=80)
    person = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    document = models.CharField(_("document"), max_length=120, blank=True)
    expected_days = models.PositiveSmallIntegerField(_("expected days"), null=True, blank=True)
    state = TermField(StepState, default=StepState.WAITING, verbose_name=_("state"))
    started_on = models.DateField(_("started on"), null=True, blank=True)
    stuck_since = models.DateField(_("stuck since"), null=True, blank=True)
    stuck_reason = models.TextField(_("why stuck"), blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.department


class SigningStep(PaperStep):
    """One step of the customer's signing path."""

    class Meta(PaperStep.Meta):
        abstract = False
        constraints = [TermConstraint("state", StepState, "signing_state_known")]


class Contract(models.Model):
    """The contract of a deal. Signed is a stage with its own risks, not a win (P82).

    `leave_lacking` lists what our own side had not agreed to when it was signed (codes of `LeaveLack`), and
    `override_reason` why it was signed all the same.
    """

    opportunity = models.OneToOneField(Opportunity, on_delete=models.PROTECT, related_name="contract")
    number = models.CharField(_("contract number"), max_length=60, unique=True)
    title = models.CharField(_("contract title"), max_length=160)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    leave_lacking = models.JSONField(_("what our own side had not agreed to"), default=list)
    override_reason = models.TextField(_("why signed all the same"), blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    first_payment = models.DecimalField(
        _("agreed first payment"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    sealed = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("sealed by both sides"))
    project_started = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("project started"))
    project_frozen = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("project frozen"))
    people_changed = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("key people changed"))
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="contract_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(first_payment__isnull=True) | models.Q(first_payment__gt=0),
                name="contract_first_payment_positive",
            ),
            TermConstraint("sealed", Answer, "contract_sealed_known"),
            TermConstraint("project_started", Answer, "contract_started_known"),
            TermConstraint("project_frozen", Answer, "contract_frozen_known"),
            TermConstraint("people_changed", Answer, "contract_people_known"),
        ]

    def __str__(self) -> str:
        return self.number

    def lacked(self) -> list[LeaveLack]:
        """What our own side had not agreed to when it was signed."""
        return [LeaveLack.of(code) for code in self.leave_lacking]

    def planned(self) -> Decimal:
        """The sum of its instalments."""
        return amount_of(self.instalments.all())

    def winning_payment(self) -> Decimal:
        """The money that makes the deal won: the agreed first payment, otherwise the whole amount (P83)."""
        return self.amount if self.first_payment is None else self.first_payment
