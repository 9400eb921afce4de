"""Notices inside the desk, what each person wants to hear of on which way, robots of chat groups."""

from __future__ import annotations

from datetime import time

from django.db import models

from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import SealedField
from yunchou.desk.messengers.terms import MAILED_AT_FIRST, NoticeKind, RobotKind
from yunchou.desk.terms import TermField, term_constraint

EVENING, MORNING, DIGEST_AT = time(21, 0), time(7, 30), time(8, 30)


def mailed_at_first() -> list[str]:
    """The kinds that are mailed until somebody chooses."""
    return [kind.value for kind in MAILED_AT_FIRST]


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
            term_constraint("kind", NoticeKind, "notice_kind_known"),
        ]
        indexes = [models.Index(fields=["user", "-at", "-id"], name="notice_newest")]

    def __str__(self) -> str:
        return self.key


class NoticeChoice(models.Model):
    """What one person wants by mail and by robot, and when not. Who has no row is served as the defaults say."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="notice_choice")
    mail_kinds = models.JSONField(default=mailed_at_first)
    robot_kinds = models.JSONField(default=list)
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
        constraints = [term_constraint("kind", RobotKind, "robot_kind_known")]

    def __str__(self) -> str:
        return self.kind.words.zh
