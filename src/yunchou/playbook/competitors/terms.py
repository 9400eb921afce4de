"""The closed lists about rivals: where we stand against them, and where a fact about them lawfully comes from."""

from yunchou.playbook.kernel.terms import Term


class Position(Term):
    """Where we stand against a rival (P50, P52, N10)."""

    AHEAD = "ahead", "领先", "Ahead"
    LEVEL = "level", "相当", "Level"
    BEHIND = "behind", "落后", "Behind"
    UNKNOWN = "unknown", "不知道", "Unknown"


class LawfulSource(Term):
    """How we lawfully learnt a fact about a rival; without one the fact is not used (N6)."""

    PUBLIC = "public", "公开信息", "Public"
    CUSTOMER_VOLUNTEERED = "customer_volunteered", "客户主动告知", "Volunteered by the customer"
    PARTNER = "partner", "合作伙伴", "Partner"
    OWN_OBSERVATION = "own_observation", "自己看到", "Own observation"
    UNKNOWN = "unknown", "不知道", "Unknown"
