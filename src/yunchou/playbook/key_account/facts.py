"""What is known about the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One customer. Seats are the unit of value (P6); `budget_months` are calendar months 1 to 12 (N1).

    `segment` is a code or words of its trade, such as finance or 银行. Seat figures with a doubtful grade do not count.
    """

    name: str = fact("客户名称", "Customer", "")
    segment: str = fact("行业细分", "Segment", "", about=(4,))
    public_sector: PublicSectorClass = fact(
        "公共部门属性", "Public-sector class", PublicSectorClass.UNKNOWN, about=(10,)
    )
    head_count: int | None = fact("员工人数", "Head-count", None, about=(3, 12))
    seats_now: int | None = fact("现有坐席数", "Seats now", None, about=(3, 6))
    seats_replaceable: int | None = fact("可替换坐席数", "Replaceable seats", None, about=(3,))
    seats_ours: int | None = fact("我方坐席数", "Our seats", None, about=(6,))
    seats_grade: Grade | None = fact("坐席数情报等级", "Grade of the seat figures", None, about=(3,))
    seats_noted_on: date | None = fact("坐席数记录日期", "Seat figures noted on", None)
    contract_value: int | None = fact("预计年合同额(元)", "Expected yearly contract value", None, about=(3, 12))
    typical_seats: int | None = fact("同类企业常见坐席数", "Typical seats of its segment", None, about=(4,))
    niche: str = fact("细分领域", "Niche", "", about=(9,))
    niche_rank: int | None = fact("细分领域排名", "Rank in the niche", None, about=(7, 9), least=1)
    is_leader: Answer = fact("是否龙头", "Leader of its niche", Answer.UNKNOWN, about=(7, 9))
    well_known: Answer = fact("是否广为人知", "Widely known", Answer.UNKNOWN, about=(5,))
    parent: str = fact("所属集团", "Parent group", "", about=(8,))
    budget_months: tuple[int, ...] = fact("编制预算的月份", "Budget months", (), about=(34,), least=1, most=12)
    classified: Answer = fact("是否涉密", "Classified", Answer.UNKNOWN, about=(10,))
