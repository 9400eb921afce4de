"""What a person may decide about a move that the method advises."""

from yunchou.playbook.kernel.terms import Term


class Decision(Term):
    """What becomes of a move (P53): done, put off, or it does not apply here."""

    DONE = "done", "已完成", "Done"
    LATER = "later", "以后再说", "Later"
    DISMISSED = "dismissed", "不适用", "Does not apply"
