"""Who is who at the customer in one deal: their part, their lean over time, who of us knows them (P15, P69-P71)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

GRADE = RegexValidator("^[A-F][1-6]$", _("A grade is a letter from A to F and a digit from 1 to 6."))
# The map is a sheet of at most so many units each way; a card is 168 wide.
WIDEST = 20_000


class Player(models.Model):
    """A person in a deal: a contact of the customer, or a placeholder for somebody who must exist (P15).

    A contact is in a deal once. A placeholder has a title ("分管科技的副行长") until its name is known. `cultivate` is
    unknown as long as the method's default holds: heads of technology and business are our targets (P70).
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="players")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    title = models.CharField(_("who it must be"), max_length=80, blank=True)
    department = models.CharField(_("department"), max_length=80, blank=True)
    reports_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("reports to")
    )
    function = TermField(Function, default=Function.UNKNOWN, verbose_name=_("department side"))
    level = TermField(Level, default=Level.UNKNOWN, verbose_name=_("level"))
    buying_roles = models.JSONField(_("buying roles"), default=list, blank=True)
    decides = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("say in the decision"))
    veto = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("has a veto"))
    evaluator = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("evaluates the tender"))
    cultivate = TermField(Answer, default=Answer.UNKNOWN, verbose_name=_("cultivation target"))
    reason_to_choose = models.TextField(_("reason to choose us"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "contact"],
                name="player_contact_once",
                violation_error_message=_("This person is on the map already."),
            ),
            TermConstraint("function", Function, "player_function_known"),
            TermConstraint("level", Level, "player_level_known"),
            TermConstraint("decides", Answer, "player_decides_known"),
            TermConstraint("veto", Answer, "player_veto_known"),
            TermConstraint("evaluator", Answer, "player_evaluator_known"),
            TermConstraint("cultivate", Answer, "player_cultivate_known"),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.contact.name if self.contact else self.title


class LeanNote(models.Model):
    """Where somebody leaned on a day, in general or against one rival; hedging is a finding (P99)."""

    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="leans", verbose_name=_("person"))
    lean = TermField(Lean, verbose_name=_("lean"))
    rival = models.CharField(_("against which rival"), max_length=80, blank=True)
    on = models.DateField(_("seen on"))
    grade = models.CharField(_("grade"), max_length=2, blank=True, validators=[GRADE])
    note = models.TextField(_("what showed it"), blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [TermConstraint("lean", Lean, "lean_note_known")]
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return str(self.player)


class Tie(models.Model):
    """Influence of one person on another, or a conflict between them (P71)."""

    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="ties", verbose_name=_("person"))
    other = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="+", verbose_name=_("whom"))
    kind = TermField(TieKind, verbose_name=_("kind"))
    note = models.CharField(_("how we know"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("kind", TieKind, "tie_kind_known"),
            models.UniqueConstraint(
                fields=["player", "other", "kind"],
                name="tie_once",
                violation_error_message=_("This line is on the map already."),
            ),
            models.CheckConstraint(
                condition=~Q(player=models.F("other")),
                name="tie_between_two",
                violation_error_message=_("Choose somebody else."),
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.player} → {self.other}" if self.kind is TieKind.INFLUENCES else f"{self.player} ↯ {self.other}"


class Cover(models.Model):
    """A colleague of ours who keeps the contact with somebody at the customer, and how well (P60)."""

    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="covers", verbose_name=_("person"))
    colleague = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("our colleague"))
    strength = TermField(Strength, verbose_name=_("strength of contact"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            TermConstraint("strength", Strength, "cover_strength_known"),
            models.UniqueConstraint(
                fields=["player", "colleague"],
                name="cover_once",
                violation_error_message=_("This colleague is noted for this person already."),
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.player} · {self.colleague}"


class MapPlace(models.Model):
    """Where somebody put a card of the map; a card without a place stands where the layout puts it."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="map_places")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    player = models.ForeignKey(Player, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    x = models.PositiveIntegerField(_("place across"), validators=[MaxValueValidator(WIDEST)])
    y = models.PositiveIntegerField(_("place down"), validators=[MaxValueValidator(WIDEST)])
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "contact"], condition=Q(contact__isnull=False), name="map_contact_once"
            ),
            models.UniqueConstraint(
                fields=["opportunity", "player"], condition=Q(player__isnull=False), name="map_player_once"
            ),
            models.CheckConstraint(
                condition=Q(contact__isnull=False, player__isnull=True) | Q(contact__isnull=True, player__isnull=False),
                name="map_place_of_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact or self.player)
