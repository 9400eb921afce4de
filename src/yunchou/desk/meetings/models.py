"""Contacts with the customer: what has happened (P39, P91)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermField, term_constraint
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative


class Interaction(models.Model):
    """One contact with the customer about a deal. `raw` keeps what was written down before it was sorted."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="interactions")
    way = TermField(Way, verbose_name=_("way of contact"))
    on = models.DateField(_("day"))
    began_at = models.TimeField(_("time of day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    people = models.ManyToManyField(Contact, blank=True, related_name="interactions", verbose_name=_("people met"))
    colleagues = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=_("colleagues there"))
    initiative = TermField(Initiative, default=Initiative.UNKNOWN, verbose_name=_("whose initiative"))
    visit = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("visit to their place"))
    message_sent = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("message sent afterwards"))
    note = models.TextField(_("note"), blank=True)
    raw = models.TextField(_("as written down"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            term_constraint("way", Way, "interaction_way_known"),
            term_constraint("initiative", Initiative, "interaction_initiative_known"),
            term_constraint("visit", Answer, "interaction_visit_known"),
            term_constraint("message_sent", Answer, "interaction_message_known"),
        ]
        indexes = [models.Index(fields=["opportunity", "-on", "-id"], name="interaction_newest")]

    def __str__(self) -> str:
        return self.on.isoformat()
