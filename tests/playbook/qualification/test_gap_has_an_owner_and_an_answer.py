from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import GapRequest, Need
from yunchou.playbook.qualification.rules.gap_has_an_owner_and_an_answer import RULE
from yunchou.playbook.qualification.terms import Fit

CASES = (
    fires(
        "提了请求，没说哪天答复",
        "Asked, and no day for the answer",
        "没说哪天答复",
        needs=(Need(title="方言识别", fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(owner="研发")),),
    ),
    silent(
        "可有可无的需求没对过",
        "A nice-to-have that nobody compared",
        opportunity=at(Stage.REQUIREMENTS),
        needs=(Need(title="大屏", must_have=Answer.NO),),
    ),
    unknown(
        "需求还没对过产品",
        "A need that nobody compared with the product",
        asks=True,
        says="“方言识别”能不能满足",
        opportunity=at(Stage.REQUIREMENTS),
        needs=(Need(title="方言识别"),),
    ),
    fires(
        "要开发，还没提请求",
        "Takes development, nothing asked",
        "可行性请求",
        needs=(Need(title="方言识别", fit=Fit.NEEDS_DEVELOPMENT),),
    ),
    fires(
        "答复过期了",
        "The answer is overdue",
        "李工",
        severity=Severity.URGENT,
        needs=(
            Need(title="方言识别", fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(owner="李工", due_on=date(2026, 3, 1))),
        ),
    ),
    silent(
        "在期限内等答复",
        "Waiting within the date",
        needs=(
            Need(title="方言识别", fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(owner="李工", due_on=date(2026, 3, 9))),
        ),
    ),
    silent(
        "已经答复能做",
        "Answered: feasible",
        needs=(Need(title="方言识别", fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(feasible=Answer.YES)),),
    ),
    silent("产品本来就满足", "The product meets it", needs=(Need(title="外呼", fit=Fit.MEETS),)),
    unknown("满足度不知道", "The fit is unknown", asks=False, needs=(Need(title="外呼"),)),
    unknown(
        "请求没写负责人",
        "The request names no owner",
        asks=True,
        needs=(Need(title="外呼", fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest()),),
    ),
    unknown(
        "做不到，是不是必须没问",
        "We cannot meet it, and nobody asked whether it is a must",
        asks=True,
        says="是不是必须还没问",
        needs=(Need(title="方言识别", fit=Fit.CANNOT),),
    ),
    silent(
        "做不到，也不是必须",
        "We cannot meet it, and it is no must",
        needs=(Need(title="大屏", fit=Fit.CANNOT, must_have=Answer.NO),),
    ),
)


TWO_UNOWNED = fires(
    "两条要开发，都没提请求",
    "Two take development, nothing asked",
    "“方言识别”、“大屏”要开发：今天就给研发提可行性请求",
    needs=(Need(title="方言识别", fit=Fit.NEEDS_DEVELOPMENT), Need(title="大屏", fit=Fit.NEEDS_DEVELOPMENT)),
)


def test_needs_that_nobody_asked_about_are_one_move_that_asks_about_each():
    TWO_UNOWNED.holds_for(RULE)
    (move,) = TWO_UNOWNED.advice(RULE)
    assert [unknown.of for unknown in move.unknowns] == ["方言识别", "大屏"]


@examples(CASES)
def test_gap_has_an_owner_and_an_answer(example):
    example.holds_for(RULE)
