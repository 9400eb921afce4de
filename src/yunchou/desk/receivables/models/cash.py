"""Money on our account: receipts, what they pay, what went back, and the statements they come from (P83)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
from yunchou.desk.receivables.models.plan import Instalment


class BankReceipt(models.Model):
    """Money that arrived on our account. The bank's own reference keeps one receipt from being recorded twice.

    A receipt recorded by mistake is withdrawn with a reason and stays on record; it pays nothing then.
    """

    customer = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="bank_receipts")
    bank_reference = models.CharField(_("bank reference"), max_length=80)
    payer = models.CharField(_("payer"), max_length=160)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    received_on = models.DateField(_("received on"))
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="receipt_positive"),
            models.UniqueConstraint(
                fields=["bank_reference"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="receipt_reference_once",
            ),
        ]
        indexes = [models.Index(fields=["customer", "-received_on"])]

    def __str__(self) -> str:
        return self.bank_reference


class Allocation(models.Model):
    """The part of a receipt that pays an instalment. What is left of a receipt is an over-payment, and shows.

    `for_other` says why it pays for a customer outside the group of the receipt's own.
    """

    receipt = models.ForeignKey(BankReceipt, on_delete=models.CASCADE, related_name="allocations")
    instalment = models.ForeignKey(Instalment, on_delete=models.PROTECT, related_name="allocations")
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    for_other = models.CharField(_("why for another customer"), max_length=200, blank=True)
    allocated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    allocated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["receipt", "instalment"], name="allocation_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="allocation_positive"),
        ]


class Refund(models.Model):
    """Money of a receipt that went back to its payer: what it had paid is owed again (decision 251).

    One recorded by mistake is withdrawn with a reason and stays on record; nothing went back then.
    """

    receipt = models.ForeignKey(BankReceipt, on_delete=models.PROTECT, related_name="refunds")
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    returned_on = models.DateField(_("went back on"))
    bank_reference = models.CharField(_("bank reference"), max_length=80)
    reason = models.TextField(_("why it went back"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["returned_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_positive"),
            models.UniqueConstraint(
                fields=["bank_reference"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="refund_reference_once",
            ),
        ]

    def __str__(self) -> str:
        return self.bank_reference


class BankStatement(models.Model):
    """A statement of our account that was read. The digest of its file keeps one file from being read twice.

    `outgoing` counts the lines that paid out; `unread` lists `[row, reason]` of those that could not be read.
    """

    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    outgoing = models.PositiveIntegerField(default=0)
    known_before = models.PositiveIntegerField(default=0)
    unread = models.JSONField(default=list)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class StatementLine(models.Model):
    """Money that came in by a statement. It waits until it is a receipt, or is set aside with a reason.

    `mark` is the digest of what the line says and how often the file had said it before: the same line is taken once.
    """

    statement = models.ForeignKey(BankStatement, on_delete=models.CASCADE, related_name="lines")
    row = models.PositiveIntegerField()
    mark = models.CharField(max_length=64, unique=True)
    booked_on = models.DateField(_("booked on"))
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    payer = models.CharField(_("payer"), max_length=160, blank=True)
    reference = models.CharField(_("bank reference"), max_length=80, blank=True)
    text = models.CharField(_("what the payer wrote"), max_length=500, blank=True)
    receipt = models.OneToOneField(
        BankReceipt, null=True, on_delete=models.PROTECT, related_name="statement_line", verbose_name=_("bank receipt")
    )
    set_aside_reason = models.CharField(_("why set aside"), max_length=200, blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["row"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="statement_line_positive"),
            models.CheckConstraint(
                condition=models.Q(receipt__isnull=True) | models.Q(set_aside_reason=""),
                name="statement_line_one_end",
            ),
        ]
        indexes = [models.Index(fields=["statement", "row"])]

    def __str__(self) -> str:
        return f"{self.statement_id}/{self.row}"

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet what this money is."""
        return self.receipt_id is None and not self.set_aside_reason
