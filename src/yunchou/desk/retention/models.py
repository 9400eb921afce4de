"""The customers we already have: use, tickets, care, what grows out of them, how they may be shown (P86 to P89)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.conduct.models import Hospitality
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.retention.terms import ReferenceKind, Thanks
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import Harvest, Health, TicketSeverity


class HealthChange(models.Model):
    """From which day a customer's health was found to be another. What is not known changes nothing.

    `fell`: whether it is worse than the one before; unknown for the first that was found.
    """

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="health_changes")
    health = TermField(Health)
    fell = TermField(Answer, default=Answer.UNKNOWN)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "since"], name="health_changes_once_a_day"),
            TermConstraint("health", Health, "health_change_known"),
            TermConstraint("fell", Answer, "health_fell_known"),
        ]

    def __str__(self) -> str:
        return f"{self.company} {self.since}"


class UsageMonth(models.Model):
    """Seats in use at a customer in one month, of one department or, without one, of all. `month` is its first day."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="usage_months")
    month = models.DateField(_("month"))
    department = models.CharField(_("department"), max_length=80, blank=True)
    seats = models.PositiveIntegerField(_("seats used"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "month", "department"], name="usage_once"),
            # In plain SQL: what calls a function of Django stops every other tool that opens the file.
            models.CheckConstraint(condition=Q(month__endswith="-01"), name="usage_of_a_month"),
        ]
        ordering = ["month", "department"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Ticket(models.Model):
    """One fault that a customer reported, as the service desk exports it. What it is about stays there."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="tickets")
    number = models.CharField(_("ticket number"), max_length=60)
    severity = TermField(TicketSeverity, default=TicketSeverity.NORMAL, verbose_name=_("severity"))
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("severity", TicketSeverity, "ticket_severity_known"),
            models.UniqueConstraint(fields=["company", "number"], name="ticket_once"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("opened_on")),
                name="ticket_closed_after",
            ),
        ]
        indexes = [models.Index(fields=["company", "closed_on"])]
        ordering = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return self.number


class CareNote(models.Model):
    """One call on an existing customer: is he satisfied, was he asked to introduce others (P87, P88)."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="care_notes")
    on = models.DateField(_("day"))
    person = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("whom we spoke with")
    )
    satisfied = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("satisfied"))
    referral_asked = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("asked to introduce others"))
    note = models.TextField(_("what was said"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("satisfied", Answer, "care_satisfied_known"),
            TermConstraint("referral_asked", Answer, "care_referral_known"),
        ]
        indexes = [models.Index(fields=["company", "-on"])]
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.on.isoformat()


class HarvestDeal(models.Model):
    """A deal that grew out of an existing customer, and from which contract of his where it was one (P88)."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="harvest")
    kind = TermField(Harvest, verbose_name=_("kind"))
    contract = models.ForeignKey(Contract, null=True, blank=True, on_delete=models.PROTECT, related_name="harvests")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("kind", Harvest, "harvest_kind_known"),
            models.UniqueConstraint(fields=["contract"], condition=Q(kind="renewal"), name="harvest_renewed_once"),
            models.CheckConstraint(
                condition=~Q(kind="renewal") | Q(contract__isnull=False), name="harvest_of_contract"
            ),
        ]

    def __str__(self) -> str:
        return self.opportunity.name


class ReferenceConsent(models.Model):
    """What a customer agreed to, or refused, about being shown: how, how far, until when, and who said so (P88)."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="reference_consents")
    kind = TermField(ReferenceKind, verbose_name=_("way of showing"))
    agreed = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("agreed"))
    on = models.DateField(_("said on"))
    until = models.DateField(_("holds until"), null=True, blank=True)
    scope = models.CharField(_("how far it goes"), max_length=200, blank=True)
    person = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("who said so")
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("kind", ReferenceKind, "reference_kind_known"),
            TermConstraint("agreed", Answer, "reference_agreed_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("on")), name="reference_until_after"
            ),
        ]
        indexes = [models.Index(fields=["company", "-on"])]
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.kind.words.zh


class ReferenceUse(models.Model):
    """One time at which a customer was shown to another, within a consent (P88, P89)."""

    consent = models.ForeignKey(ReferenceConsent, on_delete=models.PROTECT, related_name="uses")
    used_on = models.DateField(_("used on"))
    opportunity = models.ForeignKey(
        Opportunity,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("for which deal"),
    )
    what = models.CharField(_("where it was used"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-used_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.consent} {self.used_on.isoformat()}"


class Referral(models.Model):
    """Who introduced us to a new customer, and how he was thanked (P88).

    A thank-you that has a value names the hospitality that the gate let through; without one it costs nothing.
    """

    introducer = models.ForeignKey(
        Company, on_delete=models.PROTECT, related_name="introductions", verbose_name=_("who introduced")
    )
    person = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    introduced = models.ForeignKey(
        Company, on_delete=models.PROTECT, related_name="introduced_by", verbose_name=_("introduced customer")
    )
    on = models.DateField(_("day"))
    note = models.TextField(_("how it came about"), blank=True)
    thanked_on = models.DateField(_("thanked on"), null=True, blank=True)
    thanks = TermField(Thanks, blank=True, verbose_name=_("how"))
    hospitality = models.ForeignKey(
        Hospitality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("hospitality")
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduced"], name="referral_once"),
            models.CheckConstraint(condition=~Q(introducer=models.F("introduced")), name="referral_of_another"),
            models.CheckConstraint(
                condition=Q(thanked_on__isnull=True, thanks="")
                | Q(thanked_on__isnull=False, thanks__in=[each.value for each in Thanks]),
                name="referral_thanks_known",
            ),
            models.CheckConstraint(
                condition=~Q(thanks="hospitality") | Q(hospitality__isnull=False), name="referral_thanks_through_gate"
            ),
        ]
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return str(self.introduced)


class JobChange(models.Model):
    """That a person left a customer and where he went; the deal at his new company, where that is known (P89)."""

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="job_change")
    went_to = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("his new place")
    )
    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.contact.name
