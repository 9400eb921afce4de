"""The customer's paper: contract, signing path, payment path; money promised and received (P82 to P85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from decimal import Decimal

from yunchou.desk.capture.contract.fields import (
    ContractFields,
    Fields,
    PaperStepFields,
    PaymentPromisedFields,
    PaymentReceivedFields,
)
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.dates import calendar
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.language.numbers import number
from yunchou.desk.capture.naming.titles import DEPARTMENT
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.terms import Answer

_SIGNING = re.compile(
    r"法务|法审|法律合规|会签|盖章|用印|印章|公章|(?:合同|协议)(?!额|金额|到期).{0,12}?(?:流程|审批|审(?!计)|走|签字|卡|到了|在|送|寄|回传|归档|领导)|合同初稿|合同条款|legal(?: review)?|seal|countersign|contract (?:is )?(?:with|at|in|stuck)",
    re.I,
)
_PAYMENT = re.compile(
    r"(?:付款|打款|请款|回款|支付|尾款|首付|款)(?:申请|流程|审批|单|计划|手续|节点)|排款|出纳|(?:付款|打款|款).{0,8}?(?:卡|审批|走流程|等.{0,4}签|排队|压着)|发票.{0,8}?(?:收到|提交|开|寄|审|卡|抬头|不对|有误|退)|(?:付款|打款).{0,4}?(?:走|过|审)|款.{0,4}?(?:没|未)到账|验收单|payment (?:request|run|approval|process)|invoice",
    re.I,
)
_STUCK = re.compile(
    r"不对|退回|有误|重开|卡(?!片|号|点)|压(?:在|着)|停(?:在|了)|搁|拖(?:着|了)|没(?:人)?(?:动|推进)|stuck|blocked|held up",
    re.I,
)
_DONE = re.compile(
    r"(?:走|审|签|盖|会签|批|过|办|寄|开|提交|收)(?:完|好|过|掉)了?|已(?:经)?(?:审|签|盖|过|寄|通过|提交|开|批|收到)|通过了|盖了|签了字|签过|没(?:意见|问题)(?:了)?$|过了(?!一)|签完|done|approved|passed|cleared|signed",
    re.I,
)
_WAITING = re.compile(
    r"等(?!级|保)|还(?:没|差)|没(?:到|走|审|盖|签|批)|未|待(?!遇)|(?:下一步|然后|接下来|再|最后|下周|明天).{0,6}(?:走|到|给|送|上|盖|签|过)|waiting|pending|next",
    re.I,
)
_IN_HAND = re.compile(
    r"在(?:走|审|办|流转|会签|签|盖|排|看|法务|Ⓟ|.{1,6}(?:部|处|科|那|手))|正在|到(?:了)?(?:法务|采购|财务|领导|.{1,6}部)|已(?:经)?(?:到|送|递|交)|审着|走流程|流程(?:中|里)|审批中|第.{1,2}天|送(?:到|去|审)|in progress|under review|with (?:legal|procurement)",
    re.I,
)
_SIGNED = re.compile(
    r"合同.{0,8}?(?:签(?:了|完|下来|好|定|掉|的|订(?:了|完))|双方(?:都)?(?:签|盖))|签(?:了|完|下|好|掉)(?:了)?(?:合同|单|约|协议|下来)|(?:已|正式)(?:经)?签(?:约|合同|署|订|单|完|了)|签(?:的|完)合同|(?:合同|协议)已?签(?:订|署|完|约|好)?(?!字|批|流|之|以|后|前)(?=$|了|，|完|好)|双方(?:都)?(?:已)?盖(?:了|完|好)?章|(?:contract|agreement|deal) (?:is |was |has been |got )?(?:signed|sealed|executed)|signed the (?:contract|deal|agreement)",
    re.I,
)
_SIGNED_BEFORE = re.compile(
    r"(?:没|未|不|还没|尚未|等|待|准备|打算|想|要|争取|计划|预计|可以|能|再|才|就|后)(?:能|会)?(?:去)?$"
)
_UNSEALED = re.compile(r"(?:章|印).{0,4}(?:没|未)|(?:没|未|还没|尚未)(?:有)?盖|等(?:着)?盖章|not (?:yet )?sealed", re.I)
_SEALED = re.compile(
    r"(?:双方|都|已经?|也)(?:都)?盖(?:了|好|完)?(?:章)?|盖(?:完|好|了)(?:章|了)|章(?:都|也|已经)?盖(?:了|好|完)", re.I
)
_FROZEN = re.compile(
    r"项目(?:被)?(?:冻结|暂停|叫停|搁置)|(?:冻结|暂停|叫停)(?:了)?(?:这个|该|整个)?项目|project (?:is |was )?(?:frozen|on hold|paused)",
    re.I,
)
_STARTED = re.compile(
    r"项目(?:已经?|正式)?(?:启动|开工|kick)|启动会(?:开|已)|kick[- ]?off (?:done|held)|project (?:has )?started", re.I
)
_INSTALMENT = re.compile(
    r"首付款?|首期款?|首款|预付款?|第[一二三四]笔款?|第[一二三四]期款?|[一二三四]期款|[一二三]期(?:尾款|首付款?)|进度款|验收款|到货款|尾款|质保金|余款|货款|服务费|年费|合同款|全款|续费款?|定金|first payment|down payment|deposit|final payment|second (?:payment|instal?lment)|balance|retention|instal?lment|milestone payment",
    re.I,
)
_PAY = re.compile(
    r"付(?!出|费方式)|打(?=款|过来|给|Ⓜ|到|[一二三]笔|$)|打款|支付|回款|汇|转(?=账|过来|Ⓜ)|结(?=清|款|算|掉)|付清|\bpay(?:s|ing)?\b|payment|remit|transfer|wire",
    re.I,
)
_ARRIVED = re.compile(
    r"到(?:了)?账(?!Ⓓ后|后|前|再|之)|(?:已|昨日|今天)?到(?:帐)(?!后|前|再)|(?:款|钱|尾款|首付|Ⓜ‥*|定金|质保金)(?:已经?|都|也|今天|刚|昨天|终于|Ⓓ‥*)*(?:到(?:了|账|位|$)|收到|进账|打(?:过)?来了|回来了|打到)|收(?:到|了|讫)(?:了)?.{0,14}?(?:款|Ⓜ|钱|首付|回款|定金|货款|payment)|(?:打|付|汇|转|回)(?:过来|进来|来)?了.{0,6}?(?:Ⓜ|款)|回款(?:了)?Ⓜ|received|arrived|landed|came in|has paid|paid us|\bpaid\b",
    re.I,
)
_NOT_ARRIVED = re.compile(
    r"(?:没|未|没有|还没|尚未|迟迟不|不)(?:有)?(?:到|收|付|打|回|见)|等.{0,6}到账|催|拖|not (?:yet )?(?:received|paid|arrived)|hasn't|overdue|still waiting|no payment",
    re.I,
)
_PERCENT = re.compile(
    r"(\d{1,3}(?:\.\d+)?)\s?[%％]|百分之([一二三四五六七八九十]+)|([一二三四五六七八九])成(?!本|立|功)"
)
_TERMS = re.compile(
    r"账期|付款方式|付款条件|付款比例|改成|改为|希望|要求(?!.{0,4}付清)|能不能|分.{1,2}期|接受|报价|payment terms|net ?\d+|\d+[- ]days?",
    re.I,
)
_DAYS = re.compile(
    r"(?:正常|一般|要|需要?|大概|得|通常|走)(?:走|要|需)?\s?(\d{1,2}|[一二两三四五六七八九十]{1,2})\s?(个工作日|天|周|个星期|日)"
)


def signing_steps(reading: Reading) -> Iterator[Proposal]:
    """Where the contract is at the customer."""
    yield from _steps(reading, Kind.SIGNING_STEP, _SIGNING)


def payment_steps(reading: Reading) -> Iterator[Proposal]:
    """Where a payment is at the customer."""
    yield from _steps(reading, Kind.PAYMENT_STEP, _PAYMENT)


def _steps(reading: Reading, kind: Kind, about: re.Pattern[str]) -> Iterator[Proposal]:
    topic, sentence = "", -1
    for clause in reading.clauses:
        if clause.piece.sentence != sentence:
            topic, sentence = "", clause.piece.sentence
        speaks = about.search(clause.mask)
        if speaks:
            topic = clause.mask
        elif not topic or not (_moves(clause.mask) and _place(reading, clause)):
            continue
        if clause.stance.is_open or clause.conditional or RIVAL in clause.mask or _is_ours(clause):
            continue
        department, person = _place(reading, clause) or (_department_of(reading, clause.speaker), "")
        state = _state(clause.mask)
        if (
            not (department or person or re.search(r"用印|会签|法审|寄出|回传", clause.mask))
            or state is None
            and not re.search(r"走|签|盖|审|流程|会签|用印|复核|发起", clause.mask)
        ):
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=state is StepState.DONE) if moment else None
        fields = PaperStepFields(department=department, person=person, document=_document(clause.mask), days=_days(reading, clause),
                                 state=state, on=span.day if span else None, within=within(span))  # fmt: skip
        yield propose(
            clause, kind, fields, doubts=[*date_doubts(moment, span), *([Doubt.STATE] if state is None else [])]
        )


def _department_of(reading: Reading, name: str) -> str:
    """The department of a known person who tells how far the paper is, when it is one that handles paper."""
    found = next((one.department for one in reading.people if one.name == name), "")
    return found if re.search("财务|法务|合规", found) else ""


def _is_ours(clause: Clause) -> bool:
    return bool(
        re.search(
            r"我们(?:的|公司|这边)?(?:法务|财务|内部|会签)|我司(?:的)?(?:法务|财务|内部)|公司法务|our (?:legal|finance)",
            clause.mask,
            re.I,
        )
    )


def _moves(mask: str) -> bool:
    return bool(
        re.search(r"复核|初审|审核|发起|签批|在.{1,4}(?:办|部)", mask)
        or _STUCK.search(mask)
        or _DONE.search(mask)
        or _WAITING.search(mask)
        or _IN_HAND.search(mask)
    )


def _place(reading: Reading, clause: Clause) -> tuple[str, str] | None:
    """The department and the person at whom the paper is; who merely says so is not at it."""
    department = next((m[0] for m in DEPARTMENT.finditer(clause.text)), "")
    people = [
        one.name
        for one in reading.people_in(*reading.of(clause))
        if not re.match(r"‥*(?:说|讲|告诉|反馈|答应|表示)", clause.mask[one.start - clause.start + 1 :])
    ]
    if people and not department:
        department = next((one.department for one in reading.people if one.name == people[-1]), "")
    return (department, people[-1] if people else "") if department or people else None


def _state(mask: str) -> StepState | None:
    for state, pattern in (
        (StepState.STUCK, _STUCK),
        (StepState.WAITING, re.compile(r"等(?!级|保)|还(?:没|差)|没(?:到|走|审|盖|签|批)|待(?!遇)|waiting|pending")),
        (StepState.DONE, _DONE),
        (StepState.IN_HAND, _IN_HAND),
        (StepState.WAITING, _WAITING),
    ):
        if pattern.search(mask):
            return state
    return None


def _document(mask: str) -> str:
    match = re.search(r"合同初稿|补充协议|合同|协议|发票|付款申请|请款单|验收单|invoice|contract", mask, re.I)
    return match[0] if match else ""


def _days(reading: Reading, clause: Clause) -> int | None:
    for other in (clause, reading.after(clause)):
        match = _DAYS.search(other.text) if other else None
        if match:
            count = number(match[1])
            return int(count) * (7 if match[2] in {"周", "个星期"} else 1) if count else None
    return None


def contracts(reading: Reading) -> Iterator[Proposal]:
    """A contract that was signed, sealed or not, or a project that was frozen or begun."""
    found: list[Proposal] = []
    for clause in reading.clauses:
        if clause.stance.is_open or clause.conditional or RIVAL in clause.mask:
            continue
        signed = _SIGNED.search(clause.mask)
        if signed and (
            _SIGNED_BEFORE.search(clause.mask[: signed.start()])
            or re.search(
                r"(?:没|未|还没|尚未|等)(?:有)?签|后|再|not (?:yet )?signed", clause.mask[max(0, signed.start() - 3) :]
            )
        ):
            signed = None
        if signed and re.search(r"能|可以|争取|预计|计划|要(?!求)|会(?!签)|准备|应该", signed[0]):
            signed = None
        frozen, started = _FROZEN.search(clause.mask), _STARTED.search(clause.mask)
        if not (signed or frozen or started) or clause.stance.planned and not clause.stance.done:
            continue
        moment = moment_near(reading, clause) if signed else None
        if moment and moment.ahead.first > reading.as_of and (not moment.is_inferred or clause.stance.planned):
            continue
        span = moment.when(past=True) if moment else calendar.on(reading.as_of) if signed else None
        amounts = reading.amounts_in(*reading.of(clause)) or _beside(reading, clause)
        fields = ContractFields(
            signed_on=span.day if span else None, within=within(span), amount=amounts[0].amount if signed and amounts else None,
            currency=amounts[0].currency if amounts else "CNY", sealed=_sealed(reading, clause),
            project_started=Answer.YES if started else Answer.UNKNOWN, project_frozen=Answer.YES if frozen else Answer.UNKNOWN,
        )  # fmt: skip
        found.append(
            propose(
                clause,
                Kind.CONTRACT,
                fields,
                doubts=[*date_doubts(moment, span), *([Doubt.DATE] if signed and not moment else [])],
            )
        )
    yield from _one_contract(found)


def _beside(reading: Reading, clause: Clause) -> list[Money]:
    """The amount of a contract in a clause beside that holds little else."""
    near = [
        one
        for one in reading.clauses
        if 0 < abs(one.number - clause.number) <= 2 and (len(one.mask) <= 10 or re.search("合同|总额|金额", one.mask))
    ]
    return [money for one in near if not re.search("款|付", one.mask) for money in reading.amounts_in(*reading.of(one))]


def _one_contract(found: list[Proposal]) -> Iterator[Proposal]:
    """A note that signs twice speaks of one contract."""
    merged: dict[str, Proposal] = {}
    for one in found:
        earlier = merged.get(one.about)
        merged[one.about] = (
            one
            if earlier is None
            else replace(
                earlier,
                fields=_filled(earlier.fields, one.fields),
                quotes=tuple(sorted({*earlier.quotes, *one.quotes})),
            )
        )
    yield from merged.values()


def _filled(one: Fields, other: Fields) -> Fields:
    """The fields of one, with what only the other knows."""
    known = {
        each.name: getattr(other, each.name)
        for each in dataclass_fields(one)
        if getattr(one, each.name) == each.default
    }
    return replace(one, **known)


def _sealed(reading: Reading, clause: Clause) -> Answer:
    words = "，".join(one.mask for one in reading.sentence(clause))
    return Answer.NO if _UNSEALED.search(words) else Answer.YES if _SEALED.search(words) else Answer.UNKNOWN


def payments_received(reading: Reading) -> Iterator[Proposal]:
    """Money that the note says has arrived."""
    for clause in reading.clauses:
        match = _ARRIVED.search(clause.mask)
        if (
            match is None
            or re.search(r"答应|承诺|预计|争取|说会|保证|前(?:付|打|到)", clause.mask)
            or not clause.states
            or clause.conditional
            or _NOT_ARRIVED.search(clause.mask)
            or RIVAL in clause.mask
        ):
            continue
        money = _money(reading, clause)
        instalment = _instalment(reading, clause)
        if not (money or instalment or "款" in clause.mask or re.search("pa(?:id|yment)|money", clause.mask, re.I)):
            continue
        moment = moment_near(reading, clause, skip=("year",), alone=True)
        if moment and moment.ahead.first > reading.as_of and not moment.is_inferred:
            continue
        span = moment.when(past=True) if moment else calendar.on(reading.as_of)
        fields = PaymentReceivedFields(name=instalment, amount=money.amount if money else None, currency=money.currency if money else "CNY",
                                       received_on=span.day, within=within(span))  # fmt: skip
        yield propose(clause, Kind.PAYMENT_RECEIVED, fields, doubts=[] if moment else [Doubt.DATE])


def payments_promised(reading: Reading) -> Iterator[Proposal]:
    """Money the customer says he will pay, with a day or an instalment."""
    for clause in reading.clauses:
        if (
            not clause.states
            or clause.conditional
            or RIVAL in clause.mask
            or _ARRIVED.search(clause.mask)
            and not _NOT_ARRIVED.search(clause.mask)
            and not clause.stance.planned
        ):
            continue
        instalment = _INSTALMENT.search(clause.mask)
        if (
            not (instalment or _PAY.search(clause.mask))
            or _TERMS.search(clause.mask)
            or re.search(r"我们(?:先|要)?(?:付|打款|垫)|预算", clause.mask)
        ):
            continue
        moment = moment_near(reading, clause)
        money, percent = _money(reading, clause), _percent(clause.text)
        if (
            moment is None
            and not (money and _PAY.search(clause.mask))
            or moment
            and moment.ahead.last < reading.as_of
            and not moment.is_inferred
        ):
            continue
        if not (instalment or money or "款" in clause.mask or re.search("pay", clause.mask, re.I)):
            continue
        yield _promised(reading, clause, moment, money, percent)


def _promised(
    reading: Reading, clause: Clause, moment: Moment | None, money: Money | None, percent: Decimal | None
) -> Proposal:
    span = moment.when(past=False) if moment else None
    fields = PaymentPromisedFields(
        name=_instalment(reading, clause), amount=money.amount if money else None, percent=percent,
        currency=money.currency if money else "CNY", due_on=span.day if span else None, within=within(span),
    )  # fmt: skip
    return propose(clause, Kind.PAYMENT_PROMISED, fields, doubts=date_doubts(moment, span))


def _instalment(reading: Reading, clause: Clause) -> str:
    for other in (clause, reading.before(clause)):
        match = _INSTALMENT.search(other.mask) if other else None
        if match and (other is clause or other is not None and len(other.mask) < 12):
            return match[0]
    return ""


def _money(reading: Reading, clause: Clause) -> Money | None:
    own = reading.amounts_in(*reading.of(clause))
    if own:
        return own[0]
    for other in (reading.after(clause), reading.before(clause)):
        if other and len(other.mask) <= 12 and (found := reading.amounts_in(*reading.of(other))):
            return found[0]
    return None


def _percent(text: str) -> Decimal | None:
    match = _PERCENT.search(text)
    if match is None:
        return None
    if match[1]:
        found = Decimal(match[1])
    else:
        found = number(match[2]) or Decimal(0) if match[2] else (number(match[3]) or Decimal(0)) * 10
    return found if 0 < found <= 100 else None
