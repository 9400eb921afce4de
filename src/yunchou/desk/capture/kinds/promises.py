"""What we promised, and what the customer promised us, each with its day (P35, P53)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.fields import PromiseFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.naming.mentions import Side
from yunchou.desk.capture.reading import CUSTOMER, DATE, PERSON, RIVAL, US, Clause, Reading

_DELIVER = (
    r"(?:发(?!现|生|起|布|票|言|展|标|愁|给了)|提交|提供|给(?=.{0,10}(?:发|送|一?份|一?个|出|做|方案|报价|资料|材料|测算|清单|文档|回复|答复|答案|版|样例|说法|纪要))|出(?=.{0,4}(?:一?[份版个]|方案|报价|材料|清单))|准备(?!了|好了)|整理|"
    r"回复|答复|反馈|确认(?!一下?没)|安排|做(?=.{0,12}(?:方案|demo|演示环境|POC|测算|表|PPT|一?[版份个]|材料|报告|环境))|写|补(?!贴)|给(?=$|他|她|Ⓟ|到)|改(?!期|到|成|约|在)|更新|寄|带(?=.{0,8}(?:过去|来|给|上))|送(?=.{0,10}(?:方案|资料|样|材料|报告|文档|过去|到|POC|合同))|"
    r"落实|跟进(?=.{0,2}(?:一下|报价|合同|流程))|打(?:个)?电话|联系|约(?!了)|邀请|请(?=.{0,8}(?:来|出|参加|领导))|搭(?=.{0,4}环境)|部署|开(?=.{0,3}(?:账号|环境|权限))|申请(?=.{0,8}(?:折扣|价格|支持|资源|授权))|报(?=.{0,4}(?:价|方案))|催|对接|协调|支持|培训|上门|驻场|保障|演示(?=一?[次遍下])|拿(?=.{0,6}(?:出|给))|"
    r"send|deliver|prepare|provide|share|submit|follow up|get back|revise|update|arrange|set up|confirm|draft|write|come back|schedule|email)"
)
_DO = re.compile(_DELIVER, re.I)
_THING = re.compile(
    r"报价|方案|资料|材料|文档|纪要|清单|PPT|ppt|demo|环境|测算|报告|合同|标书|案例|样例|接口|账号|说明|白皮书|表|答复|回复|计划|版本|架构图|参数|承诺函|授权|发票|稿|版|条款|初稿|数据|口径|脚本|话单|名单|培训|演示|拜访|参观|交流|"
    r"quote|proposal|deck|document|pricing|plan|summary|minutes|list|case|report|contract|slides|demo|access|sample|answer|data|reference",
    re.I,
)
_MUST = re.compile(
    r"(?:我|我们|咱们?|Ⓤ‥*)?(?:要|得|需要?|必须|会|答应|承诺|保证|负责|记得|尽快|抓紧|务必|争取|下一步|待办|todo|接下来|回头|安排|计划|准备|will|need to|must|promised|to do|next step|action|going to|'ll)",
    re.I,
)
_OUR_LABEL = re.compile(
    r"^(?:下一步|待办|todo|to-do|行动项|后续|我方待办|我方|跟进事项|next steps?|actions?|follow[- ]?ups?|工作计划|计划)(?:事项|动作|计划|安排|工作)?(?:：|:|$|\s)",
    re.I,
)
_ASKED_OF_US = re.compile(
    rf"(?:让|要求|要|叫|催|请|希望|麻烦|约定|ask(?:ed|s)?|wants?|told|expects?)\s?(?:我们?|咱们?|Ⓤ‥*|us|me)(?!们?见)|答应(?:了)?(?:给)?(?:他|她|{PERSON}|客户|对方)|跟{PERSON}(?:约定|说好)|(?:要求|让|催|希望|要)\s?(?:在)?{DATE}‥*[^ⓅⓇ，]{{0,8}}?(?:给|发|提交|提供|回复|答复|交|出)|让准备",
    re.I,
)
_ALREADY = re.compile(
    r"(?:发|给|提交|送|寄|做|写|改|报|交|整理|回复|答复|准备|补|出|更新|安排|递)(?:了|完|过|好了|掉|出去了)(?!吗)|已(?:经)?(?:发|给|提交|送|寄|做|报|交|回复)|\b(?:sent|submitted|delivered|provided|shared|emailed|gave)\b",
    re.I,
)
_THEIRS = re.compile(
    rf"(?P<who>{PERSON}|客户|对方|他们?|她们?|甲方|they|he|she|customer)(?:[^ⓅⓇ，]{{0,6}}?)(?P<how>答应|承诺|同意(?!用)|说(?:会|好|他会|她会|帮|下周|明天|过|回头|.{0, 14}(?:给我们|反馈我们|回复我们|告诉我们))|表示(?:会|可以|愿意)|保证|愿意|主动(?:提出|说)|会(?!上|议|后|签|不会)|可以帮|帮(?:忙|我们|咱们)|要帮|promised|agreed|will|offered|is going to|said (?:he|she|they)(?:'d| would| will))",
    re.I,
)
_FOR_US = re.compile(
    r"(?:给|帮|为|替|跟|和|带|让|约|请|陪|向|引荐|介绍|提(?!供)|推动|协调|安排|组织|发|提供|反馈|回复|答复|确认|告诉|通知|推进|争取|汇报|推荐|转|打招呼|牵线|约见|开|出|拉|send|introduce|arrange|give|share|help|push|talk to|get us|confirm|set up|provide|let us|get back|speak|schedule)",
    re.I,
)
_NOT_PROMISE = re.compile(
    r"降价|便宜|折|底价|付款|打款|付清|首付|尾款|上线|招标|评审|立项|预算(?!测算|申请|表)|盖章|用印|法务|支持我们$|支持信创|考虑",
    re.I,
)


def our_promises(reading: Reading) -> Iterator[Proposal]:
    """What we are to do, for whom, by when."""
    listing, line = False, -1
    for clause in reading.clauses:
        if clause.piece.line != line:
            listing = listing and not re.match(r"^(?:需求|预算|竞争|对手|时间|参会|内容)", clause.mask)
            line = clause.piece.line
        if _OUR_LABEL.search(clause.mask):
            listing = True
        if (
            (clause.stance.asked or clause.stance.supposed)
            and not _ASKED_OF_US.search(clause.mask)
            or RIVAL in clause.mask
            or clause.stance.cancelled
            or _ALREADY.search(clause.mask)
        ):
            continue
        match = _DO.search(clause.mask)
        if match is None or not _is_ours(reading, clause, match, listing):
            continue
        yield _ours(reading, clause, match)


def _is_ours(reading: Reading, clause: Clause, match: re.Match[str], listing: bool) -> bool:
    """Whether we are to do it: we are the subject or asked to, or nobody is and there is a day or a list of things to do."""
    mask = clause.mask
    asked = _ASKED_OF_US.search(mask)
    things = bool(_THING.search(mask if "把" in mask else mask[match.start() :]))
    if asked and re.search("压一?压|压一下|再降|降价|让利|便宜", mask):
        return False
    if asked:
        return things or bool(re.search(rf"{DATE}", mask)) and not _NOT_PROMISE.search(mask)
    if _NOT_PROMISE.search(mask) and not things or _THEIRS.search(mask) and not re.match(rf"\s?(?:{US})", mask, re.I):
        return False
    before = mask[: match.start()]
    if re.search(rf"(?:{PERSON}|客户|对方|他们?|她们?)[^ⓅⓇ]{{0,6}}$", before) and not re.search(
        rf"(?:给|跟|向|和|替|帮|为|陪|请|约|找|催|let)\s?(?:{PERSON}|客户|对方|他们?|她们?)[^ⓅⓇ，]{{0,6}}$", before
    ):
        return False
    moment = moment_near(reading, clause)
    ahead = (
        moment is not None
        and (
            moment.ahead.last > reading.as_of
            or moment.ahead.last == reading.as_of
            and (moment.side == "前" or clause.stance.planned)
        )
        and moment.shape != "daypart"
    )
    if (
        re.search(r"汇报|拜访|见面|开会|演示(?!环境|材料)", mask)
        and not re.search(r"发|提交|准备(?!.{0,3}汇报会)|整理|安排|写", mask)
        and not listing
    ):
        return False
    if re.match(rf"\s?(?:{DATE}‥*)?\s?(?:{US})", mask, re.I) and not re.match(r"\s?me\b", mask):
        return bool(_MUST.search(mask)) or things and ahead or ahead and bool(re.match(rf"(?:我|Ⓤ‥*)(?:说|答应|回)|{US}.{{0,12}}?(?:补|发|给|送|交|回复)(?:给)?(?:他|她|{PERSON}|客户|对方)", mask, re.I))
    if listing:
        return True
    if re.search(r"在(?:写|做|改|准备|整理)|没(?:去|来|发|写|做)", mask):
        return False
    if clause.speaker and not _own_voice(reading, clause):
        return False
    if things and ahead:
        return not clause.stance.done or bool(re.search(r"改好|好发", mask))
    return bool(things and re.match(r"(?:要|得|需要?|记得|尽快|回头|待|准备|will |need to |to |todo)", mask, re.I))


def _own_voice(reading: Reading, clause: Clause) -> bool:
    """A clause after somebody's words that is our own again: it begins with a day or a bare verb, not with what he said."""
    return (
        not re.search(rf"{PERSON}", clause.mask)
        and bool(re.match(rf"(?:{DATE}‥*|要|得|尽快|抓紧|回头)", clause.mask))
        and bool(re.search(r"发|提交|准备|整理|改", clause.mask))
        and not re.search("他|她", clause.mask)
    )


def _ours(reading: Reading, clause: Clause, match: re.Match[str]) -> Proposal:
    moment = moment_near(reading, clause)
    span = moment.when(past=False) if moment else None
    people = reading.people_in(*reading.of(clause))
    asked = _ASKED_OF_US.search(clause.mask)
    to = next(
        (one.name for one in people if not asked or one.start > clause.start + asked.start()),
        clause.speaker if asked else "",
    )
    by = next((one.name for one in reading.people_in(clause.start, clause.piece.end, Side.OURS)), "")
    object_first = re.search(r"把(.+?)(?=发|给|送|提交|准备|整理|补|改|寄|核|做|报|过|$)", clause.text)
    what = (
        object_first[1] + clause.text[object_first.end() :] if object_first else clause.text[match.start() :]
    ).strip(" ，。,.")
    if not _THING.search(what) and (thing := _THING.search(clause.text)):
        what = clause.text[thing.start() :].strip()
    elif not _THING.search(what) and (before := reading.before(clause)) and (thing := _THING.search(before.text)):
        what = f"{thing[0]}{what}"
    fields = PromiseFields(what=what, by=by, to=to, due_on=span.day if span else None, within=within(span))
    return propose(clause, Kind.OUR_PROMISE, fields, doubts=date_doubts(moment, span))


def customer_promises(reading: Reading) -> Iterator[Proposal]:
    """What somebody at the customer is to do for us."""
    for clause in reading.clauses:
        if (
            clause.stance.is_open
            or RIVAL in clause.mask
            or _ASKED_OF_US.search(clause.mask)
            or re.search(r"(?:没|不|未)(?:有)?(?:答应|同意|承诺)", clause.mask)
        ):
            continue
        match = _THEIRS.search(clause.mask)
        by = _by(reading, clause, match)
        if match is None:
            match = re.match(r"(?P<how>答应|承诺|说(?:会|好|帮)|愿意|可以帮|promised|agreed|will)", clause.mask, re.I)
            if match is None or not clause.speaker:
                continue
            by = clause.speaker
        body = clause.mask[match.end() :]
        act = _FOR_US.search(body) or _FOR_US.search(match["how"])
        if (
            act is None
            or _NOT_PROMISE.search(body)
            or re.search(r"^(?:我们?|咱们?)", body)
            or match["how"].startswith("会")
            and not re.search(
                r"给我们|帮|替我们|跟.{0,6}说|向.{0,8}(?:汇报|推荐)|安排|引荐|协调|会上.{0,4}(?:提|说)|反馈|回复|答复|通知", body
            )
        ):
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=False) if moment else None
        what = clause.text[match.end("how") if match["how"] not in {"帮忙", "帮我们"} else match.start("how") :].strip(
            " 了，。,"
        )
        fields = PromiseFields(what=what, by=by, to="", due_on=span.day if span else None, within=within(span))
        yield propose(
            clause, Kind.CUSTOMER_PROMISE, fields, doubts=[*date_doubts(moment, span), *([] if by else [Doubt.WHO])]
        )


def _by(reading: Reading, clause: Clause, match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    if match["who"].startswith(CUSTOMER):
        person = reading.person_at(clause.start + match.start("who"))
        return person.name if person else ""
    if clause.speaker:
        return clause.speaker
    before = reading.before(clause, anywhere=True)
    names = reading.names_in(*reading.of(before)) if before else ()
    return names[-1] if names and match["who"][0] in "他她hs" else ""
