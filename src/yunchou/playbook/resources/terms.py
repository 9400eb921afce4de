"""The closed lists of our own side."""

from yunchou.playbook.kernel.terms import Term


class Part(Term):
    """The part a colleague plays in the deal (P57)."""

    SALES = "sales", "销售", "Sales"
    TECHNICAL = "technical", "技术/售前", "Technology"
    LEADER = "leader", "销售主管", "Sales leader"
    EXECUTIVE = "executive", "公司高层", "Executive"
    DELIVERY = "delivery", "交付", "Delivery"
    FINANCE = "finance", "商务财务", "Commerce and finance"
    UNKNOWN = "unknown", "不知道", "Unknown"
