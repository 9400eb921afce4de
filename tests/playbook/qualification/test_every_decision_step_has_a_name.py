from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage
from yunchou.playbook.qualification.facts import DecisionStep
from yunchou.playbook.qualification.rules.every_decision_step_has_a_name import RULE
from yunchou.playbook.stakeholders.facts import Person

CASES = (
    fires(
        "客户没有决策流程",
        "The customer has no decision process",
        "一步一步说",
        opportunity=at(Stage.QUALIFICATION, disqualified_for=DisqualifiedFor.NO_DECISION_PROCESS),
    ),
    silent(
        "每一步都有部门和人",
        "Every step has department and person",
        opportunity=at(Stage.QUALIFICATION),
        decision_steps=(DecisionStep(name="立项", department="科技部", person="李主任"),),
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING)),
    unknown("流程不知道", "The process is unknown", asks=True, opportunity=at(Stage.QUALIFICATION)),
    unknown(
        "有一步没有人",
        "One step has no person",
        asks=True,
        says="1 处",
        opportunity=at(Stage.QUALIFICATION),
        decision_steps=(DecisionStep(name="立项", department="科技部"),),
    ),
    unknown(
        "审批人已经离开",
        "The approver has left",
        asks=True,
        says="1 处",
        opportunity=at(Stage.QUALIFICATION),
        decision_steps=(DecisionStep(name="立项", department="科技部", person="李主任"),),
        people=(Person(name="李主任", left_on=date(2026, 2, 1)),),
    ),
    silent(
        "审批人批完才离开",
        "The approver left after approving",
        opportunity=at(Stage.QUALIFICATION),
        decision_steps=(DecisionStep(name="立项", department="科技部", person="李主任", done_on=date(2026, 1, 9)),),
        people=(Person(name="李主任", left_on=date(2026, 2, 1)),),
    ),
)


@examples(CASES)
def test_every_decision_step_has_a_name(example):
    example.holds_for(RULE)
