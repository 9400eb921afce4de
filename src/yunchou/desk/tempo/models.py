"""The rhythm of a deal: tender dates, pace decisions, chosen plays, next steps, re-plans (P35-P37, P50-P53)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.tempo.plays import Play, play_of
from yunchou.playbook.tempo.terms import Pace


class TenderDatesQuerySet(models.QuerySet["TenderDates"]):
    """What is asked of many deals' tender dates at once."""

    def running(self, on: date) -> TenderDatesQuerySet:
        """Those whose tender runs on a day, as `playbook.tempo.pace.tender_runs` says of one deal."""
        begun = Q(notice_on__lte=on) | Q(notice_on__isnull=True, award_on__isnull=False)
        return self.filter(begun, Q(award_on__isnull=True) | Q(award_on__gte=on))


class TenderDates(models.Model):
    """When the customer's formal tender begins and ends. From notice to award nothing may slow it (N7)."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="tender_dates")
    notice_on = models.DateField(_("tender notice"), null=True, blank=True)
    award_on = models.DateField(_("award"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TenderDatesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(notice_on__isnull=True) | Q(award_on__isnull=True) | Q(award_on__gte=F("notice_on")),
                name="award_not_before_notice",
            )
        ]

    def __str__(self) -> str:
        return str(self.opportunity)


class PaceDecision(models.Model):
    """A pace that was decided, why and until when (P36). `advised` is what the method said at that moment."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="pace_decisions")
    pace = TermField(Pace, verbose_name=_("pace"))
    advised = TermField(Pace, verbose_name=_("advised pace"))
    reason = models.TextField(_("reason"))
    exit_condition = models.TextField(_("what ends it"))
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pace__in=[p.value for p in Pace if p is not Pace.UNKNOWN]), name="decided_pace_known"
            ),
            TermConstraint("advised", Pace, "advised_pace_known"),
        ]
        indexes = [models.Index(fields=["opportunity", "-decided_at"])]

    def __str__(self) -> str:
        return self.pace.words.zh


class ChosenPlay(models.Model):
    """A play of the library that we run: who chose it, until when, and whether its exit condition was met (P50, P52).

    It runs until `ended_at`; `exit_met` stays unknown so long.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="plays")
    code = models.CharField(_("play"), max_length=40)
    until = models.DateField(_("runs until"), null=True, blank=True)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    exit_met = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("exit condition met"))
    outcome = models.TextField(_("what came of it"), blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("exit_met", Answer, "play_exit_known"),
            models.UniqueConstraint(
                fields=["opportunity", "code"], condition=Q(ended_at__isnull=True), name="play_runs_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(exit_met=Answer.UNKNOWN.value), name="running_play_is_open"
            ),
        ]
        indexes = [models.Index(fields=["opportunity", "-chosen_at"])]

    def __str__(self) -> str:
        return self.play.words.zh if self.play else self.code

    @property
    def play(self) -> Play | None:
        """The play as the library has it; `None` once it was taken out."""
        return play_of(self.code)


class NextStep(models.Model):
    """A step that was agreed or proposed, by whom, for when (P35, P53)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="next_steps")
    what = models.CharField(_("next step"), max_length=200)
    initiative = TermField(Initiative, default=Initiative.UNKNOWN, verbose_name=_("whose initiative"))
    due_on = models.DateField(_("due by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [TermConstraint("initiative", Initiative, "next_step_initiative_known")]
        indexes = [models.Index(fields=["opportunity", "due_on"])]

    def __str__(self) -> str:
        return self.what


class Replan(models.Model):
    """What a pause is used for (P51): what we assumed, what has changed, the new path. One a pause, all are kept."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="replans")
    assumed = models.TextField(_("what we assumed"), blank=True)
    changed = models.TextField(_("what has changed"))
    path = models.TextField(_("the new path"), blank=True)
    wake_on = models.DateField(_("wake-up date"))
    kill_on = models.DateField(_("kill date"))
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kill_on__gte=F("wake_on")), name="kill_not_before_wake_up")]
        indexes = [models.Index(fields=["opportunity", "-opened_at"])]

    def __str__(self) -> str:
        return self.changed[:60]


class ReplanAgreement(models.Model):
    """A colleague who must agree with a re-plan, and since when he does."""

    replan = models.ForeignKey(Replan, on_delete=models.CASCADE, related_name="agreements")
    colleague = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["replan", "colleague"], name="one_agreement_each")]

    def __str__(self) -> str:
        return self.colleague.name
