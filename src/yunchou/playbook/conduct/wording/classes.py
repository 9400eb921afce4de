"""The classes of what is refused, why, and what to write instead."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term, Words


class RefusedClass(Term):
    """What a refused text is about."""

    FAMILY = "family", "家庭", "Family"
    HEALTH = "health", "健康", "Health"
    RELIGION = "religion", "宗教", "Religion"
    POLITICS = "politics", "政治", "Politics"
    IDENTITY = "identity", "证件", "Identity papers"
    MONEY = "money", "个人财务", "Personal finances"
    OFF_BOOK = "off_book", "账外好处", "Off-book value"
    LOCATION = "location", "行踪住址", "Whereabouts"
    RIVAL_SECRET = "rival_secret", "对手机密与招标保密", "Rival's secrets and bid secrecy"
    PRESSURE = "pressure", "要挟与窃听", "Threats and spying"
    HIDDEN = "hidden", "需要隐瞒", "Must be hidden"

    @property
    def is_personal(self) -> bool:
        """Whether the words themselves are about somebody's private life, so that not even the refusal keeps them."""
        return self in PERSONAL


C = RefusedClass
PERSONAL = frozenset({C.FAMILY, C.HEALTH, C.RELIGION, C.POLITICS, C.IDENTITY, C.MONEY, C.LOCATION})

WHY: dict[RefusedClass, Words] = {
    C.FAMILY: Words(
        "家庭是私事，和工作无关，不能记。", "Family is private and no matter of the deal; it may not be noted."
    ),
    C.HEALTH: Words(
        "健康是敏感个人信息，没有本人单独同意不能记。",
        "Health is sensitive personal information; it may not be noted without that person's separate consent.",
    ),
    C.RELIGION: Words(
        "宗教信仰是敏感个人信息，不能记。", "Religion is sensitive personal information and may not be noted."
    ),
    C.POLITICS: Words("政治观点是私事，不能记。", "Political views are private and may not be noted."),
    C.IDENTITY: Words("证件和证件号码不能存在这里。", "Identity papers and their numbers may not be kept here."),
    C.MONEY: Words(
        "个人财务是敏感个人信息，不能记。",
        "Personal finances are sensitive personal information; they may not be noted.",
    ),
    C.OFF_BOOK: Words(
        "给个人的钱物好处，给和收都违法（反不正当竞争法第八条），不能做，也不能记成办法。",
        "Giving or taking personal benefits is against the law (AUCL Art. 8); it may be neither done nor planned here.",
    ),
    C.LOCATION: Words("不收集任何人的行踪和住址。", "Nobody's whereabouts or home address is collected."),
    C.RIVAL_SECRET: Words(
        "对手的文件和招标保密信息不能拿、不能存；对手交过什么是可以记的事实。",
        "A rival's papers and secrets of a tender may not be obtained or kept; that he handed something in may be noted.",
    ),
    C.PRESSURE: Words(
        "威胁、跟踪、窃听、盗取信息都违法，也赢不来客户。",
        "Threats, following, listening in and breaking in are against the law, and win nobody over.",
    ),
    C.HIDDEN: Words(
        "要瞒着人的事不做；摆不上台面的，合规会看到这次拒绝。",
        "What has to be hidden is not done; compliance sees that this was refused.",
    ),
}

BETTER: dict[RefusedClass, Words] = {
    C.FAMILY: Words(
        "只写对工作的影响，例如“近两周联系不便，先找他指定的同事”。",
        'Write only what it means for the work, such as "hard to reach for two weeks; his deputy stands in".',
    ),
    C.HEALTH: Words(
        "只写工作安排，例如“本月不在岗，某某代理”。",
        'Write only the arrangement, such as "away this month, somebody stands in".',
    ),
    C.RELIGION: Words(
        "只写安排上的要求，例如“周五下午不约会议”。",
        'Write only what to arrange, such as "no meetings on Friday afternoon".',
    ),
    C.POLITICS: Words(
        "写他在项目里的立场：支持谁、关心什么、依据是什么。",
        "Write where he stands on the project: whom he prefers, what he cares about, on which evidence.",
    ),
    C.IDENTITY: Words(
        "写“证件由本人在现场出示”，号码和复印件不留。",
        'Write "papers are shown on the spot by their owner"; keep neither number nor copy.',
    ),
    C.MONEY: Words(
        "写他在工作上的诉求：预算、考核、认可；公司付款用对公账户资料。",
        "Write what he needs in his work: budget, targets, recognition; for payments use the company's account.",
    ),
    C.OFF_BOOK: Words(
        "换成公司能公开拿出的：标杆案例、培训、减轻工作负担、路线图发言权；价格优惠写进合同，如实入账。",
        "Offer what the company can openly own: a case study, training, less work, a say in the roadmap; put price "
        "reductions into the contract and book them.",
    ),
    C.LOCATION: Words(
        "写约定的会议时间和地点，或拜访计划。", "Write the agreed place and time of a meeting, or the plan of a visit."
    ),
    C.RIVAL_SECRET: Words(
        "写事实和合法来源，例如“客户主动说对手已递交标书”，不写内容，不传文件。已公布的、或客户单位提供的评分标准可以记，写明出处。",
        'Write the fact and its lawful source, such as "the customer told us that the rival has handed in its bid". '
        "Rules of judging that are published, or given by the customer as a house, may be noted with where they are from.",
    ),
    C.PRESSURE: Words(
        "只写他公开反对的理由和我们怎么回应，例如“他担心切换风险，下周带迁移方案去谈”。",
        'Write what he objects to and our answer, such as "he fears the cut-over; we bring the plan next week".',
    ),
    C.HIDDEN: Words(
        "写能让客户单位和我们公司都看到的做法；拿不准的先问合规。",
        "Write what both companies may see; ask compliance first when in doubt.",
    ),
}
