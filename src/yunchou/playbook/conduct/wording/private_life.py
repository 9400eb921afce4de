"""Family and health: what is nobody's business but theirs."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, Manner, Sign
from yunchou.playbook.conduct.wording.patterns import sign

HIS = rf"(?:{PERSON_EN}|\btheir|\b[a-z]+'s)"

_FAMILY_TRADE = (
    "知情人|大丈夫|孙子兵法|私生活|婆婆妈妈|孩子王|好孩子|太太乐|太太口服液|女儿红|娃哈哈|娃娃|老婆饼|母亲节|父亲节|家人们|儿子公司|妇幼|母婴|孕婴|亲子|婚姻登记|离婚登记|"
    "二胎政策|三孩政策|离婚率|婚恋|单身公寓|公公司|家属[院楼区]|小孩子气|家庭(?:宽带|套餐|医生|网关|号|业务|用户|客户|市场|组网|版|云|影院|服务|保险|账号|共享)"
)

FAMILY: tuple[Sign, ...] = (
    sign(
        C.FAMILY,
        Manner.LIFE,
        "孩子|小孩|女儿|儿子|闺女|宝宝|老婆|老公|妻子|丈夫|爱人(?!民)|太太|媳妇|岳父|岳母|丈母娘|老丈人|前妻|爷爷|奶奶|姥姥|姥爷|外公|外婆|公婆|老伴|外甥女|家暴|宝妈|奶爸|坐月子|家里出了?事|小朋友|前夫|新婚|外遇|未婚|已婚|亲家|怀了?孩子|随份子|婆婆(?!妈妈)|父母(?!公司|节点)|爸妈|爸爸|妈妈|父亲|"
        "母亲|老爷子|老太太|配偶|小舅子|大舅子|小姨子|侄子|侄女|外甥|亲戚|亲家|堂弟|表弟|表哥|堂哥|女婿|儿媳|孙子(?!公司)|孙女|家属|"
        "离婚|离异|结婚|再婚|婚姻|婚变|婚外|订婚|分居|出轨|小三|情人(?!节)|情妇|二奶|女朋友|男朋友|女友|男友|相亲|二胎|三胎|双胞胎|单亲|私生子|私生女|满月酒|"
        "高考|中考|学区房|家庭(?:困难|矛盾|状况|情况|条件|背景|关系|成员|负担|不和|问题|变故|纠纷)|家境|家里人|家里(?:老人|困难|有事|出事|情况)|"
        "老人没人|带娃|生娃|子女",
        unless=_FAMILY_TRADE,
    ),
    sign(
        C.FAMILY,
        Manner.LIFE_OF,
        "单身(?!公寓)|离了(?!职|线|开|场|谱)|陪产假|老[大二三幺](?=[^，。；]{0,3}(?:上|读|考|结婚|生))|上(?:小学|初中|高中|大学|幼儿园)|小升初|千金(?!药)|公子(?!世)|嫂子|弟妹|妹妹|弟弟|哥哥(?!们)|姐姐|姑娘出嫁|嫁(?!接)|分手|家人|娃(?!哈|娃)|找对象|谈对象|有对象|没对象|独生|生了个|家庭|恋爱|暧昧",
        unless=_FAMILY_TRADE,
    ),
    sign(
        C.FAMILY,
        Manner.ALWAYS,
        rf"{HIS} (?:\w+ )?(?:wife|husband|spouse|sons?|daughters?|kids?|child(?:ren)?|baby|mother|father|mum|mom|dad|parents|brother|"
        r"sister|nephew|niece|cousin|family|marriage|girlfriend|boyfriend|mistress|in-laws?|divorce|wedding|fianc[eé]e?)\b",
        unless=r"family (?:plan|insurance|hotline|doctor service|business|office|owned)|parents? compan|'s (?:parent|child) (?:company|node|record|process)|"
        r"(?:sister|brother) compan|children's hospital|\b(?:sister|parent|child) (?:company|brand|site|process|account)",
    ),
    sign(
        C.FAMILY,
        Manner.ALWAYS,
        rf"{PERSON_EN}\b[^.;]{{0,20}}\b(?:(?:has|have|with|raising) (?:\w+ ){{0,2}}(?:kids|children|sons?|daughters?|babies|twins)|divorc(?:ed|ing|e)|"
        r"(?:is|was|still|newly) (?:single|married|widowed|separated|pregnant again)|got married|getting married|having an affair|cheating on|(?:a )?single (?:mother|father|mum|mom|dad|parent)|became a (?:father|mother|dad|mum|grandfather)|expecting (?:a )?(?:baby|child|twins)|widower|newborn)\b"
        r"|\b(?:divorce|extramarital|affair with|love life|marital)\b",
        unless=r"single (?:sign|point|source|tender|supplier|vendor|tenant)",
    ),
    sign(C.FAMILY, Manner.ALWAYS, r"\bkindergarten place\b|\bschool place for\b|\bplace at school for\b"),
)

_HEALTH_TRADE = (
    "急性病|牵线搭桥|电子病历|病历(?:系统|质控|质检)|手术室|手术(?:排班|麻醉|机器人|导航|示教|预约)|住院(?:部|系统|管理|结算|楼)|体检(?:中心|平台|机构|预约|套餐)|"
    "肿瘤(?:医院|科|中心|专科)|(?:项目|招标|方案|计划|合作|采购|商机|标段|谈判|上一次|上次)(?:\\w{0,4})流产|抑郁症?(?:热线|筛查)|健康度|健康检查|"
    "(?:系统|架构|流程|组织|业务|平台)\\w{0,4}(?:动大?手术|手术)|看病历|看病(?:难|贵)|财务体检|网络体检|安全体检|系统体检|(?:数据库|系统|服务器|接口)\\w{0,4}(?:生病|病了)|"
    "心病|医疗保险|病毒|病历(?:库|接口)|打到骨折|打?骨折价|打骨折|"
    "(?<![孩儿女老父母亲][子儿婆亲人])(?:生病(?:了)?|(?<!生)病了|感冒(?:了)?|发烧(?:了)?)，?[^，。；]{0,4}(?:没来|没上班|没到|没见|请假|来不了|去不了)|(?<![孩儿女老父母亲][子儿婆亲人])(?:生病了?|(?<!生)病了|感冒了?|发烧了?)，[^，。；]{0,8}(?:取消|改期|改天|改到|推迟)"
)

HEALTH: tuple[Sign, ...] = (
    sign(
        C.HEALTH,
        Manner.LIFE,
        "看病|住院|住进医院|生病|生了?(?:大|重)?病|患病|得了?(?:重|大|怪|癌)?病|重病|大病|病重|病危|癌症?|肿瘤|化疗|放疗|透析|糖尿病|高血压|血压高|心脏病|心脏不好|"
        "心梗|脑梗|中风|脑溢血|肝炎|肝病|乙肝|肾病|胃病|痛风|三高|腰椎|颈椎病|哮喘|艾滋|性病|慢性病|抑郁|焦虑症|躁郁|精神病|精神(?:状态|状况)?(?:有|出了?)问题|"
        "精神分裂|心理医生|心理疾病|失眠|怀孕|孕期|有喜了|备孕|孕妇|产检|产假|流产|保胎|预产期|临产|坐月子|试管|不孕|手术|开刀|做了?支架|搭桥|骨折|"
        "体检(?:异常|有|出|查)|病假|病情|病史|病历|病退|吃药|服药|戒酒|戒毒|吸毒|酗酒|酒精依赖|残疾|听力不好|视力障碍|专家号|确诊|结节|息肉|安眠药|摔断|骨裂|住了院|身体(?:一直|最近|一向|状态|这两年|也)?(?:都)?(?:不好|不太好|不怎么好|不舒服|不行了|欠佳|"
        "抱恙|有恙|垮|出|状况|原因|很差|差|不行|虚|健康)|健康(?:状况|情况|问题|原因)|更年期|绝症|癫痫|帕金森|老年痴呆|阿尔茨海默",
        unless=_HEALTH_TRADE,
    ),
    sign(
        C.HEALTH,
        Manner.ALWAYS,
        rf"(?:{PERSON_EN}|\bwho|\bwang|\bperson)\b[^.;]{{0,36}}\b(?:cancer|tumou?r|diabet(?:es|ic)|pregnan(?:t|cy)|hospitali[sz]ed|in hospital|in the hospital|"
        r"surgery|operation on (?:his|her)|depress(?:ion|ed)|anxiety|therap(?:y|ist)|psychiatrist|blood pressure|heart (?:attack|condition|disease|problem|trouble)|"
        r"stroke|chemo(?:therapy)?|sick leave|illness|disease|hiv|aids|hepatitis|alcoholic|drinking problem|addict(?:ion|ed)?|disab(?:led|ility)|burn(?:ed|t)?[ -]?out|"
        r"maternity leave|miscarriage|medication|epilepsy|parkinson's?|(?:seriously|very|gravely|often|falls?|fell) (?:ill|sick)|is (?:ill|sick)|health (?:problem|issue|condition|trouble)s?|"
        r"bad health|poor health|failing health|stomach ulcer|migraines?|lost (?:the|her|their) baby|chronic \w+|flu|fever|covid|migraine|stress leave|suicid\w+|nervous breakdown|recovering from|(?:broke|broken) (?:his|her|a) \w+|insomnia|(?:in|went to) rehab)\b",
        unless=r"\b(?:hospital|app|platform|hotline|insurance|screening|system|scheduling)\b[^.;]{0,20}$|(?:cancer|depression|diabetes|heart|stroke) (?:hospital|cent(?:er|re)|clinic|hotline|app|line|screening|platform|patients?)|surgery (?:scheduling|system)",
    ),
    sign(
        C.HEALTH,
        Manner.LIFE_OF,
        "感冒|甲流|流感|肺炎|得了[^，。；]{0,4}(?:病|症|炎|流)|帕金森|发烧|新冠|阳了|过敏|中暑|整容|植发|自杀|戒烟|视力|听力|去医院(?!客户|拜访|演示|交流|开会|调研|项目|现场|部署|实施)|跑医院(?!客户|项目)|(?:做|去)(?:了)?(?:个)?检查|复诊|出院|挂水|输液|打针|养病|康复|病了|"
        "(?:肝|肾|胃|肺|心脏|腰|眼睛|腿|脚|血糖|血脂|尿酸|血压|甲状腺|前列腺|膝盖|颈椎|肠胃|嗓子|耳朵|牙)[^，。；]{0,3}(?:不好|不行|有问题|出问题|毛病|病|疼|痛|炎|偏高|太高|断了|受伤|做了|动了)",
        unless=_HEALTH_TRADE,
    ),
    sign(
        C.HEALTH,
        Manner.LIFE_OF,
        rf"{HIS} (?:health\b(?! (?:check|score|insurance|care))|illness|pregnancy|surgery|diagnosis|medical (?:record|history|condition)s?|depression|blood pressure|hiv)",
    ),
)
