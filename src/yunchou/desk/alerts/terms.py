"""What an alert is about, what the person concerned says to it, what was done about it."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class AlertKind(Term):
    """What gave the alarm."""

    EXPORT = "mass_export", "大量导出", "Mass export"
    DEVICE = "new_device", "新设备登录", "Sign-in from a new device"
    REFUSALS = "refusals", "短时间内多次被拒", "Burst of refusals"
    BACKUP = "backup", "备份过期", "Backup overdue"


class AlertAnswer(Term):
    """What the person concerned says to it."""

    MINE = "mine", "是我本人", "It was me"
    NOT_MINE = "not_mine", "不是我", "It was not me"


class AlertOutcome(Term):
    """How an alert was closed."""

    HARMLESS = "harmless", "核实正常", "Looked into, nothing wrong"
    ACTED = "acted", "已处置", "Dealt with"
