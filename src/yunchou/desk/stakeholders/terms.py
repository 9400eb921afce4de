"""The closed lists that a map of people needs and the method does not."""

from yunchou.playbook.kernel.terms import Term


class TieKind(Term):
    """What goes from one person at the customer to another, beside the reporting line (P71)."""

    INFLUENCES = "influences", "影响", "Influences"
    CONFLICT = "conflict", "有矛盾", "In conflict with"


class Strength(Term):
    """How well a colleague of ours knows somebody at the customer (P60)."""

    CLOSE = "close", "交情深", "Close"
    REGULAR = "regular", "常来往", "Regular"
    SLIGHT = "slight", "见过面", "Has met"
