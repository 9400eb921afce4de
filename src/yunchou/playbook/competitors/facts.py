"""The rivals and what each has done: the five questions of the ledger (P45 to P49)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.pipeline.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalMove:
    """One thing a rival did. `document` is the fact that something was handed in, never the document itself.

    `met` and `won_over` name one person each. Whom he won over counts only with a lawful source (N6).
    """

    on: date | None = fact("日期", "On", None, about=(44,))
    met: str = fact("见过谁", "Whom they met", "", about=(45,))
    topics: str = fact("聊了些什么", "What they talked about", "", about=(46,))
    document: str = fact("递交了哪些文档", "What they handed in", "", about=(48,))
    won_over: str = fact("搞定了什么人", "Whom they won over", "", about=(49,))
    source: LawfulSource = fact("合法来源", "Lawful source", LawfulSource.UNKNOWN, about=(48,))
    grade: Grade | None = fact("情报等级", "Grade", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One rival in this deal. `stage` is how far he has got on our own nine stages (P47).

    `countered_on` is the day of the present counter-message: it answers nothing that was said afterwards.

    A name such as 不知道 or "unknown" is none: that there is somebody does not tell who (P16).
    """

    name: str = fact("对手", "Rival", "", about=(44,))
    stage: Stage | None = fact("对手进度", "The rival's stage", None, about=(47,))
    meets_need: Answer = fact("对手能否满足需求", "Meets the need", Answer.UNKNOWN, about=(28,))
    within_budget: Answer = fact("对手报价是否在预算内", "Within the budget", Answer.UNKNOWN, about=(31,))
    counter_message: str = fact("应对说法", "Our counter-message", "", about=(46,))
    countered_on: date | None = fact("应对说法写于", "Counter-message written on", None, about=(46,))
    moves: tuple[RivalMove, ...] = fact("对手动作", "Moves", (), about=(44,))

    @property
    def is_named(self) -> bool:
        """Whether we know who he is."""
        return bool(self.name) and self.name.strip(" ?？").casefold() not in NOBODY

    @property
    def shown(self) -> str | Words:
        """His name in a sentence."""
        return self.name if self.is_named else NAMELESS

    @property
    def called(self) -> Words:
        """The same in both languages."""
        return Words(self.name, self.name) if self.is_named else NAMELESS


NAMELESS = Words("还不知道名字的对手", "a rival of unknown name")
NOBODY = frozenset(
    {
        "",
        "unknown",
        "competitor",
        "a competitor",
        "rival",
        "none",
        "nobody",
        "n/a",
        "na",
        "tbd",
        "不知道",
        "还不知道",
        "不确定",
        "待了解",
        "对手",
        "竞争对手",
        "竞品",
        "友商",
        "某友商",
        "某厂商",
        "不清楚",
        "不明",
        "不详",
        "未知",
        "待定",
        "没有",
        "无",
        "暂无",
    }
)
