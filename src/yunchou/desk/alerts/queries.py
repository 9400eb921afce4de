"""Read alerts: one's own, or all for who watches over the installation."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.alerts.models import Alert
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May


def alerts(user: User) -> QuerySet[Alert]:
    """All alerts: the open ones first, the newest on top."""
    ensure_may(user, May.SEE_ALERTS)
    found = Alert.objects.select_related("user", "settled_by")
    return found.order_by(F("settled_at").desc(nulls_first=True), "-at", "-pk")


def open_alerts() -> int:
    """How many alerts nobody has closed yet."""
    return Alert.objects.filter(settled_at__isnull=True).count()


def alert_of(user: User, pk: int) -> Alert:
    """One alert, for the person concerned and for who sees all."""
    found = Alert.objects.select_related("user", "settled_by").filter(pk=pk)
    if May.SEE_ALERTS not in reach_of(user).may:
        found = found.filter(user=user)
    alert = found.first()
    if alert is None:
        raise NotThere(_("There is no such alert."))
    return alert


def may_settle(user: User, alert: Alert) -> bool:
    """Whether this person may close this alert."""
    return May.SEE_ALERTS in reach_of(user).may and alert.user_id != user.pk and alert.settled_at is None
