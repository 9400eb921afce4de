"""What may leave the house, and whereto: nothing goes abroad before what allows it is on record (PIPL 38).

At home are the three chat services of this country and hosts that who runs the desk named. Every other place counts
as abroad: where a public name is served from cannot be seen from its address.
"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.messengers.models import TransferAbroad
from yunchou.desk.messengers.terms import OutwardWay

AT_HOME = ("qyapi.weixin.qq.com", "oapi.dingtalk.com", "open.feishu.cn")
"""WeCom, DingTalk and Feishu; Feishu abroad is another service under another name."""


def is_at_home(host: str) -> bool:
    """Whether a host is one of ours or of this country for all we know."""
    named = {*AT_HOME, *settings.YUNCHOU_ROBOT_HOSTS, settings.EMAIL_HOST.lower()}
    return bool(host) and host.lower() in named


def live(on: date) -> QuerySet[TransferAbroad]:
    """The transfers that are on record for a day."""
    return TransferAbroad.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), since__lte=on)


def recorded(way: OutwardWay, host: str, on: date) -> TransferAbroad | None:
    """The transfer on record that covers a host on a way; `None` where there is none."""
    for each in live(on).filter(way=way):
        if host.lower() == each.host or host.lower().endswith(f".{each.host}"):
            return each
    return None


def may_leave(way: OutwardWay, host: str, on: date) -> bool:
    """Whether something may go to a host on a way on a day."""
    return is_at_home(host) or recorded(way, host, on) is not None


def ensure_still_may(way: OutwardWay, host: str, at: datetime) -> None:
    """Raise `Trouble` when nothing may go to a host any more that was connected while it might."""
    if not may_leave(way, host, timezone.localdate(at)):
        raise Trouble("what allows sending there is not on record any more")


def why_not(host: str) -> str:
    """What to tell whoever wanted to send there."""
    return _(
        "Nothing goes to %(host)s yet: it counts as abroad, and what allows that is not on record. Ask whoever answers "
        "for personal information."
    ) % {"host": host}
