"""The closed lists of the care of existing customers."""

from yunchou.playbook.kernel.terms import Term


class Health(Term):
    """How a customer who uses our product fares. Good must be known; what is not known is not good (P87)."""

    AT_RISK = "at_risk", "有流失风险", "At risk"
    WATCH = "watch", "要留意", "Watch"
    UNKNOWN = "unknown", "不清楚", "Not known"
    GOOD = "good", "良好", "Good"


class SignKind(Term):
    """What the health of a customer is read from."""

    USAGE = "usage", "使用", "Use"
    CONTACT = "contact", "走动", "Contact"
    SATISFACTION = "satisfaction", "满意", "Satisfaction"
    TICKETS = "tickets", "工单", "Tickets"
    MONEY = "money", "回款", "Money"
    PEOPLE = "people", "关键人", "Key people"


class TicketSeverity(Term):
    """How badly a fault hurts the customer."""

    LOW = "low", "低", "Low"
    NORMAL = "normal", "一般", "Normal"
    HIGH = "high", "高", "High"
    CRITICAL = "critical", "紧急", "Critical"


class Harvest(Term):
    """What an existing customer brings besides the running contract (P88)."""

    RENEWAL = "renewal", "续费", "Renewal"
    EXPANSION = "expansion", "增加坐席", "More seats"
    REFERRAL = "referral", "转介绍", "Referral"
    JOB_CHANGE = "job_change", "关键人换公司", "Key person's new company"


class RenewalState(Term):
    """Where the renewal of a contract stands."""

    LAPSED = "lapsed", "到期未续", "Ended, not renewed"
    DUE = "due", "该启动了", "To be begun"
    BEGUN = "begun", "已启动", "Begun"
    LATER = "later", "还早", "Later"
    RENEWED = "renewed", "已续", "Renewed"
    GIVEN_UP = "given_up", "不续", "Not renewed"


class GrowthSign(Term):
    """What shows that a customer may need more seats."""

    NEARLY_FULL = "nearly_full", "坐席快用满", "Seats nearly all used"
    NEW_DEPARTMENT = "new_department", "新部门在用", "A new department"
    REPLACEABLE = "replaceable", "还有可替换坐席", "Replaceable seats left"
