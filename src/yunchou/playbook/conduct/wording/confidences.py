"""Whereabouts, a rival's papers and the secrets of a tender, and whatever has to be hidden."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, PERSON_ZH, Manner, Sign
from yunchou.playbook.conduct.wording.patterns import sign

STAFF = f"(?:员工|销售(?!额|计划|数据|线索|目标)|同事|外勤|业务员|下属|小[王李张刘陈杨黄赵吴周徐孙马]|{PERSON_ZH})"
_PLACE_TRADE = (
    "(?:市场|产品|品牌|客户|故障|问题|战略|角色|岗位|精准|快速|价格|人群)定位|定位(?:故障|问题|清晰|原因|高端|功能|平台|服务|模块|系统)|(?:物流|工单|车辆|骑手|设备|货物|包裹|订单|调用|外卖|船舶|资产)[^，。；]{0,4}(?:轨迹|位置|定位)|"
    "外勤定位(?:功能|模块|系统|需求)|跟着(?:他们?|她们?|客户|对方)的?(?:流程|节奏|要求|进度|计划|标准|思路|时间|规定)|跟踪(?:一下)?(?:合同|审批|进度|项目|竞争|订单|工单|回款|问题|需求|落实)|轨迹(?:查询|功能|要可追溯)"
)

LOCATION: tuple[Sign, ...] = (
    sign(
        C.LOCATION,
        Manner.DEED,
        f"行踪|(?:行动|活动|出行)轨迹|现在人在哪|(?:查|看)(?:下|一下|看)?(?:他|她)?(?:的)?(?:gps|定位|位置)(?!功能|模块|故障|问题|误差)|{STAFF}(?:的)?手机[^，。；]{{0,4}}(?:定位|位置)|家在[^，。；]{{2,10}}(?:小区|栋|号|花园|单元|室|公寓|苑|家园|弄)|住[^，。；]{{0,10}}(?:小区|栋|单元|室|花园|苑)|(?:找人|派人)(?:跟|盯|守)|跟(?:一下|着|住|踪)?{PERSON_ZH}[^。；]{{0,3}}(?:看他|看她|见谁|去哪)|把[^，。；]{{1,6}}(?:的)?定位发|每天[^，。；]{{0,12}}(?:跑步|遛狗|散步|健身|晨练|接孩子)|(?:去|在)(?:那儿?|那里|楼下|小区|路上)[^，。；]{{0,2}}(?:堵|蹲|守)|行程轨迹|开房记录|{STAFF}(?:的)?(?:手机)?(?:实时)?(?:定位|位置|轨迹|行程码|动向轨迹)(?!功能|模块|系统|需求)|{STAFF}[^，。；]{{0,6}}(?:实时)?(?:位置|定位|轨迹)[^，。；]{{0,4}}(?:上报|报|导出|发)|(?:定位|轨迹|位置)[^，。；]{{0,8}}(?:每小时|实时上报|上报|导出|看他们?在哪|查岗|盯)|"
        f"(?:装|开|打开|强制开?|共享)(?:上|个)?(?:实时)?(?:gps)?定位[^，。；]{{0,6}}|(?:gps|手机)(?:定位)?(?:跟踪|追踪|监控)|(?:跟踪|尾随|盯梢|跟着|追踪|监视|监控){STAFF}|盯(?:着|住|紧|牢)?{STAFF}[^。；]{{0,4}}(?:去|在|跟谁|见谁|行程|看他|看她)|"
        "(?:家庭|家里|住宅|私人)(?:的)?(?:住址|地址|位置)|住址|门牌号|(?:他|她|家|总|主任|处长|经理|局长|科长|院长|工)(?:家)?(?:就)?住(?:在|哪|的)?(?!院|宅|宿|房系统|持|建)|家住|住在哪|住哪个?小区|"
        "(?:去|到|在)(?:他|她|[王李张刘陈杨黄赵吴周徐孙马]总)家(?:楼下|门口|附近)?(?:堵|等|蹲|守)|堵他|蹲守|每天去哪|几点(?:回家|下班回)|经常出没|人在哪里定位",
        unless=_PLACE_TRADE,
    ),
    sign(
        C.LOCATION,
        Manner.ALWAYS,
        rf"\b(?:his|her|the \w+'s|mr \w+'s) (?:home|private) address\b|\bhome address (?:of|is|for)\b|(?:{PERSON_EN})[^.;]{{0,6}} lives? (?:in|at|on|near)\b|"
        r"\b(?:track|log|record|monitor|report)\b[^.;]{0,16}\b(?:location|whereabouts|movements|position|where)s?\b[^.;]{0,16}\b(?:reps?|sales|staff|employees?|colleagues?|him|her|salesperson|team|phone)\b|"
        r"\b(?:track|log|monitor|follow)\b[^.;]{0,12}\b(?:our )?(?:reps?|salespeople|staff|employees|colleagues|him|her)\b[^.;]{0,20}\b(?:gps|phone|where|location|around|home)|"
        r"\bgps[- ]?track\w* (?:the |our )?(?:sales|reps?|staff|team|employees?)|\b(?:gps )?trackers? (?:on|in|onto)\b|'s home is\b|\b(?:his|her) (?:house|flat|home) is (?:at|in|on|near)\b|\bfollow (?:him|her|the (?:director|manager|buyer|evaluator))\b(?! up)|\b(?:his|her|their|the \w+\'s) (?:phone |mobile |current |exact )?(?:location|whereabouts)\b|\bwhere (?:he|she) (?:lives|sleeps|parks)\b|\bgps (?:on|in) (?:his|her|their) (?:car|phone)|\bwait (?:for (?:him|her) )?(?:outside|at) (?:his|her) (?:home|house|flat)",
        unless=r"where (?:is )?the (?:order|parcel|ticket)|track the (?:approval|contract|progress|order)",
    ),
)

RIVAL = "(?:对手|竞对|竞品|友商|竞争对手|竞争方|别家|其他(?:家|厂商|供应商|投标人)|另一家|他们家?|各家|对方(?:公司)?)"
PAPER = (
    "(?:标书|投标文件|应标文件|投标书|技术标|商务标|报价单|报价表|报价文件|报价明细|报价书|价格表|底价|底标|成本价?|方案(?:原件|书|全文|文档|ppt)?|合同(?:复印件|扫描件|原件)?|"
    "折扣表|价格体系|成本表|投标方案|应标方案|演示ppt|内部(?:资料|价格表|文件|报价)|机密(?:资料|文件)?|客户名单|源代码|技术资料|投标报价)"
)
GET = (
    "(?:拿到|拿了|拿来|搞到|搞来|弄到|弄来|弄一份|搞一份|要到|要一份|偷|偷到|偷拍|拍下|拍了|拍到|拍照|复印|复制|拷贝|拷了|截图|问到|套出|套到|套取|打听|打探|窃取|买到|发来|发给(?:我|了我)|发我|"
    "转给(?:我|了我)|转我|给了?我|透露|泄露|泄漏|告诉(?:了)?我们?|手[上里](?:有)?|掌握|获取|(?:我|我们|我方|我司)(?:也|已)?收到|看到了?|存了|留了|提前(?:拿|看|知道)到?)"
)
OURS = "(?:我们|我方|我司|自己|本公司|咱们|公司)(?:的)?"
_BID_TRADE = (
    f"{OURS}{PAPER}|(?:公开|公示|公告|官网|白皮书|唱标|宣读|宣传册|中标公示|网上|官方)[^，。；]{{0,10}}{PAPER}|招标(?:文件|公告|书)|标书费|买标书|不设标底|无标底|标底公开|公布标底|"
    "评标(?:办法|方法|委员会由)"
)

RIVAL_SECRET: tuple[Sign, ...] = (
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        f"(?:看一下|看看|看到|摸清|摸一摸|打听|问问|搞清|弄清|套|搞|弄|知道)[^，。；]{{0,6}}{RIVAL}的?(?:报价|价格|底牌|底线|投标价)|(?:把)?{RIVAL}的?(?:报价|方案|价格|标书|资料|合同)(?:的)?(?:截图|照片|pdf|ppt|文件|邮件|原件|复印件)[^，。；]{{0,8}}(?:发|转|给|传|拿|存)|{GET}[^，。；]{{0,6}}{RIVAL}[^，。；]{{0,8}}{PAPER}|(?:把|将)?{RIVAL}(?:公司)?的?[^，。；]{{0,4}}{PAPER}[^，。；]{{0,6}}{GET}|"
        f"(?!{OURS}|客户|招标|甲方)[\\u4e00-\\u9fff]{{2,4}}的(?:标书|投标文件|投标书|技术标|商务标|投标报价|内部报价|底价|报价单|报价表)[^，。；]{{0,10}}(?:拿到|到手|弄到|搞到|要到|看到了|在我)|{GET}(?:了)?(?:一份)?(?!{OURS}|客户|招标|甲方)[\\u4e00-\\u9fff]{{2,6}}的{PAPER}|(?:把|将)(?!{OURS}|客户|招标|甲方)[\\u4e00-\\u9fff]{{2,6}}的{PAPER}[^，。；]{{0,3}}{GET}|"
        f"{RIVAL}的?[^，。；]{{0,4}}{PAPER}[^，。；]{{0,6}}(?:发过来|发给|拿过来|传过来|要过来|参考一下|在我(?:这|手|电脑|邮箱)|到手|给我们?看|发给我们?|我有|已存|已上传)|(?:离职|前)员工[^，。；]{{0,10}}{PAPER}|"
        f"(?:开标|投标|评标)前(?:就)?(?:知道|拿到|看到|打听)[^，。；]{{0,8}}(?:报价|价格|底价|标书)",
        unless=_BID_TRADE,
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        "标底|评委(?:是|有|都)?(?:是)?(?:哪几位|哪些|谁)|(?:问到|知道|打听)[^，。；]{0,6}评委|(?:跟|和|与)(?:另外|其他|别的)?(?:两|几|三)?家[^，。；]{0,4}(?:商量|约|对|统一|谈)好?(?:了)?报价|商量好(?:各家)?报价|统一报价口径投标|其他投标人的?(?:名单|报价)|(?:评委|评标(?:专家|委员|人))(?:的)?名单|专家名单|评标专家(?:是谁|名字)|泄标|透标|围标|串标|陪标|串通投标|内定(?:我们|中标|了)?|走个?过场|萝卜标|提前(?:把|给|拿|看|知道)[^，。；]{0,8}(?:评分(?:细则|标准|表)|"
        "招标文件|标书|参数|打分)|评分细则[^，。；]{0,6}(?:提前|先)给|(?:给|跟|找|联系|搞定)评委[^，。；]{0,6}(?:打招呼|打分|关照|照顾|做工作|沟通)|从[^，。；]{0,10}(?:垃圾桶|桌上|电脑里?|打印机|抽屉)[^，。；]{0,6}(?:找到|翻到|拍|看到|拿)[^，。；]{0,8}(?:报价|标书|方案|文件|价格)|(?:[各两三几]|其他|另外)[^，。；]{0,2}家的?(?:标书|报价[单表]?|投标文件|方案)[^，。；]{0,6}(?:给我|发我|到手|拿到|看了|都有)|陪(?:我们|咱们|着我们)?投(?!资|入)|评委[^，。；]{0,10}(?:打高分|答应|承诺|偏向我们|已经说好|搞定)|打招呼让评委",
        unless=_BID_TRADE + "|评委会由|依法抽取",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        r"\b(?:copy|copies|photo|photos|screenshot|scan|picture|hold|leak(?:ed)?|steal|stole|stolen|photograph(?:ed)?|obtained?|got|get|have|forwarded|sent|sends|showed|shows|shared|gave|e-?mailed|mailed|passed|received|download(?:ed)? from inside)\b[^.;]{0,30}"
        r"\b(?:rival|competitor|competition|other (?:vendor|bidder|supplier)|another bidder|opponent)(?:'?s|s')?\b[^.;]{0,14}\b(?:bid|quote|quotation|proposal|offer|tender(?: documents?)?|price list|contract|pricing|cost sheet|source code|drawings)\b|"
        r"\bwho (?:sits|is|are) on the (?:evaluation|tender|bid|selection|scoring) (?:committee|panel|team|board)\b|\bagree(?:d|ing)? (?:on )?(?:the )?prices? with (?:the )?(?:other|another|two|rival|competing)\b|\b(?:other|another|rival|competing) (?:bidder|vendor|supplier|competitor)s?(?:'s?|s')? (?:price sheet|prices|pricing|figures|quote|bid|offer|proposal)\b[^.;]{0,20}(?:$|from|in my|before|leak)|\b(?:photograph|copi|scann|snapp)(?:ed|ied) [a-z]+'s (?:offer|bid|quote|proposal|price)|\bpassed (?:me|us) (?:the )?[a-z]+'s (?:offer|bid|quote|proposal)|\btheir (?:internal |confidential )?(?:price list|bid|proposal|cost sheet)\b[^.;]{0,20}\b(?:former employee|insider|ex-employee|leak)|\b(?:former|ex)[- ]employee\b[^.;]{0,20}\b(?:price list|bid|documents?|files?)\b|"
        r"\b(?:base|reserve|floor|ceiling) price of the tender\b|\b(?:secret|sealed|undisclosed|hidden) (?:reserve|base|floor|ceiling) price\b|\bbase price\b[^.;]{0,20}\b(?:before|leak|find out|told)|\bsealed (?:bid|price|offer)s?\b[^.;]{0,24}\b(?:before|shared|showed|leak\w*|told)\b|\b(?:shared|showed|leaked|told|show|share|have|got|see)\b[^.;]{0,16}\b(?:sealed (?:bid|price|offer)s?|(?:the )?other (?:offers|bids|quotes))\b|\b(?:names?|list) of (?:the )?evaluators?\b|\bevaluators?' names\b|"
        r"\b(?:rig(?:ged|ging)?|fix(?:ed|ing)?) (?:the |a )?(?:tender|bid)s?\b|\bbid[- ]rigging\b|\bcover bids?\b|\bcollu(?:de|sion|ding)\b|\bother bids before (?:the )?opening\b|\bconfidential (?:bid|quote|offer|proposal)\b|"
        r"\bscoring (?:sheet|criteria) (?:in advance|before)\b|\btalk to the evaluators?\b|\b(?:rival|competitor)(?:'?s)? (?:sealed |confidential )(?:bid|quote|offer|proposal)\b",
        unless=r"public (?:price list|tender|documents)|award notice|price list on its website|handed in|(?:gave|sent|showed|have) our (?:bid|quote)|(?:our|own) (?:confidential )?(?:bid|quote|proposal)",
    ),
)

WATCHERS = "(?:人|别人|任何人|其他人|旁人|外人|第三个?人|他领导|她领导|他上级|领导|老板|上级|上面|主任|处长|局长|总经理|公司|单位|财务|审计|纪委|监察|合规|法务|采购部?|家里|老婆|同事|部门|大家|总部|客户(?:的)?(?:纪检|财务|审计)|纪检|巡视组|监事|内审|(?:他|她|他们|客户|对方)(?:的)?(?:公司|单位|老板|领导|上级|纪检|财务|审计))"
_OPEN_TRADE = (
    "(?:报价单?|方案|资料|价格|文件|文档|白皮书)[^，。；]{0,4}(?:请)?(?:勿|不要|别)外传|保密(?:协议|条款|要求|资质|局|等级|期|承诺|责任|义务)|别让(?:对手|竞品|友商|竞争)|"
    "不要写死|访客|(?:密码|密钥|口令|配置)[^，。；]{0,6}(?:不要|别|勿)写|没有什么不能|(?<!不)要留痕|(?:记录|日志)不能删"
)

HIDDEN: tuple[Sign, ...] = (
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        f"(?:千万|绝对|一定)?(?:不方便|不好|不便|不宜|别|不能|不要|不可|勿|不想|不许|不敢|不便|避免|防止|不)(?:让|叫|被|给)(?:[^，。；对竞友]{{0,4}}的)?{WATCHERS}[^，。；]{{0,4}}(?:知道|看到|看出|发现|听到|察觉|晓得|查到|看见|了解)|"
        f"(?:千万|绝对)?(?:别|不能|不要|勿|不可|先别|先不要)(?:和|跟|对|向)?(?:告诉|通知|告知|讲给|汇报给?|透露给|说给)(?:他|她|的)?{WATCHERS}|(?:不要|别|不能|勿)(?:和|跟|对|向){WATCHERS}(?:说|讲|提|汇报)|"
        "保密[，,]?(?:别|不要|勿|不)(?:写|记|说|外传|录)|(?:别|不要|勿|不能|不)(?:写进|记进|写入|录入|记入|记到|写到|录进|放进)(?:系统|记录|crm|纪要|邮件|合同|书面|文字|周报|备注)|(?:不要|别|勿|不能|不)(?:再)?(?:留下?|有)(?:任何)?(?:痕迹?|记录|"
        "证据|把柄|文字|书面|纸面)|不留痕|不留记录|(?:只能|只|最好|尽量|全部)(?:口头|电话里?|当面)(?:说|讲|谈|沟通)[^。；]{0,4}(?:别|不)(?:写|留|记|发|落)|(?:不|别)(?:要)?落(?:到)?(?:纸面|书面|文字)|不走书面|"
        "(?:聊天记录|记录|消息|短信|邮件|微信|信息|截图)[^，。；]{0,4}(?:看完|读完|看后|用完|事后)[^，。；]{0,2}(?:就|即|马上|后)?(?:删|毁|撤回)|阅后即焚|事后[^，。；]{0,8}删|看完就删|瞒着|瞒住|瞒过|隐瞒|蒙混|悄悄(?:办|给|做|塞|进行|处理|操作|见)|偷偷(?:办|给|做|塞|见|操作)|(?:仅限|只限|就|只有)(?:你我|咱俩|咱们俩|我们俩|我俩|你我二人|咱们)(?:两个)?(?:知道|清楚)|(?:不要|别|勿|不)(?:写|记|留)(?:在|到)(?:系统|周报|日报|邮件|备注|纪要|这里|crm|群里|本子|任何|记录)|对外(?:就|统一|都|只)?说(?:是|成)|(?:别|不要|不)提(?:送|吃饭|见面|好处|钱|给|那笔|这笔)|(?:清掉|清空|清理掉?|删掉?|删除)(?:一下)?[^，。；]{0,4}(?:微信|聊天|通话|短信)(?:记录)?|(?:微信|聊天|通话|短信)(?:记录)?[^，。；]{0,3}(?:清掉|清空|删掉|删了|清理)|(?<![别不得能要许])(?:换|用)(?:个|成)?(?:私人|个人|自己的?)(?:微信|手机|邮箱|电话)|别用公司(?:微信|邮箱|电话|手机)|(?:会|怕|免得)被?(?:存档|审计|监控到|查到|留痕)|对(?:他|她|他们)?的?(?:单位|公司|领导|老板|同事)[^，。；]{0,2}保密|录音(?:笔)?(?:先)?关|关(?:掉|了|上)?录音|把[^，。；]{0,5}(?:邮件|微信|消息|短信|聊天记录|通话记录|截图)[^，。；]{0,2}(?:删|撤)|对谁(?:也|都)(?:别|不)|(?:这条|这个|这事|这段|此条|这句)(?:就)?(?:别|不要|不用|勿)(?:记|写)|走漏|风声|守口如瓶|打死(?:也)?不(?:承认|说)|背着(?:他|她|领导|公司|主任|老板|同事|财务|合规|单位)|避人耳目|掩人耳目|装作不知道|谁(?:也|都)(?:别|不要|不能)(?:说|讲|告诉)|"
        "见不得(?:光|人)|见光死|化整为零|拆成[^，。；]{0,10}(?:避免|躲|绕|免得)|(?:礼|招待|吃饭|这顿饭|宴请|餐)[^，。；]{0,6}(?:别|不要|不用|不)(?:去)?(?:登记|报备|上报|写)|(?:别|不要|不用)(?:登记|报备)[^，。；]{0,6}(?:礼|招待|饭|宴请|餐)|(?:不|别)走(?:审批|流程)|不可告人|天知地知|你知我知|烂在肚子里|(?:这事|此事|这件事|这话|事情|内容)?(?:不要|别|勿|不能|不可)(?:说出去|外传|声张|张扬|传出去|往外说|泄露出去|对外讲)|(?:绕开|避开|绕过|躲开)(?:合规|审计|纪委|监察|财务|法务|领导|内控)|摆不上台面|"
        "拿不上台面|上不了台面|(?<![别不得能要许])(?:用|换)(?:私人|小号|个人)(?:微信|手机|邮箱|号码)(?:联系|说|谈|发)|销毁(?:证据|记录|聊天)|删掉?(?:聊天|通话)记录[，。]?别",
        unless=_OPEN_TRADE,
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        r"\boff[- ]the[- ]record\b|\bkeep (?:it|this|that|things) (?:strictly )?(?:between (?:us|you and me|ourselves)|quiet|secret|hushed|hidden|off (?:the )?(?:crm|system|books?|record|email))\b|\bjust between (?:us|you and me)\b|"
        r"\b(?:do not|don't|never|not) (?:tell|inform|mention (?:it|this) to|let|copy|cc)\b[^.;]{0,6}\b(?:his|her|their|the|our)? ?(?:boss|manager|superiors?|leader|finance|audit(?:ors?)?|compliance|legal|anyone|anybody|colleagues?|company|purchasing|headquarters|supervisor)\b|"
        r"\b(?:nobody|no one|no-one) (?:else )?(?:must|should|may|can|is to|needs to|has to)(?: ever)? (?:know|see|find out|hear|learn)\b|\b(?:do not|don't|never|not to|nothing|no) (?:be )?(?:put|write|log|record|note|enter|leave|mention)\b[^.;]{0,16}\b(?:in writing|down|in (?:the )?(?:system|crm|email|e-mail|minutes|contract|record)|on paper|trace|trail)\b|"
        r"\bnot in writing\b|\bno (?:paper|written|audit) (?:trail|record)\b|\bleave no (?:trace|trail|record)\b|\b(?:delete|destroy|burn|erase|shred) (?:this|it|the (?:chat|message|email|evidence|mail))s?\b[^.;]{0,12}\b(?:after|once|when|afterwards|please|immediately)\b|"
        r"\bkeep (?:compliance|audit(?:ors)?|finance|legal|his boss|her boss|his manager) (?:out|away|in the dark)\b|\bbehind (?:his|her|their|the) (?:\w+'s )?(?:boss's |manager's )?back\b|\b(?:never|not|does not|doesn't|won't) finds? out\b|"
        r"\b(?:his|her|their|the) (?:boss|manager|company|auditors?|compliance) (?:must|should|may|can) (?:not|never) (?:know|find out|see|hear)\b|\b(?:keep|stays?|remains?|is|this is) (?:this |it )?(?:strictly )?(?:confidential|secret|hidden) from (?:his|her|their|the)\b|\b(?:this|it) stays between\b|\bto (?:anyone|anybody) (?:else )?(?:at|in|from) (?:his|her|their|the) (?:company|office|firm|department|bank)\b|\bso (?:that )?(?:(?:there is|there's|we leave|it leaves) no (?:record|trace|trail)|(?:nobody|no one)\b[^.;]{0,6}\b(?:sees?|knows?|finds?))\b|\bnothing (?:in|by|over) (?:e-?mail|writing)\b|\bonly (?:by phone|verbally|orally),? (?:no|never|nothing)\b|\bkeep (?:it|this|that) from (?:his|her|their|the|our)\b|\bthere (?:is|should be|must be) no (?:record|trace|trail) of\b|\bhide (?:it|this|that) from\b|\bconceal(?:ed|ing)?\b|\bwithout (?:his|her|their|the) (?:boss|manager|company|superiors?|employer)(?:'s)? know|\bmum's the word\b|\bhush-hush\b|\b(?:leave|leaving|put|have) (?:anything|nothing|it|this) on paper\b|\b(?:must|should|may) not (?:appear|show up|be mentioned|be named) in (?:our|the|any)\b|\b(?:delete|erase) (?:the|his|her|your|all) (?:e-?mails?|messages?|chats?)\b|\bcover story\b|\bdeny everything\b|\bsecretly\b|\bon the quiet\b|\bhush(?:ed)? up\b|\bcover (?:it|this) up\b|\bkeep (?:his|her|the) name out of (?:it|everything)\b|\bbypass compliance\b|\buse (?:his|my|your) private (?:phone|mail|email|wechat)\b",
    ),
)
