"""Plans that name no bribe and no secret: how money, papers and words are moved so that nobody sees it."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.gifts import NUMBER
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, PERSON_ZH, Manner
from yunchou.playbook.conduct.wording.patterns import sign

MONEY = f"{NUMBER}(?:来)?(?:万|千|块|元|个数)"
FEE = "(?:劳务费|咨询费|顾问费|讲课费|讲师费|评审费|专家费|服务费|设计费|稿费|车马费)"
FACT = "(?:吃饭|见面|这笔|这事|这顿|这条|名字|他|她|那句|礼|钱|那段|这次|邮件|聊天|记录)"
NOT = "(?:别|不要|不用|勿|莫|先别|不许|不能|不可|不准|不)"

GOODS = "(?:礼品?|礼物|礼金|红包|购物卡|储值卡|礼盒|烟|名?酒|茶叶|月饼券|心意)"
BY_OTHERS = "(?:通过|经|让|请|托|叫|由|找)"
FALSE_TITLE = "(?:会议费|办公用品|培训费|耗材|印刷费|差旅费|住宿费|劳保用品?|加油费|餐费)"

SCHEMES = (
    # Somebody else's hand, several small parts, a false title: the same gift on another way.
    sign(
        C.HIDDEN,
        Manner.DEED,
        f"{BY_OTHERS}[^，。；]{{1,8}}(?:把|将|代|替|帮|给)[^，。；]{{0,6}}{GOODS}[^，。；]{{0,4}}(?:转交|转给|捎|带|送|递|交)(?:给|到)?(?:他|她|{PERSON_ZH})|"
        f"{BY_OTHERS}[^，。；]{{1,8}}(?:代|替)(?:我们?|咱们?|公司)?(?:转交|转送|送|捎|带)[^，。；]{{0,4}}{GOODS}[^，。；]{{0,2}}给|"
        f"(?:让|由|请|叫)[^，。；]{{1,8}}出面[^，。；]{{0,4}}请[^，。；]{{0,6}}(?:吃|喝|玩|打球|唱歌)[^。；]{{0,8}}(?:我们?|公司|咱们?)[^，。；]{{0,3}}(?:报销?|出|结|付|承担)(?!价)|"
        f"(?:分|拆)(?:成|开)?(?:[几两二三四五]|\\d)(?:次|份|笔|单|张)[^，。；]{{0,6}}[，、]?(?:避开|绕开|绕过|躲开|躲过|免得|省得)[^，。；]{{0,4}}(?:审批|登记|上限|限额|合规|报备)|"
        f"发票[^，。；]{{0,3}}(?:开|写|做|换|改)(?:成|作|为){FALSE_TITLE}",
        unless="退回|拒|没收",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"(?:垫|塞|夹|藏|压|裹)(?:了|着|上|进去?)?{MONEY}|(?:(?<!落)袋子?|信封|盒[里子]|包里|后备箱)[^，。；]{{0,8}}{MONEY}|(?:给|替|帮)(?:{PERSON_ZH})[^，。；]{{0,4}}(?:开|发|付|打|走)[^，。；]{{0,3}}{FEE}|"
        f"钱(?:归|给|由)?(?:他|她|他们|对方)(?:拿|得|分|收)|(?:给|让|由)?(?:他|她)们?(?:几个|内部|几位)(?:再|去|自己)?分(?!别|析|工|公司|享|配工|组|批|头|期|阶段)|多(?:做|报|开|打|写)(?:出来?)?[^，。；]{{0,3}}{MONEY}[^。；]{{0,10}}(?:分|返|给)(?:他|她|了)?|"
        f"不入账(?!期)|不上账|{NOT}走(?:公司)?账(?!期)|走(?:我|你|他|老婆|亲戚|私人|个人)[^，。；]{{0,4}}(?:微信|支付宝|卡|账)|(?:故意|有意)?输给?(?:了)?(?:{PERSON_ZH})[^，。；]{{0,4}}(?:{MONEY})?(?=$|[，。；])|"
        f"(?:替|帮|给)(?:他|她|{PERSON_ZH})?[^，。；]{{0,3}}(?:还|报销|垫付|结|交)(?:了|掉|着)?[^，。；]{{0,6}}(?:房贷|车贷|学费|装修|账单|罚款|发票|旅游|油费|房租)|(?:房贷|学费|账单|装修费?)[^，。；]{{0,6}}(?:我们|公司|我)(?:帮|替|来|可以)?[^，。；]{{0,4}}(?:还|付|出|结|赞助|报)|"
        f"(?:挂名|挂职)[^，。；]{{0,4}}(?:领|拿|发)|(?:安排|解决|招)[^，。；]{{0,4}}(?:他|她|{PERSON_ZH})[^，。；]{{0,4}}(?:侄|外甥|儿子|女儿|亲戚|小孩|孩子)[^，。；]{{0,8}}(?:上班|工作|岗位|入职|实习)|(?:该有的|老规矩|那一?份|他那份|说好的)[^，。；]{{0,4}}(?:要有|少不了|不会少|送过去|给他|给到)|"
        f"想(?:换|要|买)(?:辆|部|块|套)[^，。；]{{0,4}}(?:车|表|房|手机)[^。；]{{0,10}}(?:想办法|安排|解决|满足)",
        unless="多写|分账系统|不入账提醒",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        rf"\b(?:his|her|their) (?:usual )?(?:cut|share|slice|piece|bit)\b(?! of the (?:rollout|work|project|project's|region|budget|costs?))|\b(?:let|letting) (?:him|her|{PERSON_EN}) win\b|\b(?:thank[- ]you|something extra|a little extra|little something|sweetener|goodwill)\b[^.;]{{0,40}}\b(?:grand|k\b|thousand|cash|{PERSON_EN})|"
        rf"\b(?:expects?|wants?|asked for|needs?) (?:a |his |her |some )?(?:thank[- ]you|present|gift|commission|favou?r|cut)\b|\b(?:comes?|goes|flows?) back to (?:{PERSON_EN}|mr|ms)|\bgrease (?:the wheels|(?:his|her|their|some|a few) palms?|him|her|them|things)\b|\bslip(?:ped|ping)? (?:him|her|them|{PERSON_EN})\b|\bsweeten the deal (?:for|with)|\bsweeten the deal\b|"
        rf"\b(?:usual|agreed|going) rate\b(?=[^.;]*$)|\btake care of (?:the |our )?(?:evaluators?|panel|committee|judges?|{PERSON_EN})|\b(?:sponsor|cover|pay(?: for)?)(?:s|ed|ing)? (?:his|her)\b|\b(?:his|her) [\w' ]{{2,24}} (?:could|can|will|might) be (?:sponsored|paid|covered)|\bjob for (?:his|her)\b|\bon the side\b|\bin cash,? no (?:invoice|receipt)",
        unless=r"(?:declined?|refused?|not) (?:\w+ ){0,4}(?:sponsor|cover|pay)|cover (?:his|her) (?:questions?|points?|absence|deputy)",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        "控标|(?:评分|参数|招标文件|标书|条款|门槛|指标|要求)[^，。；]{0,14}(?:只有我们|只能我们|唯有我们|别家|其他家|对手)[^，。；]{0,6}(?:满分|进不来|够不着|满足不了|达不到|出局|能得|能过|能中|能满足)|(?:别家|其他家|对手)(?:都)?进不来|"
        "(?:招标文件|评分表|标书|参数|评分标准)[^，。；]{0,8}(?:没发|没出|发布|挂网|公开)(?:之?前|以前)?[^，。；]{0,6}(?:先)?(?:发|给|让)(?:给)?我们(?:改|看|写|审)|(?:[三两几四五]|各)家(?:都)?是我们(?:的人|找的|安排的?|自己人|的关系)|(?:轮流|轮着|轮到)[^，。；]{0,4}(?:中标?|做庄|中)|"
        "(?:招标|投标|评标|开标|比价|比选|评审)[^，。；]{0,6}(?<![别不勿莫])(?:走|是|做)(?:个|一?下)?(?:过场|形式)(?=$|[，。；])|(?:和|跟|与)[^，。；]{2,6}(?:商量|约|说|谈)好[^，。；]{0,6}(?:轮流|这次|谁|报低|报高|让|中标)|挖[^。；]{2,16}(?:带|捎|拷)(?:上|来|过来|走)?[^，。；]{0,6}(?:方案|资料|报价|客户|代码|文档)|挖[^。；]{2,16}(?:方案|资料|报价|客户|代码|文档)[^，。；]{0,4}(?:带|捎|拷)|"
        "密封(?:的)?(?:报价|标书|文件)[^，。；]{0,10}(?:看|给|发|漏|拍)|(?:友商|对手|竞品|竞争对手|别家|另一家)的?[^，。；]{0,4}(?:方案|报价|标书|资料|底价)[^，。；]{0,8}(?:转|发|给|拿|传|看)[^，。；]{0,3}(?:我们|我|一眼|一份|参考)|"
        "(?:让|叫|请)[^，。；]{1,6}(?:把|将)(?:友商|对手|竞品|竞争对手|别家)[^，。；]{0,8}(?:转|发|给|拿|传)|(?:名单|专家|评委)[^，。；]{0,6}(?:搞到|弄到|拿到|到手|漏|透)|逐个(?:去)?拜访[^，。；]{0,4}(?:评委|专家)|(?:底价|报价|标底|控制价)[^，。；]{0,10}(?:透(?:的|露|给|出来)|漏(?:的|出|给))|能知道各家",
        unless="流于形式|数据泄漏|防泄漏|公开(?:发布|招标文件)",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        r"\b(?:agency|insider|someone inside|friend inside|evaluator|panel member|consultant)\b[^.;]{0,16}\b(?:told|tipped|passed|gave|slipped|leaked)\b[^.;]{0,30}\b(?:ceiling|prices?|bids?|offers?|quotes?|submitted|scores?|names)\b|\bnames of the (?:panel|committee|jury|judges|experts)\b|"
        r"\b(?:ex|former)[- ](?:engineer|colleague|staff|sales\w*|manager|cto)\b[^.;]{0,30}\b(?:source code|files?|documents?|price|customer list|will share|bring)\b|\bonly we (?:qualify|can (?:win|qualify|score|meet)|fit|pass)\b|\b(?:friendly|partner) (?:companies|bidders|firms)\b[^.;]{0,24}\b(?:bid|quote) (?:higher|above|too)\b|"
        r"\b(?:forward|hand|send|pass)\w* (?:us |me |over )?(?:the |a )?(?:rival|competitor|other (?:bidder|vendor))(?:'s|s')?\b|\bagree(?:d|s)? with the other (?:bidder|vendor|supplier)s?\b|\bwho wins which\b|\btake turns (?:winning|to win)\b|\bsealed (?:quote|bid|offer|price)\b[^.;]{0,24}\b(?:from|leak|inside|early|before)\b",
    ),
    sign(
        C.HIDDEN,
        Manner.DEED,
        f"(?:登记|开|写|做|列|报|记|改|包装|算)(?:成|作|为)[^，。；]{{1,10}}[，、]?{NOT}(?:写|提|记|报|出现|体现|露)|{FACT}[^，。；]{{0,6}}{NOT}(?:写|记|提|登记|报备|入)(?:进|到|上)?(?:他|她|系统|纪要|名单|了)?(?=$|[，。；])|"
        f"(?:删|抹|改|销|去)(?:了|掉|除)?[^。；]{{0,6}}(?:免得|省得|以免|以防|防止|怕)[^，。；]{{0,6}}(?:查|知道|看到|发现|追|审)|(?:微信|电话|邮件|群|钉钉|企业微信)(?:里|上|中)?(?:也)?{NOT}(?:聊|说|提|谈|写|讲|留)(?!话务|密码|价格)|在?群里{NOT}?(?:提|说)这|"
        f"(?:谁|任何人|都)(?:也|都)?(?:不许|不能|不准|不可以|不得)(?:知道|说|提|讲|透露)|(?:事成|办成|签约|中标)(?:之)?(?:前|后)[^，。；]{{0,6}}(?:谁|不许|不能)[^，。；]{{0,4}}(?:知道|说|提)|单线联系|(?:谁|审计|他们|公司|纪委|别人)(?:也|都)?(?:查|追)不到|神不知鬼不觉|"
        f"(?:用|走|借)(?:我|他|她|你)?(?:老婆|老公|亲戚|朋友|家人|司机|别人)的?(?:号|卡|账户|微信|名义|身份)|{NOT}(?:让|叫|给)[^，。；]{{1,6}}察觉|{NOT}走公司账",
        unless="密码[^，。；]{0,6}(?:不要|别|勿)写|不能提前|查不到(?:记录|数据|订单|工单)",
    ),
    sign(
        C.HIDDEN,
        Manner.DEED,
        r"\bnever (?:hears?|learns?|knows?|sees?) (?:about|of)\b|\b(?:wants?|have|get) (?:everything|it all|the chat|all of it) (?:deleted|wiped|gone)\b|\bbetween (?:the two|two) of us\b|\bunder the radar\b|\bso (?:that )?(?:nobody|no ?one|no one) (?:asks?|notices?|wonders?|checks?)\b|"
        r"\b(?:book|log|record|invoice|label|enter|expense) (?:it|this|that|the \w+) as\b[^.;]{1,30}\b(?:so|instead|rather|not)\b|\bdon't put (?:this|it|that) (?:in|on|into)\b|\bonly talks? (?:on|over|via) (?:signal|telegram|whatsapp|his private)\b|\bstay(?:s)? invisible\b|\bsplit (?:it|the (?:amount|payment|invoice)) (?:in|up|into)\b[^.;]{0,30}\b(?:so|under|below|limit|threshold|radar)\b",
        unless=r"passwords?",
    ),
    sign(
        C.MONEY,
        Manner.LIFE,
        f"手头[^，。；]{{0,4}}紧|(?:爱|好|嗜|迷)赌|赌瘾|赌(?:球|马|钱)|(?:澳门|赌场|牌桌)[^，。；]{{0,6}}(?:输|欠|赢)|(?:{PERSON_ZH})[^，。；]{{0,8}}(?:急用钱|等钱用|缺钱用|欠着钱)|炒(?:币|股|期货)[^，。；]{{0,6}}(?:亏|赔)|(?:外面|到处)欠(?:着|了)?钱",
        unless="彩票|赌博(?:治理|打击|举报)",
    ),
    sign(
        C.MONEY,
        Manner.ALWAYS,
        rf"{PERSON_EN}\b[^.;]{{0,34}}\b(?:trouble with (?:his|her) (?:loans?|debts?|mortgage|payments)|behind on (?:his|her)|owes people|needs? (?:cash|money)|money problems|short of money)\b",
    ),
    sign(
        C.FAMILY,
        Manner.LIFE,
        "包养|外面有(?:人|女人|个|情况)|(?:跟|和|与)[^，。；]{1,10}(?:关系)(?:不正常|暧昧|不一般|不清|特殊)|有一腿|不清不楚|作风(?:有)?问题|闹离婚|婚内|(?:夫妻|两口子)(?:关系|感情)",
    ),
    sign(
        C.HEALTH,
        Manner.ALWAYS,
        rf"{PERSON_EN}\b[^.;]{{0,30}}\b(?:anti-?depressants?|medication|therapy|rehab|surgery|alcoholic|drink(?:s|ing) (?:too much|problem))\b",
    ),
    sign(
        C.LOCATION,
        Manner.DEED,
        f"(?:他|她|{PERSON_ZH})?家?住(?:在)?[^，。；]{{2,14}}[，、]?[^，。；]{{0,6}}(?:堵|等|找|送到)(?:他|她|门口|家里)?|(?:每天|晚上|早上)[^，。；]{{0,8}}(?:在)?(?:他|她)?(?:家|学校|小区|车库)?(?:门口|楼下)(?:等|堵|蹲)|(?:手机|车|微信)定位[^，。；]{{0,6}}(?:他|她|显示)",
    ),
    sign(
        C.LOCATION,
        Manner.ALWAYS,
        r"\b(?:he|she|the (?:director|buyer|manager))\b[^.;]{0,12}\b(?:leaves (?:home|the house|the office) at|lives (?:at|in|on)|parks (?:behind|at|near|his|her)|picks up (?:his|her))\b",
    ),
)
