"""The closed lists of pace and plays."""

from yunchou.playbook.kernel.terms import Term


class Pace(Term):
    """How fast we want the deal to go. A pause is a move of ours, not neglect (P36)."""

    FAST = "fast", "快", "Fast"
    STEADY = "steady", "稳", "Steady"
    SLOW = "slow", "慢", "Slow"
    PAUSE = "pause", "停", "Pause"
    UNKNOWN = "unknown", "不知道", "Unknown"


class Legality(Term):
    """When a play is allowed (N7)."""

    ALWAYS = "always", "任何时候", "At any time"
    NOT_IN_TENDER = "not_in_tender", "招标期间不可用", "Not during a tender"
    IN_TENDER = "in_tender", "招标期间可用", "For the time of a tender"


class Hindrance(Term):
    """Why a play is not on offer now (N7)."""

    TENDER = "tender", "招标期间不可用", "Not during a tender"
    NO_TENDER = "no_tender", "没有招标时用不上", "Only while a tender runs"
    EARLY = "early", "还没到这个阶段", "Too early at this stage"
    LATE = "late", "这个阶段已经过了", "Too late at this stage"
