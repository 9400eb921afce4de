"""What a person let back onto his page of the day."""

from __future__ import annotations

from django.db import models

from yunchou.desk.identity.models import User


class Readmission(models.Model):
    """A kind of move that somebody wants to see again although he dismissed it three times for one reason.

    Only dismissals after `at` count again. `reason_key` is the reason as it is compared.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="readmissions")
    rule = models.CharField(max_length=80)
    reason_key = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "rule", "reason_key"], name="readmitted_once")]

    def __str__(self) -> str:
        return self.rule
