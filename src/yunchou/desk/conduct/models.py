"""Hospitality, conflicts of interest, introducers, and what was refused (P10, P55, P90, P96)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.conduct.terms import OPEN, READY, ConflictNature, ConflictOutcome, HospitalityState
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.conduct.terms import HospitalityKind, HospitalityVerdict
from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass


class RefusedWords(models.Model):
    """A text that was refused: who wanted to write it where, and of which class it was.

    The words themselves are kept only where they are about nobody's private life.
    """

    at = models.DateTimeField()
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("while"), max_length=60)
    field = models.CharField(_("field"), max_length=60)
    of = TermField(RefusedClass, verbose_name=_("class of what was refused"))
    words = models.CharField(_("words"), max_length=200, blank=True)
    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    customer = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [TermConstraint("of", RefusedClass, "refused_class_known")]
        indexes = [models.Index(fields=["-at"])]

    def __str__(self) -> str:
        return self.of.words.zh


class Hospitality(models.Model):
    """One meal, gift or invitation that was planned, with what the gate said of it (P90).

    `value` is per head, in yuan. What the gate forbade is kept as an attempt: it was refused and was never planned.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="hospitality")
    person = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", verbose_name=_("recipient"))
    kind = TermField(HospitalityKind, verbose_name=_("kind"))
    recipient = TermField(
        PublicSectorClass, default=PublicSectorClass.UNKNOWN, verbose_name=_("class of the recipient")
    )
    value = models.DecimalField(_("value per head"), max_digits=10, decimal_places=2)
    planned_on = models.DateField(_("planned for"))
    purpose = models.TextField(_("purpose"))
    verdict = TermField(HospitalityVerdict, verbose_name=_("what the gate says"))
    why = models.JSONField(default=dict)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", HospitalityKind, "hospitality_kind_known"),
            TermConstraint("recipient", PublicSectorClass, "hospitality_recipient_known"),
            TermConstraint("verdict", HospitalityVerdict, "hospitality_verdict_known"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="hospitality_value_not_negative"),
        ]
        indexes = [models.Index(fields=["-planned_on"]), models.Index(fields=["person", "planned_on"])]
        ordering = ["-planned_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.person.name} {self.kind.words.zh}"

    @property
    def state(self) -> HospitalityState:
        """Where it stands, from what was decided and done."""
        if self.verdict is HospitalityVerdict.FORBIDDEN:
            return HospitalityState.REFUSED
        if hasattr(self, "giving"):
            return HospitalityState.GIVEN
        if self.cancelled_at is not None:
            return HospitalityState.CANCELLED
        if hasattr(self, "decision"):
            approved = self.decision.approved is Answer.YES
            return HospitalityState.APPROVED if approved else HospitalityState.REJECTED
        if self.verdict is HospitalityVerdict.NEEDS_APPROVAL:
            return HospitalityState.WAITING
        return HospitalityState.PLANNED

    @property
    def is_ready(self) -> bool:
        """Whether it may be carried out and entered as given."""
        return self.state in READY

    @property
    def is_open(self) -> bool:
        """Whether it lies ahead and can be cancelled."""
        return self.state in OPEN


class HospitalityDecision(models.Model):
    """The yes or no of somebody else to a plan that needs approval."""

    hospitality = models.OneToOneField(Hospitality, on_delete=models.CASCADE, related_name="decision")
    approved = TermField(Answer, verbose_name=_("approved"))
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(approved__in=["yes", "no"]), name="hospitality_decided")
        ]

    def __str__(self) -> str:
        return self.approved.words.zh


class HospitalityGiving(models.Model):
    """That it took place: when, what it cost per head, and the number of the receipt.

    `within` says whether it kept to what was allowed or approved; what did not is kept all the same, for compliance.
    """

    hospitality = models.OneToOneField(Hospitality, on_delete=models.CASCADE, related_name="giving")
    given_on = models.DateField(_("given on"))
    value = models.DecimalField(_("actual value per head"), max_digits=10, decimal_places=2)
    receipt_number = models.CharField(_("receipt number"), max_length=60)
    within = TermField(Answer, verbose_name=_("as allowed"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("within", Answer, "hospitality_within_known"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="given_value_not_negative"),
        ]

    def __str__(self) -> str:
        return self.receipt_number


class Outsider(models.Model):
    """Somebody outside who knows people at the customer; used only after screening (P55).

    The screening is done by somebody else than who brought him in; a change of what was screened undoes it.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="outsiders")
    name = models.CharField(_("name"), max_length=80)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    knows = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("knows whom")
    )
    relation = models.TextField(_("how they know each other"), blank=True)
    paid = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("is paid"))
    commission = models.DecimalField(_("commission"), max_digits=12, decimal_places=2, null=True, blank=True)
    contract_number = models.CharField(_("contract number"), max_length=60, blank=True)
    disclosed = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("booked and disclosed"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    screened = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("cleared by screening"))
    conflict = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("conflict of interest"))
    screening_note = models.TextField(_("result of the screening"), blank=True)
    screened_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    screened_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("paid", Answer, "outsider_paid_known"),
            TermConstraint("disclosed", Answer, "outsider_disclosed_known"),
            TermConstraint("screened", Answer, "outsider_screened_known"),
            TermConstraint("conflict", Answer, "outsider_conflict_known"),
            models.CheckConstraint(
                condition=models.Q(commission__isnull=True) | models.Q(commission__gte=0),
                name="outsider_commission_not_negative",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ConflictDeclaration(models.Model):
    """What a colleague declares of himself about a customer, and what compliance decided about it."""

    colleague = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer")
    )
    other_party = models.CharField(_("other party"), max_length=120, blank=True)
    nature = TermField(ConflictNature, verbose_name=_("nature"))
    detail = models.TextField(_("what it is"), blank=True)
    declared_at = models.DateTimeField()
    outcome = TermField(ConflictOutcome, default=ConflictOutcome.OPEN, verbose_name=_("outcome"))
    measure = models.TextField(_("measure"), blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("nature", ConflictNature, "conflict_nature_known"),
            TermConstraint("outcome", ConflictOutcome, "conflict_outcome_known"),
        ]
        ordering = ["-declared_at", "-pk"]

    def __str__(self) -> str:
        return self.nature.words.zh
