"""Deals: their nine stages, the gates between, the standings beside, the team."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import Compartment, User
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage, Standing


class Product(models.Model):
    """Something we sell, with its list price; a deal may name one."""

    name = models.CharField(_("product"), max_length=80, unique=True)
    name_key = models.CharField(max_length=80, unique=True)
    series = models.CharField(_("series"), max_length=60, blank=True)
    list_price = models.DecimalField(_("list price"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(list_price__isnull=True) | Q(list_price__gte=0), name="product_price_not_negative"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Opportunity(models.Model):
    """One deal. `stage` and `standing` are read from the newest `StageExit` and `StandingChange`, kept for lists.

    `amount` is seats times price when both are known; imported deals may have an amount alone.
    `seen_line` is known of a deal that came from `queries.fetch`.
    """

    seen_line: int

    customer = models.ForeignKey(
        Company, on_delete=models.PROTECT, related_name="opportunities", verbose_name=_("customer")
    )
    name = models.CharField(_("name"), max_length=160)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="opportunities", verbose_name=_("owner"))
    stage = TermField(Stage, default=Stage.PROSPECTING, verbose_name=_("stage"))
    stage_number = models.PositiveSmallIntegerField(default=1)
    stage_since = models.DateTimeField()
    standing = TermField(Standing, default=Standing.OPEN, verbose_name=_("standing"))
    standing_since = models.DateTimeField()
    wake_on = models.DateField(_("wake up on"), null=True, blank=True)
    kill_on = models.DateField(_("kill date"), null=True, blank=True)
    product = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("product")
    )
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    unit_price = models.DecimalField(_("price per seat"), max_digits=14, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    expected_sign_on = models.DateField(_("expected signature"), null=True, blank=True)
    expected_cash_on = models.DateField(_("expected cash"), null=True, blank=True)
    overridden_gates = models.PositiveSmallIntegerField(default=0)
    compartment = models.OneToOneField(Compartment, on_delete=models.PROTECT, related_name="opportunity")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("stage", Stage, "opportunity_stage_known"),
            TermConstraint("standing", Standing, "opportunity_standing_known"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="opportunity_amount_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(unit_price__isnull=True) | Q(unit_price__gte=0),
                name="opportunity_price_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "standing", "stage_number"]),
            models.Index(fields=["customer", "-updated_at"]),
            models.Index(fields=["owner", "-updated_at"]),
            models.Index(fields=["owner", "customer"]),
            models.Index(fields=["-updated_at"]),
            # Sums of a standing by currency and stage, a column of the board in its order, the newest of a standing:
            # each read from the index alone. Measured with 100,000 deals (docs/performance.md).
            models.Index(
                fields=["standing", "currency", "stage_number", "owner", "amount", "seats"], name="opportunity_sums"
            ),
            models.Index(
                fields=["standing", "stage_number", "expected_sign_on", "updated_at", "owner"],
                name="opportunity_board_order",
            ),
            models.Index(fields=["standing", "updated_at"], name="opportunity_newest"),
        ]

    def __str__(self) -> str:
        return self.name


class StageAnswer(models.Model):
    """A yes, no or unknown to one exit criterion of a stage that no stored fact answers (P21)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="stage_answers")
    criterion = models.CharField(max_length=60)
    answer = TermField(Answer)
    evidence = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "criterion"], name="one_answer_per_criterion"),
            TermConstraint("answer", Answer, "stage_answer_known"),
        ]


class StageExit(models.Model):
    """One passing of a gate, or one step back. `lacking` lists the criteria that were not met then."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="stage_exits")
    from_stage = TermField(Stage)
    to_stage = TermField(Stage)
    lacking = models.JSONField(default=list)
    override_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("from_stage", Stage, "exit_from_known"),
            TermConstraint("to_stage", Stage, "exit_to_known"),
        ]
        indexes = [models.Index(fields=["opportunity", "-at"])]


class StandingChange(models.Model):
    """One change of standing and why. Won has a bank receipt behind it, recorded by receivables."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="standing_changes")
    standing = TermField(Standing)
    disqualified_for = TermField(DisqualifiedFor, blank=True)
    reason = models.TextField(blank=True)
    lost_to = models.CharField(max_length=120, blank=True)
    wake_on = models.DateField(null=True)
    kill_on = models.DateField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [TermConstraint("standing", Standing, "change_standing_known")]
        indexes = [models.Index(fields=["opportunity", "-at"])]


class DealMember(models.Model):
    """A colleague on the deal's team, beside the owner."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deals")
    duty = TermField(Duty)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "user"], name="member_once_per_deal"),
            TermConstraint("duty", Duty, "member_duty_known"),
        ]


class SavedView(models.Model):
    """A person's own named filter and sort of a list. `query` is a checked query string of that list."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="view_name_once")]

    def __str__(self) -> str:
        return self.name
