"""How a note speaks of promises. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import DATE, PERSON
from yunchou.desk.capture.words.classes import of

DELIVER = (
    r"(?:欠(?!缺|费|款|佳)(?=[^，]{0,20}(?:份|个|版|套|次))|redone?|(?<![研开])发(?!现|生|起|布|票|言|展|标|愁|给了)|提交|交(?!流|付|换|给他们|情|涉)|回(?:个|一?下)?(?:电话|话|信|音|邮件)|算(?=出|好|一下|完|清)|弄(?=出来|好|完)|搞(?=出来|好|完)|赶(?=出来)|提供|"
    r"给(?=.{0,10}(?:发|送|一?份|一?个|出|"
    r"做|方案|报价|资料|材料|测算|清单|文档|账号|名单|准信|数据|证书|模型|回复|答复|答案|版|样例|说法|纪要))|"
    r"出(?=.{0,8}(?:说明|接口|清单|文档|图|版|脚本)|.{0,4}(?:一?[份版个]|架构|测算|报告|图|稿|方案|报价|材料|清单))|准备(?!了|好了)|整理|"
    r"回复|答复|反馈|确认(?!一下?没)|安排|做(?=.{0,12}(?:方案|demo|演示环境|POC|测算|表|PPT|"
    r"一?[版份个]|材料|报告|环境))|写|补(?!贴)|给(?=$|他|她|Ⓟ|到|过去|客户|对方)|摆(?=.{0,2}(?:过去|过来|到))|"
    r"搬(?=.{0,4}(?:过去|来))|"
    r"拉(?=.{0,4}(?:过去|清单|数据))|改(?!期|到|成|约|在)|更新|"
    r"寄|带(?=.{0,8}(?:过去|来|给|上))|送(?=.{0,10}(?:方案|资料|样|材料|报告|文档|过去|到|POC|"
    r"合同))|"
    r"完成(?=.{0,10}(?:报告|方案|测算|文档|材料|清单|测试|接口|部署))|落实|跟进(?=.{0,2}(?:一下|报价|合同|"
    r"流程))|打(?:个)?电话|联系|约(?!了)|邀请|"
    r"请(?=.{0,8}(?:来|出|参加|领导))|搭(?=.{0,4}环境)|部署|开(?=给|.{0,3}(?:账号|环境|权限))|"
    r"申请(?=.{0,8}(?:折扣|价格|支持|资源|授权))|报(?=.{0,4}(?:价|方案))|催|对接|协调|支持|"
    r"培训|上门|驻场|保障|演示(?=一?[次遍下])|拿(?=.{0,6}(?:出|给))|"
    r"(?<=\bI )(?:promised|owe)|(?<=\bwe )owe|^promised(?= (?:him|her|them|Ⓟ))|"
    r"(?<=\bwe )promised|send|deliver|prepare|provide|share|submit|follow up|get back|revise|"
    r"update|arrange|"
    r"set up|confirm|draft|write|come back|schedule|email)"
)
DO = re.compile(DELIVER, re.I)
THING = re.compile(
    r"报价|方案|资料|材料|文档|文件|纪要|清单|PPT|ppt|demo|环境|测算|报告|合同|标书|案例|样例|接口|"
    r"账号|说明|白皮书|表|答复|回复|计划|版本|架构图|参数|承诺函|授权|发票|稿|版|条款|初稿|"
    r"样本|图|样机|设备|盒子|证书|资质|白名单|对比|估算|排期|公函|说明函|PoC(?=环境|报告|方案|总结)|日志|回个?话|回信|准信|SOW|NDA|ROI|TCO|数据|口径|脚本|"
    r"话单|名单|准信|准话|培训|演示|拜访|参观|交流|"
    r"quote|proposal|deck|document|pricing|plan|summary|minutes|list|case|report|contract|"
    r"slides|sheet|sizing|spec\b|brief|pen test|security|roadmap|NDA|SOW|model|reference|references|invoice|"
    r"training|trial|estimate|diagram|architecture|slides|demo|access|sample|answer|data|reference",
    re.I,
)
MUST = re.compile(
    r"(?:我|我们|咱们?|Ⓤ‥*)?(?:要|得|需要?|必须|会|答应|承诺|保证|负责|记得|尽快|抓紧|务必|"
    r"争取|下一步|待办|todo|接下来|回头|安排|计划|准备|will|need to|must|promised|to do|\bto (?=deliver|send|"
    r"share|prepare|draft|set)|"
    r"欠|next step|action|going to|'ll)",
    re.I,
)
# 我跟章总保证过: what was promised stands in the clause after it
PLEDGED = re.compile(
    rf"(?:{DATE}‥*)?(?:我们?|咱们?|Ⓤ‥*)(?:跟|和|对|向|已经|也|都)*(?:{PERSON}|他|她|客户|对方|人家)(?:都|已经|当面)?(?:保证|承诺|答应|说好|许诺)(?:过|了|好|的)*"
)
ASKED_BEFORE = re.compile(
    rf"^(?:(?:让|要求|要|叫|催|请|希望|麻烦)\s?(?:我们?|咱们?))|{PERSON}(?:那边|也|又|还|一直|在|天天)*(?:催|要|问)|跟?{PERSON}‥*(?:保证|承诺|答应|说好)"
)
# 我跟潘主任说周四前给他: we are the ones who say so
WE_TELL = re.compile(rf"(?:{DATE}‥*)?(?:我们?|咱们?|Ⓤ‥*)(?:已经|也|就|当场)*(?:跟|和|对|向|给|答应|回)")
# 测试账号我明天开给潘主任: what it is about stands before who does it
THING_FIRST = re.compile(r"[^ⓅⓇ，我咱]{2,10}(?:我们?|咱们?|Ⓤ‥*)")
# 周二前把话术整理完: a day by which it is to be done
BY_A_DAY = re.compile(rf"{DATE}‥*(?:之?前|以前|之?内)[^，]*(?:完|好)(?:$|给|发|交)")
# 接口文档明天发过来: it comes to us
TO_US = re.compile(
    r"(?:发|传|给|寄|拿|送|转|提供|反馈)(?:给)?(?:过来|来(?!访|的|了)|我们?(?!的)|咱们?)|(?<!前)给(?:个|一个)?(?:回话|准话|准信|回音|信儿)(?:$|，)"
)
# 我们承诺两周内把接口调通: whatever it is, it was promised
PLEDGE = re.compile(
    rf"^(?:{DATE}‥*)?(?:我们?|咱们?|我方|Ⓤ‥*)(?:这边|也|又|都|当场|已经|就|跟{PERSON})*(?:答应|承诺|保证|负责|应下|许诺|应承)(?:了|过|好|给|在|他们?|她们?|{PERSON}|客户|对方)*(?P<what>[^，]{{3,}})"
)
# 对方要等保三级证明，我方答应提供: the clause before names what
WANTED = re.compile(r"(?:要|需要|索要|想要|要求|想看|催)(?:一?[份个版下])?(?P<what>[^，ⓅⓇ]{2,14})$")
# 压测报告周二给他，白雪弄: who of ours does it
DOES_IT = re.compile(
    r"(?:活儿?|这事|任务)?(?:派|交|归|落)(?:给|在|到)?Ⓤ‥*(?:了|头上|做|管)*|(?:让|叫|由|请|安排)?Ⓤ‥*(?:来|去|负责)?(?:弄|做|写|出|准备|负责|跟进?|搞|整|来)"
)
# 周三给王总: when and to whom, nothing else
GIVES_IT = re.compile(
    rf"(?:我们?(?:就|当场|已经)?(?:答应|应承|应|回|说)(?:了|他|她|的是|是)*)?(?:最晚|最迟|争取|大概|说好|约定|我(?:们)?)*{DATE}‥*(?:下班)?(?:前|之前|以前|内|之内)?(?:就|要|得|必须|一定|会|能|可以)*"
    rf"(?:发|给|送|交|回|出|弄好|搞定|完成|提供|传|寄|报|反馈|答复|回复)(?:过去|给|到|出来|出去|过来)?(?:他|她|{PERSON}|过去|对方|客户|人家)?(?:了)?"
)
WHAT_HE_WANTS = re.compile(
    rf"(?:{PERSON}|客户|他们?|她们?)(?:要|想要|需要|催|问)的[^，]{{1,16}}?{DATE}‥*(?:前|之前|以前)?(?:给|发|交|送|出)",
    re.I,
)
OUR_LABEL = re.compile(
    r"^(?:下一步|待办|todo|to-do|行动项|后续|我方待办|我方|跟进事项|next steps?|actions?|"
    r"follow[- ]?ups?|工作计划|计划)(?:事项|动作|计划|安排|工作)?(?:：|:|$|\s)",
    re.I,
)
ASKED_OF_US = re.compile(
    rf"(?:让|要求|要|叫|催|请|希望|麻烦|约定|ask(?:ed|s)?|wants?|told|expects?)\s?(?:我们?|"
    rf"咱们?|Ⓤ‥*|us|me)(?!们?见)|(?:答应|应|应承|许)(?:了)?(?:给)?\s?(?:他|她|{PERSON}|客户|对方|人家|甲方|领导)|"
    rf"跟{PERSON}(?:约定|说好)|(?:要求|让|催|希望|要)\s?(?:在)?{DATE}‥*[^ⓅⓇ，]{{0,8}}?(?:给|发|"
    rf"提交|提供|回复|答复|交|出)|让准备",
    re.I,
)
ALREADY = re.compile(
    r"(?:发|给|微信|传|转)给?Ⓟ‥*了|(?:发|给|提交|送|寄|做|写|改|报|交|整理|回复|答复|准备|补|出|更新|安排|递)(?:了|完|过(?!去|来|目)|"
    r"好了|掉|出去了)(?!吗)|已(?:经)?(?:发|给|提交|送|寄|做|报|交|回复)|\b(?:sent|submitted|"
    r"delivered|provided|shared|emailed|gave)\b",
    re.I,
)
THEIRS = re.compile(
    rf"(?P<who>{PERSON}(?!(?:那边|这边)(?:他|她))|客户|对方|他们?|她们?|甲方|they|he|she|"
    rf"customer)(?:[^ⓅⓇ，]{{0,6}}?)(?P<how>{of('commits')}(?!了?用|我们(?:的|用))|说(?:(?:{DATE}‥*|过两天|这两天|回头)(?:前|之前)?(?:就|会|能)*(?=把|给|发|帮|出(?!差|国|去|来|问题|事|结果)|交|批|弄好|定下|约(?!$)|反馈|回复|答复|通知)|.{{0,16}}?(?:给我|反馈我们|回复我们|"
    rf"告诉我们|发过来|发给我|发我|传过来))|会(?!上|议|后|签|不会)|来(?=搞定|安排|协调|弄|解决|办|负责|推|搞|盯|开(?!会)|约|拉|出面)|说[^，]{{0,8}}?(?:他|她)(?:自己|会|再|也|今天|这两天|{DATE}‥*)*(?=催|推|盯|协调|沟通|打个?招呼|问|跟进|搞定|反映|汇报|提)|可以帮|"
    rf"帮(?:忙|我们|咱们)|要帮)",
    re.I,
)
# 她11月5号给我盖好章的NDA: a day ahead and something for us
GIVES_US = re.compile(
    rf"^(?P<who>{PERSON}|客户|对方|他们?|她们?|甲方|they|he|she)(?:那边|这边|说|也|会|"
    rf"就)*\s?(?:{DATE}‥*|will)(?:前|之前|以前|就|会|能|可以|再|把[^，]{{1,14}}?)*\s?"
    rf"(?P<how>给|发|提供|反馈|回复|答复|传|转|寄|send|give|share)(?:给|到|过来|出来)?\s?(?:我们?|咱们?|us|me)",
    re.I,
)
FOR_US = re.compile(
    rf"提醒|打听|告诉|去(?:说|讲|谈|做|沟通|打|疏通|协调)|给|帮|为|替|跟|和|带|让|向|提(?!供)|{of('favours')}(?!价)",
    re.I,
)
COMMITS = re.compile(
    rf"(?:也|还|就|都|当场|已经)*(?P<how>{of('commits')}|说(?=.{{0,14}}(?:给|帮|替)(?:我们?|咱们?))|可以帮)", re.I
)
# 下周一给我回话: what somebody who speaks will give us
GIVES_WORD = re.compile(
    rf"^(?:{DATE}‥*)?(?:前|之前|就|会|再)*(?:把[^，]{{1,14}}?)?(?P<how>给|发|反馈|提供|答复|回复|转|寄)(?:给|过来|到)?(?:我们?|咱们?)(?!的)"
)
# 王总明天把测试环境开好: a day ahead, a thing, and what is done with it
DOES_SO = re.compile(
    rf"^(?P<who>{PERSON})(?:那边|这边|说|也|会|就)*{DATE}‥*(?:前|之前|以前|就|会|能|可以|再)*(?P<how>把|将)[^，Ⓟ]{{2,14}}?"
    rf"(?:发|给|开|弄|准备|搞|办|整理|拉|报|提|腾|拿|寄|传|转|落实|确认|定)"
)
NOT_PROMISE = re.compile(
    r"费[^，]{0,3}(?:去掉|减掉|砍掉|免)|降价|便宜|折|底价|(?<!催)付款|打款|付清|首付|尾款|上线|招标(?!文件|书|参数|公告)|评审|"
    r"立项|预算(?!测算|申请|表)|"
    r"盖章|用印|法务|再约|再说|再议|照常|(?<!催)(?<!帮)付|打过来|支持我们$|支持信创|考虑",
    re.I,
)
