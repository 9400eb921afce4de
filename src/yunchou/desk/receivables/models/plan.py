"""What is due and what was invoiced: instalments, their days, invoices, the payment path."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.models import Amendment, Contract, PaperStep
from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.receivables.terms import InstalmentKind, InvoiceKind, RedReason


class PaymentStep(PaperStep):
    """One step of the customer's payment path."""

    class Meta(PaperStep.Meta):
        abstract = False
        constraints = [TermConstraint("state", StepState, "payment_state_known")]


class Instalment(models.Model):
    """One payment that the contract promises us."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="instalments")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=80)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    due_on = models.DateField(_("due on"))
    kind = TermField(InstalmentKind, default=InstalmentKind.OTHER, verbose_name=_("kind of payment"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", InstalmentKind, "instalment_kind_known"),
            models.UniqueConstraint(fields=["contract", "position"], name="instalment_position_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="instalment_positive"),
        ]
        ordering = ["position"]
        indexes = [models.Index(fields=["due_on"])]

    def __str__(self) -> str:
        return self.name


class DueMove(models.Model):
    """Another day that an amendment gives one payment. `due_before`: what held until it came into force, then kept."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="moves")
    instalment = models.ForeignKey(Instalment, on_delete=models.CASCADE, related_name="moves")
    due_on = models.DateField(_("new day"))
    due_before = models.DateField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["amendment", "instalment"], name="due_moved_once")]

    def __str__(self) -> str:
        return self.instalment.name


class Invoice(models.Model):
    """An invoice that we issued for an instalment; a red-letter one cancels `red_of` or a part of it, below zero."""

    instalment = models.ForeignKey(Instalment, on_delete=models.PROTECT, related_name="invoices")
    number = models.CharField(_("invoice number"), max_length=40, unique=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    issued_on = models.DateField(_("issued on"))
    kind = TermField(InvoiceKind, default=InvoiceKind.UNKNOWN, verbose_name=_("kind of invoice"))
    title = models.CharField(_("made out to"), max_length=160, blank=True)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    red_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="reds")
    red_reason = TermField(RedReason, blank=True, default="", verbose_name=_("why it is cancelled"))
    confirmation = models.CharField(_("confirmation of the tax office"), max_length=40, blank=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(red_of__isnull=True, amount__gt=0) | models.Q(red_of__isnull=False, amount__lt=0),
                name="invoice_sign",
            ),
            TermConstraint("kind", InvoiceKind, "invoice_kind_known"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stands(self) -> bool:
        """Whether something of it is left to cancel; asks for its red-letter invoices unless they were read with it."""
        return self.red_of_id is None and self.amount + sum(red.amount for red in self.reds.all()) > 0

    @property
    def is_special(self) -> bool:
        """Whether the buyer deducts its tax, so that the tax office confirms a red-letter one first."""
        return self.kind is InvoiceKind.SPECIAL
