"""What makes a whole sentence lawful, whatever words it holds: refusals, rules, reports, own bills, open accounts."""

from __future__ import annotations

import re

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.criteria import are_open_criteria

REFUSED = re.compile(
    "装(?:没|听不|不)[^，。；]{0,2}(?:懂|明白|知道|听见)|换了?个?话题|没搭(?:腔|理|话)|打了?个?岔|心领|东西没留|没留下|原样(?:退|还|放)|退到前台|唔收|拎返|冇收|没敢拿|退咗|(?:笑笑|笑了笑|打哈哈|装傻)[^，。；]{0,4}(?:没接|没应|岔开|过去)|(?:没接茬|没应声|没吭声|岔开了?话题)(?=$|[，。；])|(?:我们?|我方|我司|咱们?|当场|已经?|都|也|全部|，|马上|立刻|当面|坚决|直接|婉言)(?:就|给|把它|把[^，。；]{1,6})?(?:没收|没要|说不行|说不可以|说没有这种|没敢要|没敢收|没接(?!话)|没看|没同意|没答应|没理|没参与|没去|没吃|没拿|没打开|没用|不收|不做|不干|不碰|不参与|"
    "拒了|拒绝了?|推掉?了|推辞|退了|退回去?了?|退还了?|还回去|上交|回绝|谢绝了?|婉拒了?|打回|劝退|制止|叫停|删掉没看|不敢碰)|"
    "(?:没|不)(?:敢|会|可能|能|想|打算|愿)(?:收|送|给|要|碰|接|看|做|参与|配合)"
    r"|\b(?:handed (?:it |them |the \w+ ?\w* )?back|handed back|refus(?:e|ed|ing)|declin(?:e|ed|ing)|turned (?:it |this |that |them |him |her )?down|returned|sent (?:it |them )?back|gave (?:it |them )?back|said no|rejected|walked away|did not (?:open|read|take|accept|look)|didn't (?:open|read|take|accept|look)|"
    r"deleted (?:it )?unread|unopened|logged it|reported (?:it|this|the offer)|would not take|won't accept|cannot accept|can't accept|never (?:accept|pay|give|offer|take)\w*|do not (?:accept|pay|give|offer|take)|don't (?:accept|pay|give|offer|take)|not allowed|no gifts?)\b"
)
RULES = re.compile(
    "承诺书|承诺函|声明|条款|廉洁|廉政|反贿赂|反商业贿赂|反腐|合规(?:培训|部|要求|制度|政策|考试|手册|承诺|官|审查|检查|部门)|制度|规定|红线|(?:参加|组织|接受|上)[^，。；]{0,6}培训|培训(?:会|课|材料|内容|考试|记录)|合规[^，。；]{0,4}培训|禁止|严禁|不得|不允许|不准|政策|黑名单|举报(?:渠道|热线|电话|邮箱|平台)|警示|自查|稽核|"
    "利益冲突|(?:不能|不得|不可以?|不许|别)(?:提前|对外|私下)?(?:透露|泄露|外传)|亲属回避|回避申报|(?:向|跟|找)(?:招标办|招标中心|监管|财政局?|采购办|业主|法务|合规)(?:反映|投诉|举报|质疑|提(?:了|出)?异议)|"
    "(?:我们?|咱们?|我方)(?:绝对?|坚决|肯定|可|就|也)?不(?:跟|学|来这套|掺和|参与|奉陪)(?=$|[，。；])|"
    "不围标|不串标|不行贿|请教(?:了|一下)?(?:合规|法务)|咨询了?(?:合规|法务)|问(?:了|一下|过)?(?:合规|法务)|(?:报|记|告诉|反映|汇报|转)(?:给|了|到)?(?:了)?(?:合规|法务|纪检|公司合规)|合规(?:同事|说|答复|回复)|是否(?:可以|允许|合规|违规)|算不算|会不会违|登记(?:在|到|了|备案)|已(?:登记|报备)|报备"
    r"|\b(?:anti[- ]?(?:bribery|corruption|fraud|trust)|polic(?:y|ies)|compliance (?:training|course|team|said|asked|check|rules|clause|approved|officer)|code of conduct|clauses?|training|declaration|pledge|certif\w+|prohibit\w*|forbid\w*|not permitted|limit of|"
    r"asked (?:compliance|legal|whether|if)|is it (?:ok|okay|allowed|fine)|are we allowed|whistle-?blow\w*|hotline|webinar|workshop on|declared|registered|disclosed|approved by compliance|no-gift|gift register|conflict of interest)\b"
)
REPORTS = re.compile(
    '笑说|说笑|公司就叫|就叫这个名|试驾协议|与客户无关|跟客户无关|[”"]牌|俩字|开玩笑|玩笑话|法务查|尽调|新闻|开庭|受贿案|行贿案|贿赂案|报纸|登了|审判|上法庭|防骗|诈骗|报道|通报|案例|零容忍|被判|判了|被罚|罚款|罚了|立案|被查|查处|处罚|落马|被抓|被双规|被开除|判刑|宣判|媒体|传闻|据说行业|曝出|曝光了|网上(?:说|看到)|裁判文书|公告(?!(?:发布|出来)?之?以?前)(?:上|里|显示)?|公示(?!之?以?前)'
    r"|\b(?:jok(?:e|ed|es|ing)|kidding|news|stood trial|on trial|trial for|paper says|papers say|read that|warning|scam|lawsuit|sued|fined|convicted|sentenced|jailed|charged|indicted|scandal|press|newspaper|article|headline|court|lawsuit|case study|podcast|investigat\w+|prosecut\w+|debarred|banned|barred|blacklisted|public(?:ly)? (?:notice|opening|opened|announced|published)|award notice)\b"
)
OWN_BILL = re.compile(
    "各付各|aa制|aa\\b|自费|自掏|各自(?:付|买)|自己(?:付|买单|掏)|食堂|工作餐|盒饭"
    r"|\b(?:each paid|paid (?:his|her|their|our|my) own|own (?:meal|bill|expense|lunch|share of)|went dutch|split the bill|separate(?:ly)? (?:bills?|paid)|canteen|cafeteria)\b"
)
OPEN = re.compile(
    "对公|合同(?:里|中|上|内)?(?:约定|写明|列明|载明|规定|的返利)|按合同(?!额|金额|总|价)|公开|如实入账|所有客户|全体客户|统一(?:折扣|优惠|促销)|促销|官网|阶梯|渠道(?:政策|返利|协议|商)|代理商|经销商|分销商|开(?:了)?发票|我们?(?:自己)?的(?:提成|奖金|佣金)|提成(?:算|计|规则|方案|制度)|我们?(?:自己)?(?:的)?销售(?:提成|奖金|佣金)|销售提成|内部奖金|年终奖|公司账"
    r"|\b(?:in|into|under|per) (?:the |our )?(?:contract|agreement|framework|price list)\b|\b(?:openly|resellers?|distributors?|channel partners?|partner programme|partner program|volume (?:discount|rebate)|company account|published|all customers|every customer|price list|our (?:own )?(?:sales )?(?:reps?|team|staff)(?:'s)?|public|website|list price)\b"
)
PRIVATE_RULE = re.compile(
    "脱敏|不落地|不采集|不收集|不记录|不留存|不保存|别(?:记|问)|不该(?:记|问)|删除了|隐私(?:政策|保护)|个人信息(?:保护)?"
    r"|\b(?:masked|masking|(?:must|should|may) not be (?:shown|stored|kept|visible)|redact\w*|gdpr|privacy|not to (?:record|note|store|ask)|do not (?:record|note|store|ask)|don't (?:record|note|store|ask)|keep neither|removed from)\b"
)
HANDED_IN = re.compile(r"^对手(?:拿到|得到|拿走)|递交了?|交了标书|\b(?:handed in|submitted|hand in)\b")
PRICED = re.compile(r"价|多少|\b(?:ceilings?|prices?|how much|figures?)\b")
WARES = re.compile(
    "系统|平台|功能|模块|字段|接口|热线|客服|坐席|外呼|小程序|知识库|话术|机器人|工单|营销|商城|核销|质检|语音|识别|校验|脱敏|报表|话务|并发"
    r"|\b(?:callers?|systems?|platforms?|features?|modules?|hotlines?|ivr|call cent(?:er|re)s?|queues?|bots?|api|seats?|branch|headsets?|greeting|software|apps?|integrations?|dashboards?)\b"
)
PERSONAL = re.compile(r"个人|私人|本人|私下|[他她]|\b(?:personal\w*|private\w*|him|her|he|she|himself|herself)\b")
PRIVATE = frozenset({C.IDENTITY, C.MONEY, C.HEALTH, C.FAMILY, C.LOCATION, C.RELIGION, C.POLITICS})
ARRANGED = re.compile(
    r"改到|改期|推到|推迟|顺延|休年假|休假|请假|改约|\b(?:moved|postpon\w+|reschedul\w+|on leave|parental leave)\b"
)
DEALINGS = frozenset({C.OFF_BOOK, C.RIVAL_SECRET, C.PRESSURE})


def is_excused(of: C, sentence: str) -> bool:
    """Whether a sentence as a whole says that something was refused, ruled out, reported of others, paid by
    each himself, or only the reason why a meeting moves.
    """
    if of in DEALINGS and any(pattern.search(sentence) for pattern in (REFUSED, RULES, REPORTS)):
        return True
    if of is C.OFF_BOOK:
        return bool(OWN_BILL.search(sentence))
    if of is C.RIVAL_SECRET and are_open_criteria(sentence):
        return True
    if of is C.RIVAL_SECRET:
        return bool(HANDED_IN.search(sentence)) and not PRICED.search(sentence)
    if of is C.FAMILY and (ARRANGED.search(sentence) or "利益冲突" in sentence or "回避" in sentence):
        return True
    return of in PRIVATE and bool(PRIVATE_RULE.search(sentence))


def is_open(sentence: str) -> bool:
    """Whether a benefit is the company's own affair: in the contract, on the price list, for every customer."""
    return bool(OPEN.search(sentence)) and not PERSONAL.search(sentence)
