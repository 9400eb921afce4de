"""Who works on the deal on our side, what was asked of whom, who outside can help, what the pursuit has cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.resources.terms import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One colleague on the deal; people at the customer name him in `covered_by`."""

    name: str = fact("姓名", "Name", "", about=(58,))
    part: Part = fact("分工", "Part", Part.UNKNOWN, about=(57, 59))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something asked of a colleague. `waits_for` names whoever cannot go on before it is done (P64)."""

    of: str = fact("向谁提出", "Asked of", "", about=(59,))
    what: str = fact("事项", "What", "", about=(59,))
    due_on: date | None = fact("期限", "Due on", None, about=(64,))
    done_on: date | None = fact("完成日期", "Done on", None)
    waits_for: str = fact("谁在等", "Who waits", "", about=(64,))
    coaching: Answer = fact("是否请领导指点", "Asks a leader for guidance", Answer.UNKNOWN, about=(62,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outsider:
    """Somebody outside who knows people at the customer; used only after screening (P55)."""

    name: str = fact("外部关系人", "Outside contact", "", about=(55,))
    knows: str = fact("认识客户方谁", "Knows whom", "", about=(55,))
    screened: Answer = fact("是否已核查", "Screened", Answer.UNKNOWN, about=(55,))
    conflict: Answer = fact("有无利益冲突", "Conflict of interest", Answer.UNKNOWN, about=(55,))
    paid: Answer = fact("是否收取报酬", "Is paid", Answer.UNKNOWN, about=(55,))
    payment_disclosed: Answer = fact("报酬是否入账公开", "Payment is booked and disclosed", Answer.UNKNOWN, about=(55,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment:
    """What the pursuit has cost so far: hours of ours and money, in the deal's currency (P22)."""

    hours: Decimal | None = fact("投入工时", "Hours", None, about=(22,))
    cost: Decimal | None = fact("投入费用", "Cost", None, about=(18, 22))
