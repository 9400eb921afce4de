"""Forms that were sent, so that sending one twice does its work once."""

from __future__ import annotations

from django.db import models

from yunchou.desk.identity.models import User


class SubmittedForm(models.Model):
    """One creating form that was taken, by the random key it carried, and where its answer led."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    body_digest = models.CharField(max_length=64)
    location = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="form_key_once")]
        indexes = [models.Index(fields=["at"])]
