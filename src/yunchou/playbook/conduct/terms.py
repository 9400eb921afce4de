"""The closed lists of hospitality."""

from yunchou.playbook.kernel.terms import Term


class HospitalityKind(Term):
    """What is offered (P90)."""

    WORK_MEAL = "work_meal", "工作餐", "Work meal"
    TEA = "tea", "茶叙", "Tea"
    GIFT = "gift", "礼品", "Gift"
    TRAVEL = "travel", "差旅", "Travel"
    ENTERTAINMENT = "entertainment", "娱乐", "Entertainment"


class HospitalityVerdict(Term):
    """What the gate says."""

    ALLOWED = "allowed", "可以", "Allowed"
    NEEDS_APPROVAL = "needs_approval", "需审批", "Needs approval"
    FORBIDDEN = "forbidden", "禁止", "Forbidden"
    UNKNOWN = "unknown", "不知道", "Unknown"
