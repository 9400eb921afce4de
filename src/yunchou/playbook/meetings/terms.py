"""The closed lists of contacts: who took the initiative."""

from yunchou.playbook.kernel.terms import Term


class Initiative(Term):
    """Who proposed a step (P37, P53)."""

    OURS = "ours", "我方", "Ours"
    CUSTOMERS = "customers", "客户", "The customer's"
    RIVALS = "rivals", "对手", "The rival's"
    UNKNOWN = "unknown", "不知道", "Unknown"
