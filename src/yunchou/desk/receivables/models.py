"""Instalments, invoices, bank receipts: until the money is on our account there is always something (P83)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.models import Amendment, Contract, PaperStep
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermField, term_constraint
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.receivables.terms import DisputeKind, InstalmentKind, InvoiceKind, RedReason


class PaymentStep(PaperStep):
    """One step of the customer's payment path."""

    class Meta(PaperStep.Meta):
        abstract = False
        constraints = [term_constraint("state", StepState, "payment_state_known")]


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
            term_constraint("kind", InstalmentKind, "instalment_kind_known"),
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
            term_constraint("kind", InvoiceKind, "invoice_kind_known"),
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
            term_constraint("kind", DisputeKind, "dispute_kind_known"),
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
