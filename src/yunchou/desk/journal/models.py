"""The append-only record of who did what, when, from what to what."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class JournalHead(models.Model):
    """The newest line of the chain. Writers lock this one row, so the chain has no forks and no gaps."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)


class JournalEntry(models.Model):
    """One change. `changes` maps a field to `[from, to]`; sealed values never appear in it.

    `opportunity_id` and `customer_id` are plain numbers: the journal outlives what it speaks of.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey("identity.User", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_name = models.CharField(max_length=200, blank=True)
    opportunity_id = models.BigIntegerField(null=True)
    customer_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    note = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["opportunity_id", "-sequence"]),
            models.Index(fields=["customer_id", "-sequence"]),
        ]
