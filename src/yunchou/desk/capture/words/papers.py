"""How a note speaks of contracts and payments. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import DATE, PERSON
from yunchou.desk.capture.words.classes import of

# Where the contract is: a paper and what is done with it, or a seal, or somebody who has signed and somebody who has not.
_GOES = (
    r"(?:流程|审(?!计)|走|签字|签批|签报|会签|卡|压|搁|停|退|打回|驳|拖|晾|到|在|送|寄|回传|递|呈|报|批|盖|过|归档|备案|编号|领导|"
    r"签(?!$)|上会|过会|发|扫描|原件|改|定稿|排队|发起|没人|返|给)"
)
SIGNING = re.compile(
    rf"{of('seal')}|流程[^，]{{0,4}}(?:点|批|过|走)|章盖|章(?:都|也|还)*(?:没|未)(?:有)?盖|法务(?!顾问)|法律合规|合规(?=部?[^，]{{0,6}}(?:退|打回|审|看|过|卡|提|意见|签))|"
    rf"{of('paper')}(?!额|金额|到期|签了$|期)[^，]{{0,14}}?{_GOES}|(?:审|签|盖|批|复核)(?:完|过|好|了)[^，]{{0,4}}{of('paper')}|"
    rf"红线(?:改|版|稿)|redline|付款条款|合同条款|"
    rf"^{DATE}?‥*{PERSON}(?:那边|那儿)?(?:都|也|已经|已)?[签盖](?:了|完|好|过)(?:字|章)?(?:了)?$|^(?:就|只|还)(?:差|剩|等){PERSON}[^，]{{0,3}}(?:签|盖|批|章|字)?$|"
    rf"\b(?:MSA|SOW|agreement)\b.{{0,20}}(?:with|at|in|stuck|sits|back from)|legal(?: review)?|"
    rf"\b(?:contract|agreement|paperwork)(?:'s| is| has| was)? (?:\w+ ){{0,3}}(?:with|at|in|stuck|sent|back|signed by)|Ⓟ‥* (?:has |have )?(?:counter)?signed\b|(?:with|touched|reviewed|read) (?:the|our) (?:contract|agreement|paperwork)",
    re.I,
)
PAYMENT = re.compile(
    r"钱[^，]{0,4}(?:卡|压在|搁|停在|走流程|在审)|发票[^，]{0,4}(?:Ⓟ‥*|财务)[^，]{0,6}(?:收|接|拿)|(?:付款|打款|请款|回款|支付|尾款|首付|款)(?:资料|材料|申请|流程|审批|单|计划|手续|节点)|排款|出纳|"
    r"(?:付款|打款|款).{0,8}?(?:卡|审批|走流程|等.{0,4}签|排队|压着)|发票.{0,8}?(?:收(?:到|了)|提交|"
    r"开|寄|审|卡|抬头|不对|有误|退)|(?:付款|打款).{0,4}?(?:走|过|审)|款.{0,4}?(?:没|未)到账|"
    r"(?:款项|货款|尾款|首款|首付款?)(?:.{0,6}(?:签字|审批|走流程|批))|验收(?:单|报告|证明)|payment (?:request|run|approval|"
    r"process)|invoice",
    re.I,
)
ENGLISH_DEPARTMENT = re.compile(
    r"\b(?:legal|procurement|finance|accounts payable|AP|purchasing|compliance|treasury)\b", re.I
)
BARE_DEPARTMENT = re.compile(
    r"(?:行政|审计|合规|风控|内控|人事|综合|会计|出纳|资金|法规|法律|内审|总务|后勤|科技|信息)(?=那|这|手|部?(?:还|也|都|已经?)?(?:没)?(?:盖|审|签|批|过(?!来|去)|看|用印|排|压|卡))"
)
# 等分管副行长签, 卡在一把手那儿: somebody whom only the office names
OFFICE = re.compile(
    r"(?:等|到|给|在|由|差|剩|找|让|送|报|请)(?:一个|个|他们|客户|对方)?(?P<who>(?:财务|行政|运营|技术|采购)?总监|CFO|CEO|COO|(?:分管|主管)?(?:的)?副?(?:行长|局长|院长|厂长|校长|董事长|总经理|总裁|台长|关长)|分管(?:的)?(?:副总|领导)|一把手|大?领导|大?老板|董事长|法人)"
    r"(?=$|了|那|这|手|的?签|的?字|桌|签|批|审|盖|点头|同意|出差|回来)"
)
# 缺验收单, 差一份盖章的申请
LACKS = re.compile(
    r"(?:缺|差|少|补|等)(?:了|着|一?个|一?份|一?张|个)*(?P<what>[^，ⓅⒹⓂ的]{0,4}?(?:单|表|报告|发票|证明|函|证书|合同|授权书|执照|资料|材料|凭证))"
)
STUCK = re.compile(rf"开错|重新(?:交|提|报|弄)|缺(?!口|陷)|卡(?!片|号|点)|搁|{of('stuck')}", re.I)
DONE = re.compile(
    rf"{of('paper_done')}(?!之?后|以后|没有|才|[一二三四五六七八九十\d])|(?:已(?:经)?|都)(?:提(?=$)|审|签|盖|过|寄|通过|提交|开|批|收)(?!中|流程)|(?<!其他)(?<!其它)(?<!别的)没(?:意见|问题)(?:了)?$|完成(?!后|之后)",
    re.I,
)
WAITING = re.compile(
    r"(?:就|只|还)(?:差|剩)(?=Ⓟ|.{1,6}(?:签|盖|审|批|没))|^(?:完了|然后|接着|之后|再|最后)(?!.{0,12}了$)|等(?!级|保)|还(?:没|差)|"
    r"没(?:到|走|审|盖|签|批)|未|待(?!遇)|(?:下一步|然后|接下来|再|最后|下周|明天).{0,6}(?:走|到|给|送|上|盖|签|过)|"
    r"waiting|pending|下一个|轮到|next|awaiting|outstanding",
    re.I,
)
IN_HAND = re.compile(
    rf"{of('in_hand')}(?!预算)|到(?:了)?(?:Ⓟ|[^，]{{0,6}}(?:那(?:里|儿|边)|这一步|环节))|在(?:走|审|(?:他们|她们|对方|客户|甲方|行里|局里)?的?(?:法务|采购|财务|合规)|"
    rf"(?:他|她)手|办|流转|会签|签|盖|排|看|Ⓟ|.{{1,6}}(?:部|处|科|那|手|桌))|提(?:了|出)?.{{0,4}}意见|(?:要|要求|想|得)改|把[^，]{{1,8}}改|要?看(?=[一两三四五六\d])|(?:还)?在走(?:流程)?$|(?:法务|财务|采购|合规|[部处科])(?:已经?|都|也)?(?:回了|反馈了|看了)|出(?:具)?.{{0,3}}意见|已(?:经)?(?:到|送|递|交)|第.{{1,2}}天|送(?:到|去|审)|"
    rf"with Ⓟ|with (?:their |the )?(?:legal|procurement|finance)|(?:legal|procurement|finance) (?:has|have) (?:it|the|our)",
    re.I,
)
SIGNED = re.compile(
    r"^(?:合同|协议)?已签$|\bPO(?:已经?|也|终于|都)?(?:下来|到|下|收到)了|^(?:Ⓓ‥*|[^，]{0,6}Ⓓ‥*)(?:上午|下午|跟Ⓟ‥*|和Ⓟ‥*|客户|双方)*(?:正式)?签(?:约|合同)$|^(?:终于|已经|总算|刚|今天)?签(?:了|下来了|完了)$|^(?:finally |just )?signed(?=$| Ⓓ|Ⓓ|!| at| for)|"
    r"双盖|双章|双方(?:的)?章(?:都|也)?盖(?:好|完|了)|合同.{0,8}?(?:签(?:了|完|下来|好|定|掉|的|订(?:了|完))|双方(?:都)?(?:签|盖))|签(?:了|完|"
    r"下|好|掉)(?:了)?(?:合同|单|约|协议|下来)|(?:已|正式)(?:经)?签(?:约|合同|署|订|单|完|了)|"
    r"签(?:的|完)合同|(?:合同|协议)已?签(?:订|署|完|约|好)?(?!字|批|流|之|以|后|前)(?=$|了|，|"
    r"完|好)|(?:双方|两边|两家|大家)(?:都|也|已经?)*(?:盖|签)(?:了|完|好)*[章字]?(?:了)?(?=$|，)|双方(?:都)?(?:已)?盖(?:了|完|好|的)?章|双方[^，]{0,4}(?:签字|盖章)[^，]{0,3}(?:完成|完|好|齐)了?|(?:contract|agreement|deal) (?:is |was |"
    r"has been |got )?(?:signed|sealed|executed)|signed the (?:contract|deal|agreement)",
    re.I,
)
# 今天签约: without 了, only the day says that it is done
SIGNS_ON = re.compile(r"签(?:约|合同)$")
SIGNED_BEFORE = re.compile(
    r"(?:没|未|不|还没|尚未|等|待|准备|打算|想|要|争取|计划|预计|可以|能|再|才|就|后)(?:能|会)?(?:去)?$"
)
UNSEALED = re.compile(r"(?:章|印).{0,4}(?:没|未)|(?:没|未|还没|尚未)(?:有)?盖|等(?:着)?盖章|not (?:yet )?sealed", re.I)
SEALED = re.compile(
    r"盖(?:完|好|了)章|(?:双方|都|已经?|也)(?:都)?盖(?:了|好|完)?(?:章)?|盖(?:完|好|了)(?:章|了)|章(?:都|也|"
    r"已经)?盖(?:了|好|完)|(?<!not )(?<!not yet )\b(?:sealed|stamped|chopped|countersigned)\b",
    re.I,
)
FROZEN = re.compile(
    r"项目(?:被)?(?:冻结|暂停|叫停|搁置)|(?:冻结|暂停|叫停)(?:了)?(?:这个|该|整个)?项目|"
    r"project (?:is |was )?(?:frozen|on hold|paused)",
    re.I,
)
STARTED = re.compile(
    r"项目(?:已经?|正式|今天|昨天|Ⓓ‥*)*(?:启动|开工|kick)|启动会(?:开|已)|kick[- ]?off (?:done|held)|project (?:has )?started",
    re.I,
)
INSTALMENT = re.compile(
    r"首付款?|首期款?|首款|预付款?|第[一二三四]笔(?:货|尾|进度|服务|合同|验收)?款?|第[一二三四]期款?|[一二三四]期款|"
    r"[一二三]期(?:尾款|首付款?)|进度款|验收款|到货款|尾款|质保金|余款|货款|服务费|年费|"
    r"合同款|全款|续费款?|定金|upfront|up front|on signing|first payment|down payment|deposit|final payment|"
    r"second (?:payment|instal?lment)|balance|retention|instal?lment|milestone payment",
    re.I,
)
PAY = re.compile(
    r"\brelease\b|(?:应该|估计|预计|就?能|会|可以)(?:就|会|能)?到(?:账|位)|退(?=$|Ⓜ|还给)|付(?!出|费方式)|打(?=款|过来|给|Ⓜ|到|[一二三]笔|$)|肯定(?:会|能)?(?:打|付|到)|"
    r"打款|支付|回款|汇|转(?=账|过来|Ⓜ)|(?:排|安排)(?:付|打)?款|"
    r"(?<!不)放(?=款|$)|拨(?=款|付|$)|结(?=清|款|算|掉)|(?:还|付)清|(?<=[‥Ⓓ前])(?:清|结)$|\bpa(?:y(?:s|ing)?|id)\b|settled?\b|payment|remit|transfer|wire",
    re.I,
)
ARRIVED = re.compile(
    r"(?:hit|in|into|reached) our (?:bank )?account|came through|credited|到(?:了|的)?账(?!Ⓓ后|后|前|再|之)|(?:已|昨日|今天)?到(?:帐)(?!后|前|再)|(?:款|钱|尾款|首付|"
    r"Ⓜ‥*|定金|质保金|第.笔)(?:已经?|都|也|今天|刚|昨天|终于|Ⓓ‥*)*(?:(?<=已)到$|(?<=已经)到$|到(?:了|账|(?<!钱到)位|$)|收到|进账|进来(?:了)?|入账|到手|落袋|"
    r"打(?:过)?来了|回来了|打到)|(?:款|首付|Ⓜ‥*)(?:已经?|都|也|全部)*收(?:$|了|到|妥|齐)|收(?:到|了|讫)(?:了)?.{0,14}?(?:款|Ⓜ|钱|首付|回款|定金|货款|"
    r"payment)|(?:打|付|汇|转|回)(?:过来|进来|来)?了.{0,6}?(?:Ⓜ|款)|回款(?:了)?Ⓜ|received|"
    r"arrived|landed|came in|has paid|paid us|\bpaid\b",
    re.I,
)
NOT_ARRIVED = re.compile(
    r"(?:should|will|would|must|to|can|shall|gets?|getting|'ll) (?:all )?(?:be |get )?(?:paid|received)|paid (?:by|"
    r"on) (?:the )?Ⓓ|"
    r"(?:没|未|没有|还没|尚未|迟迟不|不)(?:有)?(?:到|收|付|打|回|见)|等.{0,6}到账|催|拖|"
    r"not (?:yet )?(?:received|paid|arrived)|hasn't|overdue|still waiting|no payment",
    re.I,
)
PERCENT = re.compile(
    r"(\d{1,3}(?:\.\d+)?)\s?[%％]|百分之([一二三四五六七八九十]+)|([一二三四五六七八九])成(?!本|立|功)"
)
# 尾款的申请: the paper for a payment, not the payment
ITS_PAPER = re.compile(r"款的?(?:申请|流程|单子?|审批|手续|材料|发票)")
TERMS = re.compile(
    r"账期|付款方式|付款条件|付款比例|改成|改为|希望|要求(?!.{0,4}付清)|能不能|分.{1,2}期|"
    r"接受|报价|payment terms|net ?\d+|\d+[- ]days? (?:payment|terms|credit)",
    re.I,
)
DAYS = re.compile(
    r"(?:正常|一般|要|需要?|大概|得|通常|走|审|复核|批|签)(?:走|要|需|字|看)?\s?(\d{1,2}|"
    r"[一二两三四五六七八九十]{1,2})\s?(个工作日|天|周|个星期|日)"
)
# 合同流程问清楚了: the clauses after it are its steps, with who reads, signs or files it
WAY = re.compile(
    r"流程|(?:走|经|过|分)[^，]{0,2}[一二两三四五六\d][步道关个]|怎么走|这么走|走的?顺序|process|goes through|steps",
    re.I,
)
HANDLES = re.compile(
    r"审(?!计)|签字|签发|会签|备案|盖章|用印|复核|打款|放款|排款|付款|提单|验收|批(?!量)|sign|review|approv", re.I
)
# 财务和法务都签完了: the second of two departments
BOTH = re.compile(
    r"(?<=[部处科办务购])[和跟、]((?:法务|财务|采购|合规|审计|[\u4e00-\u9fff]{2,4}[部处科办]))(?=都|也都|均)"
)
ACCEPTS = re.compile(
    r"^(?:业务|用户|项目)?(?:验收|确认)$|^验收(?:单|报告|证明|书)?(?:已经?|都|也|终于)*(?:签|盖|批)|"
    r"发票[^，]{0,6}(?:开错|错了|退|抬头|不对|有误|重开|作废)"
)
HANDLER = re.compile(
    r"(?:先|再|然后|接着|之后|最后|报|到|给|由|"
    r"过)*(?P<who>(?:(?![先再然接之最报到给由过完了的])[\u4e00-\u9fff]){1,5}?(?:科|部|处|局|办|中心|总部))"
    r"(?=审|签|复核|备案|打款|放款|盖|批|付|会签)"
)
DAYS_AFTER = re.compile(rf"{DAYS.pattern}|^\s?(?:大概|约)?(\d{{1,2}})\s?(个工作日|天|working days)")

# What tells by itself where the paper is, though no department is named.
BY_ITSELF = re.compile(
    r"章(?:都|也|还)*(?:没|未)(?:有)?盖|(?:还|正)?在走(?:流程)?$|用印|会签|法审|寄出|回传|盖章|章盖|骑缝章|归档|合同号|合同编号|签报|签呈|呈批|电子签|签章|双签|回签|退(?:回|给|了回)|打了?回|[上走在]了?OA|"
    r"没人签|^(?:业务)?验收$|DocuSign|countersign",
    re.I,
)
# 付款流程下周一发起: the paper of a payment tells it
PAYING_BY_ITSELF = re.compile(
    r"(?:付款|请款|打款|支付)的?(?:申请|流程|单子?|手续)[^，]{0,6}(?:发起|提交|提了|交了|批了|启动|走完|办完|退|驳)|(?:付款|请款|打款)(?:材料|资料)[^，]{0,4}重新?"
)
WILL_BE = re.compile(r"(?<!可)能(?!力)|预计|估计|可以|争取|应该|说好|会(?!签)")
BEGINS = re.compile(r"发起|提交|启动|送过?去|递|寄(?!出了|走了)|开始走")
# 剩下20万下个月: the rest of a payment that was promised
REST = re.compile(r"^(?:另外|还有)?(?:剩下?的?|余下的?|其余的?|另一半|另外的?|剩余)[^，]{0,6}[ⓂⒹ]")
# A payment's way, and a contract that both have signed, are kinds of their own.
PAYS = re.compile(r"(?:付款|打款|请款|回款|尾款|首付款?|发票)(?!条款|方式|比例|条件)")
SIGNED_BY_BOTH = re.compile(r"双方[^，]{0,6}(?:签|盖|章)|两边[^，]{0,4}(?:签|盖|章)")
