"""The closed lists of people: part in the decision, department, level, lean."""

from yunchou.playbook.kernel.terms import Term


class BuyingRole(Term):
    """The part a person plays in the decision; one person may play several."""

    INITIATOR = "initiator", "首倡者", "Initiator"
    TECHNICAL_GATEKEEPER = "technical_gatekeeper", "技术把关者", "Technical gatekeeper"
    KEY_USER = "key_user", "关键使用者", "Key user"
    INFLUENCER = "influencer", "辅助决策者", "Deciding influencer"
    DECISION_MAKER = "decision_maker", "决策人", "Decision maker"
    PURCHASER = "purchaser", "采购", "Purchaser"


class Function(Term):
    """The side of the customer a person belongs to."""

    EXECUTIVE = "executive", "高层", "Top management"
    TECHNICAL = "technical", "技术部门", "Technology"
    BUSINESS = "business", "业务部门", "Business"
    PURCHASING = "purchasing", "采购部门", "Purchasing"
    FINANCE = "finance", "财务部门", "Finance"
    OTHER = "other", "其他部门", "Other"
    UNKNOWN = "unknown", "不知道", "Unknown"


class Level(Term):
    """How high a person stands."""

    TOP = "top", "老总", "Top boss"
    HEAD = "head", "部门负责人", "Head of department"
    STAFF = "staff", "经办人", "Staff"
    UNKNOWN = "unknown", "不知道", "Unknown"


class Lean(Term):
    """Where a person leans between us and a rival. Hedging is a finding, not a lack of one (P99)."""

    OURS = "ours", "支持我们", "With us"
    TOWARD_US = "toward_us", "偏向我们", "Leans to us"
    NEUTRAL = "neutral", "中立", "Neutral"
    HEDGING = "hedging", "脚踩两只船", "Hedging"
    TOWARD_RIVAL = "toward_rival", "偏向对手", "Leans to the rival"
    RIVALS = "rivals", "支持对手", "With the rival"
    UNKNOWN = "unknown", "不知道", "Unknown"
