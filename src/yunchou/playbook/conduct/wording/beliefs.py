"""Religion and politics."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, Manner, Sign
from yunchou.playbook.conduct.wording.patterns import sign

_FAITH_TRADE = (
    "宗教(?:事务|局|场所|团体|委)|民族宗教|民宗[局委]|信仰(?:科技|集团|公司|资本|投资|网络|传媒|软件|股份|控股|教育|文化|实业|电子|数据|智能|互联|信息|汽车|金融|有限|品牌)|"
    "(?:品牌|技术|质量|客户|产品|开源)信仰|对(?:开源|技术|产品|质量|长期主义|数据|微服务|品牌|代码)\\w{0,4}有信仰|佛教协会|基督教青年会|基督教\\w{0,4}医院|佛系|抱佛脚|佛山|"
    "清真(?:餐厅|食品|寺街)|烧香港|伊斯兰(?:银行|金融|债)|道教育"
)

RELIGION: tuple[Sign, ...] = (
    sign(
        C.RELIGION,
        Manner.LIFE,
        "信仰|宗教|(?<![相微电短通])信佛(?!山)|信教(?!育|学|师|务|委|练)|信(?:奉)?(?:了)?(?:基督|耶稣|天主|上帝|伊斯兰|真主|道教|佛教|菩萨)|信主了|信了主|基督(?:徒|教)|天主教|"
        "东正教|新教徒|佛教|佛门|礼佛|拜佛|念佛|吃斋|烧香|上香|皈依|受洗|洗礼了|居士|穆斯林|伊斯兰|回教|真主|古兰经|斋月|做礼拜|做弥撒|祷告|佛堂|道观|香火|主日|礼拜堂|去教堂|教徒|信徒|虔诚|"
        "法轮功|邪教|(?:去|上|参加|在)教会(?!了?(?:他|她|客户|我|大家|学))|算命|看风水|(?<![知报渠频街通])道教(?!育|学|师|练|程|材|研|务|授|会|导|训)|吃素(?:念|信)|活佛|上师|喇嘛|(?:供|拜|请)(?:奉|了|着)?(?:一尊)?(?:菩萨|佛|观音|财神|神像|关公)|念经|打坐修行",
        unless=_FAITH_TRADE,
    ),
    sign(
        C.RELIGION,
        Manner.LIFE_OF,
        "风水(?!宝地)|庙里|(?:给|向)(?:庙|寺)|香油钱|教堂|寺庙|寺院|清真|吃素|佛珠|回民|教会里|(?<=[他她家都])信主(?![任管])|大师指点|开光",
        unless=_FAITH_TRADE,
    ),
    sign(
        C.RELIGION,
        Manner.ALWAYS,
        rf"(?:{PERSON_EN}|\bfamily|\bwho)\b[^.;]{{0,30}}\b(?:buddhis[tm]|christian(?:ity)?|catholic|muslim|islam|hindu|jewish|jew|protestant|mormon|taoist|"
        r"(?:goes|went|going) to (?:church|mosque|temple)|church ?goer|prays?|ramadan|devout|bapti[sz]ed|falun gong|converted to|evangelical|religio(?:n|us belief)s?|atheist)\b",
        unless=r"christian (?:wang|li|dior|schmidt|muller|lopez)|religious about|islamic (?:bank|finance)",
    ),
    sign(
        C.RELIGION,
        Manner.ALWAYS,
        r"\b(?:his|her|their|'s) (?:\w+ )?(?:religion|religious (?:belief|view)s?|faith|church(?! hospital)|mosque|belief in god)\b",
        unless=r"faith (?:in|technology)",
    ),
)

_STATE_TRADE = (
    "政治(?:部|处|学院|工作|任务|正确|经济学|协商)|办公室政治|内部政治|公司政治|党委|党组|党建|党校|党史|党员(?:教育|管理|服务|活动|之家|学习|平台|系统|发展系统)|政协|讲政治|"
    "政治巡视|党派来"
)

POLITICS: tuple[Sign, ...] = (
    sign(
        C.POLITICS,
        Manner.LIFE,
        "政治(?:立场|倾向|面貌|观点|背景|派系|态度|成分|主张|理念|信仰|身份|派别|偏向|取向|上)|政见|民主党派|(?:民革|民盟|民建|民进|农工党|致公党|九三学社)(?:成员|会员|的人|党员)|"
        "党籍|党龄|(?:中共|共产|预备)党员|党员身份|团员身份|共青团员|无党派(?:人士)?|(?<=[总处长任局理工师])[：:，,、 ]*党员(?=$|[，,。；;、 ])|入党|退党|反党|反共|亲共|反华|左派|右派|左翼|右翼|极左|极右|台独|港独|藏独|疆独|六四|异见|政治犯|"
        "(?:支持|同情|投票?给|拥护|反对|喜欢)(?:了)?(?:民进党|国民党|共和党|民主党|特朗普|拜登|川普|台独|港独)|民进党员|国民党员|"
        "对(?:政府|现行体制|体制|中央|党中央|执政党|国家|社会制度|党的?政策|国家政策|政府政策)(?:一直|有|很|非常|强烈|颇有)?(?:不满|意见|抱怨|怨言)|(?:参加|参与|组织)(?:过|了)?[^，。；]{0,4}(?:游行|示威|抗议|学潮)|(?:国民党|民进党|共和党|民主党)(?:的)?(?:支持者|粉丝|拥趸|人)|(?:骂|反感|讨厌|恨|仇视|批评)(?:政府|党|共产党|国家|体制)|公知|五毛|小粉红|反贼|亲美派?|亲台|反美|反日|愤青",
        unless=_STATE_TRADE,
    ),
    sign(
        C.POLITICS,
        Manner.LIFE_OF,
        "(?:民革|民盟|民建|致公党|九三学社|盟员)|思想[^，。；]{0,3}偏[左右]|(?:是|非|老|中共|共产|预备)党员|党员身份|特朗普|拜登|台湾问题上|选举",
        unless=_STATE_TRADE,
    ),
    sign(
        C.POLITICS,
        Manner.ALWAYS,
        rf"(?:{PERSON_EN}|\bwho)\b[^.;]{{0,30}}\b(?:(?:communist|republican|democratic|labour|conservative|nationalist) party|party (?:member|card)(?:ship)?|votes?d? (?:for|republican|democrat|labour|tory|left|right)|"
        r"(?:a|is) (?:republican|democrat|communist|leftist|liberal|conservative|marxist|socialist)\b|supports? (?:trump|biden|the (?:opposition|dpp|kmt))|left[- ]wing|right[- ]wing|anti-government|(?:in|with|for) the opposition|(?:hates?|against|critic of|criticis\w+) the (?:government|party|regime)|opposition party|"
        r"dissident|protest(?:er|ed) against|political (?:view|affiliation|opinion|belief|leaning|stance|background|sympath)\w*)",
        unless=r"internal politic|office politic",
    ),
    sign(C.POLITICS, Manner.ALWAYS, r"\b(?:his|her|their|'s) (?:\w+ )?(?:politics|political \w+|party membership)\b"),
)
