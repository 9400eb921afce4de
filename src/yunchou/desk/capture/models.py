"""Notes as people wrote them. The text is sealed: it says who told us what (C23, C24)."""

from __future__ import annotations

import uuid

from django.db import models

from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.opportunities.models import Opportunity


class CapturedNote(models.Model):
    """One note. Its writer opens it, and who may open the compartment of its deal; nobody else.

    Until `confirmed_at` it is a draft that came from a phone and nothing was written from it. `key` was made by the
    client: a draft that is sent twice is kept once. `cut` counts the clauses that may not be kept and are not in the
    text. `outcome` tells what became of each proposal as `[kind, state]`: written, dropped, or kept in the note only;
    `before` is what the method said before the note.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="captured_notes")
    opportunity = models.ForeignKey(
        Opportunity, null=True, blank=True, on_delete=models.CASCADE, related_name="captured_notes"
    )
    key = models.CharField(max_length=64)
    on = models.DateField()
    text = SealedField()
    cut = models.PositiveSmallIntegerField(default=0)
    outcome = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    kept_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["writer", "key"], name="note_kept_once")]
        indexes = [models.Index(fields=["writer", "confirmed_at", "-kept_at"], name="note_of_writer")]

    def __str__(self) -> str:
        return self.on.isoformat()
