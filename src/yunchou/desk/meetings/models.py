"""Contacts with the customer, meetings that are prepared, reasons to choose us (P39, P91, P97, P98, P100 to P106)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.terms import Item, Step
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import TermConstraint, TermField, in_reader_language
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
            TermConstraint("way", Way, "interaction_way_known"),
            TermConstraint("initiative", Initiative, "interaction_initiative_known"),
            TermConstraint("visit", Answer, "interaction_visit_known"),
            TermConstraint("message_sent", Answer, "interaction_message_known"),
        ]
        indexes = [models.Index(fields=["opportunity", "-on", "-id"], name="interaction_newest")]

    def __str__(self) -> str:
        return self.on.isoformat()


class MeetingPlan(models.Model):
    """A meeting with the customer that is prepared (P100 to P105). Once held, it has become an interaction."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="meeting_plans")
    title = models.CharField(_("meeting"), max_length=120)
    way = TermField(Way, default=Way.VISIT, verbose_name=_("way of contact"))
    on = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(_("time of day"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    place = models.CharField(_("place"), max_length=120, blank=True)
    attendees = models.ManyToManyField(
        Contact, through="MeetingAttendee", blank=True, related_name="+", verbose_name=_("invited")
    )
    colleagues = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=_("our people"))
    presenter = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("presenter")
    )
    deck = models.CharField(_("slides and version of the solution"), max_length=120, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    questions = models.TextField(_("questions to ask"), blank=True)
    interaction = models.OneToOneField(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="plan"
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("way", Way, "plan_way_known"),
            models.CheckConstraint(condition=models.Q(minutes__gte=5, minutes__lte=1440), name="plan_within_a_day"),
        ]
        indexes = [models.Index(fields=["opportunity", "on"], name="plan_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def question_lines(self) -> list[str]:
        """The questions, one each."""
        return [line.strip() for line in self.questions.splitlines() if line.strip()]


class MeetingAttendee(models.Model):
    """Somebody of the customer who is to come: whether he said so, whether the slides answer what he cares about."""

    meeting = models.ForeignKey(MeetingPlan, on_delete=models.CASCADE, related_name="invited")
    person = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", verbose_name=_("invited"))
    confirmed = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("confirmed"))
    deck_fits = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("slides answer his concerns"))
    deck_looked_at = models.CharField(_("slides that were looked at"), max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invited_once"),
            TermConstraint("confirmed", Answer, "invited_confirmed_known"),
            TermConstraint("deck_fits", Answer, "invited_deck_known"),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.person.name


class MeetingItem(models.Model):
    """One thing that has to be ready, and who sees to it. What nobody touched has no row: unknown, nobody's."""

    meeting = models.ForeignKey(MeetingPlan, on_delete=models.CASCADE, related_name="items")
    item = TermField(Item, verbose_name=_("what has to be ready"))
    ready = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("ready"))
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("who sees to it")
    )
    note = models.CharField(_("note"), max_length=160, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item"], name="item_once"),
            TermConstraint("item", Item, "item_known"),
            TermConstraint("ready", Answer, "item_ready_known"),
        ]

    def __str__(self) -> str:
        return in_reader_language(self.item.words)


class ReasonPage(models.Model):
    """Why a person at the customer can choose us, in words that he can pass upward (P97). Nothing restricted."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="reason_pages")
    person = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", verbose_name=_("for whom"))
    words = models.TextField(_("in his own words"), blank=True)
    background = models.TextField(_("background"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "person"], name="reason_page_once")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.person.name


class Concern(models.Model):
    """What a person worries about, our answer, and the evidence that can be shown (P93, P97)."""

    page = models.ForeignKey(ReasonPage, on_delete=models.CASCADE, related_name="concerns", verbose_name=_("for whom"))
    concern = models.CharField(_("concern"), max_length=200)
    answer = models.TextField(_("our answer"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    answered_in = models.CharField(_("slides that answer it"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.concern


class ChoiceOption(models.Model):
    """One way to choose us, from a pilot to all at once, so that nobody is forced into either-or (P98)."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="choice_options")
    step = TermField(Step, verbose_name=_("how far"))
    title = models.CharField(_("option"), max_length=120)
    scope = models.TextField(_("what it contains"), blank=True)
    gain = models.TextField(_("what it shows or saves"), blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("step", Step, "option_step_known"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0), name="option_not_negative"
            ),
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class CalendarFeed(models.Model):
    """A secret address at which a person's calendar asks for his meetings. Only a digest of the secret is kept."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_feed")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.user.name
