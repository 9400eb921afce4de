"""The closed lists of the ledger: the five questions about a rival, and how dangerous he is."""

from yunchou.playbook.kernel.terms import Term


class Question(Term):
    """One of the five questions (P45 to P49)."""

    MET = "met", "见过谁", "Whom they met"
    TOPICS = "topics", "聊了什么", "What they said"
    STAGE = "stage", "到哪一步", "How far they are"
    DOCUMENT = "document", "递交了什么", "What they handed in"
    WON_OVER = "won_over", "搞定了谁", "Whom they won over"


class Threat(Term):
    """How dangerous a rival is to us in one deal, as the team sees it (P16)."""

    HIGH = "high", "威胁大", "Great threat"
    SOME = "some", "有威胁", "Some threat"
    LOW = "low", "威胁小", "Little threat"
    UNKNOWN = "unknown", "不知道", "Unknown"
