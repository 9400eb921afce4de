from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage
from yunchou.playbook.qualification.facts import Need
from yunchou.playbook.qualification.rules.unclear_need_is_asked_again import RULE

CASES = (
    fires(
        "有一条需求说不清",
        "One need is not clear",
        "不明确",
        severity=Severity.IMPORTANT,
        opportunity=at(Stage.QUALIFICATION),
        needs=(Need(title="质检", clarity=Answer.NO), Need(title="外呼", clarity=Answer.YES)),
    ),
    fires(
        "客户没有需求",
        "The customer has no need",
        "没有需求",
        opportunity=at(Stage.QUALIFICATION, disqualified_for=DisqualifiedFor.NO_NEED),
    ),
    silent(
        "需求都明确",
        "All needs are clear",
        opportunity=at(Stage.QUALIFICATION),
        needs=(Need(title="质检", clarity=Answer.YES),),
    ),
    silent(
        "不明确的只是可有可无的",
        "Only a nice-to-have is unclear",
        opportunity=at(Stage.QUALIFICATION),
        needs=(Need(title="质检", clarity=Answer.YES), Need(title="大屏", clarity=Answer.NO, must_have=Answer.NO)),
    ),
    unknown("没有问过需求", "Nobody has asked", asks=True, opportunity=at(Stage.QUALIFICATION)),
    unknown(
        "这一条没问清",
        "This one was not asked about",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN),
        needs=(Need(title="质检"),),
    ),
)


@examples(CASES)
def test_unclear_need_is_asked_again(example):
    example.holds_for(RULE)
