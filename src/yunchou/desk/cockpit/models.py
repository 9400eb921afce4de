"""What the method said of each deal when it was last asked."""

from __future__ import annotations

from django.db import models

from yunchou.desk.opportunities.models import Opportunity


class StoredAssessment(models.Model):
    """The newest assessment of a deal, so that lists need not judge. Forgotten when a fact of the deal changes."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="assessment")
    as_of = models.DateField()
    established = models.CharField(max_length=8)
    headline = models.JSONField(default=dict)
    missing = models.JSONField(default=dict)
    moves = models.JSONField(default=list)
    computed_at = models.DateTimeField()
