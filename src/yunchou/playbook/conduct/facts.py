"""What is planned or was given to people at the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospitality:
    """One meal, gift or invitation. `value` is per head, in yuan. With `given_on` it has taken place."""

    kind: HospitalityKind | None = fact("类别", "Kind", None, about=(90,))
    person: str = fact("对象", "For whom", "", about=(90,))
    value: Decimal | None = fact("人均金额(元)", "Value per head", None, about=(90,))
    planned_on: date | None = fact("计划日期", "Planned on", None, about=(91,))
    given_on: date | None = fact("发生日期", "Given on", None)
    approved: Answer = fact("是否已审批", "Approved", Answer.UNKNOWN, about=(90,))
