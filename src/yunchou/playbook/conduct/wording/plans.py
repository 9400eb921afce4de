"""Frames of what sellers plan: who gets his part, how it is disguised, who is watched, what is held over somebody.

Each is a way of saying (a share that is due, a disguise and what is really meant, a list to be seen before its day),
with the places for persons, papers and sums left open.
"""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, PERSON_ZH, Manner
from yunchou.playbook.conduct.wording.patterns import sign
from yunchou.playbook.conduct.wording.schemes import MONEY, NOT

HE = f"(?:他们?|她们?|{PERSON_ZH})"
LEST = "(?:免得|省得|以免|以防|避免|怕|不然|就不用|就不会|好躲|躲开|绕开|每[笔次单]?(?:都)?(?:低于|不超|不到|小于))"
GUARDS = "(?:审计|财务|纪检|纪委|合规|监察|内控|领导|公司|单位|税务)"
OTHERS = "(?:另外|其他|其它|别的|其余|各|剩下)(?:的)?(?:那|这)?[几两三四五]?家|别家|对手|友商|竞品"
KEPT = "(?:照片|录音|视频|截图|短信|聊天记录|材料|证据|把柄|料)"
CARDS = "(?:卡|券|红包|信封|酒|烟|手机|礼|月饼|茶叶|金)"
GOODS = (
    "(?:hand)?bags?|watch(?:es)?|phones?|iphones?|ipads?|laptops?|jewell?ery|necklace|whisky|wine|perfume|shoes|bike"
)
AUDITORS = (
    "(?:audit(?:ors?)?|finance|compliance|legal|procurement|(?:his|her|their|the) (?:boss|manager|company|auditors?))"
)
WAYS_TO_LIVE = "(?:kids?|children|son|daughter|dog|wife|husband)"

PLANS = (
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"{HE}(?:的)?(?:那|这)(?:一)?份(?:儿)?(?:钱|好处)?[^，。；文合报资材方]{{0,6}}(?:算|结|给|补|兑|清|打|付)(?!法|论|构)|"
        rf"(?:每人|每位|人手|一人|每个人|各人|各位(?:老师|领导))(?:各)?(?:[一二两三几]|\d+)?(?:张|个|份|盒|条|瓶|部|箱|只)[^，。；名工门]{{0,6}}{CARDS}|"
        f"(?:让|问|要|叫|请)(?:我们|咱们|我|公司)(?:能不能|可不可以|能否)?[^，。；]{{0,4}}(?:安排|请|带|送){HE}[^。；]{{0,8}}(?:玩|旅游|度假|考察[^，。；]{{0,6}}(?:玩|逛|转))|"
        f"(?:考察|参观|开会|培训|出差)[^，。；]{{0,6}}(?:顺便|顺带|顺路)(?:玩|旅游|度假|逛)|"
        f"(?:辛苦|跑腿|操心|帮忙|茶水|润滑)(?:费|钱)|{HE}[^，。；]{{0,6}}(?:开口|张口|伸手)(?:要|就是)?[^，。；]{{0,3}}{MONEY}|"
        f"(?:每月|每个月|按月|每年|每季度?)(?:给|打|付|发|转){HE}[^，。；]{{0,4}}{MONEY}|(?:给|转|发)(?:了)?{HE}[^，。；]{{0,4}}{MONEY}(?:红包|辛苦|零花)|"
        f"{HE}[^，。；]{{0,8}}(?:感谢|谢意|谢|诚意|心意)[^，。；]{{0,4}}(?:实在|实惠|到位|有分量|拿得出手)(?!写)|"
        f"(?:装修|房租|学费|旅游|医药费|车贷|房贷|账单)的?(?:钱|费用|款)?[^，。；]{{0,4}}(?:我们|咱们|公司)(?:替|帮|给|为){HE}[^，。；]{{0,3}}(?:出|付|掏|交|垫)|"
        f"{HE}[^，。；]{{0,4}}(?:喜欢|爱|想要|看上|中意)[^，。；看用]{{0,4}}(?:表|包|车|相机|字画|首饰|手机|球杆)[^。；]{{0,8}}(?:弄|买|送|搞|准备|备|安排|拿)|"
        f"(?:中标|成了|签完|签了|办成|事成)(?:以后|之后|后)?[^。；]{{0,6}}(?:请|带|安排|送){HE}(?:们)?[^。；]{{0,6}}(?:出去|出国|旅游|玩|度假)|"
        f"(?:请|带|安排){HE}(?:们)?(?:科室|部门|处室|家里|一家|几个)[^。；]{{0,6}}(?:出去|出国)?(?:玩|旅游|度假)",
        unless="辛苦费用|操作费|(?:每人|每位)[^，。；]{0,3}(?:方案|资料|打印|名片|工牌|电脑|账号|坐席卡|工卡|门禁)|感谢信|礼貌|礼仪",
    ),
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        rf"\bslip(?:ped|ping)? (?:the|our|their|that) [\w' ]{{2,24}}? (?:something|a little|some (?:cash|money)|an envelope|a few)\b|\b(?:he|she|who|and|then) (?:then )?pass(?:es)? (?:it|that|some|half|part) on to (?:{PERSON_EN}|mr|ms|the)\b|"
        rf"\b(?:fly|take|send|bring|put up|host)\b[^.;]{{4,50}}\b(?:weekend|holiday|vacation|macau|resort|golf|casino|trip|spa)\b[^.;]{{0,24}}\b(?:on us|at our (?:cost|expense)|we pay|our treat|all paid)\b|"
        rf"\b(?:get|buy|bring|order|send)(?:ing|s)? (?:{PERSON_EN}) (?:the|a|an|that|those|some) (?:[\w]+ )?(?:{GOODS})\b|\bwe (?:cover|pay(?: for)?|sponsor|book)\b[^.;]{{0,14}}\b(?:family|holiday|vacation|tuition|wedding)\b[^.;]{{0,10}}\b(?:holiday|trip|and (?:he|she)|for (?:him|her))\b|"
        rf"\bpay(?:s|ing)? (?:his|her|the \w+'s) [\w-]*(?:in-law|brother|sister|wife|husband|son|daughter|cousin|friend|nephew|uncle)\b|\b(?:expects?|wants?|hopes?|waits?) to be (?:properly |well |personally )?(?:thanked|rewarded|looked after|taken care of|remembered)\b|"
        rf"\bgift (?:cards?|vouchers?)\b[^.;]{{0,16}}\b(?:went|go|goes|sent|given|handed) to\b|\bnobody (?:will|would|needs to|has to)? ?asks? what\b|\b(?:through|via|into) (?:his|her) (?:\w+'s|cousin's|brother's|wife's) (?:firm|company|account|business)\b",
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        f"(?:只能|只|就|仅)?(?:我们|咱们|你我|咱)(?:俩|两个|两人|二人)(?:人)?(?:知道|清楚|晓得)|(?:系统|记录|纪要|周报|日报|台账|备注|群|邮件|微信)(?:里|上|中)?(?:面)?(?:先|也|千万)?{NOT}(?:留|写|记|放|登|体现|出现)(?!空|言|死|错|密码)|"
        rf"(?:分|拆)(?:成|开|作)?(?:[两二三四五几]|\d+)?(?:次|笔|张|份|单|批|几[次笔张份单])[^。；]{{0,14}}{LEST}|"
        f"(?:发票|抬头|名义|科目|费用|账上?|报销单?|这[块笔][^，。；]{{0,4}})[^，。；]{{0,6}}(?:写|开|挂|做|记|填|走|放|列)(?:成|作|为|到|进|在)?[^，。；]{{1,12}}[，、]?(?:实际上?(?:是|为)|其实是|真实|实则|{GUARDS}?(?:就)?(?:也)?(?:看|查)不出)|"
        f"{NOT}(?:让|叫|被|给)(?:他们?|她们?|客户|对方)?(?:的)?{GUARDS}(?:的人)?(?:看见|看到|撞见|碰见|知道|发现|盯上)|(?:看完|读完|看了)(?:就|马上|立刻)?(?:删|撤)|{NOT}截图(?=$|[，。；])|"
        f"{NOT}(?:写|记|填|放)(?:进|入|到|在)[^，。；]{{0,6}}(?:拜访记录|日志|周报|系统|登记|台账|register)|(?:查|追)不到(?:他|她|我们|咱们|谁)(?:的)?(?:头上|身上)",
        unless="财务查不出差错",
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        rf"\b(?:do not|don't|never|not) (?:put|enter|list|show|declare|register|file)\b[^.;]{{0,24}}\b(?:in|on) the (?:register|report|log|books?|visit report|expense (?:report|claim)|gift list)\b|\bso (?:that )?{AUDITORS} (?:does not|doesn't|do not|don't|will not|won't|cannot|can't|never) (?:look|see|notice|ask|find|know|check|stop)\b|"
        rf"\bkeep (?:this|it|that|the \w+) off (?:e-?mail|the (?:phone|record|system|chat|minutes)|wechat|paper)\b|\b(?:leave|keep) (?:his|her|their|the) names? (?:out|off)\b|\b(?:with|has|leaves?|there is) no (?:paper )?(?:trace|trail)\b|\b(?:split|break) (?:it|the \w+)\b[^.;]{{0,20}}\b(?:so|below|under|limit|threshold)\b|"
        r"\btell (?:him|her) (?:only )?in the (?:car ?park|car|street|corridor|stairwell)\b",
        unless=r"reminder",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        "(?!我们|我方|我司|公司|客户|招标|甲方|自己)[\\u4e00-\\u9fff]{2,4}的(?:报价单?|标书|方案|合同|底价|价格表)(?:我|我们)?(?:已经|也)?(?:偷偷)?(?:拍|存|拷|翻拍|照|复印|录)(?:了|下|好)|"
        "(?:想办法|设法|提前|事先|先)(?:看到?|拿到?|弄到?|知道|打听|搞到?)[^，。；]{0,8}(?:评标|评委|专家|评审)[^，。；]{0,4}(?:名单|名字|是谁)|(?:提前|事先)(?:跟|和|给|向)?[^，。；]{0,5}打(?:个)?招呼(?=$|[，。；])|"
        f"(?:让|请|找|托|叫)[^，。；]{{1,12}}(?:告诉|透露|说|问|打听|报)[^，。；]{{0,5}}(?:{OTHERS})[^，。；]{{0,6}}(?:报|价|方案|底)|(?:请|让|叫|托)[^，。；]{{1,10}}(?:把|将)?(?:{OTHERS})[^，。；]{{0,6}}(?:签到|名单|报价|标书|方案|文件)[^，。；]{{0,4}}(?:拍|抄|拿|给|发|拷|看)|"
        f"挖(?:来|走|过来)?[^。；]{{2,16}}(?:带|拷|捎)(?:上|着|来|走|过来)?[^，。；]{{0,4}}(?:客户|清单|名单|价格|资料|方案)|(?:{OTHERS})的?(?:技术)?(?:方案|报价|标书)[^，。；]{{0,6}}(?:转|发|给|传)(?:了|给了)?(?:给)?(?:我|我们)(?!们?的)",
        unless="公告|公开|公示|唱标|官网",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        r"\bask (?:the |our |a )?(?:[\w']+ ){1,4}?who else (?:has |have |is )?(?:bid(?:ding)?|quoted?|offered|tender\w*)\b|\b(?:who else|what the others) (?:has |have )?(?:bid|quoted?|offered)\b[^.;]{0,12}\bprices?\b|\bsell (?:us|me) (?:the |their )?(?:source|code|price|customer list|design|drawings|plans)\b|"
        r"\bopen the other (?:bids|offers|quotes|envelopes)\b|\bgot hold of (?:their|the|his|another)\b[^.;]{0,20}\b(?:bid|offer|quote|proposal|price)\b|\b(?:forwarded|sent|gave|showed) (?:me|us) (?:the |a )?(?:competitor|rival|other side|competition)(?:'s|s')? ?(?:\w+ )?(?:offer|bid|quote|proposal|price)s?\b",
        unless=r"in public|public opening",
    ),
    sign(
        C.PRESSURE,
        Manner.DEED,
        f"(?:有|留着|攥着|握着|存着|掌握(?:着|了)?|捏着){HE}(?!们)(?<!们)(?:和|跟|与)?[^，。；]{{0,10}}{KEPT}|(?:把|拿){HE}?[^，。；]{{0,12}}{KEPT}(?:放|给|发|摆|甩)(?:给|到|在)?{HE}[^，。；]{{0,3}}(?:听|看|面前)|手[里上](?:有|攥着|捏着)(?:他|她|点)?(?:的)?(?:料|货|证据)(?=$|[，。；不])|"
        f"不怕{HE}不|(?:找人|派人|叫人|带人)[^，。；]{{0,3}}(?:去|到)[^，。；]{{0,8}}(?:闹|堵|砸|吓)|闹一闹|"
        f"(?:让|叫|给){HE}(?:下不来台|难堪|好看|没面子|睡不着|不好过)|(?:找|跟|和|向|去){HE}(?:的)?(?:领导|老板|老婆|家人|单位)[^，。；]{{0,4}}(?:聊|谈|说|讲)[^，。；]{{0,3}}{HE}的?(?:私事|那点事|那些事|丑事|破事)|让{HE}(?:明白|知道|记住)[^，。；]{{0,14}}(?:谁(?:给|安排|办|帮)|是谁)",
        unless="不怕他们?不懂",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        "(?:这行|这一行|圈子|圈里|业内|行业里)[^，。；]{0,4}(?:就)?(?:别想|没法|休想|待不|混不)|(?:别想|休想)(?:再)?(?:混|好过|翻身|升|干)",
    ),
    sign(
        C.PRESSURE,
        Manner.DEED,
        rf"\b(?:remind|tell|let|warn) (?:{PERSON_EN}) (?:that |know )?(?:that )?we (?:know|have|can (?:make|tell|ruin|end)|could (?:make|tell|ruin))\b[^.;]{{0,24}}\b(?:happened|did|about|his|her|life|pictures|photos|recording|job|career)\b|\bgo to (?:his|her|their) (?:boss|wife|husband|company|manager|press)\b[^.;]{{0,8}}\bwith (?:the|his|her|these|it)\b|"
        rf"\bmake (?:his|her|their) (?:life|job|career) (?:very )?(?:hard|difficult|hell|miserable|unpleasant|impossible)\b|\bmake (?:him|her) (?:nervous|sweat|afraid|scared|worry)\b|\bmention (?:his|her) (?:tax|debts?|affair|wife|past|drinking|problem)\b|\bwe (?:have|kept|keep) (?:pictures|photos|recordings?|a video) of (?:him|her|{PERSON_EN})",
    ),
    sign(
        C.POLITICS,
        Manner.LIFE,
        f"站(?:错|对|好)?(?:了)?队|(?:要|在|被)(?:清洗|整肃|清算)(?:他们|她们|那|这)?|{HE}[^，。；]{{0,4}}是[^，。；客户我们]{{0,6}}(?:省里|市里|部里|上面|某人|某位|书记|领导)[^，。；]{{0,6}}的人|(?:那位|上头|后台|靠山)[^，。；]{{0,4}}(?:倒|下台|失势|进去)了?|"
        f"对(?:现在的?|目前的?)?(?:政策|政府|体制|上面|党)[^，。；]{{0,4}}(?:有|一肚子|很多|满肚子)(?:意见|怨|牢骚|不满)",
        unless="数据清洗|清洗(?:数据|号码|名单|话单)",
    ),
    sign(
        C.LOCATION,
        Manner.DEED,
        f"(?:查|打听|摸|问|盯)(?:了|清|到|出)?(?:下|一下|清楚)?{HE}[^。；]{{0,14}}(?:住在?|下榻|哪家酒店|在哪个?酒店|房间号)|盯(?:一下|一盯|着|住|紧)?(?:他|她|{PERSON_ZH})[^，。；]{{0,4}}(?:下班|去哪|见谁|回家|晚上)|定位(?:显示|看到|发现)(?:他|她|{PERSON_ZH})",
        unless="订单定位|工单定位",
    ),
    sign(
        C.LOCATION,
        Manner.DEED,
        rf"\b(?:he|she|{PERSON_EN}) (?:drops|picks up|walks|takes) (?:the|his|her) {WAYS_TO_LIVE}\b|\b(?:track|watch|note|know|log)(?:s|ing)? when (?:he|she) (?:leaves|comes|arrives|gets|goes)\b|\bbump into (?:him|her)\b[^.;]{{0,12}}\b(?:by accident|as if|there|outside)\b|\bwait(?:ing)? for (?:him|her) (?:outside|there|at (?:the gym|his|her|home))\b",
    ),
    sign(
        C.FAMILY,
        Manner.ALWAYS,
        r"\b(?:he|she) has (?:a )?(?:second|secret|another) (?:family|wife|household)\b|\b(?:his|her) (?:mother|father|wife|husband|son|daughter|parents?) (?:is|are|was|has been) (?:in (?:care|hospital|prison|rehab)|ill|sick|dying|unemployed|out of work)\b",
    ),
    sign(
        C.FAMILY,
        Manner.LIFE,
        f"{HE}的?(?:老婆|爱人|太太|老公|丈夫|妻子|儿子|女儿|孩子)[^，。；]{{0,4}}(?:在[^，。；]{{2,10}}(?:局|院|行|校|公司|单位|上班|工作)|明年|今年|刚|要)[^，。；]{{0,6}}|(?:婚姻|感情|家庭)(?:不太好|不好|不顺|破裂|有问题|出(?:了)?问题)|(?:一个人住|独居|单身一人)(?=$|[，。；])",
        unless="老婆饼|太太乐|太太口服液",
    ),
    sign(
        C.HEALTH,
        Manner.LIFE,
        f"{HE}[^，。；]{{0,8}}(?:有|得了?|患|查出|中过?|犯过?)[^，。；]{{0,4}}(?:高血压|糖尿病|痛风|心脏病|抑郁|结节|中?风|癌|肿瘤|支架|肝病|失眠)",
        unless="中断|痛点",
    ),
    sign(
        C.HEALTH,
        Manner.ALWAYS,
        rf"\b(?:she|her|{PERSON_EN}) is (?:\d+ months? )?pregnant\b",
    ),
    sign(
        C.RELIGION,
        Manner.ALWAYS,
        rf"\b(?:he|she|{PERSON_EN}) is (?:a |an )?(?:devout |practising |strict )?(?:muslim|christian|catholic|buddhist|jew|jewish|hindu|atheist|mormon)\b",
    ),
    sign(
        C.POLITICS,
        Manner.ALWAYS,
        r"\b(?:his|her) (?:vote|views?|politics)\b[^.;]{0,16}\b(?:far[- ](?:right|left)|left-wing|right-wing|conservative|communist|socialist|liberal)\b",
        unless=r"vote (?:on|in) the (?:committee|panel|tender)",
    ),
    sign(
        C.MONEY,
        Manner.LIFE,
        f"{HE}?[^，。；]{{0,4}}炒(?:股|币|期货|房)[^，。；]{{0,4}}(?:亏|赔|套)|{HE}?[^，。；]{{0,4}}(?:老婆管钱|爱占(?:小)?便宜|手头(?:有点|比较)?紧|(?:现在|最近|正)?急用钱)",
    ),
    sign(
        C.MONEY,
        Manner.ALWAYS,
        rf"\b(?:he|she|{PERSON_EN}) (?:is being|was|is|got) sued\b[^.;]{{0,16}}\b(?:bank|landlord|lender|creditors?)\b",
    ),
)  # fmt: skip
