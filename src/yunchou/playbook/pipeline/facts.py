"""What is known about the deal itself and its place on the nine stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage, Standing
from yunchou.playbook.pipeline.table import ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One deal. `amount` is our price for the whole deal; without it, seats × unit price is used."""

    name: str = fact("商机名称", "Opportunity", "")
    stage: Stage | None = fact("阶段", "Stage", None, about=(21,))
    standing: Standing = fact("状态", "Standing", Standing.OPEN, about=(32, 83))
    seats: int | None = fact("本项目坐席数", "Seats in this deal", None, about=(6,))
    unit_price: Decimal | None = fact("单价", "Price per seat", None, about=(31,))
    amount: Decimal | None = fact("商机金额", "Amount", None, about=(18, 31))
    currency: str = fact("币种", "Currency", "CNY")
    options_offered: int | None = fact("给客户的方案档数", "Options offered", None, about=(98,), most=20)
    owner: str = fact("负责人", "Owner", "", about=(85,))
    created_on: date | None = fact("创建日期", "Created on", None, about=(14,))
    stage_entered_on: date | None = fact("进入本阶段日期", "Stage entered on", None, about=(14,))
    last_contact_on: date | None = fact("最近一次接触日期", "Last contact on", None, about=(39,))
    expected_sign_on: date | None = fact("预计签约日期", "Expected signature", None, about=(43,))
    expected_cash_on: date | None = fact("预计到账日期", "Expected cash", None, about=(83,))
    go_live_on: date | None = fact("计划上线日期", "Go-live", None, about=(43,))
    disqualified_for: DisqualifiedFor | None = fact("不成立原因", "Disqualified for", None, about=(32,))
    wake_up_on: date | None = fact("唤醒日期", "Wake-up date", None, about=(32, 51))
    kill_on: date | None = fact("放弃日期", "Kill date", None, about=(51,))
    lost_to: str = fact("丢给谁", "Lost to", "", about=(44,))
    lost_reason: str = fact("丢单原因", "Reason of the loss", "")

    @property
    def price(self) -> Decimal | None:
        """Our price for the deal: the amount, or seats × unit price, or unknown (P31)."""
        if self.amount is not None:
            return self.amount
        if self.seats is None or self.unit_price is None:
            return None
        return self.unit_price * self.seats


@dataclass(frozen=True, slots=True, kw_only=True)
class StageAnswer:
    """A person's answer to one exit criterion that no recorded fact can decide (P21)."""

    criterion: str = fact("出口标准", "Exit criterion", "", about=(21,), among=ASKED)
    answer: Answer = fact("回答", "Answer", Answer.UNKNOWN)
    note: str = fact("说明", "Note", "")
    answered_on: date | None = fact("回答日期", "Answered on", None)
