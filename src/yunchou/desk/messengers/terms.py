"""What is announced to people, and on which ways."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class NoticeKind(Term):
    """What a notice is about."""

    ASKED = "asked", "请我办事", "Asked of me"
    ANSWERED = "answered", "我请人办的事有了答复", "Answer to what I asked"
    HANDED = "handed", "商机交给我或让我加入", "A deal handed to me"
    APPROVAL = "approval", "等我审批", "Waits for my leave"
    RIVAL = "rival", "对手在我的商机上有动作", "A rival moved on my deal"
    PROMISE = "promise", "承诺到期", "A promise is due"
    MEETING = "meeting", "明天的会议没有准备好", "A meeting tomorrow is not ready"
    WAKING = "waking", "暂停的商机该看了", "A pause wakes up"
    OVERDUE = "overdue", "回款逾期", "A payment is overdue"
    BROKEN = "broken", "客户承诺的付款没到", "A promised payment did not come"
    RENEWAL = "renewal", "续约该启动了", "A renewal is to be begun"
    LEFT = "left", "客户关键人离开", "A key person left"
    HEALTH = "health", "老客户状况变差", "A customer fares worse"
    WEEKLY = "weekly", "收到周报", "A weekly report came in"
    DIGEST = "digest", "早间摘要", "Digest in the morning"
    ROBOT = "robot", "群机器人停用", "A chat robot was switched off"
    JOB = "job", "后台任务被放弃", "A job was given up"
    ALERT = "alert", "安全提醒", "Security alert"


class RobotKind(Term):
    """Whose chat a robot posts to."""

    WECOM = "wecom", "企业微信", "WeCom"
    DINGTALK = "dingtalk", "钉钉", "DingTalk"
    FEISHU = "feishu", "飞书", "Feishu"


class OutwardWay(Term):
    """On which way something can leave the house."""

    PUSH = "push", "浏览器推送服务", "Push service of a browser"
    ROBOT = "robot", "群机器人", "Chat robot"
    MAIL = "mail", "邮件服务器", "Mail server"
    MODEL = "model", "语言模型", "Language model"
    PEOPLE = "people", "人工交给境外的收件方", "Handed by people to somebody abroad"


class TransferGround(Term):
    """What allows personal information to be provided abroad (PIPL 38)."""

    ASSESSMENT = "assessment", "通过国家网信部门安全评估", "Security assessment passed"
    CERTIFICATION = "certification", "个人信息保护认证", "Certification of protection"
    CONTRACT = "contract", "标准合同并备案", "Standard contract, filed"
    EXEMPT = "exempt", "依法免于以上手续", "Exempt by law"


CHOSEN = tuple(kind for kind in NoticeKind if kind not in (NoticeKind.ROBOT, NoticeKind.JOB, NoticeKind.ALERT))
"""The kinds for which a person chooses ways; the others are shown inside the desk only."""

ALWAYS_MAILED = (NoticeKind.ALERT,)
"""What is mailed whatever somebody chose, in the quiet hours too: who took over an account must not switch it off."""

OF_CUSTOMERS = (NoticeKind.BROKEN, NoticeKind.RENEWAL, NoticeKind.LEFT, NoticeKind.HEALTH)
"""What concerns the customers we already have: it stands in Today until it is read."""

MAILED_AT_FIRST = (NoticeKind.ASKED, NoticeKind.APPROVAL, NoticeKind.HANDED, NoticeKind.OVERDUE, NoticeKind.DIGEST)
"""What is mailed to who has not chosen yet."""

PUSHED_AT_FIRST = (*MAILED_AT_FIRST, NoticeKind.MEETING, NoticeKind.PROMISE)
"""What reaches the devices that somebody switched on and has not chosen for."""
