"""Notices inside the desk, what each person wants to hear of on which way, robots of chat groups."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.messengers.terms import (
    MAILED_AT_FIRST,
    PUSHED_AT_FIRST,
    NoticeKind,
    OutwardWay,
    RobotKind,
    TransferGround,
)  # fmt: skip
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.kernel.terms import Answer

EVENING, MORNING, DIGEST_AT = time(21, 0), time(7, 30), time(8, 30)


def mailed_at_first() -> list[str]:
    """The kinds that are mailed until somebody chooses."""
    return [kind.value for kind in MAILED_AT_FIRST]


def pushed_at_first() -> list[str]:
    """The kinds that reach the devices somebody switched on, until he chooses."""
    return [kind.value for kind in PUSHED_AT_FIRST]


class Notice(models.Model):
    """Something a colleague should hear of, once. `parts` are the names its sentence is made of, nothing restricted.

    `opportunity_id` is a plain number: the deal is asked for at each showing, so that who lost the deal loses this.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = TermField(NoticeKind)
    key = models.CharField(max_length=80)
    parts = models.JSONField(default=dict)
    path = models.CharField(max_length=200)
    opportunity_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="notice_once"),
            TermConstraint("kind", NoticeKind, "notice_kind_known"),
        ]
        indexes = [models.Index(fields=["user", "-at", "-id"], name="notice_newest")]

    def __str__(self) -> str:
        return self.key


class NoticeChoice(models.Model):
    """What one person wants by mail, robot and push, and when not. Who has no row is served as the defaults say."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="notice_choice")
    mail_kinds = models.JSONField(default=mailed_at_first)
    robot_kinds = models.JSONField(default=list)
    push_kinds = models.JSONField(default=pushed_at_first)
    quiet_from = models.TimeField(null=True, default=EVENING)
    quiet_until = models.TimeField(null=True, default=MORNING)
    digest_at = models.TimeField(default=DIGEST_AT)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.user.name


class Robot(models.Model):
    """The robot of a chat group to which one person's messages go. Its address is a secret: it is sealed."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="robot")
    kind = TermField(RobotKind)
    host = models.CharField(max_length=200)
    address = SealedField()
    secret = SealedField(blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [TermConstraint("kind", RobotKind, "robot_kind_known")]

    def __str__(self) -> str:
        return self.kind.words.zh


class PushKey(models.Model):
    """The pair of keys by which push services know this installation; one row, made at the first start."""

    private = SealedField()
    public = models.CharField(max_length=100)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.public


class PushDevice(models.Model):
    """A browser of one person that shows his notices. Its address is a secret, as are the keys it gave: sealed.

    `digest` tells the address again, `mark` the browser's cookie, without their being stored. `epoch` is the sign-in
    it belongs to: when every session of the person ends, so does this.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="push_devices")
    host = models.CharField(max_length=200)
    words = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    mark = models.CharField(max_length=64)
    epoch = models.PositiveIntegerField()
    address = SealedField()
    point = SealedField()
    secret = SealedField()
    failures = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words or self.host


class TransferAbroad(models.Model):
    """That personal information is provided abroad on one way, and what allows it (PIPL 38, 39). It ends, and stays.

    `host` is where the way leads, with all names below it. `each_consents`: whether each person has to have consented.
    """

    way = TermField(OutwardWay, verbose_name=_("way"))
    recipient = models.CharField(_("overseas recipient"), max_length=120)
    host = models.CharField(_("host"), max_length=200, blank=True)
    country = models.CharField(_("country or region"), max_length=60)
    ground = TermField(TransferGround, verbose_name=_("ground"))
    each_consents = TermField(Answer, default=Answer.NO, verbose_name=_("each person consents apart"))
    kinds = models.CharField(_("which data, for what"), max_length=300)
    since = models.DateField(_("since"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("transfer abroad")
        constraints = [
            TermConstraint("way", OutwardWay, "transfer_way_known"),
            TermConstraint("ground", TransferGround, "transfer_ground_known"),
            models.CheckConstraint(
                condition=Q(each_consents__in=[Answer.YES.value, Answer.NO.value]), name="transfer_consent_decided"
            ),
            models.CheckConstraint(condition=Q(way="people") | ~Q(host=""), name="transfer_names_its_host"),
            models.CheckConstraint(
                condition=Q(each_consents=Answer.NO.value) | Q(way="people"), name="consents_only_where_people_choose"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")), name="transfer_ends_later"
            ),
        ]
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return self.recipient
