"""Need, budget, time and decision process of a deal (P23-P43)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.intelligence.models import Source
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


GRADE = RegexValidator("^[A-F][1-6]$", _("A grade is a letter from A to F and a digit from 1 to 6."))
CURRENCY = RegexValidator("^[A-Z]{3}$", _("A currency has three letters, such as CNY."))
EXCEEDS = frozenset({Fit.NEEDS_DEVELOPMENT, Fit.CANNOT})
YEARS = (MinValueValidator(2000), MaxValueValidator(2100))


def _contact(name: StrPromise) -> models.ForeignKey[Contact | None, Contact | None]:
    return models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=name
    )


class NeedSummary(models.Model):
    """The project's need as a whole: who started it, why, and whether it is written down (P25, P26, P41)."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="need_summary")
    initiator = _contact(_("initiator"))
    initiating_reason = models.TextField(_("initiating reason"), blank=True)
    is_clear = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("need is clear"))
    documented = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("need is documented"))
    document_version = models.CharField(_("document version"), max_length=40, blank=True)
    confirmed = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("confirmed by the customer"))
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    cost = models.DecimalField(_("cost of meeting the need"), max_digits=18, decimal_places=2, null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("is_clear", Answer, "need_clear_known"),
            TermConstraint("documented", Answer, "need_documented_known"),
            TermConstraint("confirmed", Answer, "need_confirmed_known"),
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True) | models.Q(cost__gte=0), name="need_cost_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return str(self.opportunity)


class Need(models.Model):
    """One requirement of the register (P25-P28)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="needs")
    title = models.CharField(_("requirement"), max_length=200)
    detail = models.TextField(_("detail"), blank=True)
    proposer = _contact(_("proposer"))
    must_have = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("must have"))
    is_clear = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("clear"))
    fit = TermField(Fit, default=Fit.UNKNOWN, verbose_name=_("fit"))
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("must_have", Answer, "need_must_known"),
            TermConstraint("is_clear", Answer, "need_item_clear_known"),
            TermConstraint("fit", Fit, "need_fit_known"),
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def exceeds(self) -> bool:
        """Whether it goes beyond what our product does, so that development may be asked (P28, P29)."""
        return self.fit in EXCEEDS


class GapRequest(models.Model):
    """A question to product development: can this be built, by when, at what effort (P29)."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="gap_requests")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    due_on = models.DateField(_("due on"))
    question = models.TextField(_("question"), blank=True)
    feasible = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("feasible"))
    effort_days = models.PositiveIntegerField(_("effort in days"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [TermConstraint("feasible", Answer, "gap_feasible_known")]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.need.title


class Endorsement(models.Model):
    """Whether one side at the customer backs the need, and how we know (P27)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="endorsements")
    side = TermField(EndorsementSide, verbose_name=_("side"))
    answer = TermField(Answer, verbose_name=_("endorses"))
    person = _contact(_("person"))
    on = models.DateField(_("on"))
    evidence = models.TextField(_("evidence"), blank=True)
    grade = models.CharField(_("grade"), max_length=2, blank=True, validators=[GRADE])
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("side", EndorsementSide, "endorsement_side_known"),
            TermConstraint("answer", Answer, "endorsement_answer_known"),
        ]
        indexes = [models.Index(fields=["opportunity", "side", "-on"])]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.side.words.zh


class BudgetFact(models.Model):
    """What we learned about the customer's budget, from whom, how sure (P30)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="budget_facts")
    year = models.PositiveSmallIntegerField(_("budget year"), null=True, blank=True, validators=YEARS)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="CNY", validators=[CURRENCY])
    state = TermField(BudgetState, verbose_name=_("state"))
    holder = _contact(_("budget holder"))
    grade = models.CharField(_("grade"), max_length=2, blank=True, validators=[GRADE])
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    learned_on = models.DateField(_("learned on"))
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("state", BudgetState, "budget_state_known"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0), name="budget_not_negative"
            ),
        ]
        indexes = [models.Index(fields=["opportunity", "-learned_on"])]

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}" if self.amount is not None else self.state.words.zh


class PlanStepDate(models.Model):
    """One step of the customer's time plan; go-live is the anchor that the others are scheduled back from (P43)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="plan_steps")
    step = TermField(PlanStep, verbose_name=_("step"))
    duration_days = models.PositiveSmallIntegerField(_("working days needed"), null=True, blank=True)
    planned_on = models.DateField(_("planned on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "step"], name="plan_step_once"),
            TermConstraint("step", PlanStep, "plan_step_known"),
        ]

    def __str__(self) -> str:
        return self.step.words.zh


class DecisionStep(models.Model):
    """One step of the customer's decision process: department, person, criteria, dates (P40)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="decision_steps")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("step"), max_length=120)
    department = models.CharField(_("department"), max_length=80, blank=True)
    person = _contact(_("person"))
    criteria = models.TextField(_("criteria"), blank=True)
    planned_on = models.DateField(_("planned on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
