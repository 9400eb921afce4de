"""Who is who at the customer, and where each leans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import BuyingRole, Function, Lean, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class LeanNote:
    """Where somebody leaned on a day. `rival` says against whom; empty means in general (P99).

    The newest note counts; one with a doubtful grade counts as none.
    """

    lean: Lean = fact("倾向", "Lean", Lean.UNKNOWN, about=(99,))
    rival: str = fact("相对哪个对手", "Against which rival", "", about=(49, 99))
    on: date | None = fact("观察日期", "Seen on", None)
    grade: Grade | None = fact("情报等级", "Grade", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person at the customer; others refer to him by `name`. Without a name he is a placeholder: somebody
    with this part must exist and is not known yet (P15).

    `decides` and `veto` are apart: who has no say alone may still stop it (P71). `target` decides whom we cultivate
    where the default of the method does not fit (P70); unknown leaves it to the method. `covered_by` is our colleague.
    """

    name: str = fact("姓名", "Name", "", about=(40,))
    title: str = fact("职务", "Title", "", about=(70,))
    department: str = fact("部门", "Department", "", about=(70,))
    reports_to: str = fact("上级", "Reports to", "", about=(40,))
    function: Function = fact("所属条线", "Side", Function.UNKNOWN, about=(70,))
    level: Level = fact("层级", "Level", Level.UNKNOWN, about=(69, 70))
    roles: tuple[BuyingRole, ...] = fact("决策角色", "Buying roles", (), about=(15, 40))
    decides: Answer = fact("有无决策权", "Decides", Answer.UNKNOWN, about=(71,))
    veto: Answer = fact("有无一票否决权", "Has a veto", Answer.UNKNOWN, about=(71,))
    target: Answer = fact("是否重点培养", "Cultivation target", Answer.UNKNOWN, about=(69, 70))
    influences: tuple[str, ...] = fact("影响谁", "Influences", (), about=(71,))
    leans: tuple[LeanNote, ...] = fact("倾向记录", "Lean notes", (), about=(99,))
    evaluator: Answer = fact("是否评标专家", "Evaluates the tender", Answer.UNKNOWN, about=(10,))
    reason_to_choose: str = fact("他选择我们的理由", "Reason to choose us", "", about=(97,))
    covered_by: str = fact("我方对接人", "Covered by", "", about=(60,))
    last_met_on: date | None = fact("最近见面日期", "Last met on", None, about=(39,))
    left_on: date | None = fact("离职日期", "Left on", None, about=(89,))
