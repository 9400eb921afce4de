"""How sellers say that they were in touch with somebody. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.reading import COMPANY, DATE, FILL, PEOPLE, PERSON, RIVAL
from yunchou.desk.capture.words.english_contacts import ENGLISH_HOSTED, ENGLISH_WAYS

_TALK = (
    r"(?:聊|谈(?!判)|沟通|交流|见面|见的面|见个面|碰头|打了?[^Ⓟ，]{0,4}球|钓鱼|爬山|见了|见过|碰|开了?.{0,3}会|"
    r"会议(?!室|纪要|记录)|会面|对接|过了?一?遍|过了|吃|"
    r"喝|撸|烧烤|通话|通了|打.{0,3}电话|电话|视频|汇报|讨论|座谈|演示|讲(?:了|方案|解)|确认|"
    r"对了|会谈|坐了|坐下|面谈|交换|开会|开了|打了|进行了|一起(?!.{0,3}(?:来|提|定))|参观|coffee|"
    r"sync|catch ?up|1on1|meeting|"
    r"考察|去看|语音|把.{0,12}(?:过|对|聊)了|talk|met|spoke|discuss|lunch|dinner|call)"
)
_GAP = r"[^ⓅⓇⓋ，]{0,10}?"
_FROM = (
    rf"(?:(?:他们|她们|电信|客户|对方|甲方|行里|局里|厂里|{COMPANY}{FILL}*)(?:那边|这边)?的?|"
    rf"(?:{PERSON}|他|她)的?(?:助理|秘书|同事|下属|手下|徒弟)(?:的)?|的|了|"
    rf"[^ⓅⓇⓋⓊ，说讲给把让]{{1,12}}?(?:的|部|科|处|室|办|中心|组|局|师|理|员|长|任|监|管|人))?"
)
_LIST = rf"(?P<who>{PEOPLE})"
# Each way with what it says about the manner; `subject` marks those where somebody of the customer is the subject.
_RELATION = (
    r"(?!.{0,6}(?:关系|熟|同学|校友|一样|不同|有关|无关|比|走得近|合作过|没关系|打交道|一伙|"
    r"不对付|有矛盾|有仇|吵|闹|商量|内部|沾亲))"
)
WAYS: tuple[tuple[str, re.Pattern[str], ContactKind | None], ...] = (
    (
        "with",
        re.compile(rf"(?:和|跟|与|同|陪|陪同|约了?|请了?|找|拉着|拽着|叫上|喊上){_FROM}{_LIST}{_GAP}{_TALK}", re.I),
        None,
    ),
    (
        "with_done",
        re.compile(
            rf"(?:^|我们?|Ⓓ‥*|，|刚|也|又|还|就|上午|下午)(?:和|跟|与|"
            rf"同){_FROM}{_LIST}{_RELATION}[^ⓅⓇ，]{{0,10}}?(?:[\u4e00-\u9fff](?:了|过|完)|[一-龥]下|"
            rf"过(?=需求|方案|合同|清单|流程)|敲定|核对|确认|(?:讲|说|谈|定|商量)好|约定)",
            re.I,
        ),
        None,
    ),
    (
        "see",
        re.compile(
            rf"(?<!意)(?<!听)(?<!再)(?:拜访|拜会|见到|见着|见过|见了|见|会见|走访|回访|看望|碰到|碰见|"
            rf"遇到|遇见|面见|访问|面谈|认识了|堵到|逮到|约见|约(?=的))(?:了|到|过|的是|完|"
            rf"着)?(?:一?下)?{_FROM}{_LIST}",
            re.I,
        ),
        None,
    ),
    (
        "phone",
        re.compile(
            rf"(?:(?<!打)电话|致电|打给|拨给|去电|联系|微信联系)(?:上)?(?:了|过)?(?:问|找|催|请教|咨询|通知|"
            rf"告知|确认|约)?(?:了|过)?(?:沟通|拜访|"
            rf"回访)?(?:了)?{_FROM}{_LIST}(?!.{{0,4}}(?:发来|来电))",
            re.I,
        ),
        ContactKind.CALL,
    ),
    (
        "to_phone",
        re.compile(
            rf"(?:给|跟){_FROM}{_LIST}(?:又|再|也|都|打|去|回)*(?:打|去|回|通|挂)(?:了|过)?(?:一?个|"
            rf"一通|通|几个|好几个)?(?:电话|视频)",
            re.I,
        ),
        ContactKind.CALL,
    ),
    (
        "by_message",
        re.compile(
            rf"(?:微信|短信|钉钉|飞书|企微|邮件)(?:上|里)?(?:又|再|刚)?(?:问|找|催|请教|通知|告知|"
            rf"确认)(?:了|过)?(?:一?下)?{_FROM}{_LIST}",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "to_message",
        re.compile(
            rf"给{_FROM}{_LIST}(?:也|又|都)?(?:发|回)(?:了|过|去|完)?(?:一?条|一?个|封)?(?:微信|消息|"
            rf"短信|信息|邮件|钉钉|飞书)",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "show",
        re.compile(
            rf"(?:给|向|为){_FROM}{_LIST}(?:他们|那边|团队)?(?:做|讲|演示|汇报|展示|介绍|过)(?:了|过|"
            rf"完)?(?:一?[次场遍]|"
            rf"一下)?.{{0,12}}?(?:演示|汇报|方案|介绍|PPT|讲解|产品|交流|$)",
            re.I,
        ),
        None,
    ),
    (
        "talk_to_us",
        re.compile(
            rf"{_LIST}[^ⓅⓇ，]{{0,6}}?(?:跟|和|与|同|给|约|请|找|陪|问|留|叫住|喊住|拉着?|拉)(?:了)?(?:我们?|"
            rf"咱们?)(?!的)(?:也|又|都)?.{{0,8}}?(?:说|讲|聊|谈|打|发|透露|见|吃|碰|开会|看|过|通|会|"
            rf"回)",
            re.I,
        ),
        None,
    ),
    (
        "they_phone",
        re.compile(
            rf"{_LIST}[^ⓅⓇ，]{{0,4}}?(?:来电|回电|打(?:了|来|过来)?(?:一?个|一通)?电话|来了?(?:个|"
            rf"通)?电话|回(?:了)?(?:个|我)?电话|电话(?:里|中)?(?:跟我|和我|给我|对我|来|说|讲|告知|通知|反馈|"
            rf"确认|松口|答应|同意|"
            rf"表示|透露|问|催|约|抱怨|聊|$))",
            re.I,
        ),
        ContactKind.CALL,
    ),
    (
        "they_write",
        re.compile(
            rf"{_LIST}[^ⓅⓇ，]{{0,4}}?(?:(?:发|回)(?:了|来)?(?:我)?(?:一?条|个|封)?(?:微信|消息|短信|"
            rf"信息|邮件|钉钉|飞书)|的?(?:微信|短信|邮件|语音|消息)$|发来(?:了)?.{{0,10}}?(?:清单|合同|红线|"
            rf"稿|意见|报价|截图|名单|邀请|通知|"
            rf"标书|函|文件|文档|资料|需求|邮件|参数|材料|"
            rf"反馈)|(?:微信|短信|邮件)(?:问|说|讲|反馈|告诉|通知|发来|找)|(?:微信|短信|邮件|钉钉|企微|飞书|"
            rf"私信|ping|text|WeChat)(?:了)?\s?(?:我|咱)|(?:微信|短信|邮件|"
            rf"钉钉)(?:上|里)?(?:回复|回|说|讲|问|反馈|告知|确认|发来))",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "they_come",
        re.compile(
            rf"{_LIST}(?:一行|等|一起|带队|带着?.{{0,6}})?(?:也|都|今天|亲自|一起|"
            rf"{DATE}{FILL}*)*.{{0,6}}?(?:来访|到访|来我司|来(?:了)?我们?(?:公司|这)|来(?:了)?公司|"
            rf"到(?:了)?我(?:司|们公司)|过来(?:参观|考察|交流)|来(?:参观|考察)|"
            rf"(?:调研|考察|参观)了?(?:我们|我司|咱们)(?!的?(?:方案|产品$))|莅临(?:我们|我司|公司)|"
            rf"来了?我们这(?:儿|里|边))",
            re.I,
        ),
        ContactKind.HOSTED,
    ),
    (
        "introduced",
        re.compile(rf"(?P<who>{PERSON}(?:介绍|引荐)(?:我们?|咱们)(?:给|认识|见)了?[^Ⓟ，]{{0,16}}{PERSON})", re.I),
        None,
    ),
    ("face_to_face", re.compile(rf"当面[^ⓅⓇ，]{{0,6}}(?:交给|递给|给|讲给|送给)了?{_LIST}", re.I), None),
    (
        "gave_us_time",
        re.compile(rf"{_LIST}[^ⓅⓇ，]{{0,6}}?给了?(?:我们?|咱们?)了?[^，]{{0,3}}?(?:分钟|小时|半天)", re.I),
        None,
    ),
    (
        "heard_us",
        re.compile(
            rf"{_LIST}(?:都|也|认真|耐心)?(?:听|看)(?:完|了)(?:我们|咱们)?的?(?:汇报|方案|演示|介绍|讲解|PPT|"
            rf"demo)?(?:后|之后|以后)?"
            rf"(?:$|没|觉得|说|挺|很|比较|表示|问|也|，)",
            re.I,
        ),
        None,
    ),
    (
        "at_his",
        re.compile(
            rf"(?:^|^Ⓓ‥*|在|去|到|跑到|去了|到了){_LIST}(?:的)?(?:办公室|那(?:儿|里|边)?|工位|单位|"
            rf"家)[^ⓅⓇ，]{{0,8}}?(?:坐|聊|谈|待|呆|喝|碰|堵|见|磨|泡|耗|等|候|熬|蹲|站|测|做|装|调|改|看|弄|"
            rf"排|讲|忙)(?:了|到|"
            rf"着|过)",
            re.I,
        ),
        ContactKind.MEETING,
    ),
    (
        "reached_us",
        re.compile(
            rf"(?:收到|接到|接了|回了){_FROM}{_LIST}(?:的|打来的|发来的)?(?:一?[个封条通])?(?P<by>电话|来电|"
            rf"微信|邮件|消息|短信|信息|回复|回信|语音)",
            re.I,
        ),
        None,
    ),
    (
        "phone",
        re.compile(rf"打(?:了|过)?(?:一?[个通])?电话给(?:了)?{_FROM}{_LIST}", re.I),
        ContactKind.CALL,
    ),
    (
        "contacted_us",
        re.compile(
            rf"{_LIST}[^ⓅⓇ，]{{0,4}}?(?:联系(?:了)?(?:我们?|上我)|找(?:了|到)?我们?|"
            rf"约(?:了)?我们?(?:Ⓓ‥*)?(?:见|聊|吃|谈|去|来|到|过|看|对|碰|开))",
            re.I,
        ),
        None,
    ),
    (
        "led_us",
        re.compile(
            rf"{_LIST}(?:亲自|还|又|也|专门|{DATE}{FILL}*)*(?:带|陪|领|拉|拽)(?:着|了)?(?:我们?|"
            rf"咱们)(?!们?公司)",
            re.I,
        ),
        ContactKind.MEETING,
    ),
    (
        "over_wire",
        re.compile(
            rf"^(?:{DATE}{FILL}*)?(?P<wire>电话|微信|群|微信群|邮件|视频|短信)(?:里|中|上|"
            rf"那头)(?:，)?{_LIST}[^ⓅⓇ，]{{0,4}}?(?:说|讲|问|反馈|告诉|表示|答应|透露|@|要求|确认|回)",
            re.I,
        ),
        None,
    ),
    (
        "hands_us",
        re.compile(
            rf"{_LIST}[^ⓅⓇ，]{{0,6}}?(?:把|将)(?![^ⓅⓇ，]{{0,16}}(?:介绍|推荐|引荐|推给|同学|师姐|师兄|师妹|朋友|同事|名片|联系方式|微信推))[^ⓅⓇ，]{{1,16}}?(?:发|转|"
            rf"传|给|递|拿|分享)(?:给|来|到|"
            rf"过来)?了?(?:我|咱)",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "hands_us_rival",
        re.compile(
            rf"{_LIST}[^ⓅⓇ，]{{0,6}}?(?:把|将){RIVAL}{FILL}*[^ⓅⓇ，]{{1,16}}?(?:发|转|传|给|递|拿|"
            rf"分享)(?:给|来|到|过来)?了?(?:我|咱)",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "forwards",
        re.compile(
            rf"{_LIST}(?:{DATE}{FILL}*)?(?:转发|转|传|发)(?:来|给我们?|过来|了)(?!云|"
            rf"捷).{{0,12}}?(?:表|图|单|文件|文档|邮件|资料|清单|通知|链接|截图|消息|纪要|样例|时间)",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "received",
        re.compile(
            rf"{_LIST}(?:[两三几]个人|[两三几]位|亲自|出面|全程|也|都)*(?:接待|接的|陪的|出来见|下来见|见了我们?)", re.I
        ),
        None,
    ),
    (
        "presided",
        re.compile(rf"(?:会议?|评审|交流|汇报|座谈)(?:是|由){_LIST}(?:亲自)?(?:主持|组织|召集|牵头)", re.I),
        ContactKind.MEETING,
    ),
    (
        "on_the_spot",
        re.compile(
            rf"(?:我们?|Ⓓ‥*)[^ⓅⓇ，]{{0,8}}?{_LIST}(?:当场|当着我们?的?面|现场)(?:就)?(?:宣布|拍板|表态|答应|"
            rf"同意|定|说|拒绝|否|批|点头|发火)",
            re.I,
        ),
        ContactKind.MEETING,
    ),
    *ENGLISH_WAYS,
    ("they_come", ENGLISH_HOSTED, ContactKind.HOSTED),
    (
        "listed",
        re.compile(
            rf"^(?:参会(?:人员?|者)?|参加(?:人员|人)?|出席(?:人员)?|与会(?:人员)?|对方|客户方?(?:参会|"
            rf"参加|人员)?|甲方|拜访对象|拜访(?:人员)?|对接人|接待人?|人员|在场|见面(?:人|对象)?|"
            rf"联系人|沟通对象|attendees|present|participants)\s?(?:：|:|有|$)?\s?{_LIST}",
            re.I,
        ),
        None,
    ),
)
# Somebody joined a contact that the note tells of elsewhere.
JOINED = re.compile(
    rf"(?P<who>{PEOPLE})(?:[^ⓅⓇ，]{{0,6}}?)(?:也|都|全程|中途|后来|一起|{DATE}{FILL}*)*(?:在场|"
    rf"在座|(?<![没不未现实正还])在$|在的|来的(?!话)|也在|都在|参加了?(?:$|会|本次|今天|我们|一起|了)|也?参加(?:了|$)|"
    rf"(?:都|全|也|就|全都)(?:到|来)(?:了|齐|场)|(?:两|三|四|几)个人(?:$|在)|列席|旁听|陪同|"
    rf"作陪|陪着$|到场|出席|"
    r"主持|进来(?:坐|听)|过来(?:听|坐)|露了?个?面|坐了一会|一块儿?见|joined|attended|was there|were there|sat in)",
    re.I,
)
NOT_OUR_EVENT = re.compile(
    r"集团|总部|内部|省里|市里|部里|党委|培训|论坛|峰会|展会|他们的|公司的?例会|董事会|股东|上级|党校|云栖"
)
# 同来的还有某某: those who were there are named after it.
WITH_THEM = re.compile(
    rf"(?:同来|同行|随行|一同来|一起来|同去|陪同|作陪|同席|在座|在场|参会|参加|出席|与会|到场|陪着|在会上|"
    rf"一起)的(?:还|也|都|就|主要)?(?:有|是)?"
    rf"[^ⓅⓇ，]{{0,6}}?(?P<who>{PEOPLE})(?!‥*的)",
    re.I,
)
# What the customer's people decide among themselves is no meeting with us.
THEIR_DECISION = re.compile(r"上会|过会|评审|办公会|审批|委员会|论证会|决策会|董事会|党委会")
# A meeting with a department or a whole house, nobody named.
HELD = re.compile(
    r"(?:和|跟|与)(?:客户|行里|局里|厂里|他们|对方|甲方|Ⓒ‥*)?(?:的)?(?:各?部门|业务|技术|科技|"
    r"信息|采购|运营|客服|财务|法务|IT)?(?:部|中心|科|处|那边|方面|"
    r"团队)?.{0,4}?(?:开(?:了)?.{0,3}会|沟通了?|交流了?|聊了|对了|座谈)|(?:汇报|演示|交流|"
    r"讲标|宣讲|座谈|会谈)(?:会)?(?:很|挺|比较|非常|蛮)?(?:成功|顺利|完|结束|效果|做完|不错)|"
    r"电话会|视频会|开了?(?:个|一个|一次|场)?.{0,8}?(?:会(?!议室|员|签)|评审会|沟通会|交流会)",
    re.I,
)
# A visit without naming anybody.
VISIT = re.compile(
    rf"去[^ⓅⓇ，]{{1,6}}(?:局|行里|厂|院|总部|公司|集团|中心)(?:汇报|交流|拜访|演示|开会|讲|见|聊|做)|"
    rf"(?:(?<![要想])去了?(?:一?趟|下)?|(?<![收得提回感碰见报送交发寄调转走递])到了?|跑了?(?:一?趟)?|拜访了?|"
    rf"走访了?|上门|回访了?|visited\s)(?:{COMPANY}{FILL}*(?!的)|客户|他们(?:公司|单位|局里|"
    rf"行里|那)|行里|局里|厂里|甲方)(?!的(?!路)|发)|上门(?:拜访|演示|交流)|"
    rf"刚从(?:{COMPANY}{FILL}*|客户|行里|局里)(?:那)?(?:出来|回来)|^(?:拜访|上门)(?:记录|$)",
    re.I,
)
ALONE = re.compile(
    r"^(?:Ⓓ‥*)?(?:刚)?一(?:见面|碰面|坐下|进门)就|^顺便?(?:也|又)?(?:聊|谈|坐)了|^(?:我们|大家|"
    r"然后|还)?(?:一起)?(?:又)?(?:聊|谈|坐)了?(?:大概|差不多|约|快|"
    r"整整)?.{0,4}?(?:小时|分钟|会儿?|几句|两句|半天|一阵|很久|一下午|一上午)",
    re.I,
)
NOBODY = re.compile(
    r"没(?:见|碰|遇|找|堵)(?:着|到|上)?(?:任何)?(?:一个)?人|没人(?:在|接)?|白跑|扑了?个?空|"
    r"都?下班了|不在(?!意|乎|话)|吃了?闭门羹|门都没进|(?:没|不)让(?:进|上)|没进(?:去|门|得去)|"
    r"被(?:保安|前台|门卫)(?:拦|挡)"
)

STAFF_CALL = re.compile(rf"{PERSON}(?:的)?(?:秘书|助理|办公室)(?:打)?来(?:了)?(?:个)?电话", re.I)
MEETING_WORDS = re.compile(
    r"的会|会(?=取消|推迟|改)|(?:没|未)[去见聊谈约]成|鸽|评审|讲标|答辩|路演|不去了?|不方便|线上|rebook|"
    r"no[- ]show|can't make|拜访|见面|会面|会议|开会|开.{0,3}会|汇报|演示|约|"
    r"碰|见|交流|饭|饭局|视频|电话|来访|考察|"
    r"参观|培训会|评审会|meeting|call|visit|lunch|demo|workshop",
    re.I,
)
RIVAL_SIGN = RIVAL
