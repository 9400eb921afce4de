"""What changes a signed contract, and what it obliges whom to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.approvals.models import Approval
from yunchou.desk.contracts.models.contract import Contract
from yunchou.desk.contracts.models.papers import ContractFile
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.contracts.terms import Bound, LeaveLack


class Amendment(models.Model):
    """A change of a signed contract, with its own paper. A term without a value stays as it is.

    `due_on` is when added money is due, `days_later` by how many days all open payments are put off; `moves`
    (`receivables.DueMove`) are the payments that get another day. `leave_lacking` lists what our own side had not
    agreed to when it came into force (codes of `LeaveLack`), and `override_reason` why it did all the same.

    Once adopted, `*_before` hold what was in force until then: the contract as signed can be read back from its
    amendments. An adopted one is never changed.
    """

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField(_("why it is changed"))
    amount = models.DecimalField(_("new amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    seats = models.PositiveIntegerField(_("new seats"), null=True, blank=True)
    starts_on = models.DateField(_("new first day"), null=True, blank=True)
    ends_on = models.DateField(_("new last day"), null=True, blank=True)
    due_on = models.DateField(_("added money due on"), null=True, blank=True)
    days_later = models.PositiveSmallIntegerField(_("open payments later by, in days"), null=True, blank=True)
    leave_lacking = models.JSONField(_("what our own side had not agreed to"), default=list)
    override_reason = models.TextField(_("why in force all the same"), blank=True)
    amount_before = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    seats_before = models.PositiveIntegerField(null=True)
    starts_on_before = models.DateField(null=True)
    ends_on_before = models.DateField(null=True)
    signed_on = models.DateField(_("signed on"), null=True)
    file = models.ForeignKey(ContractFile, null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    adopted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="amendment_once"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gt=0), name="amendment_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.number}"

    def lacked(self) -> list[LeaveLack]:
        """What our own side had not agreed to when it came into force."""
        return [LeaveLack.of(code) for code in self.leave_lacking]


class AmendmentLeave(models.Model):
    """One stop of our own approval path of an amendment."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="leaves")
    leave = models.OneToOneField(Approval, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]


class Obligation(models.Model):
    """What the contract obliges us or the customer to, by when; done on a day, or still open."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="obligations")
    bound = TermField(Bound, default=Bound.US, verbose_name=_("who is bound"))
    what = models.CharField(_("obligation"), max_length=200)
    clause = models.CharField(_("clause"), max_length=80, blank=True)
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("who sees to it")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = [models.F("done_on").asc(nulls_first=True), models.F("due_on").asc(nulls_last=True), "pk"]
        constraints = [TermConstraint("bound", Bound, "obligation_bound_known")]

    def __str__(self) -> str:
        return self.what
