"""The closed lists of references."""

from yunchou.playbook.kernel.terms import Term


class ReferenceKind(Term):
    """How a customer may be shown to others (P88)."""

    CASE_STUDY = "case_study", "案例文章", "Case study"
    VISIT = "visit", "参观考察", "Visit"
    LOGO = "logo", "使用标识", "Use of the logo"
    CALL = "call", "电话证言", "Call with a prospect"
    SPEECH = "speech", "会上发言", "Speech"
