"""Value beside the books: kick-backs under all their names, cash, cards, favours and the ways to hide them."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, PERSON_ZH, Manner, Sign
from yunchou.playbook.conduct.wording.patterns import sign

NUMBER = "(?:\\d[\\d.,]*|[一二两三四五六七八九十几百千万半]+|若干)"
# 上午十点 is a time of day, not ten percent.
CLOCK = "(?<![\\d一二两三四五六七八九十午晨晚夜早])(?<!早上)(?<!晚上)"
POINTS = f"(?:{NUMBER}(?:个点|%)|{CLOCK}{NUMBER}点)"
TO_SOMEBODY = f"(?:{PERSON_ZH}|个人|私人|客户(?:方)?(?:领导|采购|财务|老总|负责人|那边)?|甲方|对方)"
_CASH_TRADE = (
    "卡扣|回扣[件式]|报名表|排名表|域名表|大礼堂|唯利是图|输送车|[基租奖税约资佣本年]金条|现金(?:流|折扣|支付|管理|类|柜台|口径|充裕|储备|收入|回款|结算|池|等价|价值|牛|红利|余额|分红|收款|充足|紧张|付款|或|还是|业务|机|借款|贷|宝|清点|"
    "收支|日记账|预测|盘点|押运|流量|比例|替代|优惠|返还活动)|(?:支付|付款|结算|收款|回款)(?:方式|形式)?[^。；]{0,6}现金|货到付款|不收现金|非现金|"
    "(?:给|向|对)[^，。；]{0,6}(?:会员|用户|顾客|粉丝|门店|车主|持卡人|储户|加盟商|商户)[^，。；]{0,3}(?:发|派|送|补)(?:红包|礼券|提货券|礼品卡)|红包(?:雨|封面|系统|活动|营销|功能|平台|业务|算法)|(?:微信|支付宝|电子|春节|营销|裂变)红包|走账期|打点(?:数据|日志|方案|上报|计时|机|器)|(?:系统|埋点|日志|数据|前端|接口|事件|和)打点|"
    "(?:回款|还款)好处|方案的好处|(?:最大|主要|明显|直接)的?好处"
)

WORDS_OF_GIFTS: tuple[Sign, ...] = (
    sign(
        C.OFF_BOOK,
        Manner.GIFT,
        "回扣|(?<!挽)[囬迴]扣|(?:hui|回)(?:kou|k)(?![a-z])|\\bhuikou\\b|(?:好|豪)处[费废]|好处f(?![a-z])|\\bhaochu ?fei\\b|\\bhcf\\b|茶水[费钱]|茶钱|\\bchashuifei\\b|辛苦[费钱]|跑腿费|"
        "封口费|感谢费|答谢费|车马费|中间费|公关费|打点费|润滑费|信息费给|茶叶钱|烟钱|酒钱|过节费|节礼|关系费|人情费|运作费|好处钱|喜钱|润笔费|酬谢|重谢|厚礼|大礼|送礼(?!品)|送了?(?:份|点|些)?(?:大|厚|重)?礼(?!品登|盒机)|随礼|份子钱|压岁钱|利是|礼金|礼钱|"
        "[红洪鸿虹]包|(?:hong|红|洪)(?:包|bao|b)(?![a-z])|\\bhong ?bao\\b|h包|(?:购物|购勿|超市|提货|储值|预付)[卡咔券]|购物k|\\bgou ?wu ?ka\\b|礼品卡|礼券|京东e?卡|e卡|天猫卡|沃尔玛卡|"
        "加油卡|油卡|话费卡|健身卡|会籍|高尔夫|提货券|金条|金币|名表|名包|名酒|茅台|五粮液|中华烟|烟酒|爱马仕|劳力士|奢侈品",
        unless=_CASH_TRADE,
    ),
    sign(
        C.OFF_BOOK,
        Manner.GIFT,
        f"(?:{NUMBER}|点|些|笔|塞|送|收|拿|要|提|备好?|准备(?:了|好)?|给|用|以|带|包|装|取|付了?)(?:元|块|的|了|到)?(?:[^，。；]{{0,8}}(?:元|块|万|千))?现金|"
        f"现金(?:[^，。；]{{0,3}}{NUMBER}(?:元|块|万|千)?)?[^，。；]{{0,10}}(?:给|送|塞|藏|打点|感谢|答谢|孝敬|好处|交到){TO_SOMEBODY}?|"
        "现钞|现款给|\\bxian ?jin\\b|信封里?[^，。；]{0,6}(?:现金|万|千|钱)",
        unless=_CASH_TRADE,
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        "行贿|受贿|贿赂|买通|收买(?!家)|利益输送|权钱交易|吃回扣|走私账|走个?账(?!期)|走(?:第三方|咨询公司|外部)[^，。；]{0,8}账|账外(?!好处的)|小金库|私账|过票|虚开|"
        "冲账|套(?:出来|现|取)[^，。；]{0,6}(?:给|钱|现|费)|阴阳合同|抽屉协议|干股|代持|(?:桌|台)(?:面|底)下|桌底|(?:意思){2}|1思1思|亿思亿思|意思一下|意思到了|\\byi ?si ?yi ?si\\b|表示表示|有所表示|没(?:有)?表示(?:就|他)|表示到位|(?:包装成|以|用)[^，。；]{1,8}(?:费|名义)(?:的名义)?[^，。；]{0,3}(?:给|付|走|发|套|返)|合同外(?:给|返|处理|结算)|不走合同|账外处理|转一手给|(?:做高|虚高|抬价|加价|多开)[^。；]{0,12}(?:给|返|归|分)|私下(?:里)?(?:给|付|转|打|分|结算|返|支付|"
        "补|送|塞|答谢|感谢|意思|表示(?:一下|点|点心意|心意)|谈好处|收|拿)|私底下(?:给|送|分)|暗地里(?:给|送)|表示(?:一下|点)(?:心意|他就|就|吧|意思)|表示心意|一点心意|小心意|孝敬|上供|进贡|喂饱|胃口(?:很)?(?:大|不小)|狮子大开口|套现|虚假采购|(?:付|先给|结)[^，。；]{0,4}(?<!的)好处|(?:报|费|钱)[^。；]{0,10}(?:维护|打点|搞好)[^，。；]{0,6}关系|(?:准备|给|要)[^，。；]{0,4}[五六七]位数|砸点?钱|吃差价|暗股|意思(?:不能少|得到位|要到位|要给到|到位)|(?:逢年过节|过年过节)[^，。；]{0,5}(?:意思|打点|表示)|(?:亏待)(?:不了)?(?:他|她|你|人家|王总|领导)|少不了(?:他|她|你|[^，。；]{1,4})的(?:那)?一?(?:份|好处)?|报答(?:他|她|领导|人家)|挂名(?:顾问|拿钱|领)|暗[扣佣点]|吃空饷|利益(?:交换|捆绑|绑定|输)|投桃报李|老规矩(?:给|返|走|办)|懂规矩|讲课费给|评审费给|专家费给|公关(?:一下|掉)|(?:花|用)(?:点)?钱(?:搞定|解决|运作)|活动经费(?:给|打点)|甜头|油水|"
        "捞(?:一笔|点|好处)|吃拿卡要|敲竹杠|分赃|潜规则|没有?好处(?:就)?不|(?:给|要|拿|得|捞|许|收|尝)(?:点|些|了|到|个)?(?:个人)?好处(?!是|在于|讲|说|写|列|算|体现|总结|摆)|个人好处|办事要钱|拿钱办事|花钱摆平|用钱摆平|"
        "打到?(?:他|她|个人|私人)?的?(?:个人|私人)?[卡账]户?上?|(?:转|汇|付|打|收|存)(?:到|进|入|给)?(?:他|她|其|他的|她的)?(?:个人|私人)(?:的)?(?:账户|账号|卡|微信|支付宝)|"
        "(?:通过|借|用)(?:咨询|顾问|第三方|劳务)(?:公司|合同|费)[^，。；]{0,8}(?:走|给|转|返)|不开票(?:的)?(?:钱|费|走|给|现)|(?:多|虚)报[^，。；]{0,8}(?:返|给|分)|抬高[^，。；]{0,12}(?:给他|返|分)|"
        "(?:洗浴|桑拿|按摩|夜总会|ktv|会所|陪酒|三陪|小姐陪|嫖)(?!连锁|企业|客户|行业|平台|热线|品牌|预订|集团|会员|[^，。；]{0,6}(?:热线|客服|坐席|系统|上线|招标))",
        unless=_CASH_TRADE,
    ),
    sign(
        C.OFF_BOOK,
        Manner.REBATE,
        "[返反][点佃](?!击|位|评)|返d(?![a-z])|\\bfan ?dian\\b|返佣|返利|返现|返钱|返款|返费|佣金|提成|抽成|分成给|分润给|介绍费(?!用)|顾问费|返还(?!率|订单|押金)|咨询费给|劳务费给|好处提成|回佣",
        unless="返点击|积分返|返利商城|返利网|返现活动|(?:银行|账务)返点",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:给|留给?|返给?|提给?|拿出?|抽|分给?|许诺?|答应|承诺|出|约定[^，。；]{{0,8}}给)(?:了|过)?(?:{TO_SOMEBODY})[^，。；]{{0,6}}?{NUMBER}个?(?:点|%)(?!位|评|建议|意见|时间|前|钟|回款|的?折扣|的?优惠|以内|左右?到|开会|见)|"
        f"(?:把|按)?{POINTS}(?:的?(?:钱|费用|利润|合同额))?[^，。；]{{0,4}}(?:留|返|给|分|归)(?:给|到)?(?:{PERSON_ZH}|个人|对方个人)",
        unless="给客户让利|优惠|折扣|降价",
    ),
)

FAVOURS: tuple[Sign, ...] = (
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:打点|疏通|摆平)(?!好?(?:演示|环境|行李|行装))(?:一下|好|到位|了)?(?:关系|{PERSON_ZH}|上下|各方|评标)(?!堵|队|话务|网络|管道|线路|数据)|(?:给|把|替|找人)[^，。；]{{0,6}}打点(?:一下|好|到位)|不打点|打点打点|用钱(?:摆平|打点)|花钱(?:疏通|打点)",
        unless=_CASH_TRADE
        + "|疏通(?:堵塞|管道|网络|下水|话务|队列|流程|河道|线路)|疏通了?(?:技术|接口|部门|内部|审批)",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:请|安排|带|送|约|陪|组织|招待)(?:{PERSON_ZH}|客户领导|客户|他们|评委)[^，。；]{{0,8}}(?:旅游|度假|出国玩|游玩|唱歌|k歌|足疗|洗脚|游艇|赌场|三亚|马尔代夫|欧洲游|洗浴|桑拿|按摩|夜总会|ktv|会所|高尔夫|打球|足浴|泡温泉|泡澡)|"
        f"(?:帮|替|给|为)(?:{PERSON_ZH})(?:家|家里)?[^，。；]{{0,5}}(?:装修|还了?(?:钱|信用卡|贷款|房贷|债)|买(?:房|车|单)|付(?:首付|房租|学费)|报销(?:个人|家人|私人|旅游)|交学费|出学费|办卡)|"
        f"(?:送|买)(?:给)?(?:了)?(?:{PERSON_ZH})?(?:一?[部台个块条只瓶箱台套])?(?:新)?(?:手机|iphone|苹果手机|笔记本电脑|电脑|手表|包包|金饰|首饰|项链|名酒|茅台|烟|酒|车)(?:给|送|，|$|和)?|"
        f"(?:买了?)(?:送|给)(?:{PERSON_ZH})|(?:旅游|机票|学费|装修)[^，。；]{{0,3}}(?:费用)?(?:由?我们|公司|我方)(?:出|掏|承担|报销)|钱从项目里?出|"
        f"(?:小舅子|老婆|儿子|亲戚|弟弟|哥哥|家人|侄子)的?公司[^。；]{{0,10}}(?:签|转|走|给|分包|合同|费)|(?:赞助|资助|安排|解决)[^，。；]{{0,8}}(?:孩子|儿子|女儿|侄子|老婆|小孩)[^，。；]{{0,6}}(?:出国|学费|工作|实习|留学|上学|入学)|(?:{PERSON_ZH})的?(?:朋友|亲戚|同学|关系户|弟弟|哥哥|老婆|家人)(?:的)?公司[^，。；]{{0,8}}(?:买|签|分包|合同|走|服务|包|转)|(?:买|指定|分包给?|包给|签)[^，。；]{{0,6}}(?:朋友|亲戚|关系户|弟弟|小舅子|老婆)(?:的)?公司|给{PERSON_ZH}[^，。；]{{0,6}}(?:提成|分成|股份|期权|返)",
        unless="(?:买单|送)机(?:场)?|酒店|烟草|酒业|烟台|车联网|车险|车企|电脑端|烟感|手机(?:号|银行|端|厂|短信|银)|送车间",
    ),
)

ENGLISH: tuple[Sign, ...] = (
    sign(
        C.OFF_BOOK,
        Manner.GIFT,
        r"\bk[i1!]ck[\s\-_.*]?b[a@4]cks?\b|\bbr[i1!]b(?:e|es|ed|ery|ing)\b|\bback-?handers?\b|\bslush fund|\bhush money|\bpay-?offs?\b(?! (?:period|time|is|of the|in))|\bpayola\b|\bwhat(?:'s| is) in it for (?:him|her)\b|\b(?:hand|pass|give|slip)\w* (?:over )?(?:him |her )?(?:the|an|that) envelope\b|\b(?:back|goes back) to the (?:purchasing|procurement|it) (?:manager|lead|head)|\bjobs? for (?:his|her|the \w+'s) (?:son|daughter|wife|nephew|niece|brother|cousin)\b|\b(?:his|her|the \w+'s) (?:son|daughter|wife|nephew|niece|brother|cousin)'?s? (?:job|tuition|company gets)|\bthank-?you payment|\bprice of (?:his|her) (?:vote|support)\b|\b(?:free|paid|luxury|sponsored) (?:holiday|vacation|trip|cruise|weekend|hotel|flight)s? for\b|\bvip tickets? for (?:him|her|the)\b|\bsweeten the deal for (?:him|her)\b|\b(?:extra|something|bit) (?:on the side|for his trouble|for her trouble)\b|\bon the side for (?:him|her)\b|\bskim(?:ming)? off\b|\bgratuit(?:y|ies)\b|\binducements?\b|\bfinder'?s? fee for (?:him|her)|\ball[- ]expenses[- ]paid\b|"
        r"\bsweeteners?\b|\bfacilitation payments?\b|\bgift ?cards?\b|\bshopping cards?\b|\bgift vouchers?\b|\bprepaid cards?\b|\bfuel cards?\b|\bred (?:envelope|packet|pocket)s?\b|\bh[o0]ng ?b[a@]o\b|"
        r"\bcash (?:gift|bonus for|reward|payment to|present)s?\b|\bthank-?you money\b|\bspeed money\b|\btea money\b|\brolex\b|\blavish gift|\bexpensive (?:gift|watch|present)s?\b",
        unless=r"sweetener (?:maker|supplier|producer|factory)|bribery act",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        r"\bunder[- ]the[- ](?:table|counter)\b|\boff[- ](?:the[- ])?books?\b|\bbrown envelopes?\b|\bgreas(?:e|ed|ing) (?:the wheels|(?:his|her|their|some|a few) palms?|palms)\b|\bwet (?:his|her) beak\b|"
        r"\b(?:make|making|made|makes) it worth (?:his|her|their) while\b|\b(?:wants?|get|gets|expects?|takes?|asked for|needs?|give (?:him|her)) (?:his|her|their|a) (?:own )?(?:cut|share|slice|piece)\b(?! (?:in|of the budget))|"
        r"\b(?:a )?little something (?:extra )?(?:for|to)\b|\btake (?:good )?care of (?:him|her) (?:personally|privately|financially)|\b(?:private|personal|offshore|his|her|wife's) (?:bank )?account\b|"
        r"\bslip(?:s|ped)? (?:him|her|them|mr|the)\b[^.;]{0,24}(?:cash|money|\d)|\bside (?:payment|deal|letter for)\b|\b(?:secret|personal|hidden|private) commissions?\b|"
        rf"\b(?:commission|rebate|percent|%|fee|points?) (?:\w+ )?(?:goes|go|paid|to be paid|transferred|for|to) (?:directly )?(?:to |into )?(?:{PERSON_EN}|him|her)(?! team| company)|"
        r"\bsham (?:invoice|contract|consult)|\bfake invoices?\b|\bwithout (?:an )?invoice\b[^.;]{0,20}\b(?:pay|cash|money)|\bconsult(?:ing|ancy) fee to (?:his|her|the \w+'s)\b|\bfee to (?:his|her) \w+'s company|"
        r"\b(?:buy|bought|get|give) (?:him|her|the \w+|mr \w+) (?:a|an|some|the) (?:new |nice |gold )?(?:phone|iphone|watch|laptop|car|ipad|bag|present|holiday|trip|golf)\b|"
        r"\b(?:pay|cover|book|sponsor)\b[^.;]{0,20}\b(?:his|her|their) (?:holiday|vacation|family trip|tuition|rent|wedding|renovation|mortgage)\b|"
        r"\b(?:take|bring|invite|send)\b[^.;]{0,30}\b(?:on (?:a )?(?:trip|holiday|vacation)|to (?:a )?(?:karaoke|night ?club|massage|casino|strip club|golf resort|sauna))\b[^.;]{0,40}|"
        r"\bhir(?:e|ing) (?:his|her|the \w+'s) (?:son|daughter|nephew|niece|cousin|wife)\b|\bpay(?:ing)? (?:off )?(?:him|her|the evaluators?|the officials?) (?:off|privately|in cash|under|quietly)\b",
        unless=r"discount|his account (?:manager|team|plan|at|has|is)|her account (?:manager|team|plan)|user account",
    ),
    sign(
        C.OFF_BOOK,
        Manner.GIFT,
        rf"(?:{PERSON_EN}|\bsome|\benvelope[^.;]{{0,12}}|\d[\d,.]*k? (?:yuan |rmb |usd )?(?:in )?|\b(?:give|gave|hand|handed|slip|slipped|pay|paid|bring|offer|offered|wants?|want|asked for|expects?)\b[^.;]{{0,20}})\bc[a@]sh\b"
        r"(?![ -]?(?:flow|on delivery|discount|forecast|register|management|collection|position|basis|receipt|desk|by|back program|payment term|conversion))|\bc[a@]sh\b[^.;]{0,20}\b(?:envelope|for (?:him|her|the (?:director|manager|buyer|evaluator|officials?)))\b",
        unless=r"cash (?:by|before|in) (?:january|february|march|april|may|june|july|august|september|october|november|december|q\d|the fourth)",
    ),
)


KIN = "(?:的)?(?:老婆|爱人|太太|儿子|女儿|孩子|弟弟|哥哥|表弟|小舅子|亲戚|家人|家属|侄子|妹妹|姐姐)?"
WHOM = f"(?:(?:{PERSON_ZH})(?:们|那边)?{KIN}|(?:客户方?|对方|甲方|对方单位)(?:的)?(?:\\w{{0,4}})?(?:{PERSON_ZH}|个人)|专家(?:们|每人)?|评委(?:们|每人|一人)?|每(?:个)?人|每位(?:领导|专家|评委|老师)|领导们|各位领导)"
PRICE = "(?![一二三四五六七八九]?(?:百|块)?(?:一个|每个?|一)(?:坐席|座席|席位|席|人头|人月|工位))(?!(?:以上|以内|左右|多)?的?(?:报价|折扣|账期|折让|优惠|预算|合同|订单|发票|坐席|并发|降价|让利|税|方案|项目|价差|回款|首付|尾款|货款|保证金|押金|投资|罚|建议|意见|点评|位|半|钟|前|开|时间|条(?!烟)|通|路|户|毛利|利润率|下浮|清单|明细))"
SUM = f"(?:{NUMBER}(?:多)?(?:万|千|百)?(?:块钱?|元|万|千块?|百块)|{NUMBER}个点|{CLOCK}{NUMBER}点|{NUMBER}%|百分之{NUMBER})(?![点个]){PRICE}"
THING = (
    "(?:好处|(?:点|些)东西|钱(?!包)|信封|厚礼|土特产|特产|茶叶|好酒|红酒|白酒|好烟|香烟|两条烟|新款?手机|苹果手机|手机一部|一部手机|平板|ipad|iphone|笔记本电脑|手表|首饰|按摩椅|私人机票|机票钱|房租|学费|夏令营|补习费|差价|分成|干股|股份|期权|"
    "(?<!门禁)(?<!工)(?<!会员)(?<!信用)(?<!银行)(?<!社保)(?<!借记)卡(?![片点号扣位顿住时车口了着在得])|券(?!商)|金饰|黄金|名牌|奢侈)"
)
_PRICE_TRADE = (
    "(?:找|向|跟|问)(?!我|咱)[^，。；]{1,6}要(?:钱|预算)|"
    "报价|报了|预算|合同金额|审批|投资|订单|发票|坐席|货款|保证金|押金|首付|尾款|折扣|优惠|降价|让利|便宜|税|下浮|回款|中标|采购|客单|罚|违约|方案|清单|明细|构成|建议|意见|点评|"
    "点位|点半|点钟|点前|点到|点开|卡住|卡在|卡点|名片|卡片|赠送服务|赠送坐席|免费"
)

# 违约金上限他们要20%, 预付款对方要30%: a term of the contract that the house asks for, nobody's share.
_HOUSE_ASKS = "(?:他们|她们|对方|客户|甲方)[^，的]{0,4}要[^，]{0,3}"
_SHARE = "[\\d一二三四五六七八九十][^，]{0,3}[%点成]"
_TERM = (
    f"(?:预付款?|首付款?|首款|尾款|进度款|质保金|保证金|违约金|罚金|上限|折扣|降价|让价|付款|首期)[^，]{{0,6}}{_HOUSE_ASKS}{_SHARE}|"
    f"{_HOUSE_ASKS}{_SHARE}的?(?:质保金|预付|首付|尾款|保证金|违约金|折扣|优惠|让利|降价)|{_HOUSE_ASKS}付款?{_SHARE}"
)

FRAMES: tuple[Sign, ...] = (
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:给|送|塞|打给|转给|付给|发给|答应(?:给)?|许诺(?:给)?|承诺(?:给)?|补给?|谢|替|帮|为)(?:了|过)?{WHOM}[^，。；]{{0,8}}?(?:{SUM}|{THING})|"
        f"(?:{SUM}|{THING}|(?:的|多的|多出来的?|那)部分|多出来的|多的|费用|会务费|劳务费|利润|佣金)[^，。；]{{0,6}}(?:给|归|塞给|打给|转给|返给|分给|留给|付给|送给?|打到|转到|进了?)(?:到|了)?{WHOM}"
        "(?!看|审|确认|过目|批|讲|介绍|汇报|参考|解释|说明|核对|一份|报告|做)",
        unless=_PRICE_TRADE,
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:{SUM}|红利|利润)[^，。；]{{0,12}}(?:感谢|答谢|酬谢|犒劳|孝敬|谢谢?){WHOM}|"
        f"(?:{WHOM}|客户|对方)[^，。；]{{0,6}}(?:要(?!求|我们|咱|我方)|想要|暗示|索要|索取|开口|伸手|惦记|抽|吃|(?<!验)收|拿)(?:了|走|着)?(?:要|个|点|些|一)?[^，。；]{{0,4}}(?:{SUM}|{THING})|(?:抽|吃|拿|开价|开口|(?<!毛利)(?<!利润)要|得给)(?:走|了|要)?{NUMBER}个点(?!的?(?:折扣|账期|折让|优惠|降|让|税|便宜))|(?:钱|款|费用|资金)(?:走|从|通过|经)[^。；]{{0,18}}(?:转给|打给|转到|给到?|付给){WHOM}|(?:给|替|为){WHOM}留(?:点|些|出)?(?:空间|口子|余量)|(?:送|拎|带|给)[^，。；]{{0,8}}(?:[一二两三四五六几]|\\d)(?:条|瓶|箱|盒|斤)(?!线|建议|意见|需求|消息|路|产品|业务|数据|记录|信息|短信|件|理由|标准|规则|资料|样品|方案)|(?:送|带|拎|买|备|喜欢)(?:了|点|些|上)?[^，。；]{{0,6}}(?:紫砂壶|冬虫夏草|燕窝|海参|人参|字画|古董|翡翠|玉石|名茶|洋酒)|"
        f"(?:送|塞|带|拎|备|买)(?:了|上|点|些|个|张|几张|几条)?[^，。；]{{0,8}}(?:信封|土特产|茶叶|好酒|好烟|条烟|瓶酒|(?<!信用)(?<!银行)(?<!社保)(?<!借记)卡(?![片点号扣位顿住时车口了着在得]))|(?:塞|递|厚|包)(?:了)?(?:个|一个)?信封|"
        f"(?:帮|替|给|为){WHOM}[^，。；]{{0,4}}报销|\\bhb\\b[^，。；]{{0,4}}(?:已?发|给|送|到|备)|(?:发|给|送|备)[^，。；]{{0,4}}\\bhb\\b|(?:年底|事后|事成|签完|中标后|回款后)[^，。；]{{0,6}}(?:谢|兑现|分(?!期|批|析|工|阶)|好好感谢|意思)",
        unless=f"{_PRICE_TRADE}|{_TERM}",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        rf"\b(?:give|gave|offer|offered|pay|paid|send|sent|buy|bought|get|bring|slip|promise|promised|wire|transfer|reward|treat)\b (?:\w+ )?(?:{PERSON_EN})[^.;]{{0,20}}?(?:\b\d[\d,.]* ?(?:%|percent|points?|euros?|dollars|yuan|rmb|k\b)(?! ?(?:more|less|off|discount|time|lower|cheaper|of the (?:seats|work)))|[¥$€]\d|"
        r"\bmoney\b|\bthe difference\b|\bbottles? of\b|\bmoutai\b|\bwatch\b|\bwhisk(?:e)?y\b|\bpersonally\b|\benvelope\b|\bipad\b|\bperfume\b|\bholiday\b|\bjewell?ery\b)|"
        rf"\b(?:payment|reward|money|cash|something) (?:for|in return for) (?:his|her) (?:support|help|vote|favou?r|signature)|\bsomething in an envelope|\bmoutai\b[^.;]{{0,24}}\b(?:cash|{PERSON_EN})|\bbottles? of moutai|\bbungs?\b|"
        r"\b(?:inflate|pad|over-?invoice)[sd]?\b[^.;]{0,24}\b(?:give|return|difference|split|share|him|her)|\broute (?:the )?money\b|\b(?:money|payment|commission|fee) (?:through|via) (?:a|his|her) (?:consultant|third party|relative|friend|shell)|"
        r"\b(?:percent|%|points?) (?:of the (?:contract|deal)(?: value)? )?(?:personally|for (?:himself|herself)|in his pocket|in private)|\bline (?:his|her) pockets?\b|\b(?:quid pro quo|palm oil|baksheesh|grease money)\b|"
        r"\b(?:under|beside|outside) the contract\b[^.;]{0,20}\b(?:pay|rebate|money)|\brebate\b[^.;]{0,24}\b(?:personally|privately|him|her)\b",
        unless=r"(?:discount|off the list|price|quote|proposal|invoice for|pay attention|instal)[^.;]{0,12}$|(?:\d+ ?%|percent|points) (?:discount|off|reduction|lower|cheaper)",
    ),
)

PINYIN: tuple[Sign, ...] = (
    sign(
        C.OFF_BOOK,
        Manner.GIFT,
        r"\b(?:hui ?kou|hong ?bao|hao ?chu ?fei|gou ?wu ?ka|fan ?dian|xian ?jin|cha ?shui ?fei|yi ?si ?yi ?si|hcf|gwk|fan ?yong|li ?jin)\b",
        unless=r"fan dian (?:hotel|catering)",
    ),
)

OFF_BOOK = WORDS_OF_GIFTS + FAVOURS + FRAMES + ENGLISH + PINYIN
