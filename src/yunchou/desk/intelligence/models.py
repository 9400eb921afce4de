"""Where facts come from. Who told us is restricted: it lives sealed in the deal's compartment (C23, C24)."""

from __future__ import annotations

import uuid

from django.db import models

from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.opportunities.models import Opportunity


class Source(models.Model):
    """Somebody who tells us things about one deal. Everyone sees "source A (B)"; the compartment sees the name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="sources")
    ordinal = models.PositiveSmallIntegerField()
    reliability = models.CharField(max_length=1)
    name = SealedField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "ordinal"], name="source_ordinal_once"),
            models.CheckConstraint(condition=models.Q(reliability__in=list("ABCDEF")), name="source_reliability_known"),
        ]

    def __str__(self) -> str:
        return f"{chr(ord('A') + (self.ordinal - 1) % 26)}{(self.ordinal - 1) // 26 or ''} ({self.reliability})"
