"""The closed lists of what we ask of each other and what a pursuit costs."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class AskKind(Term):
    """What is asked of a colleague (P57 to P62)."""

    HELP = "help", "协助", "Help"
    SOLUTION = "solution", "编写方案", "Write the solution"
    TECHNICAL_HEAD = "technical_head", "做技术负责人的工作", "Win their head of technology"
    EXECUTIVE_VISIT = "executive_visit", "高层出面", "An executive's visit"
    COACHING = "coaching", "请领导指点", "Guidance from a leader"


class AskState(Term):
    """What the asked colleague said. Nobody said anything yet: open."""

    OPEN = "open", "未答复", "Not answered"
    ACCEPTED = "accepted", "已答应", "Accepted"
    DECLINED = "declined", "做不了", "Declined"
    DONE = "done", "已完成", "Done"


class EffortKind(Term):
    """What time and money went into (P18, P22)."""

    VISIT = "visit", "拜访客户", "Visits"
    PRESALES = "presales", "售前工作", "Presales work"
    TRIP = "trip", "出差", "Trips"
    INSIDE = "inside", "内部协调", "Coordination inside"
    OTHER = "other", "其他", "Other"


class Pursuit(Term):
    """What was decided about going on when the cost had to be weighed (P22, P24)."""

    GO = "go", "继续投入", "Go on"
    LIMIT = "limit", "设上限再投", "Go on up to a limit"
    NO_GO = "no_go", "不再投入", "Spend no more"


ASSIGNED = (AskKind.SOLUTION, AskKind.TECHNICAL_HEAD)
"""What is given to one named technical colleague (P61)."""
