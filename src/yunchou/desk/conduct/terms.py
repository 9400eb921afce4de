"""The closed lists of conduct."""

from yunchou.playbook.kernel.terms import Term


class HospitalityState(Term):
    """Where a plan of hospitality stands."""

    PLANNED = "planned", "已计划", "Planned"
    WAITING = "waiting", "待审批", "Waiting for approval"
    APPROVED = "approved", "已批准", "Approved"
    REJECTED = "rejected", "未批准", "Not approved"
    REFUSED = "refused", "已拒绝", "Refused by the gate"
    GIVEN = "given", "已发生", "Given"
    CANCELLED = "cancelled", "已取消", "Cancelled"


class ConflictNature(Term):
    """What ties a colleague to another party, without a word more than needed."""

    RELATIVE = "relative", "亲属关系", "Relative"
    OWNERSHIP = "ownership", "持股或投资", "Ownership or investment"
    EMPLOYMENT = "employment", "曾任职或兼职", "Former or second employment"
    FINANCIAL = "financial", "资金往来", "Financial relation"
    OTHER = "other", "其他", "Other"


class ConflictOutcome(Term):
    """What compliance decided about a declaration."""

    OPEN = "open", "待处理", "To be decided"
    NONE = "none", "不构成冲突", "No conflict"
    MANAGED = "managed", "采取措施", "Managed by a measure"
    STEP_BACK = "step_back", "回避", "Steps back"


# What may be carried out; and what lies ahead, so that it can be cancelled.
READY = frozenset({HospitalityState.PLANNED, HospitalityState.APPROVED})
OPEN = frozenset({*READY, HospitalityState.WAITING})
