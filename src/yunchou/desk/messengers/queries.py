"""Read notices and what people chose."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from yunchou.desk.identity.models import User
from yunchou.desk.messengers.models import Notice, NoticeChoice, Robot


def notices(user: User) -> QuerySet[Notice]:
    """A person's notices, the newest first; those of deals that he does not see any more are left out."""
    deals = import_string(settings.YUNCHOU_DEALS_IN_REACH)(user)
    seen = Q(opportunity_id__isnull=True) | Q(opportunity_id__in=deals.values("pk"))
    return Notice.objects.filter(seen, user=user).order_by("-at", "-pk")


def choices_of(users: Iterable[User]) -> dict[int, NoticeChoice]:
    """What each of these people chose, or the defaults; one query."""
    people = list(users)
    chosen = {each.user_id: each for each in NoticeChoice.objects.filter(user__in=people)}
    return {user.pk: chosen.get(user.pk) or NoticeChoice(user=user, version=0) for user in people}


def robots_of(users: Iterable[int]) -> set[int]:
    """Which of these people have a robot that works."""
    return set(Robot.objects.filter(user__in=list(users), stopped_at__isnull=True).values_list("user", flat=True))


def robot_of(user: User) -> Robot | None:
    """A person's robot, without its sealed address."""
    return Robot.objects.filter(user=user).defer("address", "secret").first()


def mail_leaves() -> bool:
    """Whether this installation has a mail server; without one nothing is mailed."""
    return bool(settings.YUNCHOU_MAIL_LEAVES)
