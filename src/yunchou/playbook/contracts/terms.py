"""The closed lists of the paper process."""

from yunchou.playbook.kernel.terms import Term


class StepState(Term):
    """Where one step of the customer's signing or payment path stands (P84)."""

    WAITING = "waiting", "未到", "Waiting"
    IN_HAND = "in_hand", "办理中", "In hand"
    STUCK = "stuck", "卡住", "Stuck"
    DONE = "done", "已办", "Done"


class Better(Term):
    """Which way an issue is better for us."""

    HIGHER = "higher", "越高越好", "The higher the better"
    LOWER = "lower", "越低越好", "The lower the better"
