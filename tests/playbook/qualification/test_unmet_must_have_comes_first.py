from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.facts import GapRequest, Need
from yunchou.playbook.qualification.rules.unmet_must_have_comes_first import RULE
from yunchou.playbook.qualification.terms import Fit

CASES = (
    fires(
        "必须的做不到",
        "A must cannot be met",
        "国密",
        severity=Severity.STOP,
        needs=(Need(title="国密", must_have=Answer.YES, fit=Fit.CANNOT),),
    ),
    fires(
        "研发答复做不了",
        "Development says it is not feasible",
        "国密",
        needs=(
            Need(title="国密", must_have=Answer.YES, fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(feasible=Answer.NO)),
        ),
    ),
    silent("必须的能满足", "The must is met", needs=(Need(title="国密", must_have=Answer.YES, fit=Fit.MEETS),)),
    silent(
        "做不到的是可有可无的",
        "Only a nice-to-have cannot be met",
        needs=(Need(title="大屏", must_have=Answer.NO, fit=Fit.CANNOT),),
    ),
    unknown("满足度不知道", "The fit is unknown", asks=False, needs=(Need(title="国密", must_have=Answer.YES),)),
    unknown("是不是必须不知道", "Must or not is unknown", asks=False, needs=(Need(title="国密", fit=Fit.CANNOT),)),
)


@examples(CASES)
def test_unmet_must_have_comes_first(example):
    example.holds_for(RULE)
