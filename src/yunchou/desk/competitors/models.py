"""Rivals: the companies we meet again and again, each in a deal, and what he did there (P44-P49)."""

from __future__ import annotations

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.competitors.ledger import Question, Threat
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.intelligence.models import Source
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

GRADE = RegexValidator("^[A-F][1-6]$", _("A grade is a letter from A to F and a digit from 1 to 6."))


class RivalCompany(models.Model):
    """A company that sells against us; shared by all deals, so that its name is spelled once.

    `name_key` and `short_key` are the names as duplicates are told by (`customers.naming`).
    """

    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    name_key = models.CharField(max_length=160, unique=True)
    short_key = models.CharField(max_length=160, blank=True, db_index=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.short_name or self.name


class Rival(models.Model):
    """A rival in one deal: whether he meets the need and the budget, our answer to him, how dangerous he is.

    `need_known_on` and `budget_known_on` are the days on which the present answers were written down: before them the
    answer counts as unknown when the position of an earlier day is computed. `countered_on` is the day of the present
    message; what he says later it does not answer.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="rivals")
    company = models.ForeignKey(
        RivalCompany, on_delete=models.PROTECT, related_name="appearances", verbose_name=_("rival")
    )
    meets_need = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("meets the need"))
    need_known_on = models.DateField(_("need answered on"), null=True, blank=True)
    within_budget = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("within the budget"))
    budget_known_on = models.DateField(_("budget answered on"), null=True, blank=True)
    threat = TermField(Threat, default=Threat.UNKNOWN, verbose_name=_("threat"))
    counter_message = models.TextField(_("our counter-message"), blank=True)
    countered_on = models.DateField(_("counter-message written on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "company"],
                name="rival_once_per_deal",
                violation_error_message=_("This rival is already noted in this opportunity."),
            ),
            TermConstraint("meets_need", Answer, "rival_meets_known"),
            TermConstraint("within_budget", Answer, "rival_budget_known"),
            TermConstraint("threat", Threat, "rival_threat_known"),
        ]

    def __str__(self) -> str:
        return str(self.company)

    def meets_need_on(self, day: date) -> Answer:
        """Whether he met the need as far as it was known on a day."""
        return self.meets_need if self.need_known_on and self.need_known_on <= day else Answer.UNKNOWN

    def within_budget_on(self, day: date) -> Answer:
        """Whether he was within the budget as far as it was known on a day."""
        return self.within_budget if self.budget_known_on and self.budget_known_on <= day else Answer.UNKNOWN


class RivalMove(models.Model):
    """One line of the ledger: one answer to one of the five questions, of a day, with where we know it from.

    `person` is whom the rival met or won over, `stage` how far he has got. A document is the fact that it was handed
    in: the document itself is never kept (N6).
    """

    rival = models.ForeignKey(Rival, on_delete=models.CASCADE, related_name="moves", verbose_name=_("rival"))
    question = TermField(Question, verbose_name=_("question"))
    what = models.CharField(_("what"), max_length=200, blank=True)
    person = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    stage = TermField(Stage, blank=True, verbose_name=_("the rival's stage"))
    on = models.DateField(_("on"))
    lawful_source = TermField(LawfulSource, default=LawfulSource.UNKNOWN, verbose_name=_("lawful source"))
    grade = models.CharField(_("grade"), max_length=2, blank=True, validators=[GRADE])
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("source")
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("question", Question, "move_question_known"),
            TermConstraint("lawful_source", LawfulSource, "move_source_known"),
            models.CheckConstraint(
                condition=models.Q(stage__in=["", *(stage.value for stage in Stage)]), name="move_stage_known"
            ),
            models.CheckConstraint(
                condition=models.Q(question=Question.STAGE.value) ^ models.Q(stage=""),
                name="stage_answers_its_question",
            ),
        ]
        indexes = [models.Index(fields=["rival", "-on"])]

    def __str__(self) -> str:
        return f"{self.rival} · {self.question.words.zh}"

    @property
    def lacks_source(self) -> bool:
        """Whether a fact that needs a lawful source has none, so that the method does not use it (P48)."""
        needs = self.question in (Question.DOCUMENT, Question.WON_OVER)
        return needs and self.lawful_source is LawfulSource.UNKNOWN
