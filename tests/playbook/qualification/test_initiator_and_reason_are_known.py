from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import Need, NeedSummary
from yunchou.playbook.qualification.rules.initiator_and_reason_are_known import RULE

CASES = (
    fires(
        "必须的需求不知道谁提的",
        "Nobody knows who asked for a must",
        "“外呼”是谁提的",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(initiator="赵副总", initiating_reason="老系统停服"),
        needs=(Need(title="外呼", must_have=Answer.YES),),
    ),
    silent(
        "必须的需求有人提",
        "A must has somebody who asked for it",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(initiator="赵副总", initiating_reason="老系统停服"),
        needs=(Need(title="外呼", must_have=Answer.YES, proposer="李主任"), Need(title="大屏", must_have=Answer.NO)),
    ),
    fires(
        "知道谁提的，不知道为什么",
        "Who is known, why is not",
        "为什么",
        opportunity=at(Stage.QUALIFICATION),
        need=NeedSummary(initiator="赵副总"),
    ),
    silent(
        "都知道",
        "Both are known",
        opportunity=at(Stage.QUALIFICATION),
        need=NeedSummary(initiator="赵副总", initiating_reason="投诉量翻倍"),
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING)),
    unknown("都不知道", "Neither is known", asks=True, opportunity=at(Stage.QUALIFICATION)),
)


@examples(CASES)
def test_initiator_and_reason_are_known(example):
    example.holds_for(RULE)
