"""The closed lists of insiders: the three tests, the status they give, and the five needs."""

from yunchou.playbook.kernel.terms import Term


class InsiderTest(Term):
    """The three behavioural tests (P66 to P68)."""

    INFORMS = "informs", "主动传递信息", "Brings information unasked"
    ADVOCATES = "advocates", "关键时刻帮我们说话", "Speaks for us at the decisive moment"
    ALIGNED = "aligned", "职业利益一致", "Has the same professional interest"


class InsiderStatus(Term):
    """What the evidence shows about one person (P65)."""

    INSIDER = "insider", "内线", "Insider"
    DEVELOPING = "developing", "发展中", "Developing"
    CONTACT = "contact", "普通联系人", "Contact"
    STOPPED = "stopped", "合规叫停", "Stopped by conduct"
    UNKNOWN = "unknown", "不知道", "Unknown"


class NeedKind(Term):
    """The five needs (P72 to P76); each has to be one that our company can openly own."""

    PRACTICAL = "practical", "现实需求", "Practical"
    ACHIEVEMENT = "achievement", "政绩需求", "Achievement"
    TRUE = "true", "真实需求", "Underlying motive"
    POWER = "power", "权力需求", "Power"
    OTHER = "other", "其他需求", "Other"
