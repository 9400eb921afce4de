"""Requirements and who raised them; what our product does not do (P25 to P29, P41)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.fields import NeedFields, ProductGapFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import propose
from yunchou.desk.capture.reading import CUSTOMER, DATE, MONEY, OURS, PERSON, RIVAL, US, Clause, Reading
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import Fit

# What a customer-service platform is asked to do or to be; a wish that names none of these is no requirement.
_SUBJECT = (
    r"功能|支持|对接|集成|打通|接入|录音|质检|排班|外呼|机器人|报表|看板|大屏|峰值|拦截率|进线|吞吐|tps|qps|源码|托管|归档|国产|国密|双录|两地三中心|集群|kafka|p99|高并发|信创|等保|私有化|本地部署|并发|弹屏|工单|知识库|视频|全渠道|多渠道|性能|稳定|安全|容灾|灾备|双活|权限|接口|"
    r"移动端|小程序|app|语音|识别|转写|情绪|话务|预测|路由|crm|erp|oa系统|统一|自助|bi|sla|响应|时延|延迟|兼容|迁移|数据|模型|客户画像|监控|备份|加密|脱敏|审计|单点登录|sso|数据库|达梦|鲲鹏|麒麟|"
    r"ivr|asr|tts|坐席助手|话术|满意度|接通率|多语言|方言|手语|在线客服|微信|企微|whatsapp|salesforce|sap|用友|金蝶|派单|回访|督办|分权|分域|弹性|扩容能力|T\+\d|自动化|智能|扩展性|可用性|"
    r"\d+\s?个?9|7[x×*]24|上云|云化|混合云|多租户|短信|邮件|录屏|加班少|开放平台|二次开发|定制|流程引擎|低代码|integration|support|recording|dashboard|report(?:s|ing)?|on-?prem|routing|chatbot|security|uptime|"
    r"latency|single sign|analytics|mobile|multilingual|api\b|compliance|encryption|qa\b|quality|self[- ]service|workforce|scheduling|failover|backup|gdpr|sandbox|audit"
)
_HAS_SUBJECT = re.compile(_SUBJECT, re.I)
_WISH = re.compile(
    r"(?:希望|要求|想要?|需要|要(?!不|是|等|去|给|来|走|让|把|在|上会|再|到Ⓓ|报|签|约|付|加班)|必须|得(?!到|知)|最?(?:关心|关注|看重|在意|在乎|担心)(?:的)?(?:是|就是)?|提(?:出|了|到)?(?:了)?(?:一?个|几个|两个|三个|两点|三点)?(?:新)?(?:需求|要求|诉求)?(?:是|：|:)?|"
    r"诉求(?:是|：|:)?|痛点(?:是|：|:)?|需求(?:是|：|:|就是|有|包括)?|强调|问(?:能不能|是否|我们)?|能不能|能否|要能|还要|一定要|不能少|嫌|抱怨|吐槽|反映|wants?|needs?|requires?|asked for|requested|requirements?:?|must(?: have)?|"
    r"would like|cares? about|looking for|worried about|concern(?:ed)?(?: is| about)?|pain point)",
    re.I,
)
_OTHER_MATTER = re.compile(
    rf"降价|便宜|折扣|优惠|让利|账期|付款|报价|价格|合同|打款|首付|见面|拜访|见我们|汇报|演示|开会|预算|上会|立项|材料|资料|方案(?!要|必须|能)|文档|PPT|案例|标书|参观|考察|尽快|提交|发(?:给|过|一份)|周期|工期|介绍|{MONEY}|discount|price|quote|payment|proposal|meeting|deck",
    re.I,
)
_LABEL = re.compile(
    r"^(?:客户|主要|新增|核心|业务|技术|功能)?(?:需求|诉求|痛点|要求|关注点|requirements?|needs?)(?:：|:|$|点|清单)",
    re.I,
)
_ANNOUNCES = re.compile(
    r"(?:需求|要求|诉求|痛点|关注点|问题)(?:是|如下|有)?$|(?:提|说|讲)(?:了|出)?(?:一|两|三|四|五|几|\d)(?:点|个|条|方面)(?:需求|要求|意见)?$|asked for$|requirements$|needs$",
    re.I,
)
_STRONG = re.compile(r"(?:要求|提出(?:要|了)?|一定要能?|必须(?:能|要|支持)?)(?P<what>[^，ⓅⓇⒹⓂⓊ]{4,30})$")
_GAP = re.compile(
    rf"(?:(?:{US}|产品|系统|平台|目前|现在|这块|这个|咱).{{0,10}}?(?:不支持|没有(?!问题|机会|压力|办法|预算|人|钱|时间|进展)|做不到|做不了|没做|满足不了|没(?:有)?(?:过|达标)|不满足|不具备|暂不支持|不行|缺|没(?=这个|该)|实现不了|弱|不够|跟不上|撑不住)|"
    r"(?:要|得|需要?|必须|只能)(?:定制|二次|二|单独|另外|专门)?开发|要定制|得定制|需定制|二开|(?:不支持|做不到|满足不了|做不了|没过$|没通过$|没达标|是我们(?:的)?(?:短板|弱项)|是(?:个)?缺口|产品缺口|功能缺口|没覆盖|超出(?:了)?(?:产品|功能)范围)|"
    r"(?:we|our (?:product|platform|system)).{0,14}(?:don't|doesn't|do not|can't|cannot|lacks?|no)\b|not supported|needs? (?:custom )?development|product gap|on (?:our )?roadmap|out of scope)",
    re.I,
)
_GAP_DENIED = re.compile(
    r"不(?:用|需要|必)(?:定制|二次|二)?开发|没有(?:任何)?(?:缺口|问题)|都(?:能|可以)(?:满足|支持)|不是不支持", re.I
)
_DEVELOP = re.compile(r"开发|二开|定制|development|roadmap", re.I)
_LEAD = re.compile(
    rf"^(?:{PERSON}|客户|对方|他们?|她们?|甲方|业务部门|技术部门|领导|那边|这边|[^，]{{0,6}}?(?:部|中心))?(?:这边|那边)?(?:们)?(?:也|还|又|就|特别|主要|一直|明确|反复|再次|都|最|比较|其实|现在|目前|是|则)*\s?(?:跟我们?|对我们?|给我们?)?(?:说|讲|提到|表示|反馈)?\s?",
    re.I,
)


def needs(reading: Reading) -> Iterator[Proposal]:
    """Every requirement, each item of a list by itself."""
    listing = False
    for clause in reading.clauses:
        before = reading.before(clause)
        goes_on = before is not None or clause.piece.bullet
        headed = clause.headed and not re.search(PERSON, clause.mask)
        announced = (
            before is not None and before.piece.ends_with in {"：", ":"} and bool(_ANNOUNCES.search(before.mask))
        )
        listing = (
            _LABEL.search(clause.mask) is not None
            or headed
            or announced
            or listing
            and goes_on
            and not re.search(r"预算|下一步|时间|竞争|对手|参会", clause.mask)
        )
        if clause.conditional and not clause.stance.denied or RIVAL in clause.mask or _GAP.search(clause.mask):
            continue
        title = _title(reading, clause, listing)
        if title is None:
            continue
        text, offset = title
        proposer = _proposer(reading, clause)
        for item in _items(text):
            must = (
                Answer.YES
                if re.search(r"必须|一定要|刚需|不能少|硬性|must|mandatory", clause.mask, re.I)
                else Answer.UNKNOWN
            )
            doubts = [] if proposer or listing else [Doubt.WHO]
            yield propose(clause, Kind.NEED, NeedFields(title=item, proposer=proposer, must_have=must), doubts=doubts)


def _title(reading: Reading, clause: Clause, listing: bool) -> tuple[str, int] | None:
    """The words of the requirement, when the clause names one and the customer raises it."""
    mask, text = clause.mask, clause.text
    if clause.stance.cancelled or clause.stance.asked and not re.search(r"能不能|能否|支不支持|支持吗", mask):
        return None
    lead = re.match(rf"^(?:{US})(?!.{{0,6}}(?:要求|希望))", mask, re.I)
    if lead and not re.search(r"(?:问|让)我们", mask):
        return None
    wish = _WISH.search(mask)
    follows = _follows_wish(reading, clause)
    if not (wish or listing or follows):
        return None
    body = mask[wish.end() :] if wish and not listing else re.sub(_LABEL, "", mask)
    start = wish.end() if wish and not listing else len(mask) - len(body)
    strong = (
        _STRONG.search(mask)
        if wish
        and not re.search(r"降|点|质保|维保|比价|试用|砍|付|价|先|再|免费|驻场|派人|让|三家|我们|上线|上会|招标|检查前", mask)
        and (clause.speaker or re.match("客户|对方|甲方", mask))
        and not _OTHER_MATTER.search(mask)
        else None
    )
    if (
        not _HAS_SUBJECT.search(text[start:])
        and not strong
        and not (listing and 2 <= len(body) <= 24 and not re.search(f"[{CUSTOMER}{DATE}]", body))
    ):
        if not (
            wish
            and wish.start()
            and _HAS_SUBJECT.search(text[: wish.start()])
            and re.search(r"嫌|要|必须|关心", wish[0])
        ):
            return None
        start = 0
    if re.search("砍掉|去掉|换成", mask):
        return None
    if _OTHER_MATTER.search(mask[start:]) and not listing or re.search(rf"[{OURS}]", mask[:start]):
        return None
    return (text[start:].strip(" ：:，,的是"), start) if text[start:].strip() else None


def _follows_wish(reading: Reading, clause: Clause) -> bool:
    """A clause that goes on with what the clause before asked for: 还要能导出."""
    before = reading.before(clause)
    return (
        before is not None
        and bool(_WISH.search(before.mask))
        and bool(_HAS_SUBJECT.search(before.text))
        and bool(
            re.match(
                r"(?:并且|而且|以及|和|还要?|也要?|同时|另外|二是|三是|第二|第三|必须|录音|能|可以|and )",
                clause.mask,
                re.I,
            )
        )
    )


def _items(text: str) -> list[str]:
    parts = [
        _bare(item)
        for item in re.split(
            r"[、;；/＋+]|(?<=[a-zA-Z\u4e00-\u9fff]) and (?:a |an )?|以及|(?<=.{4})还要|还有(?:那个|一个)?", text
        )
    ]
    items = [each for item in parts for each in _both(item)]
    return [item for item in items if len(item) >= 2][:8]


def _bare(item: str) -> str:
    return re.sub(r"等等?$", "", item.strip(" 和与及")).strip()


def _both(item: str) -> list[str]:
    """A和B are two requirements when each names something; 网点和坐席混合排班 is one."""
    halves = re.split("[和与跟]", item)
    return (
        halves if len(halves) == 2 and all(_HAS_SUBJECT.search(half) and len(half) > 2 for half in halves) else [item]
    )


def _proposer(reading: Reading, clause: Clause) -> str:
    people = reading.names_in(*reading.of(clause))
    if clause.speaker:
        return clause.speaker
    return people[0] if len(people) == 1 and re.match(PERSON, clause.mask) else ""


def product_gaps(reading: Reading) -> Iterator[Proposal]:
    """What we cannot do, or only with development."""
    told: set[int] = set()
    for clause in reading.clauses:
        match = _GAP.search(clause.mask)
        if (
            match is None
            or RIVAL in clause.mask
            or clause.stance.asked
            or clause.conditional
            or _GAP_DENIED.search(clause.mask)
        ):
            continue
        title = _gap_title(reading, clause, match)
        if not title:
            continue
        if clause.piece.sentence in told and title not in clause.text:
            continue
        told.add(clause.piece.sentence)
        fit = Fit.NEEDS_DEVELOPMENT if _develops(reading, clause) else Fit.CANNOT
        yield propose(clause, Kind.PRODUCT_GAP, ProductGapFields(title=title, fit=fit, proposer=clause.speaker))


def _develops(reading: Reading, clause: Clause) -> bool:
    return bool(_DEVELOP.search(clause.mask)) or bool(
        (after := reading.after(clause)) and _DEVELOP.search(after.mask) and len(after.mask) < 14
    )


def _gap_title(reading: Reading, clause: Clause, match: re.Match[str]) -> str:
    text = clause.text
    after, before = text[match.end() :].strip(" 的了，。"), text[: match.start()].strip()
    if _HAS_SUBJECT.search(after) and len(after) >= 2:
        return re.sub(r"^(?:supports?|have|do|offer)\s", "", after.strip())
    inside = re.sub(r"^(?:我们?|咱们?)(?:的)?(?:产品|系统|平台)?(?:目前|现在)?(?:还)?", "", match[0])
    if _HAS_SUBJECT.search(before) or len(before) >= 4 and not re.search(r"我们$", before):
        return re.sub(
            r"^(?:但是?|不过|可是|然后)?(?:客户|他们?|Ⓟ‥*)?(?:要的|提的|说的|问的)?|(?:这块|这个|目前|现在|我们)$",
            "",
            before,
        )
    previous = reading.before(clause)
    if previous and _HAS_SUBJECT.search(previous.text):
        return re.sub(r"^.*?(?:问我们?|要求|希望|想要|要|需要)", "", previous.text)
    if _HAS_SUBJECT.search(inside):
        return re.sub(r"(?:不支持|没有|做不到|做不了|不行|弱|要|得|需).*$", "", inside).strip()
    return ""
