"""Imports: what was read, how it was mapped, what came of each row."""

from __future__ import annotations

from django.db import models

from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Term


class ImportState(Term):
    """Where an import stands."""

    UPLOADED = "uploaded", "待对应", "To be mapped"
    CHECKED = "checked", "已试运行", "Dry run done"
    RUNNING = "running", "导入中", "Running"
    DONE = "done", "完成", "Done"


class ImportBatch(models.Model):
    """One file on its way in. Rows are taken in batches; `position` is the last row that is safely stored."""

    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    sheet = models.CharField(max_length=120, blank=True)
    mapping = models.JSONField(default=dict)
    state = TermField(ImportState, default=ImportState.UPLOADED)
    position = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [TermConstraint("state", ImportState, "import_state_known")]

    def __str__(self) -> str:
        return self.file_name


class ImportProblem(models.Model):
    """One row that could not be taken, and why, as shown to the user and in the error workbook."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    value = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["batch", "row"])]


class ImportedReference(models.Model):
    """What an imported row became, so that the same file twice changes nothing. `batch` is the last that named it."""

    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=200)
    subject_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "reference"], name="reference_once")]
