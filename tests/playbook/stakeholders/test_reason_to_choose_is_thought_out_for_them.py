from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.rules.reason_to_choose_is_thought_out_for_them import RULE
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "一位写了，一位没写",
        "One is written, one is not",
        "钱行长",
        opportunity=at(Stage.SOLUTION_PRESENTATION),
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, reason_to_choose="少一半夜间故障"),
            Person(name="钱行长", decides=Answer.YES),
        ),
    ),
    silent(
        "都写好了",
        "All are written",
        opportunity=at(Stage.SOLUTION_PRESENTATION),
        people=(
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, reason_to_choose="少一半夜间故障"),
        ),
    ),
    silent(
        "不是关键人",
        "No key person",
        opportunity=at(Stage.SOLUTION_PRESENTATION),
        people=(Person(name="小孙", level=Level.STAFF),),
    ),
    silent(
        "已经在签合同",
        "The contract is being signed",
        opportunity=at(Stage.CONTRACT_SIGNING),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    unknown(
        "关键人的理由不知道",
        "The reason is unknown",
        asks=True,
        opportunity=at(Stage.SOLUTION_PRESENTATION),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),),
    ),
    unknown(
        "谁是关键人不知道",
        "Who is key is unknown",
        asks=False,
        opportunity=at(Stage.SOLUTION_PRESENTATION),
        people=(Person(name="李主任"),),
    ),
)


@examples(CASES)
def test_reason_to_choose_is_thought_out_for_them(example):
    example.holds_for(RULE)
