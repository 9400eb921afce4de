from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import NeedSummary
from yunchou.playbook.qualification.rules.need_becomes_a_document import RULE

CASES = (
    fires(
        "需求没有成文",
        "The need is not written down",
        "需求确认书",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(documented=Answer.NO),
    ),
    fires(
        "写好了，客户没确认",
        "Written, not confirmed",
        "书面确认",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(documented=Answer.YES, confirmed_by_customer=Answer.NO),
    ),
    silent(
        "客户已确认",
        "The customer confirmed",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(documented=Answer.YES, confirmed_by_customer=Answer.YES),
    ),
    silent(
        "还在判断商机", "Still qualifying", opportunity=at(Stage.QUALIFICATION), need=NeedSummary(documented=Answer.NO)
    ),
    unknown("有没有成文不知道", "Whether it is written is unknown", asks=True, opportunity=at(Stage.REQUIREMENTS)),
)


@examples(CASES)
def test_need_becomes_a_document(example):
    example.holds_for(RULE)
