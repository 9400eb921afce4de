from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import NeedSummary
from yunchou.playbook.qualification.rules.initiator_and_reason_are_known import RULE

CASES = (
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
