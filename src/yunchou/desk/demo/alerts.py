"""The demo company's alerts: a new telephone that was his own, a large export that was looked into, one still open."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from yunchou.desk.alerts import operations
from yunchou.desk.alerts.models import Alert
from yunchou.desk.alerts.terms import AlertAnswer, AlertKind, AlertOutcome
from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People

SELLER, OTHER, OFFICER = "chenxiao", "suting", "zhengjie"


def tell_alerts(people: People, story: Story) -> None:
    """Three alerts, of which two are closed."""
    story.on(21, partial(_new_telephone, people))
    story.on(9, partial(_much_taken_out, people))
    story.on(1, partial(_refused_often, people))


def _new_telephone(people: People, at: datetime) -> None:
    seller = people[SELLER]
    for words in ("Chrome · Windows", "WeChat · iPhone"):
        operations.recognise(seller, "", words, at=at)
    alert = Alert.objects.get(user=seller, kind=AlertKind.DEVICE)
    alert = operations.answer(alert, AlertAnswer.MINE, seen_version=1, actor=seller, at=at)
    _close(people, alert, "电话核实：本人换了手机", at)


def _much_taken_out(people: People, at: datetime) -> None:
    alert = operations.note(AlertKind.EXPORT, people[OTHER], 3480, at=at)
    if alert is not None:
        _close(people, alert, "季度盘点导出应收明细，主管知情，文件已收回", at)


def _refused_often(people: People, at: datetime) -> None:
    operations.note(AlertKind.REFUSALS, people[OTHER], 44, at=at)


def _close(people: People, alert: Alert, note: str, at: datetime) -> None:
    version, officer = alert.version, people[OFFICER]
    operations.settle(alert, AlertOutcome.HARMLESS, note=note, seen_version=version, actor=officer, at=at)
