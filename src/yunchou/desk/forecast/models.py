"""What the odds rested on while deals were open, and what the closed ones have taught."""

from __future__ import annotations

from django.db import models

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.pipeline.stages import Stage


class OddsNote(models.Model):
    """The odds of an open deal as they stood on a day: the first of each month in each stage, never changed later.

    `parts` holds each part of the odds by its name, -1 to 1, null while unknown. Odds are learnt from these, so that
    nothing that was written down after a deal had ended can teach how it would end.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="odds_notes")
    stage = TermField(Stage)
    month = models.DateField()
    noted_on = models.DateField()
    parts = models.JSONField()
    chance = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "stage", "month"], name="one_odds_note_a_month"),
            TermConstraint("stage", Stage, "odds_note_stage_known"),
        ]


class LearntOdds(models.Model):
    """What closed deals had taught up to a day: weights as pairs of name and value, their covariance in that order."""

    learnt_on = models.DateField(unique=True)
    deals = models.PositiveIntegerField()
    won = models.PositiveIntegerField()
    weights = models.JSONField()
    covariance = models.JSONField()
    computed_at = models.DateTimeField()
