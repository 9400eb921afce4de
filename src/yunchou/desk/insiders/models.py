"""What sources did that shows them to be insiders, and what they need at work. Restricted (C21, C22, C24).

Both hang on a `Source`, who is known by a pseudonym. The text is sealed; what else stands here tells tests from each
other and is shown to nobody outside the compartment but in sum.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.intelligence.models import Source
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer


class InsiderEvidence(models.Model):
    """One thing a source did (P66-P68). `heard_from` is another source whom he quotes."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="insider_evidence")
    test = TermField(InsiderTest, verbose_name=_("which test"))
    passed = TermField(Answer, default=Answer.YES, verbose_name=_("passed"))
    on = models.DateField(_("on"))
    unprompted = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("unprompted"))
    verified = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("verified later"))
    heard_from = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("quotes whom")
    )
    financial_tie = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("financial tie"))
    text = SealedField(null=True, blank=True)  # type: ignore[misc]
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("test", InsiderTest, "insider_test_known"),
            TermConstraint("passed", Answer, "insider_passed_known"),
            TermConstraint("unprompted", Answer, "insider_unprompted_known"),
            TermConstraint("verified", Answer, "insider_verified_known"),
            TermConstraint("financial_tie", Answer, "insider_tie_known"),
            models.CheckConstraint(
                condition=Q(heard_from__isnull=True) | ~Q(heard_from=models.F("source")), name="insider_quotes_another"
            ),
        ]
        ordering = ["-on", "-pk"]


class PersonalNeed(models.Model):
    """A professional need of a source and how our company meets it in the open (P72-P76, P96)."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="personal_needs")
    kind = TermField(NeedKind, verbose_name=_("kind of need"))
    text = SealedField()
    plan = SealedField(null=True, blank=True)  # type: ignore[misc]
    can_be_open = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("can be open"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", NeedKind, "personal_need_kind_known"),
            models.CheckConstraint(
                condition=Q(can_be_open__in=[Answer.YES.value, Answer.UNKNOWN.value]), name="personal_need_not_hidden"
            ),
        ]
        ordering = ["pk"]
