"""Work that happens beside the pages: asked for in the transaction of a change, done by a worker (decision 150)."""

from __future__ import annotations

from django.db import models

from yunchou.desk.jobs.terms import JobState
from yunchou.desk.terms import TermConstraint, TermField


class Job(models.Model):
    """One piece of work. It is the outbox too: a message to be sent is a job written with what it speaks of.

    `key` makes asking twice the same as asking once. `fence` counts how often the job was taken: only the newest
    taker may write its effects. `payload` holds keys of rows, never what they say; a mail that was written already
    is sealed in it. `trouble` names the kind of the last failure.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField(default=dict)
    state = TermField(JobState, default=JobState.WAITING)
    run_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    taken_by = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [TermConstraint("state", JobState, "job_state_known")]
        indexes = [
            models.Index(fields=["state", "run_at"], name="job_next"),
            models.Index(fields=["state", "ended_at"], name="job_ended"),
        ]

    def __str__(self) -> str:
        return self.kind
