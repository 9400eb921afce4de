"""Leave that is asked for and given once, and who stands in for whom (P80, P84)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.approvals.terms import Matter
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer


class Approval(models.Model):
    """One leave asked of one role. Those of a path follow one another: `previous` must be agreed to first.

    `waits_since` is empty until its turn comes. It is over when it is `approved` or not, or `ended_at` without either:
    taken back, or one before it on its path was refused. `decided_for` is who the decider stood in for.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="approvals")
    matter = TermField(Matter, verbose_name=_("leave for"))
    what = models.CharField(_("what needs leave"), max_length=200)
    needs = TermField(Role, verbose_name=_("needs the leave of"))
    previous = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="following")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    waits_since = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(_("passed upwards"), null=True)
    approved = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("agreed to"))
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_for = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("reply"), blank=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints = [
            TermConstraint("matter", Matter, "approval_matter_known"),
            TermConstraint("needs", Role, "approval_role_known"),
            TermConstraint("approved", Answer, "approval_answer_known"),
        ]
        indexes = [models.Index(fields=["approved", "waits_since"])]

    def __str__(self) -> str:
        return self.what

    @property
    def waits(self) -> bool:
        """Whether somebody can decide about it now."""
        return self.approved is Answer.UNKNOWN and self.ended_at is None and self.waits_since is not None


class Delegation(models.Model):
    """Somebody stands in for somebody else from one day to another, both included; it may end earlier."""

    of = models.ForeignKey(User, on_delete=models.CASCADE, related_name="delegations", verbose_name=_("stands in for"))
    to = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("who stands in"))
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    reason = models.CharField(_("why"), max_length=200, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-first_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="delegation_days_in_order"
            ),
            models.CheckConstraint(condition=~models.Q(of=models.F("to")), name="delegation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.of} → {self.to}"
