"""The negotiation of a deal: figures, issues, what was given and got, offers and who agreed to them (P80)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.approvals.models import Approval
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.contracts.terms import Better
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer


class NegotiationPlan(models.Model):
    """What we want and where we stop, in the deal's currency; what we can give and what we want for it."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="negotiation_plan")
    target = models.DecimalField(_("target price"), max_digits=18, decimal_places=2, null=True, blank=True)
    bottom_line = models.DecimalField(_("bottom line"), max_digits=18, decimal_places=2, null=True, blank=True)
    gives = models.TextField(_("what we can give"), blank=True)
    gets = models.TextField(_("what we want for it"), blank=True)
    fallback = models.TextField(_("what we do without an agreement"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.opportunity.name


class NegotiationIssue(models.Model):
    """One matter at the table: our target and limit, their position; figures where it has one."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="negotiation_issues")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("issue"), max_length=80)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    better = TermField(Better, default=Better.HIGHER, verbose_name=_("better for us"))
    target = models.DecimalField(_("our target"), max_digits=18, decimal_places=2, null=True, blank=True)
    limit = models.DecimalField(_("our limit"), max_digits=18, decimal_places=2, null=True, blank=True)
    theirs = models.DecimalField(_("their position"), max_digits=18, decimal_places=2, null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [TermConstraint("better", Better, "issue_better_known")]

    def __str__(self) -> str:
        return self.name


class Concession(models.Model):
    """One step at the table, by us or by them, and what was got for it. `got_something` unknown: nobody asked."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="concessions")
    issue = models.ForeignKey(
        NegotiationIssue, null=True, blank=True, on_delete=models.PROTECT, related_name="concessions",
        verbose_name=_("issue"),
    )  # fmt: skip
    by_us = TermField(Answer, default=Answer.YES, verbose_name=_("given by us"))
    given_on = models.DateField(_("step taken on"))
    what = models.CharField(_("what was given"), max_length=200)
    value = models.DecimalField(_("stands at now"), max_digits=18, decimal_places=2, null=True, blank=True)
    got_something = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("was something got for it"))
    got = models.CharField(_("what was got for it"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [
            TermConstraint("by_us", Answer, "concession_by_known"),
            TermConstraint("got_something", Answer, "concession_got_known"),
        ]

    def __str__(self) -> str:
        return self.what


class Offer(models.Model):
    """A price we want to name. `leave` is the leave it takes, none for nobody's."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="offers")
    amount = models.DecimalField(_("offered amount"), max_digits=18, decimal_places=2)
    discount = models.DecimalField(_("discount in percent"), max_digits=6, decimal_places=2, null=True, blank=True)
    reason = models.TextField(_("why"))
    leave = models.OneToOneField(Approval, null=True, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="offer_positive")]

    def __str__(self) -> str:
        return str(self.amount)

    @property
    def approved(self) -> Answer:
        """Whether it may be said outside: at once when it needs nobody's leave."""
        return self.leave.approved if self.leave else Answer.YES

    @property
    def needs(self) -> Role | None:
        """Whose leave it needs; `None` for nobody's."""
        return self.leave.needs if self.leave else None
