"""Identity papers and personal finances."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, Manner, Sign
from yunchou.playbook.conduct.wording.patterns import sign

_PAPER_TRADE = (
    "(?:携带|带好|带上|带|自带|出示|凭|刷|持)(?:好)?(?:本人|有效|二代)?(?:身份证|护照|证件)|身份证(?:识别|ocr|核验|校验|读卡|鉴权|阅读)|护照(?:识别|办理|ocr)|户口(?:迁移|登记)|"
    "法人(?:代表)?的?身份证|法定代表人的?身份证|房产证办理|统一社会信用|电子身份"
)

IDENTITY: tuple[Sign, ...] = (
    sign(
        C.IDENTITY,
        Manner.ALWAYS,
        r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?![\da-z])|\b\d{3}-\d{2}-\d{4}\b",
    ),
    sign(
        C.IDENTITY,
        Manner.LIFE,
        "身[份分]证|(?<![a-z])sfz(?![a-z])|shen ?fen ?zheng|id号|护照|户口本|户口簿|户籍|户口|驾照|驾驶证|行驶证|社保号|社保卡|社会保障号|(?:港澳|往来|台湾)?通行证|台胞证|回乡证|结婚证|出生证|房产证|军官证|警官证|"
        "士兵证|居住证|绿卡|证件(?:号|照|复印|原件)|人脸照|(?<=他的)指纹|(?<=她的)指纹",
        unless=_PAPER_TRADE,
    ),
    sign(
        C.IDENTITY,
        Manner.LIFE,
        rf"\b(?:passport (?:number|no|copy|scan|photo|page)|(?:copy|scan|photo|picture|number)s? of (?:his|her|their|the \w+'s|{PERSON_EN}) (?:passport|id|identity card|driver)|"
        r"id ?card(?: number)?|identity card|national id|social security number|ssn|driver'?s? licen[cs]e (?:number|no|copy)|birth certificate|green card|"
        r"hukou|residence permit|(?:his|her|their) (?:passport|id number|visa|driver'?s? licen[cs]e|identity (?:card|papers)))\b",
        unless=r"bring (?:your|an?|their) (?:id|passport)|passport (?:ocr|application|reader|office)|id card (?:recognition|reader|ocr)",
    ),
)

_MONEY_TRADE = (
    "身家性命|报(?:一遍|一下)?卡号|输(?:入)?卡号|卡号段|卡号(?:字段|脱敏|加密|查询|识别|校验|掩码|展示|接口|批量|绑定)|(?:etc|sim|会员|物联网|流量)卡号|对公账[号户]|开票(?:信息|资料)[^。；]{0,20}|资产负债|年薪制|贷后|"
    "(?:工资|薪资|薪酬)(?:代发|系统|模块|条|核算)|坐席工资|人员工资|员工工资|公司(?:借款|欠款|账户|账号)|借款合同|客户(?:公司)?(?:欠款|资金|负债)|"
    "信用卡(?:中心|业务|客服|分期|账单)|房贷(?:业务|客户|部|中心|系统|利率)|征信(?:系统|中心|接口|业务|平台)|三套房源|失信被执行人查询|工资(?:上涨|成本)"
)

MONEY: tuple[Sign, ...] = (
    sign(C.MONEY, Manner.ALWAYS, r"(?<!\d)(?:62|4\d|5[1-5])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)"),
    sign(
        C.MONEY,
        Manner.LIFE,
        "卡号|银行卡|(?:银行|收款|个人|私人)账[号户]|房贷|车贷|网贷|高利贷|赌债|赌博|好赌|炒股|炒币|欠(?:了|着)?(?:一屁股|很多|不少|\\S{0,4}万|外)?债|欠债|债台高筑|负债累累|"
        "收入证明|年薪|月薪|月收入|(?<!客户)(?<!公司)(?<!集团)(?<!企业)年收入|个人收入|个人征信|征信(?:有|不好|花了)|失信被执行人|老赖|个人破产|手头紧|手头有点紧|缺钱|借高利|经济(?:困难|拮据|压力|紧张)|家底|身家|"
        "名下(?:有)?\\S{0,4}(?:房|车|公司|资产)|套房子?|(?:外面|在外|到处)[^，。；]{0,4}欠[^，。；]{0,6}(?:钱|债)|信用卡(?:逾期|透支|欠|还不|被停|刷爆)|个人贷款|付首付(?!款)|月供|理财亏|股票亏|亏了不少|信用不好|财务自由|炒房|买房|私房钱|(?<![a-z])yhk(?![a-z])|追债|外债|断供|投资失败|期货亏|还不起|抵押(?:了)?房|社保基数|拿多少工资|赚多少钱|挣多少钱|"
        "工资(?:不高|很低|低|只有|才|多少|卡)|奖金(?:多少|不高)|存款",
        unless=_MONEY_TRADE,
    ),
    sign(
        C.MONEY,
        Manner.LIFE_OF,
        "(?:股市|股票|基金|期货|比特币|币圈|投资)[^，。；]{0,6}(?:亏|赔|套牢|爆仓)|欠钱|欠了|借钱|贷款|破产|花呗|微粒贷|套现|收入(?:高|低|不高|一般|多少)|工资|薪水",
        unless=_MONEY_TRADE,
    ),
    sign(
        C.MONEY,
        Manner.ALWAYS,
        rf"{PERSON_EN}\b[^.;]{{0,34}}\b(?:mortgage|(?:in|deep in|gambling|personal|heavy|credit card) debts?|gambl(?:es|ing|er)|short of (?:money|cash)|broke\b(?! down)|"
        r"(?:earns?|makes?|salary|income|paid) (?:about |is |around |of )?(?:[¥$€]?\d[\d,.]*\s?(?:k|w|m|million|thousand)?)|bank(?:ing)? (?:card|account)|net worth|lost (?:a lot|everything|heavily)|invests? heavily|savings|loan sharks?|crypto losses|bankrupt|personal loan|needs? (?:money|a loan)|"
        r"owes? (?:money|\d)|stock losses|lost (?:a lot |money )?(?:on|in) (?:the )?stocks?|bad credit|credit (?:score|history|record)|two flats|three flats|several flats)\b",
        unless=r"credit card (?:cent|line|system)|(?:their|company) suppliers",
    ),
    sign(
        C.MONEY,
        Manner.ALWAYS,
        r"\b(?:his|her) (?:\w+ )?(?:mortgage|debts?|salary|savings|income|bank account|card number|loan|wages?|credit score|investments?|finances)\b",
    ),
)
