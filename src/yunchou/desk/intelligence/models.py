"""Where facts come from. Who told us is restricted: it lives sealed in the deal's compartment (C23, C24)."""

from __future__ import annotations

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import CompartmentGrant, User
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer

GRADE = RegexValidator("^[A-F][1-6]$", _("A grade is a letter from A to F and a digit from 1 to 6."))


class Source(models.Model):
    """Somebody who tells us things about one deal. Everyone sees "source A (B)"; the compartment sees the name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="sources")
    ordinal = models.PositiveSmallIntegerField()
    reliability = models.CharField(max_length=1)
    name = SealedField()
    # The key of the contact that the source is, where somebody who may know wrote it down.
    contact = SealedField(null=True, blank=True)  # type: ignore[misc]
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "ordinal"], name="source_ordinal_once"),
            models.CheckConstraint(condition=models.Q(reliability__in=list("ABCDEF")), name="source_reliability_known"),
        ]

    def __str__(self) -> str:
        return f"{chr(ord('A') + (self.ordinal - 1) % 26)}{(self.ordinal - 1) // 26 or ''} ({self.reliability})"


class Claim(models.Model):
    """A statement that matters to the deal; several people may affirm or deny it. `outcome` is what proved true."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="claims")
    statement = models.CharField(_("claim"), max_length=200)
    critical = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("critical"))
    outcome = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("proved to be so"))
    outcome_on = models.DateField(_("proved on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("critical", Answer, "claim_critical_known"),
            TermConstraint("outcome", Answer, "claim_outcome_known"),
            models.CheckConstraint(
                condition=models.Q(outcome=Answer.UNKNOWN.value) ^ models.Q(outcome_on__isnull=False),
                name="claim_outcome_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["opportunity", "outcome"])]

    def __str__(self) -> str:
        return self.statement


class Report(models.Model):
    """One source's word on a claim. Who it is and from whom he heard it are sources: everybody sees pseudonyms."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="reports", verbose_name=_("claim"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="reports", verbose_name=_("source"))
    heard_from = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("heard from")
    )
    says = TermField(Answer, verbose_name=_("says"))
    on = models.DateField(_("on"))
    grade = models.CharField(_("grade"), max_length=2, blank=True, validators=[GRADE])
    note = models.CharField(_("in which words"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("says", Answer, "report_says_known"),
            models.CheckConstraint(
                condition=~models.Q(heard_from=models.F("source")),
                name="report_heard_from_another",
                violation_error_message=_("Nobody hears from himself: name whom the source heard it from."),
            ),
        ]
        indexes = [models.Index(fields=["claim", "-on"])]

    def __str__(self) -> str:
        return str(self.source)


class EmergencyOpening(models.Model):
    """Somebody asks to open a compartment that its keeper does not open for him (break-glass), and a second person
    decides. `granted` is the access it led to; decided without one, it was refused.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="emergency_openings")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=200)
    hours = models.PositiveSmallIntegerField(_("hours"))
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(_("why"), max_length=200, blank=True)
    granted = models.ForeignKey(CompartmentGrant, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(hours__range=(1, 24)), name="opening_of_a_day_at_most"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                name="opening_takes_a_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True, granted__isnull=True)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="opening_decided_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["opportunity", "asked_by"], condition=models.Q(decided_at__isnull=True), name="one_open_asking"
            ),
        ]
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.opportunity} ({self.asked_by})"
