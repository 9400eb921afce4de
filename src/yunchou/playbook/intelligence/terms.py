"""The closed list of states of a claim."""

from yunchou.playbook.kernel.terms import Term


class ClaimState(Term):
    """How far a claim can be relied on (P79)."""

    PROVED = "proved", "已证实", "Proved true"
    DISPROVED = "disproved", "已证伪", "Proved false"
    CORROBORATED = "corroborated", "多方印证", "Corroborated"
    REFUTED = "refuted", "多方否认", "Denied by several"
    SINGLE = "single", "单一来源", "One source only"
    CONTRADICTED = "contradicted", "互相矛盾", "Contradicted"
    DOUBTFUL = "doubtful", "来源存疑", "Doubtful sources only"
    STALE = "stale", "已过时", "Out of date"
    UNKNOWN = "unknown", "不知道", "Unknown"
