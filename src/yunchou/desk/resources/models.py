"""Our own side of a deal: what we ask of each other, what it costs, who presents (P22, P54 to P64, P105)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.terms import AskKind, AskState, EffortKind, Pursuit
from yunchou.desk.terms import TermConstraint, TermField


class Ask(models.Model):
    """Something asked of one colleague for a deal: what, by when, who waits for it, what he said to it.

    `answered_at` and `reply` are the asked colleague's own words; `done_on` is the day the thing was there.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="asks")
    kind = TermField(AskKind, default=AskKind.HELP, verbose_name=_("kind of request"))
    of = models.ForeignKey(User, on_delete=models.PROTECT, related_name="asks", verbose_name=_("asked of"))
    what = models.CharField(_("what is asked"), max_length=200)
    detail = models.TextField(_("detail"), blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    faces = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("whom he faces")
    )
    waits_for = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("who waits for it")
    )
    state = TermField(AskState, default=AskState.OPEN, verbose_name=_("answer"))
    reply = models.TextField(_("reply"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", AskKind, "ask_kind_known"),
            TermConstraint("state", AskState, "ask_state_known"),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_on__isnull=False), name="ask_done_has_a_day"),
        ]
        indexes = [
            models.Index(fields=["of", "state", "due_on"], name="ask_of_whom"),
            models.Index(fields=["asked_by", "state", "due_on"], name="ask_by_whom"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.state in (AskState.OPEN, AskState.ACCEPTED)


class Effort(models.Model):
    """Time and money that went into a deal: whose, when, on what (P18, P22). `cost` is in the deal's currency."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="efforts")
    kind = TermField(EffortKind, verbose_name=_("on what"))
    on = models.DateField(_("day"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("whose"))
    hours = models.DecimalField(_("hours"), max_digits=6, decimal_places=1, null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=14, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", EffortKind, "effort_kind_known"),
            models.CheckConstraint(condition=Q(hours__isnull=True) | Q(hours__gt=0), name="effort_hours_positive"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="effort_cost_not_negative"),
            models.CheckConstraint(condition=Q(hours__isnull=False) | Q(cost__isnull=False), name="effort_is_some"),
        ]
        indexes = [models.Index(fields=["opportunity", "-on", "-id"], name="effort_newest")]

    def __str__(self) -> str:
        return self.on.isoformat()


class PursuitDecision(models.Model):
    """Whether to go on, decided when cost and chance were weighed; with the figures as they were then (P22, P24)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="pursuit_decisions")
    decision = TermField(Pursuit, verbose_name=_("decision"))
    limit = models.DecimalField(_("limit of the cost"), max_digits=14, decimal_places=2, null=True, blank=True)
    reason = models.TextField(_("reason"))
    spent = models.DecimalField(_("spent by then"), max_digits=14, decimal_places=2)
    expected = models.DecimalField(_("expected value then"), max_digits=18, decimal_places=2, null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("decision", Pursuit, "pursuit_decision_known"),
            models.CheckConstraint(condition=~Q(decision="limit") | Q(limit__gt=0), name="pursuit_limit_is_named"),
        ]
        ordering = ["-decided_at", "-pk"]

    def __str__(self) -> str:
        return str(self.opportunity)


class PresenterProfile(models.Model):
    """How a colleague is introduced to customers: what he has done, on what he speaks (P105)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="presenter_profile")
    topics = models.CharField(_("speaks about"), max_length=200, blank=True)
    bio = models.TextField(_("introduction"), blank=True)
    cases = models.TextField(_("projects of this kind"), blank=True)
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.user.name
