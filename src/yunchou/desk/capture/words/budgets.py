"""How a note speaks of budgets. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.playbook.qualification.terms import BudgetState

BUDGET = re.compile(
    r"预算|科目|budget|Ⓜ‥*\s?(?:is |still )?left\b|[今明去]年的?钱(?=[花用还够])|能(?:动|花|用)(?:用)?的(?:钱|只|就|还|大概|最多|也|Ⓜ)|(?:没|未)花完|花不完|结余|专项|(?:数字化|信息化|科技|IT)的?钱|next year's number|number (?:is|for)|project money|\bfunds?\b|money (?:for|left)|的钱(?:是|有|大概|约)?Ⓜ|压(?:缩)?(?:费用|开支|投入)|费用指标|过紧日子|钱的事|经费|钱[^，]{0,4}报(?:上去|了|的)|专项资金|专款|(?:科技|IT|信息化|数字化)投入|总盘|池子|资金池|"
    r"(?:预留|留|切|凑|划拨?|挤|匀|安排|腾|申请|追加|动用|批)(?:出|了|到|下来|过来|得出|给我们)*(?:大概|约|差不多|个|的)*\s?Ⓜ(?!‥*[^，]{0,4}(?:的款|尾款|首付|货款|付款|折))|"
    r"(?:财政局?|上级|总行|集团|总部|省里|市里)(?:那边)?(?:还|已经?|都|刚|"
    r"也)?(?:没|不)?(?:拨|批)(?!评|量|次|准书)|把钱|总投资|投资额|钱(?:不是问题|够|不够|有的是)|"
    r"(?:项目|这块|今年|明年)[^ⓅⓇ，]{0,4}批了[^ⓅⓇ，]{0,4}Ⓜ|钱(?=.{0,8}(?:批|下来|到位|落实|拨|划|留|备好|准备好|"
    r"安排))|拨款|^(?:终于|已经?|刚|都|总算|上面|领导|行里|局里)?批(?:了|下来了?|复了|了下来)(?:$|"
    r"Ⓜ)|(?:项目|专项|信息化)?(?:经费|资金|额度)(?!到账)|盘子|立项金额|"
    r"的钱(?=.{0,4}(?:落实|批|到位|下来))|资本开支|capex|opex|set aside|earmarked|allocated|funding",
    re.I,
)
NONE = re.compile(
    r"no money|没(?:有)?立(?:过)?预算|(?:没有?|无|暂无|没给|没做|没列|没留|没批到)(?:任何|专项|这块|这笔|这个|"
    r"明确的?)?(?:的)?(?:预算|经费|额度|budget)|预算(?:肯定|基本|是|就|都|也|已经|今年|明年|"
    r"根本|暂时|现在|这块|Ⓓ‥*)*(?:没有|没了|没戏|为零|是零|为0|无着落|没着落|用完|花完|花光)|"
    r"(?<!账上)(?<!账户)没钱|预算[^，]{0,4}(?:没影|没谱|没着落|没眉目|八字|没戏)|一(?:分钱?|毛钱?)(?:预算)?(?:都|也)?(?:没|拿不出|批不下来|不给)|"
    r"no budget|budget is (?:gone|zero)|zero budget|without (?:a )?budget|(?:没|未)(?:列|"
    r"进|排进|纳入|编)(?:到|进|入)?.{0,6}预算|don't have (?:a |any )?budget",
    re.I,
)
APPROVED = re.compile(
    r"(?<!报)(?<!审)(?:批|下|拨|审|安排)的(?!话|时候|材料|流程|人|事|时间)|(?:批|下|拨|审|安排)(?:了|下来|复|准|过)(?!之?后|以后|吗|没)|"
    r"(?:给|批|留|拨|划)(?:了|出)[^，]{0,3}Ⓜ‥*(?:的)?(?:预算|经费)|过会了|关(?:也|都|已经?)?过了|会(?:上)?(?:已经?|也|都)?(?:通过|过)了(?!之?后|以后|再)|(?:留|备|准备|安排|预留|划|匀)(?:好|出来)了?|(?:上会|过会|评审|审批|会上|也|都|已经?|刚|终于)(?:已经?|都|也)?(?:通过|过了)(?!之?后|以后|再)|(?:已|通过|"
    r"获)(?:经)?(?:批|通过|下达|落实|到位|审批通过|确定)|(?:预算|额度|资金)(?:已经?|"
    r"都|终于|刚)?(?:下来|落实|到位|敲定|确定|下达|通过|定了|过了|有了)|批复(?!不|预计)"
    r"|approved|signed off|secured|released|confirmed",
    re.I,
)
NOT_YET = re.compile(
    r"差[^，]{1,8}(?:签|批|点头|过会|同意)|卡[在住着]|压[在着]|(?:还没|没|未|尚未|没有|等|等着|待|正在|在)(?:有)?(?:批|下来|下|定|审|走|通过|落实|到位|"
    r"过会)|(?:批|下)不(?:下来|了)|(?:not|isn't|hasn't been|awaiting|pending|"
    r"waiting for).{0,12}(?:approv|sign)|to be approved|审批中|待批|(?:等|待).{0,8}?(?:批|过会|审|下达|下来|通知|拨)",
    re.I,
)
APPLIED = re.compile(
    r"已报|in the plan|报(?:上去|上|了(?!价)|给|到|的(?=Ⓜ)|批|送)|申报|申请|提交|上报|在报|正在走|送审|编(?:进|"
    r"入|到|了|制)|列(?:入|进|了|支)|(?:进|排进|进了).{0,6}计划|纳入|applied|submitted|"
    r"requested|filed",
    re.I,
)
# 还没立项, 还没报: nobody has asked for the money yet
UNFILED = re.compile(
    r"(?:未|没|没有)(?:去|往)?(?:上|正式|开始|启动)*(?:往?(?:报|申请|提交|编|立|列)|走(?:流程|审批|OA)|做(?:进|到|[^，]{0,4}预算)|排(?:上|进))(?!来|告)|"
    r"(?:not|n't|hasn't|haven't) (?:yet )?(?:been )?(?:filed|submitted|requested|applied)",
    re.I,
)
# 被打回来了, 额度用完了: the money was refused; 没批下来 without 还 is a refusal too, though it may only be late
REFUSED = re.compile(
    r"(?:被|给|让|又)[^，]{0,8}?(?:收(?:走|回)|否|毙|驳|打回|退回|砍没|砍光|挡回|卡掉)|打(?:了)?回(?:来|去)?|驳回|否(?:掉|决)?了|毙了|砍没了|泡汤|黄了|"
    r"不(?:同意|肯|愿意?|让|准备|打算)(?:给|出|掏|拿|拨|批)|不(?:给|予)(?:批|钱|拨|通过)|(?:批|审|要|申请)不(?:了|过|下来?|到)|拿不出(?:钱)?|没(?:要|争取|申请)(?:到|下来)|"
    r"(?:额度|预算|经费|钱|指标)[^，]{0,6}(?:用完|花完|花光|用光|用没|没了|取消了|占(?:满|完)|[花用](?:得|的)?(?:差不多|七七八八|见底)|(?:被|都|已经)*(?:挪|占|拿|调)(?:去|用|走|掉|给|到别))|(?:额度|预算|经费|钱)(?:都)?给了?(?:别|其他|另)|(?:rejected|turned down|denied|refused|knocked back)",
    re.I,
)
NOT_APPROVED = re.compile(
    r"(?<!还)(?<!尚)(?<!暂)(?<!也还)(?:没|未)(?:有|能)?(?:给|被)?(?:批(?:下来|准|复|过)?|通过|获批|审过|过会)(?=了|$|！|!)|not approved$",
    re.I,
)
CUT = re.compile(
    r"砍(?!价)|收紧|削|[调降]低|压(?:缩|减|了|到)|缩(?:减|水|了)|下调|调减|减(?:少|了|到|半)|少了|降(?:到|"
    r"了|至)|缩到|(?:只|才|仅)(?:批|拨|给)(?:了|下来|到|复)*(?=[^，]{0,3}Ⓜ)|缩水|cut|reduced|trimmed|slashed",
    re.I,
)
RAISED = re.compile(
    r"追加|调高|提高(?!效|服|满|质)|增加(?:到|了|至)?(?=.{0,6}Ⓜ|预算)|上调|涨(?:到|了|至)|加(?:到|了|至)(?=.{0,6}Ⓜ)|"
    r"提(?:高)?到|调增|多批|increased|raised|added|bumped",
    re.I,
)
FROZEN = re.compile(r"冻结|被冻|冻住|暂停|叫停|freeze|froze|on hold", re.I)
POSTPONED = re.compile(r"挪到|推到|延到|放到|顺延|转到|等明年|要等|推迟|postponed|pushed to", re.I)
# 两百万以内他能做主: what somebody may decide, not the budget
AUTHORITY = re.compile(r"做主|作主|权限|以[内下][^，]{0,4}(?:能|可以)[^，]{0,2}[批定签]|签字权|审批权|说了算|拍板")
# 审批下来要到明年2月了; no budget until FY27
STILL_TO_COME = re.compile(r"(?:要|得|需要?|最快|最早)(?:等|拖)?(?:到|等)?Ⓓ|才能|预计|估计|(?<!可)能(?!力)")
# 得重新申请, 要报: still to be asked for
TO_BE_FILED = re.compile(r"(?:得|要|需要?|准备|打算|想|可以|再)[^，]{0,3}(?:申请|报|提交|编|立)")
UNTIL = re.compile(r"\buntil\b|才(?:有|能)|要到|得到", re.I)
# 得等集团下达，一般一月中: the clause after holds the day alone
USUALLY = re.compile(
    r"(?:他说|说是|一般|大概|估计|预计|通常|最快|最晚|要|得|可能|差不多|应该|在|到)*Ⓓ‥*(?:左右|吧|能|前后)?"
)
# 我估计也就给到四百: what we think ourselves
OUR_GUESS = re.compile(r"^(?:但|不过|反正)?(?:我们?|咱们?)(?:自己)?(?:估计|猜|觉得|看|感觉|判断|估摸)")
FROM_TO = re.compile("(?:从|由)Ⓜ[^Ⓜ]*Ⓜ")
LIKE = re.compile("(?:和|跟|比|同|较|按|照|参照)$")
A_PAYMENT = re.compile(r"(?:付款|打款|[尾首货]款|款子?)[^，]{0,3}(?:卡|压|停|走)")
# 明年立项，大概400万: the project that the money is for; 一期150万: a part of it
PROJECT = re.compile(r"立项")
A_PART = re.compile(r"^(?:第?[一二三四首两每][期年笔]|一半)[^，]{0,2}Ⓜ")
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
APPROVAL = re.compile(
    r"有数|有谱|明朗|批|签字|点头|上会|走会|到位|等|下来|下达|审|通过|过会|定|落实|出结果|有结果|有眉目|approv|sign",
    re.I,
)
WEIGHT = [BudgetState.UNKNOWN, BudgetState.RUMOURED, BudgetState.APPLIED, BudgetState.APPROVED, BudgetState.NONE]
