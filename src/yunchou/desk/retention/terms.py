"""The closed lists of references and of thanks."""

from yunchou.playbook.kernel.terms import Term


class ReferenceKind(Term):
    """How a customer may be shown to others (P88)."""

    CASE_STUDY = "case_study", "案例文章", "Case study"
    VISIT = "visit", "参观考察", "Visit"
    LOGO = "logo", "使用标识", "Use of the logo"
    CALL = "call", "电话证言", "Call with a prospect"
    SPEECH = "speech", "会上发言", "Speech"


class Thanks(Term):
    """How somebody who introduced us was thanked. What has a value goes through the hospitality gate (P90)."""

    WORDS = "words", "当面或电话致谢", "In person or by phone"
    LETTER = "letter", "感谢信", "A letter"
    EXECUTIVE = "executive", "高层拜访致谢", "A visit of our executive"
    PRAISE = "praise", "在会上或案例里致谢", "Praise in public"
    HOSPITALITY = "hospitality", "礼品或宴请(已过关)", "Hospitality that was let through"
