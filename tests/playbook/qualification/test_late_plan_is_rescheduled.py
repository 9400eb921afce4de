from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import PlannedStep, TimePlan
from yunchou.playbook.qualification.rules.late_plan_is_rescheduled import RULE
from yunchou.playbook.qualification.terms import PlanStep

CASES = (
    fires(
        "离上线只剩 60 天，合同还没签",
        "60 days to go-live and no contract",
        "按一般工期",
        severity=Severity.IMPORTANT,
        time_plan=TimePlan(go_live_on=date(2026, 5, 1)),
    ),
    fires(
        "客户说了要多少天，合同早该开始",
        "By the customer's own lengths the contract should have begun",
        "早该开始",
        severity=Severity.URGENT,
        time_plan=TimePlan(go_live_on=date(2026, 5, 1), steps=(PlannedStep(step=PlanStep.DELIVERY, duration_days=70),)),
    ),
    fires(
        "已经在签合同，不说早该开始，只盯哪天签完",
        "The contract is being signed: by when it must be done",
        "合同在签了，按2026年5月1日上线倒排，最晚2026年3月12日要签完",
        severity=Severity.URGENT,
        opportunity=Opportunity(stage=Stage.CONTRACT_SIGNING),
        time_plan=TimePlan(
            go_live_on=date(2026, 5, 1),
            steps=(
                PlannedStep(step=PlanStep.CONTRACT, duration_days=20),
                PlannedStep(step=PlanStep.DELIVERY, duration_days=50),
            ),
        ),
    ),
    fires(
        "十天内必须开始",
        "Must start within ten days",
        "最晚",
        severity=Severity.IMPORTANT,
        time_plan=TimePlan(
            go_live_on=date(2026, 4, 11),
            steps=(
                PlannedStep(step=PlanStep.CONTRACT, done_on=date(2026, 2, 20)),
                PlannedStep(step=PlanStep.DELIVERY, duration_days=30),
            ),
        ),
    ),
    fires(
        "上线日已经过了",
        "The day of going live has passed",
        "已经过去",
        severity=Severity.URGENT,
        time_plan=TimePlan(go_live_on=date(2026, 1, 20)),
    ),
    fires(
        "合同排得太晚",
        "The contract is planned too late",
        "最晚2026年10月1日就要完成",
        severity=Severity.IMPORTANT,
        time_plan=TimePlan(
            go_live_on=date(2026, 12, 1),
            steps=(
                PlannedStep(step=PlanStep.CONTRACT, duration_days=10, planned_on=date(2026, 10, 20)),
                PlannedStep(step=PlanStep.DELIVERY, duration_days=61),
            ),
        ),
    ),
    fires(
        "预计签约日在上线之后",
        "The signature is expected after going live",
        "排在2026年12月20日",
        severity=Severity.IMPORTANT,
        opportunity=Opportunity(expected_sign_on=date(2026, 12, 20), go_live_on=date(2026, 12, 1)),
    ),
    silent(
        "合同已签，交付还来得及",
        "Signed, and delivery is in time",
        opportunity=Opportunity(stage=Stage.CONTRACT_SIGNING),
        time_plan=TimePlan(
            go_live_on=date(2026, 6, 1),
            steps=(
                PlannedStep(step=PlanStep.CONTRACT, done_on=date(2026, 2, 20)),
                PlannedStep(step=PlanStep.DELIVERY, duration_days=60),
            ),
        ),
    ),
    silent(
        "正在签合同，离最晚签完还有两个月",
        "The contract is being signed with two months to spare",
        opportunity=Opportunity(stage=Stage.CONTRACT_SIGNING),
        time_plan=TimePlan(go_live_on=date(2026, 8, 1), steps=(PlannedStep(step=PlanStep.DELIVERY, duration_days=60),)),
    ),
    silent(
        "预计签约日来得及",
        "The signature is expected in time",
        opportunity=Opportunity(expected_sign_on=date(2026, 6, 20), go_live_on=date(2026, 12, 1)),
    ),
    silent(
        "合同已经签了",
        "The contract is signed",
        time_plan=TimePlan(go_live_on=date(2026, 5, 1)),
        contract=Contract(signed_on=date(2026, 2, 20)),
    ),
    silent("时间充裕", "Plenty of time", time_plan=TimePlan(go_live_on=date(2026, 12, 1))),
    silent(
        "步骤都做完了",
        "Every step is done",
        time_plan=TimePlan(
            go_live_on=date(2026, 3, 3),
            steps=(PlannedStep(step=PlanStep.DELIVERY, duration_days=30, done_on=date(2026, 2, 1)),),
        ),
    ),
    unknown("上线日期不知道", "Go-live is unknown", asks=False),
    unknown(
        "步骤天数不知道，按常见天数",
        "Durations unknown, typical ones count",
        asks=True,
        time_plan=TimePlan(go_live_on=date(2026, 6, 1)),
    ),
)


@examples(CASES)
def test_late_plan_is_rescheduled(example):
    example.holds_for(RULE)
