"""Budget campaigns: the tasks of one customer for one budget year (P34)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.budget_season.terms import TaskKind
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermConstraint, TermField, in_reader_language


class BudgetTask(models.Model):
    """One task of a customer's campaign: who does it, by when, since when it is done. `year` is the budget's year."""

    customer = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="budget_tasks")
    year = models.PositiveSmallIntegerField(_("budget year"))
    task = TermField(TaskKind, verbose_name=_("task"))
    who = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("who does it"))
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "year", "task"], name="budget_task_once"),
            TermConstraint("task", TaskKind, "budget_task_known"),
        ]
        indexes = [models.Index(fields=["who", "done_on", "due_on"], name="budget_task_of_whom")]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return in_reader_language(self.task.words)
