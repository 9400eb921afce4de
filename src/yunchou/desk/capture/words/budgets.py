"""How a note speaks of budgets. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.playbook.qualification.terms import BudgetState

BUDGET = re.compile(
    r"预算|科目|budget|能动(?:用)?的钱|(?:没|未)花完|花不完|结余|专项|(?:数字化|信息化|科技|IT)的?钱|next year's number|number (?:is|for)|project money|\bfunds?\b|money (?:for|left)|的钱(?:是|有|大概|约)?Ⓜ|压(?:缩)?(?:费用|开支|投入)|费用指标|过紧日子|钱的事|经费|钱[^，]{0,4}报(?:上去|了|的)|专项资金|专款|(?:科技|IT|信息化|数字化)投入|总盘|池子|资金池|"
    r"(?:预留|留|切|划拨?|挤|匀|安排|腾|申请|追加|动用|批)(?:出|了|到|下来|过来|得出|给我们)*(?:大概|约|差不多|个|的)*\s?Ⓜ(?!‥*[^，]{0,4}(?:的款|尾款|首付|货款|付款|折))|"
    r"(?:财政局?|上级|总行|集团|总部|省里|市里)(?:那边)?(?:还|已经?|都|刚|"
    r"也)?(?:没|不)?(?:拨|批)(?!评|量|次|准书)|把钱|总投资|投资额|钱(?:不是问题|够|不够|有的是)|"
    r"(?:项目|这块|今年|明年)[^ⓅⓇ，]{0,4}批了[^ⓅⓇ，]{0,4}Ⓜ|钱(?=.{0,8}(?:批|下来|到位|落实|拨|划|"
    r"安排))|拨款|^(?:终于|已经?|刚|都|总算|上面|领导|行里|局里)?批(?:了|下来了?|复了|了下来)(?:$|"
    r"Ⓜ)|(?:项目|专项|信息化)?(?:经费|资金|额度)(?!到账)|盘子|立项金额|"
    r"的钱(?=.{0,4}(?:落实|批|到位|下来))|资本开支|capex|opex|set aside|earmarked|allocated|funding",
    re.I,
)
NONE = re.compile(
    r"no money|没(?:有)?立(?:过)?预算|(?:没有?|无|暂无|没给|没做|没列|没留|没批到)(?:任何|专项|这块|这笔|这个|"
    r"明确的?)?(?:的)?(?:预算|经费|额度|budget)|预算(?:肯定|基本|是|就|都|也|已经|今年|明年|"
    r"根本|暂时|现在|这块|Ⓓ‥*)*(?:没有|没了|没戏|为零|是零|为0|无着落|没着落|用完|花完|花光)|"
    r"没钱|一(?:分钱?|毛钱?)(?:预算)?(?:都|也)?(?:没|拿不出|批不下来|不给)|"
    r"no budget|budget is (?:gone|zero)|zero budget|without (?:a )?budget|(?:没|未)(?:列|"
    r"进|排进|纳入|编)(?:到|进|入)?.{0,6}预算|don't have (?:a |any )?budget",
    re.I,
)
APPROVED = re.compile(
    r"(?:批|下|拨|审|安排)(?:了|的(?!话|时候)|下来|复|准|过)(?!之?后|以后|吗|没)|(?:已|通过|"
    r"获)(?:经)?(?:批|通过|下达|落实|到位|审批通过|确定)|(?:预算|额度|资金)(?:已经?|"
    r"都|终于|刚)?(?:下来|落实|到位|敲定|确定|下达|通过|定了|过了|有了)|批复(?!不|预计)"
    r"|approved|signed off|secured|released|confirmed",
    re.I,
)
NOT_YET = re.compile(
    r"卡在|压在|(?:还没|没|未|尚未|没有|等|等着|待|正在|在)(?:有)?(?:批|下来|下|定|审|走|通过|落实|到位|"
    r"过会)|(?:批|下)不(?:下来|了)|(?:not|isn't|hasn't been|awaiting|pending|"
    r"waiting for).{0,12}(?:approv|sign)|to be approved|审批中|待批|等.{0,8}?(?:批|过会|审)",
    re.I,
)
APPLIED = re.compile(
    r"已报|in the plan|报(?:上去|上|了(?!价)|给|到|的(?=Ⓜ)|批|送)|申报|申请|提交|上报|在报|正在走|送审|编(?:进|"
    r"入|到|了|制)|列(?:入|进|了|支)|(?:进|排进|进了).{0,6}计划|纳入|applied|submitted|"
    r"requested|filed",
    re.I,
)
UNFILED = re.compile(r"(?:未|没|没有|还没|尚未)(?:上)?(?:报|申请|提交|编)", re.I)
CUT = re.compile(
    r"砍(?!价)|削|压(?:缩|减|了|到)|缩(?:减|水|了)|下调|调减|减(?:少|了|到|半)|少了|降(?:到|"
    r"了|至)|缩到|cut|reduced|trimmed|slashed",
    re.I,
)
RAISED = re.compile(
    r"追加|增加(?:到|了|至)?(?=.{0,6}Ⓜ|预算)|上调|涨(?:到|了|至)|加(?:到|了|至)(?=.{0,6}Ⓜ)|"
    r"提(?:高)?到|调增|多批|increased|raised|added|bumped",
    re.I,
)
FROZEN = re.compile(r"冻结|被冻|冻住|暂停|叫停|freeze|froze|on hold", re.I)
POSTPONED = re.compile(r"挪到|推到|延到|放到|顺延|转到|等明年|要等|推迟|postponed|pushed to", re.I)
MONEY_FOR = re.compile(
    r"^(?:Ⓟ‥*\s?(?:reckons?|says?|said|thinks?|estimates?|expects?|guess(?:es)?|puts it at|估计|说|"
    r"讲|透露|预计|觉得|猜)|)(?:大概|大约|差不多|总共|一共|估计|可能|应该|也就|顶多|上限|不超过|"
    r"最多|总额|金额|是|"
    r"约|在|有|给|批|占|只剩|剩|划|留|about|around|roughly|approx)?[^ⓅⓇ]{0,6}Ⓜ|(?:划|留|分|拨|占|"
    r"给)[^ⓅⓇ]{0,4}Ⓜ|批(?:了|下来|复)?[^ⓅⓇ]{0,4}Ⓜ",
    re.I,
)
OTHER_MONEY = re.compile(
    r"报价|单价|总价|首付|尾款|到账|打款|付款|回款|合同额|成本|底价|底线|成交|让到|"
    r"降到(?=.{0,3}Ⓜ)|offer|quote|price|payment",
    re.I,
)
APPROVAL = re.compile(r"批|等|下来|下达|审|通过|过会|定|落实|出结果|有结果|有眉目|approv|sign", re.I)
WEIGHT = [BudgetState.UNKNOWN, BudgetState.RUMOURED, BudgetState.APPLIED, BudgetState.APPROVED, BudgetState.NONE]
