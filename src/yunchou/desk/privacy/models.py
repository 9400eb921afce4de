"""What is recorded about the handling of personal information itself: grounds, requests, erasures."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.messengers.models import TransferAbroad
from yunchou.desk.privacy.terms import AssessmentOutcome, AssessmentTrigger, Ground, RequestKind
from yunchou.desk.terms import TermConstraint, TermField


class PersonBasis(models.Model):
    """On what ground a person is kept, where the data came from, when he was told, until when he is held back."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="basis")
    ground = TermField(Ground, verbose_name=_("legal ground"))
    source = models.CharField(_("where from"), max_length=120)
    noticed_on = models.DateField(_("told on"), null=True, blank=True)
    notice = models.CharField(_("which notice"), max_length=40, blank=True)
    held_until = models.DateField(_("kept by law until"), null=True, blank=True)
    hold_reason = models.CharField(_("why it must be kept"), max_length=200, blank=True)
    born_in = models.PositiveSmallIntegerField(_("year of birth of a child under fourteen"), null=True, blank=True)
    guardian = models.CharField(_("parent or guardian who consented"), max_length=80, blank=True)
    guardian_consented_on = models.DateField(_("guardian consented on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("ground", Ground, "ground_known"),
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | ~Q(hold_reason=""), name="hold_says_why"
            ),
            models.CheckConstraint(
                condition=Q(born_in__isnull=True) | (~Q(guardian="") & Q(guardian_consented_on__isnull=False)),
                name="child_has_a_guardians_consent",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.contact)


class NoticeText(models.Model):
    """What people are told about the handling of what we keep of them, from a day on. Never changed: only followed."""

    name = models.CharField(_("version"), max_length=40, unique=True)
    since = models.DateField(_("in force since"))
    zh = models.TextField(_("text in Chinese"))
    en = models.TextField(_("text in English"), blank=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return self.name


class ImpactAssessment(models.Model):
    """What was weighed before personal information is handled in a way that needs it (PIPL 55, 56). Kept for good."""

    title = models.CharField(_("what is assessed"), max_length=120)
    trigger = TermField(AssessmentTrigger, verbose_name=_("why an assessment is needed"))
    purpose = models.TextField(_("purpose and way of handling, and why both are lawful and needed"))
    risks = models.TextField(_("effect on the persons, and risks"))
    measures = models.TextField(_("measures, and whether they fit the risks"))
    outcome = TermField(AssessmentOutcome, verbose_name=_("conclusion"))
    decided_by = models.CharField(_("decided by"), max_length=80)
    decided_on = models.DateField(_("decided on"))
    review_on = models.DateField(_("look at it again on"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("trigger", AssessmentTrigger, "assessment_trigger_known"),
            TermConstraint("outcome", AssessmentOutcome, "assessment_outcome_known"),
            models.CheckConstraint(condition=Q(review_on__gt=F("decided_on")), name="assessment_reviewed_later"),
        ]
        ordering = ["review_on", "pk"]

    def __str__(self) -> str:
        return self.title


class PrivacyRequest(models.Model):
    """What somebody asked about himself, by when it must be answered, and how it was. `contact` once he is found."""

    kind = TermField(RequestKind, verbose_name=_("what he asks"))
    who = models.CharField(_("who asks, and how he is reached"), max_length=120)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="privacy_requests"
    )
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("to be answered by"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", RequestKind, "request_kind_known"),
            models.CheckConstraint(condition=Q(due_on__gte=F("received_on")), name="request_due_later"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | (Q(answered_on__gte=F("received_on")) & ~Q(answer="")),
                name="request_answered_in_words",
            ),
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.kind.words.en} {self.pk}"


class TransferConsent(models.Model):
    """That one person consented apart to being provided abroad to one recipient (PIPL 39), or withdrew it."""

    transfer = models.ForeignKey(TransferAbroad, on_delete=models.PROTECT, related_name="consents")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="transfer_consents")
    consented_on = models.DateField(_("consented on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("consent to a transfer abroad")
        constraints = [
            models.UniqueConstraint(fields=["transfer", "contact"], name="one_consent_for_a_transfer"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("consented_on")),
                name="transfer_consent_withdrawn_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact} → {self.transfer}"


class Erasure(models.Model):
    """A person was erased: he is a number from now on. `changed` counts the rows in which he stood.

    The journal's lines that named him were worded anew from `first_line` on; the digests of its head before and after
    tell it from any other change of the journal.
    """

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="erasure")
    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    changed = models.PositiveIntegerField(default=0)
    first_line = models.PositiveBigIntegerField(null=True)
    head_before = models.CharField(max_length=64, blank=True)
    head_after = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.number}"
