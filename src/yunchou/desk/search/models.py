"""What can be found, cut into tokens: single characters, pairs, pinyin and initials."""

from __future__ import annotations

from django.db import models


class SearchDocument(models.Model):
    """One findable thing. `tokens` feeds the full-text index of the database; permissions are asked at reading."""

    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    detail = models.CharField(max_length=200, blank=True)
    tokens = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="document_once")]
