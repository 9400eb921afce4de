"""The closed lists of qualification: need, budget, time, decision process."""

from yunchou.playbook.kernel.terms import Term


class Fit(Term):
    """How far our product meets one requirement (P28)."""

    MEETS = "meets", "满足", "Meets"
    CONFIGURABLE = "configurable", "配置可满足", "By configuration"
    NEEDS_DEVELOPMENT = "needs_development", "需开发", "Needs development"
    CANNOT = "cannot", "不能", "Cannot"
    UNKNOWN = "unknown", "不知道", "Unknown"


class EndorsementSide(Term):
    """The three sides that must back the need (P27)."""

    EXECUTIVE = "executive", "高层", "Executive"
    TECHNICAL = "technical", "技术部门", "Technical"
    BUSINESS = "business", "业务部门", "Business"


class BudgetState(Term):
    """How firm a budget fact is (P30). `NONE` is a finding: the customer has no budget."""

    NONE = "none", "没有预算", "No budget"
    RUMOURED = "rumoured", "听说有", "Rumoured"
    APPLIED = "applied", "已申请", "Applied for"
    APPROVED = "approved", "已批准", "Approved"
    UNKNOWN = "unknown", "不知道", "Unknown"


class PlanStep(Term):
    """The steps of the customer's time plan, in calendar order; scheduled backwards from go-live (P43)."""

    PROOF_OF_CONCEPT = "proof_of_concept", "POC 测试", "Proof of concept"
    TENDER = "tender", "招标", "Tender"
    AWARD = "award", "定标", "Award"
    CONTRACT = "contract", "签合同", "Contract"
    DELIVERY = "delivery", "实施交付", "Delivery"
    GO_LIVE = "go_live", "上线", "Go-live"


class Match(Term):
    """How a budget compares with a sum it has to cover (P31)."""

    COVERS = "covers", "够用", "Covers it"
    TIGHT = "tight", "偏紧", "Tight"
    SHORT = "short", "不够", "Too little"
    UNKNOWN = "unknown", "不知道", "Unknown"


class Urgency(Term):
    """How urgent a time plan is, from its slack (P43)."""

    RELAXED = "relaxed", "宽松", "Relaxed"
    NORMAL = "normal", "正常", "Normal"
    URGENT = "urgent", "紧迫", "Urgent"
    LATE = "late", "来不及", "Too late"
    UNKNOWN = "unknown", "不知道", "Unknown"
