"""Hospitality, conflicts of interest, introducers, and what was refused (P10, P55, P90, P96)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermField, term_constraint
from yunchou.playbook.conduct.wording.classes import RefusedClass


class RefusedWords(models.Model):
    """A text that was refused: who wanted to write it where, and of which class it was.

    The words themselves are kept only where they are about nobody's private life.
    """

    at = models.DateTimeField()
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("while"), max_length=60)
    field = models.CharField(_("field"), max_length=60)
    of = TermField(RefusedClass, verbose_name=_("class of what was refused"))
    words = models.CharField(_("words"), max_length=200, blank=True)
    opportunity = models.ForeignKey(Opportunity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    customer = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [term_constraint("of", RefusedClass, "refused_class_known")]
        indexes = [models.Index(fields=["-at"])]

    def __str__(self) -> str:
        return self.of.words.zh
