"""What is planned or was given to people at the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospitality:
    """One meal, gift or invitation. `value` is per head, in yuan. With `given_on` it has taken place.

    `recipient` is the class of the person where it differs from the customer's, for example an outside expert.
    Those of other deals are listed because what one person gets adds up; they are `elsewhere`.
    """

    kind: HospitalityKind | None = fact("类别", "Kind", None, about=(90,))
    person: str = fact("对象", "For whom", "", about=(90,))
    value: Decimal | None = fact("人均金额(元)", "Value per head", None, about=(90,))
    planned_on: date | None = fact("计划日期", "Planned on", None, about=(91,))
    given_on: date | None = fact("发生日期", "Given on", None)
    approved: Answer = fact("是否已审批", "Approved", Answer.UNKNOWN, about=(90,))
    recipient: PublicSectorClass = fact("对象身份", "Class of the recipient", PublicSectorClass.UNKNOWN, about=(10,))
    elsewhere: Answer = fact("是否在别的商机", "On another deal", Answer.UNKNOWN)
