"""Frames: who gives what to whom by whose hand, who wins by whose help, who is made to fear what, each slot a wide class.

A frame names what a plan means, not the words that somebody happened to use for it: any filler of a slot may meet any
other. Denials, rules and reports make it lawful as they do for every deed.
"""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_ZH, SURNAMES, Manner
from yunchou.playbook.conduct.wording.patterns import sign

HE = f"(?:他们?|她们?|{PERSON_ZH}|[老小][{SURNAMES}]|[{SURNAMES}][总工处局科主行院部董书]|嫂子|夫人|太太)"
KIN = (
    "(?:老婆|爱人|太太|夫人|媳妇|老公|丈夫|儿子|女儿|闺女|孩子|小孩|小舅子|大舅子|大舅哥|小姨子|弟弟|哥哥|妹妹|姐姐|弟妹|嫂子|妹夫|姐夫|侄子|侄女|外甥女?|"
    "表[弟哥妹姐]|堂[弟哥妹姐]|亲戚|父母|父亲|母亲|岳父|岳母|丈母娘|老丈人|家里人|家属|女婿|连襟|亲家|情人|相好|女友|男友|司机|同学|发小)"
)
OFFICE = "(?:招标办|招采办|采购办|招标中心|交易中心|评标(?:组|委员会)?|评委|专家(?:组)?|评审(?:组|委)?|验收组|科里|处里|局里|办公室|信息中心|信息科|采购科|财务科|院里|校办|招标代理|代理机构)"
PAPER = "(?:资格条件|资质条件|评分办法|评分细则|评分标准|评分表|打分表|参数|技术参数|技术要求|招标文件|采购需求|门槛|资质要求|业绩要求|标书|招标书|采购文件)"
UNOPENED = "(?:评标基准价|基准价|下浮系数|系数|标底|底价|拦标价|最高限价(?!公)|别家的?报价|别人的?报价|其他家的?报价|对手的?报价|二次报价|最低价|报价表|投标名单|投标人名单|专家名单|评委名单)"
TELL = "(?:发我|发给我|给我|给咱|告诉我|告诉咱|透给|透露给|漏给|报给我|念给|拍给|比个?手势|比手势|打手势|暗示|递个?话|使眼色|提前(?:给|发|告诉))"
MONEY = "(?:现金|钱|款|费|万|千块|差价|差额|利差|回款|那笔|那几笔|多的|多出来的|那块|零头|一半|[一二两三四五六七八九\\d]成|[一二两三四五六七八九十\\d]+个点)"
SMOOTH = "(?:走动|打点|做工作|疏通|喂饱|喂熟|润一?润|润滑|通通路子|通关节|铺路|摆平|维护关系|攒局|孝敬|上贡|进贡|烧香|拜码头|意思意思|意思到|表示表示|表示一下|过年|过节|喝茶|买茶|加油|犒劳|安抚)"
COVER = "(?:会议费|会务费|培训费|咨询费|顾问费|差旅|差旅费|办公用品|广告费|推广费|劳务费|服务费|技术服务费|信息费|中介费|辛苦费|茶水费|台班|工时|人头|人天|材料费|餐费|住宿费|印刷费|资料费|课时费|讲课费)"
WITHIN = "(?:月饼|茶叶|水果|海鲜|粽子|大闸蟹|烟|酒|书|杂志|资料袋|礼盒|箱子|盒子|袋子|纸袋|公文包|后备箱|快递|信封|样机|奶粉|土特产|螃蟹)"
FIRMS = "(?:[两二三几四五\\d]家|兄弟公司|兄弟单位|关联公司|友好单位|关系单位|朋友公司|朋友的公司|皮包公司|空壳公司|同行|友商|陪跑|影子公司|马甲公司|老乡的公司|小舅子的公司)"
LISTS = "(?:名单|号码包|号码库|数据包|数据库|通讯录|花名册|客户资料|用户资料|车主信息|业主信息|车主|业主|股民|学生信息|患者信息|病人信息|通话记录|话单明细|开房记录|户籍|征信报告|社保信息|快递面单|简历库|身份证照片)"
WATCHERS = "(?:纪委|纪检|监委|巡视|审计|督查|领导|上级|总部|媒体|记者|网上|朋友圈|他老婆|她老公|家里|单位|局里|群里)"

ONE = f"(?:[他她](?!们)|{PERSON_ZH}|[老小][{SURNAMES}](?:那份|那边|个人)?|[{SURNAMES}][总工处局科主行院部董书])"
OTHERS = "(?:(?:另外|其他|其余|别的|那|剩下的?)(?:[两三四几]|\\d)?家|别家|人家|对手|对方|竞争对手|竞品|友商)"
THEIRS = "(?:报价|价格|标书|投标文件|方案|封面|报价页|U盘|u盘|保证金名单|保证金|文件|底|清单|报价单|分项|折扣)"

FRAMES = (
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:事成|事后|办成|成了|签完|签约|签下来|中标|落地|回款|过会)(?:之后|以后|后|了)?[^。；]{{0,10}}(?:[一二两三四五六七八九十\\d]个点(?!的?折)|现金|重谢|厚谢|表示|红包|意思|兑现|少不了|不会亏待|亏待不了)|"
        f"(?:财务|采购|科里|处里|{ONE})[^。；]{{0,14}}(?:别忘了?|记得|也要|也得|还得|总得)(?:好好)?(?:表示|意思|打点|走动)(?:一下|表示|意思)?(?=$|[，。；])|"
        f"(?:奖金|提成|分红|利润|项目款|毛利)[^，。；]{{0,6}}(?:给|留|匀|切|分)[^，。；]{{0,8}}(?:甲方|经办人|业主|{ONE})[^，。；]{{0,4}}(?:留|一份|份|点|一块)|"
        f"(?:安排|请|带|送|陪|组织)[^，。；]{{0,8}}{KIN}[^，。；]{{0,4}}(?:去|出|到|上)(?:趟|了)?(?:日本|韩国|欧洲|美国|泰国|三亚|海南|香港|澳门|新加坡|马尔代夫|国外|境外|出国|国|旅游|度假|体检|购物|疗养|散心|玩)|"
        f"(?:卡|券|票|礼盒|箱|烟|酒|手机|表)[^，。；]{{0,6}}(?:给|发|送)[^，。；]{{0,10}}(?:每人|人手|一人)一?(?:张|份|盒|箱|部|台|瓶|块|条)|(?:别|不要|不能|甭)(?:写|印|留|落|露)(?:咱们?|我们)?(?:的)?(?:公司|单位)(?:的)?(?:名|抬头|标|logo)?|"
        f"(?:给|替|帮){ONE}(?:的|家)?(?:把)?[^，。；]{{0,10}}(?:年费|会费|会员|学费|学杂费|房租|物业费|油费|油卡|保险|月供|账单|贷款|罚款|房款|装修款|机票|墓地钱)[^，。；]{{0,3}}(?:续|交|充|缴|付|还|结|办|订|出|报)|"
        f"(?:看中|相中|看上|想要|喜欢)(?:了|的)?(?:那|这|一)?(?:套|台|块|幅|辆|只|把|件|副)[^。；]{{0,14}}(?:托人|拉到|送到|搬到|弄到|买下|拿下|带给|寄到)[^，。；]{{0,6}}(?:家|老家|府上|车库|办公室|{ONE})",
        unless="婉拒|谢绝|退回|自费|一份(?:投标|标书|资料|文件|材料|方案|报告|评分|打分)|工会|我们?的?奖金|客户端|套餐|年费会员系统|物业费(?:系统|热线|催缴)",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        "(?:这|那|东|南|西|北|此)个?(?:区|省|市|片|标|标段|项目|客户|县)[^。；]{0,6}(?:他们?|咱们?|我们)(?:不碰|不去|让出来|不投|归)[^。；]{0,14}(?:不碰|不去|不投|归|让)|(?:划|分)(?:好|了|定)?(?:片|地盘|蛋糕)[^。；]{0,8}(?:互不|各做|各拿|不抢|不碰)|"
        "(?:用|借|拿|挂|以)[^，。；]{0,10}(?:公司|单位|资质|名义|牌子|抬头)(?:的)?(?:名义|资质|牌子|抬头|壳)?[^，。；]{0,6}(?:也|再|另外|同时|又)(?:去)?(?:投|报)(?:一?份|一个|一套|标|个价)|"
        "(?:评委|专家|评审)[^。；]{0,12}(?:会|答应|说好|保证|能)[^。；]{0,14}(?:压到|打低|打高|压分|压下去|高分|满分|扣分|抬到|废掉)|"
        "(?:封标|截标|开标|递交|密封)(?:以后|之后|后|了)[^。；]{0,14}(?:换|改|补|塞|撤)(?:一|掉|进)?[^，。；]{0,4}(?:页|报价|份|标书|价)|"
        "(?:参数|条款|标准|评分|需求书|招标文件)[^，。；]{0,4}(?:是)?(?:我们|咱们?|我)(?:替|帮|给)[^，。；]{0,4}(?:写|定|拟|做|出)[^。；]{0,14}(?:过不了|进不来|满足不了|只有|出局|卡)",
        unless="公示|唱标|开标现场",
    ),
    sign(
        C.IDENTITY,
        Manner.DEED,
        "(?:从|跟|找|托|让)[^，。；]{0,8}(?:护士|医生|老师|物业|快递|前台|中介|保安|员工|同学|内部人|熟人)[^，。；]{0,6}(?:要|拿|弄|搞|买|导|套)(?:到|了|来|出)+[^，。；]{0,10}(?:联系方式|电话|号码|名单|病历|资料|信息|住址)",
        unless="授权|同意|公开",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        "(?:派|找|叫|安排)[^，。；]{0,6}(?:人|俩|几个|两个)[^，。；]{0,6}(?:坐|堵|守|闹|跟|蹲)[^，。；]{0,8}(?:办公室|家|门口|楼下|单位)[^。；]{0,4}(?:不|闹|到|直到)|(?:找|请|雇|安排)[^，。；]{0,4}(?:写手|水军|枪手|黑公关|营销号|大V)[^。；]{0,8}(?:黑|抹|骂|写|发|踩|造)",
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        "(?:真实|真正|实际)的?[^，。；]{0,8}(?:名单|金额|人数|记录|账|版本|价格)[^。；]{0,6}(?:另外|单独|私下|线下|另)(?:存|记|放|留|算)|(?:行程|事由|主题|用途|摘要)(?:上|里)?(?:写|报|填|列|做)(?:成|作|为)[^，。；]{2,10}",
        unless="脱敏|测试|需求|系统里|字段|模板",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        r"\b(?:evaluators?|panel|committee|jury|scorers?|buyers?|inspectors?|minister|officials?)\b[^.;]{0,24}\b(?:gets?|receives?|enjoys?|promised|wins?)\b[^.;]{0,24}\b(?:package|trip|holiday|weekend|flights?|tickets?|cruise|stay|suite|maldives|bali|vegas|dubai)\b|"
        r"\b(?:his|her|their) (?:consultancy|company|firm|(?:wife|brother|sister|cousin|son)'s \w+) (?:bills?|invoices?|charges?) us\b[^.;]{0,50}\b(?:never|nothing|no work|not once|doesn't)\b|"
        r"\b(?:wife|husband|brother|sister|cousin|nephew|niece|son|daughter|in-law) (?:does|gets|runs|supplies|handles|wins) the \w+[^.;]{0,30}\b(?:remembers?|haggle|grateful|appreciat\w+|knows)\b",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        r"\b(?:split|carve up|carved up|divide|divided|share out) (?:up )?the (?:districts?|regions?|lots?|territor(?:y|ies)|market|cities|counties|customers?|patch)\b[^.;]{0,14}\b(?:with|between|so)\b|\b(?:see|read|look at|peek at) the sealed (?:bids?|offers?|envelopes?)\b",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        r"\bwe (?:still |also )?(?:have|kept|saved) the (?:photos?|pictures?|videos?|recordings?|footage|messages|screenshots)\b|\b(?:remind|tell) (?:him|her|them) (?:that )?we (?:still )?(?:have|know|saw|kept)\b",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        "每(?:颗|套|吨|单|台|件|个|份|箱|瓶|车|户|人次|条|张)[^，。；]{0,8}(?:抽|给|留|返|提|扣)[^，。；]{0,10}(?:给[^，。；]{1,6})?[一二两三四五六七八九十百千\\d]+(?:块|元|百|千|万|成|吨|个点)?[^，。；]{0,6}(?:给|带|送|走|$)|"
        '(?:多报|虚报|多填|多记)[^。；]{0,30}(?:从这|这里头|里头|这里面)[^，。；]{0,3}(?:出|走|扣|给)|(?:打|付|转)过去(?:再|后)?(?:退|返|抽|吐)(?:回来|回)?[^，。；]{0,6}(?:成|万|%|百分)|[“"]借[”"]|'
        "按(?:报废|残值|废铁|处理价)(?:卖|处理|转)给[^，。；]{0,8}(?:他|她|弟|哥|亲戚|小舅子)|(?:故意|让|我们)[^，。；]{0,8}(?:点炮|放水|输给|喂牌|喂炮)|🧧[^。；]{0,4}(?:塞|给|送|收)",
        unless="每人|工资|计件|话费|押金",
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        r"账[^，。；]{0,4}两(?:套|本)|两(?:套|本)账|阴阳合同|\b(?:signal|telegram|whatsapp|proton)\b[^.;]{0,20}\b(?:disappearing|auto-?delete|burn)\b|\bnever (?:use )?(?:his|her) (?:full |real )?name\b",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        "(?:底价|标底|报价单?|标书)[^，。；]{0,6}(?:落|忘|留|丢)在|(?:几家|各家|大家|老板们|同行)[^，。；]{0,8}(?:碰(?:了)?头|说好|商量好|约定|通气)[^。；]{0,20}(?:一起涨|都涨|涨[一二三四五六七八九十\\d]|谁也别|不许降|别先降|不打价格战)|"
        '抽(?:取)?专家[^。；]{0,20}[“"]?(?:卡|再抽|换|重抽|等[^，。；]{1,8}在线)|(?:样品|检测|检验|测试)[^。；]{0,14}(?:往下写|往低写|写低|改低|做低|往高写|写高)|(?:是|都是|全是)(?:我们|咱们?)的(?:壳|马甲|影子)|'
        r"\b(?:we|they|i|\w+) takes? (?:the )?(?:north|south|east|west)\w*\b[^.;]{0,30}\btakes? (?:the )?(?:north|south|east|west)|\bswap (?:our|the) sealed\b|\bsent me (?:their|the) (?:\w+ )?(?:supplier|rival|competitor|incumbent)(?:'s)? (?:quote|price|offer|bid|contract)",
        unless="公示|唱标",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        "(?:叫|找|派|让)[^，。；]{0,8}(?:工人|人|民工|老乡)[^。；]{0,14}(?:拉横幅|躺(?:门口|在)|堵门|围(?:门|住)|闹事)|不给(?:我|咱|我们)[^，。；]{0,6}(?:就|那就)?(?:等着(?:吧|瞧)?$|等着吧|走着瞧|别想|没完)|匿名信[^。；]{0,30}(?:说|寄|写)|"
        r"\bremind (?:him|her|them) who (?:has|holds|kept)\b|\bspread (?:it|word|this) (?:a?round|about)\b",
        unless="举报热线|匿名信箱|信访",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        r"\b(?:lend|lent|lending|loan(?:ed)?) (?:him|her|them|the \w+|\w+) (?:the|a|an|our|my) (?:boat|yacht|car|suv|villa|flat|apartment|house|cabin|jet|chalet)\b|\bon the (?:timesheet|payroll|roster)s?\b[^.;]{0,50}\b(?:split|pocket|share|keep)\b",
    ),
    # Slang that means nothing else, denied or not: 那边还没喂饱
    sign(
        C.OFF_BOOK,
        Manner.ALWAYS,
        "喂(?:饱|熟)",
        unless="数据喂|喂饱模型|奶|宠物",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        "打点(?:到位|妥当|好|一下|清楚|过)|润一润|润滑(?:一下|到位)|意思意思|烧高香|拜码头|通关节|进贡|上贡",
        unless="打点(?:好)?(?:数据|行李|埋点|演示|环境|会场|现场|设备|展台)|烧高香(?:了|吧)",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:从|走|由|让|找|经)[^，。；]{{0,12}}(?:分包|供应商|渠道|代理|发票|广告公司|会展公司|旅行社|那儿|那边|里面?)[^，。；]{{0,6}}(?:退|返|回|吐|冲|倒|洗|套|抽|转)(?:出来|回来|出)?[^，。；]{{0,6}}(?:给|到|归){ONE}|"
        f"(?:差|多|省|剩|余|空|虚)(?:出来|下来|的|出)(?:的|那部分|那块|钱)*[^，。；]{{0,3}}(?:给|归|退给|返给|打给){ONE}|(?:发票|票)[^，。；]{{0,6}}(?:冲|套|抵|平)(?:出来|掉|下来|账)?[^，。；]{{0,4}}给{ONE}|"
        f"(?:车|房子?|公寓|别墅|表|卡|特斯拉|奔驰|宝马|奥迪|商务车)[^，。；]{{0,3}}(?:先|就)?(?:借给|给|过户给|记在|落在){ONE}[^。；]{{0,14}}(?:开|住|名下|不用还|不还|不急着还|长期用)|"
        f"(?:实际|其实)(?:上)?(?:就|只|才)?(?:去|派|来|有|用)[^，。；]{{1,8}}，[^，。；]{{0,4}}(?:差|多|剩|余)[^。；]{{0,8}}给{ONE}",
        unless="差的给客户补|退款给客户|退货|退还押金|合同约定",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        f"{OTHERS}[^，。；]{{0,8}}{THEIRS}[^，。；]{{0,8}}(?:截图|截屏|拍(?!卖)|拷|复印|扫描|偷|抄|翻拍|拿到手|弄到手|发我|发给我|给我|给咱|转我)|"
        f"(?:拷|拍|复印(?!件)|翻拍|偷|抄|截图)(?:了|下|来|出|一份)*[^，。；]{{0,8}}{OTHERS}?[^，。；]{{0,6}}(?:的)?(?:报价页|标书|投标文件|U盘|u盘|保证金名单)|"
        "(?:抽|抽到|抽取|抽出)[^。；]{0,12}(?:谁|哪几个|哪些人|名单)[^。；]{0,12}(?:微信|告诉|通知|发|透|第一时间)|"
        "(?:几|两|三|四|五)家(?:都|全)?(?:是)?(?:我们|咱们?)(?:的)?(?:控制|马甲|自己的|关联|的人|能控)[^。；]{0,14}|谁中(?:标)?都(?:一样|是我们|是咱|行)|"
        "(?:写|做|设|改|弄)成[^，。；]{0,4}(?:废标|否决|一票否决|星号|实质性)(?:条款|项|条件)[^。；]{0,20}(?:其他家|别家|对手|出局|进不来|投不了)|"
        "(?:对手|友商|其他家|别家|他们)[^，。；]{0,10}报高[^。；]{0,20}(?:分包|转包|补偿|返|给他们)|说好[^。；]{0,10}报高[^。；]{0,20}",
        unless="公开唱标|唱标|中标公示|公示|开标现场|公开报价",
    ),
    sign(
        C.IDENTITY,
        Manner.DEED,
        "(?:找|托|让|请)[^，。；]{0,14}(?:导|拉|拷|拖|下载|弄|调|搞)(?:了|出|来|到)*[^，。；]{0,6}[\\d一二两三四五六七八九十百千万]+(?:条|个|份)[^，。；]{0,16}(?:用户|客户|号码|手机|业主|资料|数据|名单)",
        unless="脱敏|授权|测试数据|样例|样本|话单|导入|IT|运维",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        "写(?:几|一|两|三)?(?:篇|个|条|点)[^。；]{0,20}(?:稿|文|帖|东西)[^。；]{0,20}(?:有没有|真假|无所谓|不重要|没人查)|有没有(?:这|那)(?:回|个)?事[^。；]{0,4}(?:无所谓|不重要|不要紧)|真假(?:无所谓|不重要|不要紧)",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        r"\bslip(?:ped|s|ping)? (?:him|her|them|the \w+|[a-z]+) (?:a |an |some |another )?(?:two|three|five|ten|twenty|\d|few|couple|hundred|thousand|grand|envelope|something|bottle|card|cash|note)|"
        r"\bpad(?:ded|s|ding)? (?:the |our )?(?:\w+ ){0,3}(?:by|with|so|and)\b[^.;]{0,50}\b(?:back to|hands?|returns?|split|his|her|him|kicks?)\b|"
        r"\bbook (?:him|her|them) (?:a |an |the |into )?(?:\w+ ){0,2}(?:suite|spa|massage|cruise|resort|flight|villa|escort|weekend)\b|\bcharge (?:it|this|that) (?:as|under) \w+|"
        r"\b(?:comes|lands|goes|waits) (?:back )?in (?:his|her) (?:account|wallet|drawer|mailbox|garage)\b",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        r"\b(?:losing|throwaway|courtesy|token|fake|decoy|high-ball|highball) (?:quote|bid|offer|proposal)s?\b|\b(?:show|tell|read|send|photograph|open)s? (?:me|us) the other (?:\w+ )?(?:envelopes?|bids?|offers?|quotes?|prices?)\b|"
        r"\bbefore we (?:seal|submit|file|hand in) ours\b",
    ),
    sign(
        C.IDENTITY,
        Manner.DEED,
        r"\b(?:picked up|got|obtained|grabbed|sourced) (?:\w+ ){0,5}(?:mobiles|numbers|records|emails|contacts|profiles) (?:\w+ )?(?:from|off|via) (?:a guy|someone|somebody|some guy|telegram|a friend|the dark ?web|a forum|a broker|a mate)\b",
    ),
    # Something for the one who decides, by another's hand, under another name, or inside something else.
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:打|转|汇|进|付|存|划)(?:到|给|进|入)[^，。；]{{0,6}}{KIN}[^，。；]{{0,4}}(?:卡|账|户|名下|公司|手里|那儿|那里)|"
        f"{WITHIN}[^。；]{{0,6}}(?:底下|里头?|里面|夹层|中间|下面|上面)(?:压|放|塞|夹|藏|垫|裹|包|装)(?:了|着|点|个|一)|"
        f"{OFFICE}[^。；]{{0,8}}(?:每人|人手|一人|每位|一家)(?:都)?(?:一(?!份(?:投标|标书|资料|文件|材料|方案|报告|评分))|发|给|送|备|[两二三\\d])|"
        f"(?:多报|虚报|多开|多算|多列|虚列|假借|借|用|以)[^。；]{{0,24}}(?:套|倒|抠|挤|省|弄|洗)(?:了)?(?:出|下|来)[^。；]{{0,16}}(?:给|{SMOOTH})|"
        f"(?:多报|虚报|多开|多算|多列)[^。；]{{0,16}}{MONEY}[^。；]{{0,6}}(?:转给|给|返给|打给|归){HE}|(?:多报|虚报|多开|多算|多列)[^。；]{{0,12}}{COVER}[^。；]{{0,10}}(?:转|给|返|打)给?|"
        f"{COVER}[^。；]{{0,12}}(?:没开|没去|不用开|没办|不办|没有的事|是空的|走个形式)[^。；]{{0,10}}{MONEY}|"
        f"{MONEY}[^，。；]{{0,8}}(?:拿|用|留|去)(?:来|去|着|作)?{SMOOTH}|(?:由|让|叫|托|请)(?:代理|渠道|中间人|朋友|第三方)[^。；]{{0,8}}(?:去)?[“\"']?{SMOOTH}|"
        f"(?:多让|多给|加|让出|留出?)[^。；]{{0,6}}(?:个点|成)[^。；]{{0,16}}(?:代理|渠道|中间人)[^。；]{{0,10}}(?:{SMOOTH}|处理|安排|消化)|"
        f"(?:字|字画|画|书法|墨宝|作品|古董|瓷器)[^。；]{{0,16}}(?:抬到|拍下|高价买|高价收|买下来|收下来)|"
        f"(?:进不了|不能进|不进|没法进|走不了)(?:公|公司)?账[^。；]{{0,14}}(?:走|打|转|付|从)[^。；]{{0,8}}(?:个人|私人|微信|支付宝|现金)|"
        f"(?:茶水|辛苦|跑腿|喝茶|打点|人情|公关|关系|疏通)费[^。；]{{0,12}}(?:给|送|付|塞|打|留|备|准备|安排|算)|"
        f"(?:给|替|帮){HE}[^，。；]{{0,10}}(?:还|平|填|结|垫)(?:了|上|掉)?[^，。；]{{0,6}}(?:赌债|赌账|窟窿|房贷|车贷|学费|手术费|住院费|卡账|欠款)|"
        f"(?:干股|暗股|代持|挂名|吃空饷|空头岗位|顾问名义|挂个?(?:顾问|专家|董事))[^。；]{{0,14}}(?:{HE}|{KIN})|(?:{HE}|{KIN})[^。；]{{0,12}}(?:占|拿|持|挂)[^。；]{{0,4}}(?:干股|暗股|空饷|顾问费|分红)",
        unless="放了?(?:产品|手册|说明书|名片|贺卡|一张卡片|宣传)|退赃|查过|法务查|有没有代持|合同约定|所有客户|工会|员工福利|公积金|系统|平台|报销系统|字段|字体|签字|会员",
    ),
    # A tender that is decided before it is held.
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        f"(?:找|拉|喊|叫|约|凑|请|借|安排|组织)[^，。；]{{0,6}}{FIRMS}[^。；]{{0,12}}(?:一起|一块|同时|跟着|都)?(?:报(?!名费)|陪|投|凑|抬|垫|撑|走过场|走个过场|做样子|当绿叶|充数)|"
        f"{FIRMS}[^。；]{{0,10}}(?:标书|投标文件|报价)[^。；]{{0,10}}(?:一个人|同一个?人|都是|全是|我们|咱们?)[^。；]{{0,6}}(?:做|写|编|出|弄)|(?:标书|投标文件)[^。；]{{0,6}}(?:都|全)是[^，。；]{{1,6}}(?:一个人|同一(?:台|个|人))|"
        f"(?:这|本)(?:回|次|标|单|个)[^，。；]{{0,6}}(?:让|归|给|轮到)[^。；]{{0,12}}(?:下|后)(?:回|次|一|个|面)[^。；]{{0,12}}(?:让|还|归|给|轮)|(?:轮流|轮着|排队)(?:坐庄|中标|中)|坐庄|"
        f"{PAPER}[^。；]{{0,24}}(?:只有(?:我们|咱|咱们|我方)(?:能|一家)?|只够(?:我们|咱)|(?:按|照|对着|贴着)(?:我们|咱们?)(?:的)?(?:写|来|定|设|做|产品|参数)|量身|原样(?:贴|抄|放|发)|串好|串过|卡死(?:别人|对手|其他))|"
        f"(?:我们|咱们?|我)[^，。；]{{0,6}}(?:写好|拟好|起草|写)(?:了)?[^。；]{{0,10}}(?:私下|悄悄|偷偷|单独|塞|递)[^。；]{{0,20}}{PAPER}|{PAPER}[^，。；]{{0,8}}(?:我们|咱们?)(?:写好|拟好|起草|写)[^。；]{{0,8}}(?:私下|悄悄|偷偷|塞|递|他|她)|"
        f"{UNOPENED}[^，。；]{{0,14}}{TELL}|{TELL}[^，。；]{{0,12}}{UNOPENED}|(?:报价|开标|唱标|截标)(?:前|之前)[^。；]{{0,20}}(?:比个?手势|使眼色|暗示|告诉我还差|差多少)|"
        f"(?:专家|评委|评审)[^。；]{{0,16}}(?:(?:是|有)[^，。；]{{0,4}}(?:我们|咱们?|自己)(?:的)?人|招呼[^，。；]{{0,3}}打|打(?:过|好)?(?:了)?招呼|给满分|打满分|都安排好|打点好|搞定)|"
        f"(?:别家|对手|其他家|那几家)[^。；]{{0,10}}(?:废掉|做废|废标|挑毛病废|打下去|卡掉)[^。；]{{0,10}}(?:招呼|安排|说好|评委|专家|他会)",
        unless="公开招标|公示|公开唱标|唱标后|评标系统|专家库系统|采购系统|招标平台",
    ),
    # Other people's data.
    sign(
        C.IDENTITY,
        Manner.DEED,
        f"(?:买|花[^，。；]{{1,8}}(?:块|万|千|元)?[^，。；]{{0,8}}(?:收|买|弄|搞|换)|淘|搞到?|弄到?|收|扒|爬|拖|黑|倒腾)(?:了|来|到|一份|一批|些|点|下来)*[^，。；]{{0,10}}{LISTS}[^，。；]{{0,10}}(?:$|[，。；]|带|含|手机|导入|导进|去打|外呼)|"
        f"(?:移动|联通|电信|银行|公安|派出所|交警|酒店|医院|社保|航司)(?:的)?(?:同学|朋友|熟人|哥们|亲戚|内部人)[^，。；]{{0,6}}(?:查|调|看|拉|导)[^，。；]{{0,12}}(?:{HE}|通话|行踪|流水|开房|住址|记录|名单|征信)",
        unless="脱敏|授权|数据库|招标|官网|公开|客户名单系统|黑名单|白名单|名单管理|采购名单|供应商名单|短名单|参会名单|人员名单|中标|机房",
    ),
    # Somebody is to be made to fear.
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        f"(?:再|要是|敢|若|如果)[^，。；]{{0,6}}(?:卡|拦|拖|不签|不批|不盖|不配合|不松口|不放|刁难)[^。；]{{0,12}}(?:寄|捅|举报|告|送|发|交|抖)[^。；]{{0,6}}{WATCHERS}|"
        f"(?:堵|守|蹲|坐|赖|闹)(?:到|在)[^，。；]{{0,6}}(?:家|楼下|家门口|小区|学校|单位门口)[^。；]{{0,16}}(?:不走|不签|不盖|不放|看看|难堪|闹)|"
        f"(?:小号|水军|马甲|匿名|网红|自媒体|公众号|论坛|贴吧|脉脉|知乎|微博|热搜)[^。；]{{0,30}}(?:真假(?:不|无)|假的也|有没有不重要|没人查|查无实据|被拖过|泄露过|倒闭|出过事|黑料|抹黑|带节奏|踩)|"
        f"(?:放|散布|散|编|造)(?:点|个|些)?(?:风|谣|消息|假消息|黑料|谣言|故事)[^。；]{{0,20}}",
        unless="放风险|放风筝|反欺诈|举报平台|客户投诉",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        r"\b(?:wrote|write|writing) off (?:the |his |her |a )?(?:loan|debt|tab)\b|\b(?:forgave|forgive) (?:the |his |her |a )?(?:loan|debt)|"
        r"\b(?:weekend|trip|tickets?|suite|cruise|spa|golf|dinner|hostess(?:es)?|girls|chips|shopping) (?:\w+ ){0,3}for (?:the )?(?:\w+ )?(?:panel|evaluators?|committee|jury|scorers?|buyers?|minister|director|inspector)|"
        r"\b(?:route|pass|run|funnel|push|park|channel) (?:it|this|the \w+|his \w+|her \w+|\d+ ?%?|[€$£]?\d\w*) (?:\w+ ){0,3}(?:through|via) (?:his|her|the) (?:\w+ ){0,2}(?:wife|brother|sister|cousin|nephew|niece|son|daughter|company|agency|consultancy|firm|shell)|"
        r"\b(?:on the books|on paper) (?:as|it's|it is) [^.;]{3,40}\b(?:really|actually|in fact)\b|\b(?:ghost|phantom|no-show) (?:worker|employee|job|consultant|contractor|invoice)s?\b|"
        r"\b(?:keep|make) (?:him|her|them) (?:sweet|happy) (?:with|by)\b|\b(?:grease|oil) (?:his|her|their|the|a few) (?:palms?|wheels?)\b|\bsomething for (?:his|her|their) (?:trouble|pocket|time)\b|"
        r"\b(?:his|her|their) (?:slice|cut|end|share|taste|piece) (?:of the (?:deal|contract|price|margin|fee)|goes|comes|lands|gets)\b",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        r"\b(?:friendly|friend's|sister|partner|shell|dummy|two|three|other) (?:firms?|compan(?:y|ies)|bidders?|vendors?) (?:\w+ ){0,4}(?:come in high|bid high|quote high|cover(?:ing)? bids?|lose on purpose|make up (?:the )?numbers)|"
        r"\bcover (?:bids?|quotes?)\b|\bso (?:the \w+|it|they) (?:has|have|gets?|looks? like) (?:its |their )?(?:three|3|two|competing) quotes\b|"
        r"\b(?:i|we) (?:drafted|wrote|prepared) (?:the |their )?(?:scoring|criteria|spec|specification|matrix|rfp|tender|requirements)[^.;]{0,30}(?:quietly|secretly|as (?:his|her|their) own|paste|word for word)|"
        r"\b(?:this one|this time)[^.;]{0,20}(?:next one|next time)[^.;]{0,16}(?:theirs|ours|yours|mine|us|them|him)\b|\btake turns (?:winning|on)\b|"
        r"\b(?:tell|text|signal|whisper|read|slip|send|feed)s? (?:me|us) (?:the )?(?:other|rival|competing|lowest|best|their) (?:bids?|prices?|quotes?|numbers?)\b",
    ),
    sign(
        C.IDENTITY,
        Manner.DEED,
        r"\b(?:bought|buy|buying|purchased|scraped|got hold of|paid for) (?:\w+ ){0,3}(?:leaked|stolen|hacked|subscriber|customer|patient|voter|phone|mobile|contact|member) (?:\w+ ){0,2}(?:dump|list|lists|database|numbers|records|data)\b",
        unless=r"licen[cs]ed|opt-?in|gdpr",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        r"\bwe (?:all )?know about (?:the|his|her) (?:affair|girlfriend|mistress|boyfriend|debts?|drinking|gambling|arrest|past|secret)\b|\b(?:hate|shame|pity) (?:for it|if it|if this|for this|if that) (?:to come|came|comes|were to come|got|gets) out\b|"
        r"\b(?:get|have|pay) (?:somebody|someone|a blogger|an influencer|a friend|a few accounts) (?:to )?(?:post|tweet|leak|write|spread)\b|\b(?:spread|start|plant|seed) (?:a |the )?(?:rumou?rs?|stor(?:y|ies)|word) (?:that|about)\b",
    ),
)
