"""What the method said of each deal when it was last asked, and what people decided about its moves."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.packing import unpack
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.tempo.terms import Pace

NOTHING_TO_DO = 9
NO_DAY = date(9999, 12, 31)


class StoredAssessment(models.Model):
    """The newest assessment of a deal, so that lists need not judge. Forgotten when a fact of the deal changes.

    `established` is an `Answer`, `headline` its sentence as `{"zh", "en"}`, `missing` the one missing detail as
    `{"path", "zh", "en", "of"}` or empty. `moves` are the moves that are not hidden (`cockpit.packing`), the first
    one's severity (0 is a stop, `NOTHING_TO_DO` when there is none) and day (`NO_DAY` when it has none) stand in
    `top_rank` and `top_by`: in their order an index answers what presses most. `pace` is the pace the deal goes: the
    decided one, else the advised one. The odds are whole percent with their interval.
    """

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="assessment")
    as_of = models.DateField()
    established = TermField(Answer, max_length=8)
    headline = models.JSONField(default=dict)
    missing = models.JSONField(default=dict)
    moves = models.JSONField(default=list)
    position = TermField(Position, max_length=8, default=Position.UNKNOWN)
    pace = TermField(Pace, max_length=8, default=Pace.UNKNOWN)
    advised_pace = TermField(Pace, max_length=8, default=Pace.UNKNOWN)
    decided_pace = TermField(Pace, max_length=8, default=Pace.UNKNOWN)
    odds = models.PositiveSmallIntegerField(default=0)
    odds_low = models.PositiveSmallIntegerField(default=0)
    odds_high = models.PositiveSmallIntegerField(default=100)
    top_rank = models.PositiveSmallIntegerField(default=NOTHING_TO_DO)
    top_by = models.DateField(default=NO_DAY)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            TermConstraint("established", Answer, "assessment_established_known"),
            TermConstraint("position", Position, "assessment_position_known"),
            TermConstraint("pace", Pace, "assessment_pace_known"),
            TermConstraint("advised_pace", Pace, "assessment_advised_pace_known"),
            TermConstraint("decided_pace", Pace, "assessment_decided_pace_known"),
        ]
        indexes = [
            models.Index(fields=["top_rank", "top_by", "opportunity"]),
            models.Index(fields=["opportunity", "as_of", "top_rank", "top_by"]),
        ]

    @property
    def differs(self) -> bool:
        """Whether people decided another pace than the method advises. Unknown differs from nothing."""
        return Pace.UNKNOWN not in (self.decided_pace, self.advised_pace) and self.decided_pace is not self.advised_pace


class RoomDay(models.Model):
    """What was known of a deal at the end of a day on which it changed: its dossier, and what the method said then.

    `dossier` is its JSON, packed; people who told us stand in it by pseudonym. `told` holds the figures for charts:
    `pace`, `established`, `odds` as `[chance, low, high]`, `rivals` as `[name, score, known]` (`cockpit.days`).
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="room_days")
    on = models.DateField()
    dossier = models.BinaryField()
    told = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "on"], name="one_room_per_day")]
        indexes = [models.Index(fields=["opportunity", "-on"])]


class MoveDecision(models.Model):
    """A move that is hidden, by whom and why: done until the facts change, later until a day, or dismissed.

    `move` says which move of the deal it is, `facts` is a digest of what it rested on, `told` the move as it
    was then (`cockpit.packing`).
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="move_decisions")
    rule = models.CharField(max_length=80)
    move = models.CharField(max_length=64)
    facts = models.CharField(max_length=64)
    told = models.JSONField()
    decision = TermField(Decision, verbose_name=_("decision"))
    reason = models.TextField(_("reason"), blank=True)
    until = models.DateField(_("until"), null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "move"], name="one_decision_per_move"),
            TermConstraint("decision", Decision, "move_decision_known"),
            models.CheckConstraint(
                condition=~Q(decision=Decision.LATER.value) | Q(until__isnull=False), name="later_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.told["title"]["zh"])

    @property
    def advice(self) -> Advice:
        """The move as it was advised when it was decided about."""
        return unpack(self.told)
