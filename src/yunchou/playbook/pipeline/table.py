"""The nine stages as one literal table: what each is for, and which evidence lets a deal leave it (P21)."""

from __future__ import annotations

from dataclasses import dataclass

from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.pipeline.stages import Stage


@dataclass(frozen=True, slots=True)
class Criterion:
    """One piece of exit evidence. `from_facts`: recorded facts decide it; otherwise a person answers."""

    code: str
    words: Words
    phrases: tuple[int, ...]
    from_facts: bool


@dataclass(frozen=True, slots=True)
class StageRow:
    """One row of the table."""

    stage: Stage
    purpose: Words
    criteria: tuple[Criterion, ...]


def _fact(code: str, zh: str, en: str, *phrases: int) -> Criterion:
    return Criterion(code, Words(zh, en), phrases, from_facts=True)


def _asked(code: str, zh: str, en: str, *phrases: int) -> Criterion:
    return Criterion(code, Words(zh, en), phrases, from_facts=False)


STAGES: tuple[StageRow, ...] = (
    StageRow(Stage.PROSPECTING, Words("找到值得做的客户", "Find a customer worth the effort"), (
        _fact("account_judged", "已判断是不是大客户", "Key account or not is judged", 1, 2),
        _fact("seats_known", "坐席数已摸清", "The number of seats is known", 3, 6),
        _fact("somebody_known", "客户方至少认识一个人", "Somebody at the customer is known", 40),
    )),
    StageRow(Stage.QUALIFICATION, Words("判断可经营性", "Judge whether it is worth pursuing"), (
        _fact("need_clear", "需求明确", "The need is clear", 24, 25),
        _fact("budget_definite", "有明确的预算", "There is a definite budget", 24, 30, 32),
        _fact("time_plan_kept", "时间计划排得开", "The time plan can be kept", 24, 43),
        _fact("decision_process_known", "决策流程清楚", "The decision process is known", 24, 40),
        _asked("pursuit_decided", "已评审并决定投入", "A review has decided to pursue it", 22, 23),
    )),
    StageRow(Stage.REQUIREMENTS, Words("把需求落成文档并获得认可", "Write the need down and have it backed"), (
        _fact("need_documented", "需求已形成文档", "The need is written down", 26),
        _fact("need_confirmed", "客户已确认需求文档", "The customer confirmed the document", 26),
        _fact("backed_by_executive", "高层认可", "Backed by top management", 27),
        _fact("backed_by_technical", "技术部门认可", "Backed by the technical department", 27),
        _fact("backed_by_business", "业务部门认可", "Backed by the business departments", 27),
        _fact("initiator_known", "知道谁发起、为什么发起", "Who initiated it, and why, is known", 41),
    )),
    StageRow(Stage.SOLUTION_DESIGN, Words("做出满足需求、装得进预算的方案", "Design what meets need and budget"), (
        _fact("must_haves_met", "必须满足的需求都能满足", "Every must-have is met", 28, 29, 94),
        _fact("price_within_budget", "报价在预算之内", "Our price is within the budget", 31, 33),
        _asked("solution_written", "技术同事已写好方案", "A technical colleague wrote the solution", 61, 104),
    )),
    StageRow(Stage.SOLUTION_PRESENTATION, Words("向决策人讲清方案", "Present it to those who decide"), (
        _asked("solution_presented", "方案已讲解", "The solution was presented", 104, 105),
        _asked("decision_maker_attended", "决策人到场", "The decision maker attended", 101),
        _asked("questions_answered", "会上的问题都已答复", "Every question raised was answered", 103),
    )),
    StageRow(Stage.SOLUTION_SIGN_OFF, Words("让客户定下我们的方案", "Have the customer settle on ours"), (
        _asked("accepted_by_technical", "技术负责人同意方案", "The technical head accepts it", 70),
        _asked("accepted_by_business", "业务负责人同意方案", "The business head accepts it", 70),
        _asked("chosen_by_customer", "客户已明确选我们", "The customer said that we are chosen", 81, 99),
    )),
    StageRow(Stage.NEGOTIATION, Words("谈定价格和付款条件", "Agree price and payment terms"), (
        _asked("terms_agreed", "价格和付款条件谈定", "Price and payment terms are agreed", 80),
        _asked("approved_on_our_side", "我方已批准这些条件", "Our side approved the terms", 80),
        _fact("signing_path_known", "合同签订流程已摸清", "The signing path is mapped", 84),
    )),
    StageRow(Stage.CONTRACT_SIGNING, Words("签下合同，排好收款", "Sign, and lay out the payments"), (
        _fact("contract_signed", "合同已签订", "The contract is signed", 82),
        _fact("instalments_cover_contract", "分期与合同金额一致", "The instalments add up to the contract", 85),
        _fact("payment_path_known", "打款流程已摸清", "The payment path is mapped", 84),
    )),
    StageRow(Stage.COLLECTION, Words("款到公司账上", "Bring the money to our account"), (
        _fact("winning_payment_received", "约定的款项已到账", "The agreed payment has arrived", 81, 83),
        _fact("all_collected", "全部款项已到账", "All the money has arrived", 85),
    )),
)  # fmt: skip

ROWS = {row.stage: row for row in STAGES}
EARLIER = {
    stage: tuple(criterion for row in STAGES[:place] for criterion in row.criteria) for place, stage in enumerate(ROWS)
}
CRITERIA = {criterion.code: criterion for row in STAGES for criterion in row.criteria}
ASKED = {code: criterion.words for code, criterion in CRITERIA.items() if not criterion.from_facts}
STAGE_OF = {criterion.code: row.stage for row in STAGES for criterion in row.criteria}
