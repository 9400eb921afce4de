"""Companies, their people, the key-account judgement and the watch-list of hidden giants."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.key_account.terms import KeyAccountVerdict, PublicSectorClass


class Segment(models.Model):
    """A kind of customer with its typical size and cycle; the defaults may be edited (P4, P14)."""

    name_zh = models.CharField(_("Chinese name"), max_length=60, unique=True)
    name_en = models.CharField(_("English name"), max_length=60)
    typical_seats_from = models.PositiveIntegerField(_("typical seats from"), null=True, blank=True)
    typical_seats_to = models.PositiveIntegerField(_("typical seats to"), null=True, blank=True)
    cycle_days = models.PositiveIntegerField(_("typical days from first contact to signature"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.words.in_language(get_language() or "zh-hans")

    @property
    def words(self) -> Words:
        """The name in both languages."""
        return Words(self.name_zh, self.name_en)


class Company(models.Model):
    """A customer. Every number may be absent, and absent means unknown.

    `name_key` is the name as duplicates are told by, see `customers.naming`. `key_account` and `recheck_on` are those
    of the newest signed-off `KeyAccountReview`, kept for lists.
    """

    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    name_key = models.CharField(max_length=160, blank=True, db_index=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subsidiaries",
        verbose_name=_("group"),
    )
    segment = models.ForeignKey(
        Segment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("segment")
    )
    public_sector_class = TermField(
        PublicSectorClass, default=PublicSectorClass.UNKNOWN, verbose_name=_("public-sector class")
    )
    location = models.CharField(_("location"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    head_count = models.PositiveIntegerField(_("head-count"), null=True, blank=True)
    seats_now = models.PositiveIntegerField(_("seats now"), null=True, blank=True)
    seats_replaceable = models.PositiveIntegerField(_("replaceable seats"), null=True, blank=True)
    seats_ours = models.PositiveIntegerField(_("seats of ours"), null=True, blank=True)
    seats_grade = models.CharField(_("grade of the seat figures"), max_length=2, blank=True)
    seats_noted_on = models.DateField(_("seat figures noted on"), null=True, blank=True)
    contract_value = models.PositiveBigIntegerField(_("expected yearly contract value"), null=True, blank=True)
    niche = models.CharField(_("niche"), max_length=80, blank=True)
    niche_rank = models.PositiveIntegerField(_("rank in the niche"), null=True, blank=True)
    is_leader = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("leader of its niche"))
    well_known = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("widely known"))
    budget_months = models.JSONField(_("budget months"), default=list, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="companies", verbose_name=_("owner"))
    key_account = TermField(KeyAccountVerdict, default=KeyAccountVerdict.UNKNOWN, verbose_name=_("key-account verdict"))
    recheck_on = models.DateField(_("look again on"), null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("public_sector_class", PublicSectorClass, "company_class_known"),
            TermConstraint("is_leader", Answer, "company_leader_known"),
            TermConstraint("well_known", Answer, "company_well_known_known"),
            TermConstraint("key_account", KeyAccountVerdict, "company_verdict_known"),
            models.UniqueConstraint(
                fields=["credit_code"], condition=~models.Q(credit_code=""), name="company_credit_code_once"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "name"]),
            models.Index(fields=["name"]),
            models.Index(fields=["recheck_on"]),
            models.Index(fields=["updated_at", "id"]),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def white_space(self) -> int | None:
        """Seats that are not ours yet (P6); unknown while either figure is."""
        if self.seats_now is None or self.seats_ours is None:
            return None
        return max(0, self.seats_now - self.seats_ours)


class Contact(models.Model):
    """A person at a customer."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=80)
    department = models.CharField(_("department"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=80, blank=True)
    reports_to = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        verbose_name=_("reports to"),
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    left_on = models.DateField(_("left the company on"), null=True, blank=True)
    # Since then he is not written to, invited or introduced (PIPL 15).
    withdrawn_on = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["company", "name"])]

    def __str__(self) -> str:
        return self.name


class KeyAccountReview(models.Model):
    """One dated judgement of a customer: what the scorecard said, who signed it off, when it is looked at again."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="reviews")
    verdict = TermField(KeyAccountVerdict)
    inputs = models.JSONField()
    reasons = models.JSONField()
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()
    recheck_on = models.DateField(_("look again on"))
    signed_off_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    signed_off_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [TermConstraint("verdict", KeyAccountVerdict, "review_verdict_known")]
        indexes = [models.Index(fields=["company", "-judged_at"])]


class WatchlistEntry(models.Model):
    """A company seldom seen but perhaps large: a hidden giant to look into (P5)."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    industry = models.CharField(_("industry"), max_length=120, blank=True)
    location = models.CharField(_("location"), max_length=80, blank=True)
    head_count_text = models.CharField(_("head-count as found"), max_length=40, blank=True)
    head_count = models.PositiveIntegerField(_("head-count"), null=True, blank=True)
    seats_estimate = models.PositiveIntegerField(_("estimated seats"), null=True, blank=True)
    evidence = models.TextField(_("evidence of seats"), blank=True)
    found_in = models.CharField(_("found in"), max_length=160, blank=True)
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    dismissed_reason = models.CharField(_("why set aside"), max_length=200, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["-head_count"])]

    def __str__(self) -> str:
        return self.short_name or self.name
