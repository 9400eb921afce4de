"""How a note speaks of plans and decisions. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import DATE, FILL, PERSON
from yunchou.desk.capture.words.classes import of
from yunchou.playbook.qualification.terms import PlanStep

STEPS: tuple[tuple[PlanStep, re.Pattern[str]], ...] = (
    (
        PlanStep.GO_LIVE,
        re.compile(
            r"(?<=[‥Ⓓ]再)上(?=$|吧|了$)|上线(?!下|上|会|培训)|上不了线|"
            r"(?<=[前后先再份月Ⓓ‥就])上(?:线)?(?=[^会班门报级面次周个线午述案法学ⓅⓇⓊ]{0,4}(?:热线|预约|"
            r"模块|系统|平台|渠道|质检|坐席|机器人|外呼|功能|全部|第.期))|投产|切到(?:新|我们)|(?:全面|正式|整体)切换|切(?:换)?(?:过来|过去|上去|完)|换到新|用上|"
            r"用起来|跑起来|切换(?:完|过来|过去)|启用|投入运行|正式使用|切流|"
            r"割接|切换上|(?<!无缝)(?<!平滑)(?<!一键)(?<!自动)(?<!来回)切换窗口(?=定|安排|在|是|选|放|Ⓓ)|(?:必须|一定要|务必|要|得|能)上(?=$|吧)|切换(?![按键窗系统到成器]|影响|风险|方案|问题|的)|正式启用|投入使用|试运行|go[- ]?live|launch|"
            r"in production",
            re.I,
        ),
    ),
    (
        PlanStep.AWARD,
        re.compile(
            r"定标|完成选型|选型(?=[^，]{0,3}(?:完成|结束|定))|(?:供应商|厂家|厂商)[^，]{0,3}Ⓓ‥*(?:之?前)?[^，]{0,4}定|(?:供应商|厂家|厂商)(?:给)?定(?:下来|了)|定(?:供应商|厂家|厂商|下来是谁)|^(?:就|争取|计划|准备|最晚|最迟|希望|想|他们?|客户)*Ⓓ‥*(?:之?前)?(?:就|要|必须|得|能|想|争取|肯定|会|可以|估计)*(?:把)?(?:人|哪家|谁)?定(?:下来|人|哪家|谁家)$|选定|公示|"
            r"中标(?:公示|结果|通知)|出结果|决标|"
            r"开标结果|公布结果|award(?:ed|s)?\b|vendor selection|pick (?:a|the) vendor|(?:vendor|supplier|"
            r"final) (?:decision|choice)|decision (?:is )?(?:expected|due)",
            re.I,
        ),
    ),
    (
        PlanStep.TENDER,
        re.compile(
            r"招标(?!文件|参数|代理|公告出)|(?:标书|投标|应标)[^，]{0,3}截止|截止报名|报名截止|标书[^，]{0,6}Ⓓ‥*[^，]{0,4}(?:递交|上交|交|截止)|递交标书|递标|交标(?!书)|招标文件(?=.{0,8}(?:发|出|挂))|截标|投标截止|标前会|标书(?=Ⓓ.{0,8}(?:发|"
            r"出|挂))|发标|挂网|开标|投标(?!文件|书)|"
            r"标书(?:发布|出来|要出|出)|"
            r"发(?:布)?(?:采购)?公告|公开采购|询价|比选|rfp|rfq|tender|\bbid(?:ding)?\b",
            re.I,
        ),
    ),
    (
        PlanStep.PROOF_OF_CONCEPT,
        re.compile(
            r"poc(?!环境|方案|报告|账号|汇报|总结|复盘)|(?<!压力)(?<!性能)测试(?!的|报告|用例|账号|"
            r"环境(?!.{0,4}Ⓓ‥*[^给搭开准提备])|账号|数据)|试点|试用|"
            r"概念验证|"
            r"先[^，Ⓟ]{1,10}试(?!图|点)|跑[一两三半]个?(?:月|周)|试跑|pilot|proof of concept|trial\b",
            re.I,
        ),
    ),
    (
        PlanStep.CONTRACT,
        re.compile(
            r"签(?:个)?(?:框架|意向|备忘|战略)|签(?:合同|约|下来|单|完(?!Ⓓ|就|后|再|以后|之后|合同)|掉|(?=$)|了?(?=Ⓓ))|(?:合同|协议).{0,4}(?:签(?!字)|定下来)|"
            r"sign (?:the )?(?:contract|deal|agreement)|contract (?:signing|signed|by)",
            re.I,
        ),
    ),
    (
        PlanStep.DELIVERY,
        re.compile(
            r"交付(?!部|团队|能力|同事|经理|件)|实施(?!方案|计划|进度|排期|人员|部|团队|同事|经理)|"
            r"(?<!环境)进场(?!做)|部署(?!清单|图|说明|文档|方案|在|"
            r"方式)|到货|验收|[终初]验|delivery|deploy(?:ment)?|rollout|implementation",
            re.I,
        ),
    ),
)
# he sends us the marked-up contract: a paper on its way, no day of signing
SENDS = re.compile(r"\b(?:send|share|return|redlin|draft|marked|review)\w*\b|(?:发|寄|传|给)(?:我们?|咱)", re.I)
OURS = re.compile(r"^(?:我们?|咱们?|Ⓤ‥*)(?!.{0,6}(?:上线|招标))", re.I)
ELSEWHERE = re.compile(r"案例|之前|当时|其他客户|另一家|参考|付款|付\d|回款|款", re.I)
NOT_DATES = {"year", "daypart"}
_NOT_HELD = "(?!专家|规则|标准|表|分(?!行)|组长|老师|材料|资料|参数|文件|室)"
DECISION = re.compile(
    rf"(?P<name>报(?:省公司|集团|总部|总行|上级|市局|财政局?)(?:备案|审批|审核|批)|"
    rf"(?:集团|总部|总行|上级|省公司|省里|市局|财政局?|民航局|监管(?:局|部门)?|人行|局里|主管部门)(?:(?:那边|这边|里)?(?:也|还|都)?(?:要|得|需要?|必须))?(?:审批|批准|审核|备案|终审|评审|会签)|"
    rf"(?:技术|需求|方案|架构|专家|商务|采购|内部|最终|二次|安全|财务|院内|行内|局内|校内)(?:的)?(?:评审|论证|评估)会?{_NOT_HELD}|(?:专家)?论证会?{_NOT_HELD}|"
    rf"立项(?!金额|资料|材料|书|报告|依据|了Ⓜ)(?:审批|评审|会)?|"
    rf"[\u4e00-\u9fff]{{2,5}}?(?:委员会|领导小组)(?:会审|审议|审批|评审|会议)?|{of('committee')}{_NOT_HELD}|(?:技术|商务|价格|综合|内部|最终)?{of('review')}(?:会)?{_NOT_HELD}|评审会?{_NOT_HELD}|"
    rf"(?<=[先再要得需])过[^，ⓅⓇ]{{1,8}}?(?:部|处|中心|科|办|室)(?=$|，|再|然后|审|评)|过[^，ⓅⓇ]{{1,8}}?(?:部|处|中心|科|办)?(?:那|这)一?关|提单|(?<=[部处科])比价|(?<!线)上会|过会|"
    rf"(?:总经理|行长|局长|主任|院长|厂长|总裁|经理|党委|党组|董事|采购|投资|预算|招采)(?:办公|决策|委员|审批|评审)?(?:会|委)(?!议室)|"
    rf"会签|(?<!不)签字|{of('settles')}|board (?:approves?|meets|decides|votes?|signs? off)|"
    rf"(?:cfo|ceo|coo|cio|cto) (?:approval|sign[- ]?off)|(?:technical|security|procurement) (?:review|approval)|"
    rf"sign(?:s|ed)?[- ]off|(?<=‥ )signs(?= it|$| last))",
    re.I,
)
# What is a step of his decision only with its day, its department or its person: 打分, 比选, 投票
PLAIN_REVIEW = re.compile(of("review"), re.I)
# 上回评审会, 评审的时候: what is told of a step that lies behind, or at which something else happens, is no step
NO_NEWS = re.compile(r"(?:上回|上次|那次|上一次|那天|当时|去年)[^，]{0,4}$")
AT_WHICH = re.compile(
    r"(?:打分|得分|成绩|排名|印象|觉得|对我们|里有|的时候|时候|那会|那天|上次|期间|阶段|专家|组长|老师|标准|规则|办法)"
)
# 傅总主持, 赶12月18日那一次: what a clause adds to the step before it
CHAIRED = re.compile(
    rf"(?:由|是|归)?(?P<who>{PERSON}|他|她|he|she)(?:来|亲自|最后|最终)?(?:主持|牵头|召集|主导|chairs?|leads?)"
    rf"(?:的)?",
    re.I,
)
WHEN = re.compile(
    rf"(?:说是|听说|据说|快的话|顺利的话|最快|最晚|最迟|赶|安排在|定在|放在|排在|大概|预计|争取|可能|计划|估计|在|时间是?|下一?次(?:会)?(?:是|"
    rf"在)?|on|next one is)*\s?{DATE}{FILL}*"
    rf"(?:立|过|评)?(?:那|这)?(?:一)?(?:次|场|期|趟)?(?:开|上会|过|评|审|会上|召开)?",
    re.I,
)
SAYS = re.compile(
    rf"{PERSON}[^，ⓅⓇ]{{0,6}}?(?:说|讲|透露|告诉|表示|反馈|转达|提到|预计|估计|said|says|told|mentioned)", re.I
)
DECISION_DONE = re.compile(
    r"立项了|(?:评审|立项|论证|审批|上会|过会|会)(?:已经?|都|刚)?(?:过了|通过|完成|结束|开完|批了|"
    r"过完)|(?:过|做|开|评|审)的$|已(?:经)?(?:通过|过|立项)|(?:通过|过)了|passed|approved|done",
    re.I,
)
# 最晚12月20号; 还剩商务评审
AFTERWARDS = re.compile(r"(?:完|了|好)*(?:以后|之后|后)")  # 合同签了以后一个月内上线
CALLED_OFF = re.compile(r"取消|作废|叫停|不搞了|不招了|called off|cancel")
# 段总点头就能走合同: what comes after the step
THEN_PAPER = re.compile(r"就(?:能|可以|会)?(?:走|签|出|发|进)(?:合同|协议|付款|流程)")
INTENDS = re.compile(r"争取|计划|打算|准备|希望|尽量|力争|务必|必须|一定要|想在|要在|得在|目标")
# 那边采购委员会, 集团那边要备案: what stands in a name and is no part of it
NOT_IN_NAME = re.compile(
    r"^[^，]{0,3}(?:他们|她们|客户|对方)的?(?=.{3,})|^(?:那边|这边|他们|她们|客户|对方|先|再|要|上|由|等|给)+(?!.{0,1}$)|(?<=[团部行级司里局])(?:那边|这边|里)?(?:也|还|都)*(?:要|得|需要?|必须)(?=[备审批评会终])"
)
LEFT = re.compile(
    r"^(?:先|再|然后|接着|最后|还|还要|要|得|需要?|必须|那边|这边|[^，ⓅⓇ]{1,4}(?:要|得|先|再))+(?:走|过|经过|做|搞|开)?$|(?:就|只|还|现在)?(?:剩下?|差|等|轮到|卡在)(?:一个|个|最后的?)?$"
)
IS_WHO = re.compile(r"(?:的|的人)?(?:还|都|就|也|最终)*(?:是|由|归|要|得|看|听)")
# Words that are a step only when somebody does it.
SOMEBODYS = re.compile(rf"{of('settles')}|签字|会签", re.I)
BY_WHOM = re.compile(
    rf"(?:人|的)?(?:还|都|就|也|最终)*(?:是|由|：|:| by | (?:is|sits|lies|rests|stays) with |归|要|得|看|听)?\s?({PERSON})"
)
SIGNATURES = {"签字", "审批", "会签", "点头", "批示", "签批", "核准"}
NOT_A_STEP = re.compile(
    r"付款|打款|请款|盖章|用印|法务|开票|预算(?!会|委)|我们(?:内部|公司)|^(?:Ⓓ‥*)?内部|"
    r"公司内部(?:审批|评审)|折扣|报销|底价|合同(?!会)|协议|款",
    re.I,
)
# Somebody whom a title alone names: 报分管行领导审定, the CFO has the final say
BY_TITLE = re.compile(
    r"分管(?:的)?(?:副?[行局院厂校总]长?)?领导|省公司|市公司|分管|副总|一把手|大领导|大老板|老大|董事长|总裁|总经理|行长|局长|院长|校长|厂长|总行|集团|总部|"
    r"\b(?:CFO|CEO|COO|CIO|CTO|chairman|chair|president|HQ|headquarters|board)\b",
    re.I,
)
LEADS = re.compile(rf"{PERSON}(?:来|是|任|当|亲自)?(?:牵头|主持|负责|带队|任?组长|组长|召集|把关|挂帅)")
