"""Turns of speech for the same few plans: something for him at home, books that say otherwise, a secret held ready.

Beside the scenes, which ask for words near each other, these ask for their order.
"""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.gifts import NUMBER
from yunchou.playbook.conduct.wording.grammar import PERSON_ZH, SURNAMES, Manner
from yunchou.playbook.conduct.wording.patterns import sign

HE = f"(?:他们?|她们?|{PERSON_ZH})"
FOND = "喜欢|好|爱|迷|收藏|想要|看上|中意|惦记"
DEAR = "玉|茶|酒|古玩|紫砂|手串|瓷器|石头|钓具|鱼竿|邮票|兰花|鸟|球|相机|镜头|书画|字画|核桃|表|包|手机|车|首饰|翡翠|沉香|摩托"
FETCH = "挑|选|托人|带过去|捎|寻|淘|弄|买|送|搞|拿|垫"
SINS = (
    "开房|出轨|外遇|婚外情|受贿|收钱|收过[^，。；]{0,6}(?:钱|好处|东西)|造假|包养|赌博|嫖|吃回扣|虚报|贪|挪用|私生|情人"
)
USED = "用一用|派上用场|用得上|用得着|可以用|备着|留着用|捅|抖|敲打|拿捏|说事|谈条件|跟他谈|跟她谈|压一压|闭嘴|让路"
TOLD = "捅|抖|爆|曝|举报|告到|传|发到|寄到|贴到"

TURNS = (
    sign(
        C.OFF_BOOK,
        Manner.DEED,
        f"{HE}[^，。；]{{0,6}}(?:张口|开口|伸手)(?:就)?要[^，。；降让便]{{0,3}}{NUMBER}个?点|"
        f"(?:把)?钱[^，。；]{{0,4}}(?:套|倒|洗|转|弄|抠)(?:了)?出来|套(?:现|钱|费用)[^，。；]{{0,8}}给{HE}|"
        f"(?:回头|事后|之后|以后|完了|转手|再|然后)[^，。；]{{0,4}}(?:分|匀|返|退|倒)给?(?:{HE}|老[{SURNAMES}])|"
        f"{HE}[^，。；]{{0,4}}(?:{FOND})[^，。；看用做]{{0,6}}(?:{DEAR})[^。；]{{0,14}}(?:{FETCH})|"
        f"(?:看上|相中|想要|想换)(?:了)?(?:一|那)?[台部块双只款个条][ ]?(?:[a-z]+|{DEAR})[^。；]{{0,16}}(?:{FETCH}|给他|给她|带给|安排)|"
        f"(?:签完|中标|成了|事后|完事|办成)[^。；]{{0,8}}(?:单独|另外|私下|再|额外)?(?:给|替){HE}(?:单独|另外)?(?:安排|表示|意思|准备)(?=$|[，。；])|"
        f"(?:替|帮|给){HE}(?:把)?[^，。；]{{0,4}}(?:信用卡|房贷|车贷|欠款|账单|债|窟窿)[^，。；]{{0,3}}(?:还|结|清|平|填)|"
        f"(?:邀请|请|带|安排)[^。；]{{0,16}}(?:研讨会|考察|论坛|参观|会议)[^。；]{{0,8}}(?:实际|其实|顺便|主要)(?:上|就)?(?:就)?是?(?:玩|旅游|度假|散心)|"
        f"(?:给|替|帮){HE}(?:的)?(?:家|别墅|房子|新房|老家|老宅|儿子家|女儿家)[^，。；]{{0,8}}(?:装|修|做|弄|铺|换|盖)",
        unless="分管|需求|功能|系统|平台|演示|测试|样机|好评|表格|报表|包括|包含",
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        "(?:账上|账面|发票|抬头|名义上|报销单?|单据|台账)[^，。；]{0,4}(?:写|开|挂|做|记|填|走|放|列|报)(?:成|作|为|的是)?[^，。；]{1,12}[，、]?(?:实际上?|其实|真实)(?:是|为|给|买|花|用)|"
        "(?:登记|招待|人数|人头|人均)[^，。；]{0,6}(?:写|报|填|记|凑)(?:多|少|低|高|上)[^，。；]{0,3}|补(?:一?[份张个])?[^，。；]{0,10}(?:纪要|记录|单据|签字|日期|台账)[^。；]{0,4}(?:应付|给审计|给检查|糊弄)|(?:人均|单价|金额)?压到(?:线|标准|限额|红线)(?:以)?下",
        unless="登记系统|登记功能|如实",
    ),
    sign(
        C.HIDDEN,
        Manner.ALWAYS,
        r"\b(?:archive|record|log|audit|system|file|minutes|crm)s? (?:must|should|can|may|need) ?not (?:have|see|show|hold|know)\b|"
        r"\bkeep (?:the |this |that |his |her )?\w+ off the (?:expense|report|register|books|record|crm|log|minutes)|"
        r"\b(?:put|book|file|claim|log|expense) (?:it|this|that|them) (?:under|as) (?:office|stationery|travel|marketing|training|catering|misc|consult)\w*|"
        r"\b(?:use|via|on|through|to) my (?:personal|private|own|home) (?:gmail|e-?mail|phone|wechat|whatsapp|number|account)\b",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        "(?:用|拿|借)[^，。；]{0,8}(?:离职|别人|他|她|前任|客户|对手|管理员)[^，。；]{0,6}(?:账号|账户|密码|工号|权限)[^，。；]{0,4}(?:登|进)|"
        r"\b(?:agree|settle|decide|arrange) (?:with [\w ]{1,20} )?(?:on )?who (?:wins|takes|gets) (?:this|the|which|it)\b|"
        "(?:晚点|推迟|延后|拖)[^，。；]{0,4}(?:封标|截标|收标)|(?:看|等)(?:完|到|了)?[^，。；我]{1,8}(?:的)?(?:价|报价|标书|底)[^，。；]{0,4}再(?:填|报|写|改|定|投)|"
        "挖[^。；]{2,24}(?:价格|客户|报价|方案|代码|模型|资料|名单)[^。；]{0,6}(?:带|拷|捎|交|拿)",
        unless="挖掘|公示|唱标|客户服务",
    ),
    sign(
        C.PRESSURE,
        Manner.ALWAYS,
        f"(?:拿|用|就){HE}[^，。；]{{0,12}}(?:事|把柄|问题|短处|丑事)[^，。；]{{0,4}}(?:点点|点一点|点他|敲打|敲敲|压|吓|逼|堵|拿捏|说事|要挟)|"
        f"(?:{SINS})[^。；]{{0,20}}(?:{USED})|(?:录音|照片|视频|截图|证据|流水)[，、]?(?:拿|用)(?:这个|它|这些|这)(?:去)?(?:跟|找|和|同)?{HE}|"
        f"不[^，。；]{{1,8}}(?:就|那就)[^。；]{{0,16}}(?:{TOLD})(?:到|出|给|他|她|上)|"
        "(?:找|叫|派|带)(?:几个|两个|些|点)?人?[^，。；]{0,4}(?:去|到)[^，。；]{0,8}(?:家|楼下|小区|学校|门口|单位)[^，。；]{0,6}(?:转|晃|坐|等|蹲|堵|闹)|就(?:老实|听话|服软|就范|乖)了",
        unless="举报(?:热线|电话|平台|系统|渠道)|质检|系统就|机器人就",
    ),
    sign(
        C.LOCATION,
        Manner.DEED,
        rf"(?:跟|盯|蹲)了?{HE}(?:[一二两三四五几]|\d+)个?(?:天|晚上|礼拜|星期|周)|"
        f"(?:前台|物业|司机|保安|助理|酒店|门卫|秘书)[^，。；]{{0,6}}(?:报|告诉|发|透)给?(?:我|咱)[^。；]{{0,16}}(?:入住|房号|房间|行踪|几点|车牌|在哪|去哪)",
        unless="跟进",
    ),
    sign(
        C.HEALTH,
        Manner.LIFE,
        f"{HE}[^，。；]{{0,8}}(?:查出来?|体检|检查)[^，。；]{{0,6}}(?:肝|肺|胃|肾|脑|心脏|乳腺|甲状腺|血压|血糖|有东西|阴影|结节|肿|指标不)",
        unless="检查(?:组|前|系统)|质检",
    ),
    sign(
        C.POLITICS,
        Manner.LIFE,
        f"(?:{HE}|老[{SURNAMES}])[^，。；]{{0,18}}(?:一系|一派|一条线上|嫡系|门生|派系|同一阵营)(?:的)?(?:人)?",
        unless="一系列",
    ),
)
